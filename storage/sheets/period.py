"""The period a workbook tells of, and what people call it: a day, month, quarter, half-year, year or span."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from storage.sheets.words import Words

NAMED_MONTHS = {1: "month", 3: "quarter", 6: "half", 12: "year"}


@dataclass(frozen=True, slots=True)
class Period:
    """From one day to another, both included; without a first day it is the state of things on the last."""

    from_on: date | None
    until_on: date

    def __post_init__(self) -> None:
        if self.from_on is not None and self.from_on > self.until_on:
            raise ValueError("from_on")

    def in_words(self, words: Words) -> str:
        """Name the period in a language, as in a title."""
        if self.from_on is None:
            return words("period-until", last=_day(self.until_on, words))
        if self.from_on == self.until_on:
            return _day(self.until_on, words)
        name, values = self.named()
        if name is None:
            return words("period-range", first=_day(self.from_on, words), last=_day(self.until_on, words))
        return words(f"period-{name}", **values)

    def named(self) -> tuple[str | None, dict[str, str | int]]:
        """Return `month`, `quarter`, `half` or `year` and its values; None if it is none of them."""
        first, last = self.from_on, self.until_on
        if first is None or first.year != last.year or first.day != 1 or not _ends_month(last):
            return None, {}
        length = last.month - first.month + 1
        name = NAMED_MONTHS.get(length)
        if name is None or last.month % length:
            return None, {}
        year: dict[str, str | int] = {"year": str(first.year)}
        return name, year if name == "year" else {**year, name: last.month // length}


def _ends_month(day: date) -> bool:
    return day.day == monthrange(day.year, day.month)[1]


def _day(day: date, words: Words) -> str:
    return words("period-day", year=str(day.year), month=day.month, day=day.day)
