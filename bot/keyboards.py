"""Keyboards as plain rows of keys, rendered in the reader's language when they are sent."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from bot.callback_data import Button
from bot.texts import Language, Parameter, Words


@dataclass(frozen=True, slots=True)
class Url:
    """A key that opens an address."""

    address: str


@dataclass(frozen=True, slots=True)
class Copy:
    """A key that copies a text, at most 256 characters."""

    text: str


@dataclass(frozen=True, slots=True)
class Key:
    """One key: the text it shows and what it does."""

    label: str
    does: Button | Url | Copy
    params: dict[str, Parameter] = field(default_factory=dict)


Rows: TypeAlias = Sequence[Sequence[Key]]
NONE: Final[Rows] = ()


def inline(language: Language, rows: Rows) -> InlineKeyboardMarkup | None:
    """Render a keyboard under a message; None when it has no keys."""
    words = Words(language)
    drawn = [[_inline_key(words(key.label, **key.params), key.does) for key in row] for row in rows if row]
    return InlineKeyboardMarkup(drawn) if drawn else None


def column(*keys: Key) -> Rows:
    """Put one key a row."""
    return [[key] for key in keys]


def pairs(*keys: Key) -> Rows:
    """Put two keys a row."""
    return [keys[start : start + 2] for start in range(0, len(keys), 2)]


def paged(keys: Sequence[Key], page: int, size: int, turn: Callable[[int], Button]) -> Rows:
    """Put one page of keys two a row, and below them the ways to the pages beside it.

    A page that is not there any more is the nearest that is.
    """
    last = max(len(keys) - 1, 0) // size
    page = min(max(page, 0), last)
    turns = [
        Key(label, turn(to))
        for label, to in (("button-previous", page - 1), ("button-more", page + 1))
        if 0 <= to <= last
    ]
    return [*pairs(*keys[page * size : (page + 1) * size]), turns]


def _inline_key(label: str, does: Button | Url | Copy) -> InlineKeyboardButton:
    match does:
        case Url(address):
            return InlineKeyboardButton(label, url=address)
        case Copy(text):
            return InlineKeyboardButton(label, copy_text=CopyTextButton(text))
        case Button():
            return InlineKeyboardButton(label, callback_data=does.pack())
