"""What people type: the words that stand for commands, and the filters that tell them apart."""

from functools import cache
from typing import Final

from telegram import Message
from telegram.ext import filters

from bot.texts import LANGUAGES, has, text

# Each of these is a command, and the text 'word-…' of either language typed as a plain message.
COMMANDS: Final = (
    "start", "menu", "rate", "book", "suggest", "mine", "result", "help", "cancel", "back", "today",
    "pause", "reception", "desk", "ledger", "wave", "roster", "slips", "export", "language", "privacy",
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
# Anything but text where text was asked.
NOT_TEXT: Final = ~filters.TEXT & ~filters.StatusUpdate.ALL
