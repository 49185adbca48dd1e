"""One day of the working calendar, what its holiday is called, and the years we answer for."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from rules.refusals import Refused
from rules.tables import table

FIRST_YEAR: Final = 1990
LAST_YEAR: Final = 2100

WEEKEND_NAME: Final[str] = table("calendar")["weekend"]
_NAMES: Final[dict[str, str]] = table("calendar")["names"]
_BETWEEN_NAMES: Final = "\N{IDEOGRAPHIC COMMA}"  # a notice joins two festivals that share days


@dataclass(frozen=True, slots=True)
class Day:
    """Whether a day is off, and who says so.

    `name` is the holiday it belongs to, or is worked for as a make-up day; None on an ordinary day.
    `source` is 'chinesecalendar', 'rule' or 'overlay:2027', the imported notice for that year.
    """

    on: date
    is_off: bool
    name: str | None
    source: str

    @property
    def is_weekend(self) -> bool:
        """Say whether it is a Saturday or Sunday, worked or not."""
        return self.on.weekday() >= 5

    @property
    def is_make_up(self) -> bool:
        """Say whether it is a Saturday or Sunday that is worked."""
        return self.is_weekend and not self.is_off


def ordinary(on: date, source: str) -> Day:
    """Return the day as it is without any notice: off on Saturday and Sunday."""
    return Day(on, is_off=on.weekday() >= 5, name=None, source=source)


def holiday_name(written: str) -> str:
    """Return what we call the holiday (or holidays, joined) that a source writes this way."""
    return _BETWEEN_NAMES.join(_NAMES.get(name, name) for name in written.split(_BETWEEN_NAMES))


def check_day(on: date) -> None:
    """Refuse a day outside the years we answer for; a moment is a mistake of the caller: TypeError."""
    if isinstance(on, datetime):
        raise TypeError("a day is wanted, not a moment: its date depends on the time zone")
    check_year(on.year)


def check_year(year: int) -> None:
    """Refuse a year outside those we answer for."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refused("calendar-year-out-of-range", year=year, first=FIRST_YEAR, last=LAST_YEAR)
