"""Buttons of talks; the digest sends some of them. Whose talk it is, is checked when one comes back."""

from datetime import date

from bot.callback_data import Button, button


@button("tk")
class Card(Button):
    """Show the round of talks, or of field visits ('talk', 'field_visit'), a page of it."""

    deed: str
    page: int


@button("tk-with")
class With(Button):
    """Choose whom a talk or visit was with: a unit's leadership, or one person (0: not named)."""

    deed: str
    unit: int
    person: int


@button("tk-on")
class On(Button):
    """Record it for a day."""

    deed: str
    unit: int
    person: int
    on: date


@button("tk-day")
class TypeDay(Button):
    """Type the day on which it was, or ('plan') for which it is planned."""

    purpose: str
    deed: str
    unit: int
    person: int


@button("tk-undo")
class Undo(Button):
    """Take back what was recorded."""

    encounter: int


@button("tk-do")
class FollowUp(Button):
    """Note something that follows from it: choose what it is about."""

    encounter: int


@button("tk-doc")
class FollowUpOf(Button):
    """Write what follows, of a category."""

    encounter: int
    category: str


@button("tk-plan")
class PlanRound(Button):
    """Give every unit that waits a day."""

    deed: str


@button("tk-why")
class Happened(Button):
    """Say that something happened that makes a talk due; without a code it asks what."""

    code: str


@button("tk-who")
class HappenedTo(Button):
    """Say to whom it happened."""

    code: str
    person: int


@button("tk-not")
class NotHappened(Button):
    """Take back that it happened."""

    occasion: int


@button("meet-at")
class MeetAt(Button):
    """Take an offered time of a meeting."""

    appointment: int


@button("meet-other")
class MeetOther(Button):
    """Ask for other times, once; after that the desk sees to it."""


@button("meet-quit")
class MeetQuit(Button):
    """Let a requested meeting go."""
