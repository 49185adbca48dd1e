"""Ballots and waves in the chat: their buttons, words and keys, and the door only a ballot's taps use."""
