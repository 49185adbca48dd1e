"""Transactions of aid: the funds' money, applications, decisions by two persons, public notices."""
