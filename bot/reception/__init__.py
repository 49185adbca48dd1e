"""Reception days in the chat: their buttons and words, and the calendar file."""
