"""Buttons that more than one room sends or answers: agreed upon here, so that no room knows another."""

from bot.callback_data import Button, button


@button("menu")
class Menu(Button):
    """Back to the menu."""


@button("go")
class Go(Button):
    """Begin what a command of this name begins ('rate', 'book', …)."""

    command: str


@button("notme")
class NotMe(Button):
    """The account was bound to somebody else: let it go."""
