"""Buttons of appointments that jobs send and handlers answer; whose it is, is checked when one comes back."""

from bot.callback_data import Button, button


@button("apt")
class Show(Button):
    """Show an appointment of one's own."""

    appointment: int


@button("apt-move")
class Move(Button):
    """List the times an appointment can be moved to, a page of them."""

    appointment: int
    page: int


@button("apt-quit")
class Quit(Button):
    """Ask whether an appointment is to be given up."""

    appointment: int


@button("apt-ics")
class ToCalendar(Button):
    """Send an appointment as a calendar file."""

    appointment: int


@button("apt-take")
class Accept(Button):
    """Take a place that is held for one."""

    appointment: int


@button("apt-pass")
class Decline(Button):
    """Let the next have a place that is held for one."""

    appointment: int


@button("day")
class DayPage(Button):
    """Show who comes on a day, a page of them."""

    day: int
    page: int


@button("visit")
class Visit(Button):
    """Show one visit at the desk, to mark it."""

    appointment: int
    day: int
    page: int


@button("here")
class Here(Button):
    """Say that one is here: for one's place of today, or to queue without one."""

    day: int


@button("call-in")
class Call(Button):
    """Ask in whose turn it is."""

    appointment: int
    day: int


@button("mark")
class Mark(Button):
    """Write down what became of a visit."""

    appointment: int
    day: int
    page: int
    what: str


@button("behalf")
class Behalf(Button):
    """Act for somebody else: book on a day (0: the next), or put them into the day's queue."""

    day: int
    queue: int


@button("year")
class Year(Button):
    """Show the days of the year ahead, a page of them; `about`: for whom one would book, 0 for oneself."""

    about: int
    page: int


@button("desk-year")
class DeskYear(Button):
    """Show the desk its days of the year ahead, a page of them."""

    page: int


@button("manage")
class Manage(Button):
    """Show what the desk can change about a day."""

    day: int
