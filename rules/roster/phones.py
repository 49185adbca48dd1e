"""Telephone numbers as rosters write them, brought to one form."""

import re
from typing import Final

from rules.roster.vocabulary import fold

_NOISE: Final = re.compile(r"[()\-\u2010-\u2015.]|^(?:\+|00)86|^86(?=1\d{10}$)")
_NUMBER: Final = re.compile(r"1[3-9]\d{9}|0\d{2,3}\d{7,8}", re.ASCII)  # mobile, or landline with area code
_BETWEEN: Final = re.compile(r"[,;/\u3001]")


def read_phone(written: str) -> str | None:
    """Return the first whole number in a cell as digits only; None when there is none."""
    for part in _BETWEEN.split(fold(written)):
        digits = _NOISE.sub("", _NOISE.sub("", part))
        if _NUMBER.fullmatch(digits):
            return digits
    return None
