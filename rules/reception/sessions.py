"""The kinds of days on which somebody receives, and the ways in which a visitor comes to a place on one."""

from enum import StrEnum
from typing import Final


class SessionKind(StrEnum):
    """What a day is held for; the value is what the database keeps."""

    RECEPTION = "reception"
    OPEN_DOOR = "open_door"  # a day on which cadres come to talk
    REQUESTED = "requested"  # times offered to one person who asked for a meeting


class Way(StrEnum):
    """How a visitor came to a place; the value is what the database keeps."""

    CHAT = "chat"
    PROXY = "proxy"  # a secretary or relative booked for them
    PHONE = "phone"  # they called, and the desk booked
    WALK_IN = "walk_in"  # they came on the day and queued


# What anybody may book; a requested meeting is one person's.
OPEN_TO_ALL: Final = frozenset({SessionKind.RECEPTION, SessionKind.OPEN_DOOR})
