"""Dates as rosters write them: real dates, Excel serials, and text in a dozen shapes."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from math import isfinite
from typing import Final

from rules.roster.cells import Cell, cell_text
from rules.roster.vocabulary import fold, vocabulary

_SERIAL_ZERO: Final = date(1899, 12, 30)  # Excel's day 0, its invented 29 February 1900 allowed for
_TIME_OF_DAY: Final = re.compile(r"[\sT]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*$")
_YEAR_MONTH_DAY: Final = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)|(\d{4})-(\d{1,2})-(\d{1,2})")
_YEAR_MONTH: Final = re.compile(r"(\d{4})-?(\d\d)|(\d{4})-(\d{1,2})")
_SERIAL: Final = re.compile(r"\d{4,5}")
_FIRST_SERIAL: Final = 2_200  # January 1906; a smaller number is a year, and a year alone is no date


@dataclass(frozen=True, slots=True)
class ReadDate:
    """A date that was read; when only the month was written, the day is the first and `exact` is false."""

    on: date
    exact: bool = True


def read_date(cell: Cell) -> ReadDate | None:
    """Read a date from a cell; None when it holds no date that exists.

    A number with two decimals is a month, as 1976.07; 1976.1 is October, for Excel drops the last zero.
    """
    if isinstance(cell, datetime):
        return ReadDate(cell.date())
    if isinstance(cell, date):
        return ReadDate(cell)
    if isinstance(cell, bool):
        return None
    if isinstance(cell, float) and not cell.is_integer():
        return _read_fraction(cell) if isfinite(cell) else None
    return _read_text(cell_text(cell))


def _read_fraction(number: float) -> ReadDate | None:
    day = int(number)
    return _read_text(str(day)) if day > _FIRST_SERIAL else _read_text(f"{number:.2f}")


@lru_cache(maxsize=1 << 15)  # the days of a lifetime, and of three dates a person
def _read_text(text: str) -> ReadDate | None:
    plain = fold(_TIME_OF_DAY.sub("", text)).translate(_separators()).strip("-")
    if whole := _YEAR_MONTH_DAY.fullmatch(plain):
        return _existing(*_numbers(whole), exact=True)
    if month := _YEAR_MONTH.fullmatch(plain):
        return _existing(*_numbers(month), exact=False)
    if _SERIAL.fullmatch(plain) and int(plain) > _FIRST_SERIAL:
        return ReadDate(_SERIAL_ZERO + timedelta(days=int(plain)))
    return None


def _numbers(match: re.Match[str]) -> list[int]:
    return [int(group) for group in match.groups() if group is not None]


def _existing(year: int, month: int, day: int = 1, *, exact: bool) -> ReadDate | None:
    try:
        return ReadDate(date(year, month, day), exact=exact)
    except ValueError:
        return None


@cache
def _separators() -> dict[int, str]:
    return str.maketrans(dict.fromkeys(vocabulary().date_separators, "-"))
