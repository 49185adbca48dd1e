"""What a task is called, as a text's key and values: one text a rule, and its period from the slot's name."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

_PERIOD: Final = re.compile(r"(?P<year>\d{4})(?:-(?P<kind>[QH]?)(?P<number>\d{1,2})|-(?P<festival>[a-z_]+))?")
_KINDS: Final[Mapping[str, str]] = {"": "month", "Q": "quarter", "H": "half"}


@dataclass(frozen=True, slots=True)
class Period:
    """A slot's period: the key of its text, its number, and the year as text."""

    key: str
    number: int
    year: str


def matter_key(rule: str) -> str:
    """Return the key of a rule's text."""
    return f"matter-{rule.replace('_', '-')}"


def period(slot: str) -> Period | None:
    """Return the period a slot is named after; None for an event's."""
    found = _PERIOD.fullmatch(slot)
    if found is None:
        return None
    if found["festival"]:
        return Period(f"care-festival-{found['festival'].replace('_', '-')}", 0, found["year"])
    if found["number"]:
        return Period(f"care-period-{_KINDS[found['kind']]}", int(found["number"]), found["year"])
    return Period("care-period-year", 0, found["year"])
