"""The working calendar: imported notices over published ones over the rule, for every day of 1990 to 2100."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Final

from rules import fallback, notice, published
from rules.days import Day, check_day, ordinary

_WARN_FROM: Final = (10, 1)  # notices have appeared between late October and 8 December


class Calendar:
    """Says of every day whether it is worked, by what holiday it is named, and whether that is confirmed.

    Built once from the imported days (their source is `notice.source(year)`) and unchangeable: an import
    makes a new one. Cheap to keep and to ask: each year is laid out at its first question.
    """

    def __init__(self, imported: Iterable[Day] = ()) -> None:
        self._imported: Final = {day.on: day for day in imported}
        self._noticed: Final = frozenset(map(notice.notice_year, self._imported.values()))
        self._special: Final[dict[int, Mapping[date, Day]]] = {}
        fingerprint = _fingerprint(self._imported.values())
        self.version: Final = f"{published.VERSION}/{fallback.VERSION}/{fingerprint}"

    def day(self, on: date) -> Day:
        """Return what is known of that day; refuse a day before 1990 or after 2100."""
        check_day(on)
        if on.year not in self._special:
            self._special[on.year] = self._lay_out(on.year)
        return self._special[on.year].get(on) or ordinary(on, self._source(on.year))

    def is_working(self, on: date) -> bool:
        """Say whether that day is worked: not a weekend or holiday, or made up for."""
        return not self.day(on).is_off

    def is_confirmed(self, day: Day) -> bool:
        """Say whether somebody published it, rather than the rule assuming it."""
        return day.on in self._imported or self.confirms(day.on.year)

    def confirms(self, year: int) -> bool:
        """Say whether the notice of that year is known, imported or published."""
        return year in self._noticed or published.is_published(year)

    def next_working_day(self, after: date) -> date:
        """Return the first working day after that day."""
        on = after + timedelta(days=1)
        while not self.is_working(on):
            on += timedelta(days=1)
        return on

    def unconfirmed_next_year(self, today: date) -> int | None:
        """Return the next year if the administrator should be told that its notice is not known yet."""
        if (today.month, today.day) < _WARN_FROM or self.confirms(today.year + 1):
            return None
        return today.year + 1

    def _lay_out(self, year: int) -> Mapping[date, Day]:
        imported = {on: day for on, day in self._imported.items() if on.year == year}
        return {**self._below(year, imported), **imported}

    def _below(self, year: int, imported: Mapping[date, Day]) -> Mapping[date, Day]:
        """Return what holds where the import says nothing: a whole notice replaces, a part lies over."""
        if year in self._noticed and not fallback.missing_festivals(year, imported):
            return {}
        return published.special_days(year) if published.is_published(year) else fallback.special_days(year)

    def _source(self, year: int) -> str:
        if year in self._noticed:
            return notice.source(year)
        return published.SOURCE if published.is_published(year) else fallback.SOURCE


def _fingerprint(imported: Iterable[Day]) -> str:
    """Return a short name for the imported days that changes whenever one of them does."""
    lines = sorted(f"{day.on} {day.is_off:d} {day.name} {day.source}" for day in imported)
    return "overlay-" + (hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12] if lines else "none")
