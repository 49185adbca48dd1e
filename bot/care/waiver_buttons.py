"""Buttons of waiving: what need not be done, why, and that it is to be done after all."""

from bot.callback_data import Button, button


@button("caskw")
class AskWaive(Button):
    """Ask what of somebody's need not be done."""

    subject: int


@button("cwhy")
class WhyWaive(Button):
    """Ask why one task need not be done."""

    subject: int
    rule: str
    slot: str  # with '.' for ':'


@button("cwaive")
class Waive(Button):
    """Waive one task for a reason, by its place in the list."""

    subject: int
    rule: str
    slot: str
    reason: int


@button("cwback")
class Unwaive(Button):
    """Let a waived task be owed again."""

    subject: int
    rule: str
    slot: str  # with '.' for ':'
