"""The years whose notices are published in `chinesecalendar`; the only module that imports it."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Final

import chinese_calendar

from rules.days import Day, holiday_name

SOURCE: Final = "chinesecalendar"
VERSION: Final = f"{SOURCE}-{chinese_calendar.__version__}"


def _by_year() -> Mapping[int, Mapping[date, Day]]:
    years: defaultdict[int, dict[date, Day]] = defaultdict(dict)
    for days, is_off in ((chinese_calendar.holidays, True), (chinese_calendar.workdays, False)):
        for on, written in days.items():
            years[on.year][on] = Day(on, is_off, holiday_name(written), SOURCE)
    return dict(years)


_YEARS: Final = _by_year()


def is_published(year: int) -> bool:
    """Say whether the notice of that year is known here."""
    return year in _YEARS


def special_days(year: int) -> Mapping[date, Day]:
    """Return the holidays and make-up days of a published year; every other day is ordinary."""
    return _YEARS[year]
