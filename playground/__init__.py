"""A strict local Bot API with a chat page, for trying, teaching and testing without a token."""
