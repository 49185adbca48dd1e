"""Buttons of the cares: carried by digests and answered by the conversations about visits, events and leave.

Each is complete in itself: an old one, or one that was forwarded, is checked anew and does no harm.
"""

from datetime import date

from bot.callback_data import Button, button


@button("ctoday")
class Today(Button):
    """Everything owed just now, from a page on (0 is the first)."""

    page: int


@button("cseen")
class Seen(Button):
    """Somebody was seen on a day: ask in which way."""

    subject: int
    on: date


@button("cway")
class SeenWay(Button):
    """Record a visit: whom, in which way, on which day."""

    subject: int
    way: str
    on: date


@button("cday")
class OtherDay(Button):
    """The visit was on another day: offer some."""

    subject: int


@button("ctype")
class TypeDay(Button):
    """The day is to be typed; `event` is empty for a visit."""

    subject: int
    event: str


@button("cwrong")
class Withdraw(Button):
    """Withdraw a visit that was entered by mistake."""

    visit: int


@button("cnote")
class Note(Button):
    """Add a line to a visit."""

    visit: int


@button("cround")
class Round(Button):
    """Several people were seen on one round."""


@button("cpick")
class Pick(Button):
    """Choose somebody for the round, or take them out again."""

    subject: int


@button("cdone")
class RoundWay(Button):
    """Record the round in a way."""

    way: str


@button("cleave")
class AskLeave(Button):
    """Ask until when the leave is to last."""


@button("cuntil")
class LeaveUntil(Button):
    """Take leave until a day."""

    on: date


@button("cback")
class EndLeave(Button):
    """Be back from leave."""


@button("cmany")
class TooMany(Button):
    """The reminders are too many."""


@button("clate")
class LateNames(Button):
    """Name those that a town or the county was told of as counts, from a page on."""

    rung: str
    page: int


@button("cevent")
class AboutWhom(Button):
    """Report an event: choose whom, from a page on."""

    event: str
    page: int


@button("cwhen")
class EventWhen(Button):
    """Report an event about somebody: choose the day."""

    event: str
    subject: int


@button("cev")
class EventOn(Button):
    """Report an event about somebody on a day."""

    event: str
    subject: int
    on: date


@button("cundo")
class Undo(Button):
    """Take back what was reported today."""

    fact: int


@button("cdeath")
class Death(Button):
    """Show an entry of a death to whoever is to confirm it."""

    fact: int


@button("cdtrue")
class DeathTrue(Button):
    """Confirm a death."""

    fact: int


@button("cdfalse")
class DeathFalse(Button):
    """Strike out a death that was entered by mistake."""

    fact: int
