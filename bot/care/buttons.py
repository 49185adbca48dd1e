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


@button("croundof")
class RoundOf(Button):
    """Several people of a branch were seen, as its sheet of paper says."""

    unit: int


@button("cdays")
class RoundDays(Button):
    """The round was on another day: offer some."""


@button("crday")
class RoundDay(Button):
    """The round was on this day."""

    on: date


@button("call")
class PickAll(Button):
    """Everybody of the list was there."""


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


@button("ccard")
class Card(Button):
    """Show somebody's card: what is open, who sees to it, when they were seen."""

    subject: int


@button("caskc")
class AskContact(Button):
    """Ask who is to be somebody's contact person, from a page on."""

    subject: int
    page: int


@button("csetc")
class SetContact(Button):
    """Make somebody the contact person; 0: nobody."""

    subject: int
    person: int


@button("caskm")
class AskMove(Button):
    """Ask to which branch somebody has moved, from a page on."""

    subject: int
    page: int


@button("cmove")
class MoveTo(Button):
    """Somebody has moved to a branch."""

    subject: int
    unit: int


@button("cmback")
class MoveBack(Button):
    """Somebody had not moved after all."""

    subject: int


@button("ccover")
class AskCover(Button):
    """Ask who is to see to a post, from a page on."""

    post: int
    page: int


@button("ccovby")
class CoverBy(Button):
    """Ask until when somebody is to see to a post."""

    post: int
    person: int


@button("ccovto")
class CoverUntil(Button):
    """Let somebody see to a post until a day."""

    post: int
    person: int
    on: date


@button("cuncov")
class Uncover(Button):
    """The holder sees to the post again."""

    post: int


@button("cstat")
class Coverage(Button):
    """Show how a unit was seen to in a period (0: the usual one), from a page of units on."""

    unit: int
    back: int  # so many periods ago
    page: int


@button("cunseen")
class Unseen(Button):
    """Name whom nobody of a unit has seen for longest."""

    unit: int


@button("calone")
class Alone(Button):
    """Name the people of 70 or over of a unit who have no contact person, from a page on."""

    unit: int
    page: int


@button("cprint")
class PrintSheet(Button):
    """Print the sheet of a branch, or of every branch below a town."""

    unit: int
