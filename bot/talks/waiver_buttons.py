"""Buttons of waiving talks: what need not be held, why, and that it is to be held after all."""

from bot.callback_data import Button, button


@button("tk-askw")
class AskWaive(Button):
    """Ask what of a unit's leadership, or of one person, need not be held."""

    deed: str
    unit: int
    person: int


@button("tk-wwhy")
class WhyWaive(Button):
    """Ask why one need not be held."""

    rule: str
    subject: int
    slot: str  # with '.' for ':'


@button("tk-waive")
class Waive(Button):
    """Waive one for a reason, by its place in the list."""

    rule: str
    subject: int
    slot: str
    reason: int


@button("tk-wback")
class Unwaive(Button):
    """Let one that was waived be owed again."""

    rule: str
    subject: int
    slot: str
