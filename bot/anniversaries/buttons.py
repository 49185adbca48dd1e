"""Buttons of joining days and of the fifty-year list."""

from bot.callback_data import Button, button


@button("fifty")
class Fifty(Button):
    """Take the list of those who become fifty years in the Party by 1 July."""


@button("greet")
class Greet(Button):
    """Be greeted on one's joining day (1), or not (0)."""

    wished: int
