"""Buttons of the booking conversation. Slot 0 stands for the waiting line; about 0 for whoever presses."""

from typing import Final

from bot.callback_data import Button, button

WAITING: Final = 0


@button("times")
class Times(Button):
    """Show the free times of a day, a page of them."""

    day: int
    page: int
    about: int


@button("slot")
class Slot(Button):
    """Choose a time."""

    slot: int
    about: int


@button("queue")
class Queue(Button):
    """Choose to wait for a place."""

    day: int
    about: int


@button("topic")
class Topic(Button):
    """Choose what it is about."""

    day: int
    slot: int
    topic: str
    about: int


@button("no-line")
class NoLine(Button):
    """Leave the line out."""


@button("party")
class Party(Button):
    """Say how many come; 0 asks."""

    size: int


@button("book-it")
class BookIt(Button):
    """Book what was looked at."""

    slot: int


@button("move-to")
class MoveTo(Button):
    """Move an appointment to another time."""

    appointment: int
    slot: int


@button("quit-yes")
class QuitYes(Button):
    """Give an appointment up, for certain."""

    appointment: int


@button("whom")
class Whom(Button):
    """Choose for whom: to book on a day (0: the next), or to put them into the day's queue."""

    about: int
    day: int
    queue: int


@button("guest")
class Guest(Button):
    """Enter whoever was named and is not on the roster."""


@button("here-topic")
class HereTopic(Button):
    """Queue, and say what it is about."""

    day: int
    topic: str


@button("walk-in")
class WalkIn(Button):
    """Put somebody who stands at the desk into the queue, and say what it is about."""

    day: int
    about: int
    topic: str


@button("listen")
class Listen(Button):
    """Hear the line that was spoken."""

    appointment: int


@button("cuts")
class Cuts(Button):
    """Show the times of a day that can be blocked or opened again, a page of them."""

    day: int
    page: int


@button("block")
class Block(Button):
    """Block a time (1), or open it again (0)."""

    slot: int
    page: int
    blocked: int


@button("more-times")
class MoreTimes(Button):
    """Ask for hours to add to a day."""

    day: int


@button("hosts")
class Hosts(Button):
    """Show who may receive on a day instead."""

    day: int


@button("host")
class ReplaceHost(Button):
    """Let somebody else receive on a day."""

    day: int
    post: int


@button("place")
class OtherPlace(Button):
    """Hold one day somewhere else."""

    day: int


@button("call-off")
class CallOff(Button):
    """Call a day off: 0 asks, 1 does."""

    day: int
    sure: int


@button("register")
class PrintRegister(Button):
    """Print the register of a day."""

    day: int


@button("figures")
class Figures(Button):
    """Show the figures of hosts, so many half-years back."""

    back: int


@button("series")
class SeriesList(Button):
    """Show who receives in which rhythm."""


@button("series-new")
class NewSeries(Button):
    """Begin a rhythm: for a unit, received by a post; 0 asks."""

    unit: int
    host: int


@button("rhythm")
class ChooseRhythm(Button):
    """Choose a rhythm, as it is written."""

    rhythm: str


@button("series-hours")
class UsualHours(Button):
    """Receive at the department's hours."""


@button("series-kind")
class SeriesKind(Button):
    """Make it reception days or open-door talk days."""

    kind: str


@button("series-go")
class BeginSeries(Button):
    """Begin the rhythm that was looked at."""


@button("series-end")
class EndSeries(Button):
    """End a rhythm: 0 asks, 1 does."""

    series: int
    sure: int
