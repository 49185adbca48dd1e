"""When the festivals of a year are; the only module that knows the lunar calendar (borax)."""

import math
from calendar import leapdays
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from borax.calendars.lunardate import LunarDate

from rules.days import check_year
from rules.tables import table


@dataclass(frozen=True, slots=True)
class Festival:
    """A festival, its name, and how its day is found in a year."""

    code: str
    name: str
    kind: Literal["solar", "lunar", "term"]
    month: int
    day: int = 0  # a solar term has none: it is computed
    shift: int = 0  # days

    def on(self, year: int) -> date:
        """Return its day in that year."""
        return self._unshifted(year) + timedelta(days=self.shift)

    def _unshifted(self, year: int) -> date:
        match self.kind:
            case "solar":
                return date(year, self.month, self.day)
            case "lunar":
                return _from_lunar(year, self.month, self.day)
            case "term":
                return _qingming(year)


FESTIVALS: Final[dict[str, Festival]] = {
    code: Festival(code=code, **fields) for code, fields in table("calendar")["festivals"].items()
}


def festival(code: str, year: int) -> date:
    """Return the day of the festival (`spring_festival`, `mid_autumn` …) in that year, 1990 to 2100.

    Lunar days agree with the ephemeris on every day of 1979 to 2056; after that some new moons fall within
    seconds of midnight. A code that is not declared is a mistake of the caller and raises KeyError.
    """
    check_year(year)
    return FESTIVALS[code].on(year)


def festivals(year: int) -> dict[str, date]:
    """Return the festivals of a year, name to day, in the order of their days."""
    check_year(year)
    days = {each.name: each.on(year) for each in FESTIVALS.values()}
    return dict(sorted(days.items(), key=lambda named: named[1]))


def _from_lunar(year: int, month: int, day: int) -> date:
    """Return the day in the plain month, never the leap one: festivals are not kept twice."""
    on: date = LunarDate(year, month, day).to_solar_date()
    return on


def _qingming(year: int) -> date:
    """Return the solar term: 4.81 April in 2000, 0.2422 days later every year, less the leap days since."""
    return date(year, 4, math.floor(4.81 + 0.2422 * (year - 2000)) - leapdays(2001, year + 1))
