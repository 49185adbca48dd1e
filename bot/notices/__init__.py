"""Notices in words and buttons, for the conversation and for the message itself."""
