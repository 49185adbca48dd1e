"""Notices in words: the message as its readers see it, how long it takes, and what became of it."""

from datetime import date, datetime
from math import ceil
from typing import Final

from bot.delivery import next_window, within_window
from bot.keyboards import Copy, Key, Rows
from bot.notices.buttons import CopyNotice, Object
from bot.pace import PER_SECOND
from bot.texts import Language, Parameter, Text, text
from storage.notices.readers import Readers
from storage.notices.telling import Notice

_COPIED_MOST: Final = 256  # characters a button can copy
_MINUTES_FROM: Final = 120  # seconds


def letter(language: Language, unit: str, words: str, feedback_until: date | None, *, on: date) -> Text:
    """Write a notice as its readers see it."""
    if feedback_until is None or feedback_until < on:
        return text(language, "notice-letter", unit=unit, text=words)
    return text(language, "notice-letter-public", unit=unit, text=words, until=feedback_until)


def letter_keys(notice_id: int, words: str, feedback_until: date | None, *, on: date) -> Rows:
    """Return what its readers can press: copy the text, and (a public notice) say what they know."""
    keys = [Key("button-notice-copy", Copy(words) if len(words) <= _COPIED_MOST else CopyNotice(notice_id))]
    if feedback_until is not None and on <= feedback_until:
        keys.append(Key("button-notice-object", Object(notice_id)))
    return [keys]


def readers(language: Language, counted: Readers, *, at: datetime) -> Text:
    """Say whom a notice would go to and how long that takes; by night also when it begins."""
    starts = next_window(at)
    return text(
        language,
        "notice-readers",
        unit=counted.unit,
        group=group(language, counted.audience),
        people=counted.people,
        reached=counted.with_chat,
        left=counted.people - counted.with_chat,
        takes=takes(language, counted.with_chat),
        begins="now" if within_window(at) else "later",
        day=starts,
        time=starts,
    )


def takes(language: Language, messages: int) -> Text:
    """Say about how long so many messages take at our pace."""
    seconds = max(1, ceil(messages / PER_SECOND))
    if seconds < _MINUTES_FROM:
        return text(language, "notice-seconds", count=seconds)
    return text(language, "notice-minutes", count=ceil(seconds / 60))


def group(language: Language, audience: str) -> Text:
    """Name a group."""
    return text(language, f"audience-{audience}")


def progress(language: Language, notice: Notice, *, at: datetime) -> Text:
    """Say what became of a notice: how many were delivered, wait, or were not, and why not."""
    params: dict[str, Parameter] = {
        "unit": notice.unit,
        "group": group(language, notice.audience),
        "by": notice.by,
        "day": notice.at.astimezone(at.tzinfo),
        "time": notice.at.astimezone(at.tzinfo),
        "state": notice.state,
        "people": notice.people,
        "left": notice.without_chat,
    }
    params |= {name: _count(notice, *states) for name, states in _SHOWN.items()}
    return text(language, "notice-progress", **params)


# What is counted together: a message's state, and the reason beside it where that tells more.
_SHOWN: Final = {
    "sent": ("sent",),
    "waiting": ("waiting", "sending"),
    "blocked": ("blocked:forbidden",),
    "gone": ("blocked:no-chat", "dropped:left", "dropped:no-longer-true"),
    "unknown": ("unknown", "failed", "late"),
    "stopped": ("dropped:stopped",),
}


def _count(notice: Notice, *states: str) -> int:
    return sum(
        count
        for (state, why), count in notice.delivery.items()
        if state in states or f"{state}:{why}" in states
    )
