"""The citizen's ID number: checked, asked for birth date and sex, and forgotten. It is never kept."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643-1999
_CHECK_DIGITS: Final = "10X98765432"
_EIGHTEEN: Final = re.compile(r"\d{6}(\d{8})\d\d(\d)[\dX]", re.ASCII)
_FIFTEEN: Final = re.compile(r"\d{6}(\d{6})\d\d(\d)", re.ASCII)  # until 1999; the century is the twentieth


@dataclass(frozen=True, slots=True)
class Identity:
    """All that is taken from an ID number."""

    birth_on: date
    sex: str  # 'male' or 'female'


def read_identity(number: str) -> Identity | None:
    """Take birth date and sex from a number without spaces; None when check digit or date is wrong."""
    number = number.upper()
    if match := _EIGHTEEN.fullmatch(number):
        return _identity(match[1], match[2]) if _check_digit(number) == number[17] else None
    if match := _FIFTEEN.fullmatch(number):
        return _identity("19" + match[1], match[2])
    return None


def _identity(birth: str, order: str) -> Identity | None:
    try:
        birth_on = date(int(birth[:4]), int(birth[4:6]), int(birth[6:]))
    except ValueError:
        return None
    return Identity(birth_on, "male" if int(order) % 2 else "female")


def _check_digit(number: str) -> str:
    return _CHECK_DIGITS[sum(int(d) * w for d, w in zip(number, _WEIGHTS, strict=False)) % 11]
