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
