"""Buttons of the booking conversation. Slot 0 stands for the waiting line."""

from typing import Final

from bot.callback_data import Button, button

WAITING: Final = 0


@button("times")
class Times(Button):
    """Show the free times of a day, a page of them."""

    day: int
    page: int


@button("slot")
class Slot(Button):
    """Choose a time."""

    slot: int


@button("queue")
class Queue(Button):
    """Choose to wait for a place."""

    day: int


@button("topic")
class Topic(Button):
    """Choose what it is about."""

    day: int
    slot: int
    topic: str


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
