"""What one look of the self-check found."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from bot.services import Services


@dataclass(frozen=True, slots=True)
class Finding:
    """Whether it is well, and the text that says so and how to mend it."""

    well: bool
    key: str
    params: dict[str, str | int]


Look: TypeAlias = Callable[[Services], Iterator[Finding]]


def well(key: str, **params: str | int) -> Finding:
    """Return that something is as it should be."""
    return Finding(True, key, params)  # noqa: FBT003 - its name is the function's


def wrong(key: str, **params: str | int) -> Finding:
    """Return that something needs mending."""
    return Finding(False, key, params)  # noqa: FBT003 - likewise


def judged(is_well: object, key: str, **params: str | int) -> Finding:
    """Return what one text says either way."""
    return Finding(bool(is_well), key, params)
