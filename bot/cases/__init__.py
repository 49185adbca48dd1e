"""Cases in the chat: their buttons and words, for conversations and unasked messages alike."""
