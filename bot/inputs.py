"""What people type and send: the words that stand for commands, and the filters that tell them apart."""

from functools import cache
from typing import Final

from telegram import Message
from telegram.ext import filters

from bot.texts import LANGUAGES, has, text

# Each of these is a command, and the text 'word-…' of either language typed as a plain message.
COMMANDS: Final = (
    "start", "menu", "rate", "book", "suggest", "mine", "result", "help", "cancel", "back", "today",
    "pause", "cover", "coverage", "reception", "desk", "ledger", "wave", "roster", "slips", "export",
    "language", "privacy", "posts", "notice", "audit", "calendar", "aid", "fund", "note", "talks", "meet",
)  # fmt: skip
_DECORATION: Final = '/.!"\u3002\uff01\u201c\u201d'  # people type the word as the message quotes it


@cache
def _meanings() -> dict[str, str]:
    return {name: name for name in COMMANDS} | {
        text(language, key).casefold(): name
        for language in LANGUAGES
        for name in COMMANDS
        for key in (f"word-{name}", f"button-{name}")  # people also type what a button says
        if has(language, key)
    }


def meaning(typed: str) -> str | None:
    """Return the command a plain message stands for, or None."""
    return _meanings().get(typed.strip().strip(_DECORATION).casefold())


class Word(filters.MessageFilter):
    """Messages that are a command's word, with or without the slash."""

    def __init__(self, *names: str) -> None:
        super().__init__(name=f"Word({', '.join(names)})")
        self._names = frozenset(names or COMMANDS)

    def filter(self, message: Message) -> bool:
        """Say whether the message is one of the words."""
        if message.text is None:
            return False
        first = (
            message.text.split(maxsplit=1)[0].split("@")[0] if message.text.startswith("/") else message.text
        )
        return meaning(first) in self._names


# A line of text that is somebody's own words.
TYPED: Final = filters.TEXT & ~filters.COMMAND & ~Word()
# What may come instead of a line, or with it.
ATTACHED: Final = filters.PHOTO | filters.VOICE | filters.Document.ALL
# Anything but text where text was asked.
NOT_TEXT: Final = ~filters.TEXT & ~filters.StatusUpdate.ALL


def piece_of(message: Message | None) -> tuple[str, tuple[str, str] | None]:
    """Return the words of a message, and its file, if any: 'photo', 'voice' or 'document', and its id."""
    if message is None:
        return "", None
    words = (message.text or message.caption or "").strip()
    if message.photo:
        return words, ("photo", message.photo[-1].file_id)
    if message.voice:
        return words, ("voice", message.voice.file_id)
    if message.document:
        return words, ("document", message.document.file_id)
    return words, None
