"""The buttons around a ballot: what the rules of ballots pack, and the few screens beside the questions.

All share the ballot's prefix, so that ingress knows them before anything else.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.callback_data import Button, button
from bot.keyboards import Key, Rows, column
from rules.satisfaction.ballots import BALLOT_PREFIX, Form, Tap, opening, pack

_SHOWN: Final = 8  # units that scored low, on one screen
_SCREEN: Final = re.compile(rf"{BALLOT_PREFIX}(?P<screen>[a-z]{{2,}})-(?P<wave>[1-9]\d{{0,15}})", re.ASCII)


class Screen(StrEnum):
    """What is shown beside the questions; the value stands in the payload."""

    INTRO = "intro"
    LATER = "later"
    SECRECY = "secrecy"
    REMARK = "remark"
    NO_REMARK = "noremark"


@dataclass(frozen=True, slots=True)
class ScreenOf:
    """A screen of one wave."""

    screen: Screen
    wave: int


@button(BALLOT_PREFIX.removesuffix(":"))
class BallotButton(Button):
    """Anything around a ballot; checked by `ballots.unpack` or `screen_of`, not by its one field."""

    says: str


@button("waveopen")
class OpenWave(Button):
    """Open a wave of a template or a loaded questionnaire; `sure` is 1 once that was asked."""

    template: str
    sure: int


@button("waveunits")
class UnitsToAssess(Button):
    """Show a page of the units that can be assessed."""

    page: int


@button("waveunit")
class AssessUnit(Button):
    """Open an assessment of a unit; `sure` is 1 once that was asked."""

    unit: int
    sure: int


@button("wavepeople")
class Appointed(Button):
    """Open the rating of the appointments that were typed."""


@button("wavesample")
class SampleWave(Button):
    """Ask a part of the people of a template or a loaded questionnaire, drawn by lot."""

    template: str


@button("wavesampleday")
class KnownIn(Button):
    """The value that draws the sample is known in so many days."""

    days: int


@button("waveframe")
class TakeFrame(Button):
    """Send the list of a published sample once more."""

    sample: int


@button("wavedraw")
class DrawSample(Button):
    """Draw a published sample by its value."""

    sample: int


@button("wavedrawsure")
class DrawNow(Button):
    """Draw by the value that was typed, and open the wave."""


@button("paper")
class Paper(Button):
    """Show how far a wave's paper is."""

    wave: int


@button("waveafter")
class FollowUps(Button):
    """Show what a closed wave asks the desk to look at."""

    wave: int


@button("wavelow")
class LowScore(Button):
    """A unit that scored low: 0 to look, 1 to make it a case, 2 to have a talk proposed."""

    wave: int
    unit: int
    does: int


@button("remarkread")
class ReadRemark(Button):
    """Read a remark by its number; `file` is 1 to make it a case."""

    wave: int
    number: int
    file: int


def follow_up_keys(wave: int, low: Sequence[tuple[int, str]], remarks: int) -> Rows:
    """Return the keys under what a closed wave asks the desk to look at: low units by name, and remarks."""
    units = [Key("own-words", LowScore(wave, unit, 0), {"words": name}) for unit, name in low[:_SHOWN]]
    return column(*units, *([Key("button-remarks-read", ReadRemark(wave, 1, 0))] if remarks else []))


def tap_button(form: Form, tap: Tap) -> BallotButton:
    """Make the button that is this tap."""
    return BallotButton(pack(form, tap).removeprefix(BALLOT_PREFIX))


def screen_button(screen: Screen, wave: int) -> BallotButton:
    """Make the button that shows this screen."""
    return BallotButton(f"{screen.value}-{wave}")


def screen_of(payload: str) -> ScreenOf | None:
    """Return which screen a payload asks for, or None."""
    found = _SCREEN.fullmatch(payload)
    if found is None or found["screen"] not in set(Screen):
        return None
    return ScreenOf(Screen(found["screen"]), int(found["wave"]))


def intro_keys(form: Form) -> Rows:
    """Return the keys under the ballot's first words: begin, later, how it is kept secret."""
    begin = Key("button-ballot-begin", tap_button(form, opening()))
    later = Key("button-ballot-later", screen_button(Screen.LATER, form.wave))
    return [[begin, later], [Key("button-ballot-secrecy", screen_button(Screen.SECRECY, form.wave))]]
