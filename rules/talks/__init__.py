"""Talks: which are owed to whom, what settles them, how a round is planned, and requested meetings."""
