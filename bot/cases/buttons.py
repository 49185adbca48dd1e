"""Buttons of cases; whose case it is, and what may be done to it, is checked when one comes back."""

from datetime import date

from bot.callback_data import Button, button


@button("suggest")
class Category(Button):
    """Choose what something is about; `about` is whom it is raised for, 0 for oneself."""

    code: str
    about: int


@button("suggest-for")
class OnBehalf(Button):
    """Raise something for somebody else; 0 asks for whom."""

    about: int


@button("suggest-done")
class Done(Button):
    """Everything was written."""


@button("suggest-file")
class FileAs(Button):
    """Hand in what was written, by name or in confidence."""

    privacy: str


@button("suggest-anon")
class Nameless(Button):
    """Write without a name."""


@button("case")
class Show(Button):
    """Show a case of one's own."""

    case: int


@button("case-add")
class Add(Button):
    """Add something to a case, or answer a question about it."""

    case: int


@button("case-quit")
class Quit(Button):
    """Ask whether a case is to be withdrawn."""

    case: int


@button("case-quit-yes")
class QuitYes(Button):
    """Withdraw a case, for certain."""

    case: int


@button("case-yes")
class Satisfied(Button):
    """The person is satisfied."""

    case: int


@button("case-no")
class NotSatisfied(Button):
    """The person is not satisfied."""

    case: int


@button("case-later")
class Later(Button):
    """Ask again in a few days."""

    case: int


@button("case-again")
class Again(Button):
    """Asked once more: it is not solved after all."""

    case: int


@button("case-fine")
class Fine(Button):
    """Asked once more: it is solved."""

    case: int


@button("case-witness")
class Witness(Button):
    """What somebody without a chat said (1: satisfied); asks on which day."""

    case: int
    satisfied: int


@button("case-witnessed")
class Witnessed(Button):
    """What somebody without a chat said on a day."""

    case: int
    satisfied: int
    on: date


@button("case-need")
class Need(Button):
    """Note what somebody who was visited needs."""

    subject: int
    visit: int


@button("desk")
class Desk(Button):
    """Show a page of the desk's queue."""

    page: int


@button("desk-case")
class Open(Button):
    """Show a case at the desk."""

    case: int


@button("desk-do")
class Do(Button):
    """Do something to a case: an event's name."""

    case: int
    event: str


@button("desk-unit")
class RouteTo(Button):
    """Route a case to a unit."""

    case: int
    unit: int


@button("desk-who")
class GiveTo(Button):
    """Make somebody owner ('hand_over') or deputy ('depute')."""

    case: int
    event: str
    person: int


@button("desk-days")
class ExtendBy(Button):
    """Extend by so many working days; the reason is typed."""

    case: int
    days: int


@button("desk-files")
class Files(Button):
    """Send a case's photos, voice messages and documents."""

    case: int


@button("desk-enter")
class Enter(Button):
    """Type in what came by letter or telephone; an empty source asks which."""

    source: str


@button("desk-enter-as")
class EnterAs(Button):
    """Choose the category of what is typed in."""

    source: str
    code: str


@button("desk-from")
class From(Button):
    """Choose who called or wrote: somebody on the roster; 0 for nobody known."""

    person: int
