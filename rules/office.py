"""What the page of help tells of the office: where it is, how to reach it, when, and who is in charge."""

from dataclasses import astuple, dataclass
from typing import Final

from rules.refusals import Refused

LONGEST: Final = 100  # characters of one line


@dataclass(frozen=True, slots=True)
class OfficeSettings:
    """Four lines, each left out of the page while it is empty."""

    place: str = ""  # the four lines of the page of help; an empty one is left out
    telephone: str = ""  # as people dial it
    hours: str = ""  # in words, as people read them
    in_charge: str = ""  # whom to ask for

    def __post_init__(self) -> None:
        if any(len(line) > LONGEST for line in astuple(self)):
            raise Refused("office-too-long", most=LONGEST)
