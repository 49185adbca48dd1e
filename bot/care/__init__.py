"""The five cares in the chat: their buttons and words, and the digest's sentences."""
