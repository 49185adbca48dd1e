"""Buttons of the monthly note; whose branch and month it is, is checked when one comes back."""

from datetime import date

from bot.callback_data import Button, button


@button("note")
class Look(Button):
    """Show a branch's note of a month: asks on which day the fixed day was held."""

    unit: int
    month: date


@button("note-again")
class Again(Button):
    """Answer a note's questions once more."""

    unit: int
    month: date


@button("note-day")
class Held(Button):
    """The fixed day was held on a day of the month (0: not at all); asks what there is to pass up."""

    unit: int
    month: date
    day: int


@button("note-type")
class TypeDay(Button):
    """The fixed day was held on a day that is to be typed."""

    unit: int
    month: date


@button("note-send")
class Send(Button):
    """Send the note with nothing to pass up."""

    unit: int
    month: date
    day: int


@button("note-say")
class Say(Button):
    """Ask for the line to pass up, then send the note."""

    unit: int
    month: date
    day: int


@button("note-case")
class ToCase(Button):
    """Make what was passed up a case."""

    unit: int
    month: date


@button("notes")
class PassedUp(Button):
    """Show what branches passed up in a month, a page of it."""

    month: date
    page: int


@button("notes-hear")
class Hear(Button):
    """Send the voice message that a branch passed up."""

    unit: int
    month: date
