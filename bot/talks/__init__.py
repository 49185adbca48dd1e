"""Talks in the chat: their buttons and words, the card, the digest's part."""
