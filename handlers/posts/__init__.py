"""Posts in the chat: who holds which, what each may do; given, handed over, covered and ended."""

from handlers.posts.talking import conversations

__all__ = ["conversations"]
