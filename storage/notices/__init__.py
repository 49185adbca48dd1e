"""Notices: whom one goes to, how it leaves in pieces, and what became of it."""
