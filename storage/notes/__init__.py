"""Transactions of monthly notes: drafting, sending, what was passed up, the summary for town and county."""
