"""Which periods a workbook is offered for: the one that makes sense on a day first, then others near it."""

from calendar import monthrange
from datetime import date, timedelta
from enum import Enum, auto
from typing import Final

from rules.refusals import Refused
from storage.sheets.period import Period

LONGEST: Final = timedelta(days=2 * 366)  # more than that nobody is offered in the chat
_DAY: Final = timedelta(days=1)


class Span(Enum):
    """What a workbook tells of when nobody says otherwise."""

    YEAR = auto()
    QUARTER = auto()
    MONTH = auto()
    DAY = auto()  # the state of things on one day
    WAVE = auto()  # the days of a satisfaction wave


def offered(span: Span, on: date) -> tuple[Period, ...]:
    """Return the periods to choose from on a day, the default first; those of waves the database knows."""
    quarters, months, years = _this_and_last(3, on), _this_and_last(1, on), _this_and_last(12, on)
    match span:
        case Span.YEAR:
            return (years[0], *_this_and_last(6, on), years[1])
        case Span.QUARTER:
            return (*quarters, *months, *years)
        case Span.MONTH:
            return (*months, *quarters, *years)
        case Span.DAY:
            return (Period(None, on),)
        case Span.WAVE:
            return ()


def up_to(span: Span, until_on: date) -> Period:
    """Return the period of the usual kind that ends with a day, which may be in the middle of it."""
    if span is Span.DAY:
        return Period(None, until_on)
    months = {Span.YEAR: 12, Span.QUARTER: 3}.get(span, 1)
    return Period(_first_day(months, until_on), until_on)


def _this_and_last(months: int, on: date) -> tuple[Period, Period]:
    return _around(months, on), _around(months, _first_day(months, on) - _DAY)


def _around(months: int, day: date) -> Period:
    """Return the period of 1, 3, 6 or 12 months, counted from January, that a day lies in."""
    first = _first_day(months, day)
    last = first.month + months - 1
    return Period(first, date(day.year, last, monthrange(day.year, last)[1]))


def _first_day(months: int, day: date) -> date:
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def pressed(span: Span, from_on: date, until_on: date, *, on: date) -> Period:
    """Return the period a button holds; one that is offered on no day was forged ('old-button')."""
    if span is Span.DAY and until_on <= on:
        return Period(None, until_on)
    to_come = span is Span.DAY or until_on.year > on.year
    if to_come or from_on > until_on or until_on - from_on > LONGEST:
        raise Refused("old-button")
    return Period(from_on, until_on)
