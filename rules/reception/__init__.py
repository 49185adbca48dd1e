"""Appointments: reception days and their slots, who may book, who waits, and how a day goes."""
