"""The statutory holidays, by rule: what is assumed of a year until its notice is known."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from rules.days import Day
from rules.lunar import FESTIVALS
from rules.tables import table

SOURCE: Final = "rule"
VERSION: Final = f"{SOURCE}-2025"  # the year from which the law gives these days

_STATUTORY: Final[dict[str, dict[str, int]]] = table("calendar")["statutory"]


def special_days(year: int) -> Mapping[date, Day]:
    """Return the days off that the law gives in that year; make-up days are known from a notice only."""
    return {day.on: day for code in _STATUTORY for day in _days_of(code, year)}


def missing_festivals(year: int, days: Mapping[date, Day]) -> tuple[str, ...]:
    """Name the festivals with statutory days that these days of a whole year do not give off."""
    kept = ((FESTIVALS[code], days.get(FESTIVALS[code].on(year))) for code in _STATUTORY)
    return tuple(festival.name for festival, day in kept if day is None or not day.is_off)


def _days_of(code: str, year: int) -> Iterator[Day]:
    festival, span = FESTIVALS[code], _STATUTORY[code]
    first = festival.on(year) + timedelta(days=span["first"])
    for offset in range(span["days"]):
        yield Day(first + timedelta(days=offset), is_off=True, name=festival.name, source=SOURCE)
