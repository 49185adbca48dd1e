"""Talks as transactions: who is owed one, recording it, what follows, planning, and requested meetings."""
