"""A day as people write it, in a chat or on a sheet: with or without the year, never one to come."""

import re
from datetime import date
from typing import Final

_NUMBERS: Final = re.compile(r"\d+")


def read_day(written: str, today: date) -> date | None:
    """Return the day that was written; without a year the last one that is not to come. None: no day."""
    numbers = [int(each) for each in _NUMBERS.findall(written)]
    try:
        match numbers:
            case [year, month, day]:
                return date(year, month, day)
            case [month, day]:
                this_year = date(today.year, month, day)
                return this_year if this_year <= today else date(today.year - 1, month, day)
            case _:
                return None
    except (ValueError, OverflowError):  # the latter for a year beyond any calendar
        return None
