"""Windows: the slots of all periodic rules laid over the calendar; alike for everybody, made once a day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from rules.care.rulebook import FestivalTiming, Rhythm, Rule, Rulebook
from rules.lunar import festival

MONTHS: Final[Mapping[Rhythm, int]] = {
    Rhythm.YEAR: 12,
    Rhythm.HALF_YEAR: 6,
    Rhythm.QUARTER: 3,
    Rhythm.MONTH: 1,
}


@dataclass(frozen=True, slots=True)
class Window:
    """One slot of one rule before it is applied to anybody; all days inclusive."""

    rule: Rule
    rhythm: Rhythm
    key: tuple[str, str]  # rule and slot: 2026-07, 2026-Q4, 2026-H2, 2026, 2027-spring_festival
    opens_on: date
    due_on: date
    on_time_until: date
    decided: tuple[date, date]  # the span for which the rhythm is chosen: a slot of the sparsest one


def windows(book: Rulebook, day: date) -> tuple[Window, ...]:
    """Return every window that has opened by that day, since the rules came into force, by its last day."""
    found = (
        window
        for code in book.codes
        for rule, until in _reigns(book.versions(code))
        for window in _windows(rule, book, min(day, until))
    )
    return tuple(sorted(found, key=lambda window: (window.on_time_until, window.opens_on, window.rule.code)))


def period(rhythm: Rhythm, day: date) -> tuple[date, date]:
    """Return the first and last day of the month, quarter, half-year or year a day lies in."""
    months = MONTHS[rhythm]
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    return first, _months_later(first, months) - timedelta(days=1)


def period_slot(rhythm: Rhythm, first: date) -> str:
    """Return the name of the slot whose first day this is."""
    match rhythm:
        case Rhythm.MONTH:
            return f"{first:%Y-%m}"
        case Rhythm.QUARTER:
            return f"{first.year}-Q{(first.month + 2) // 3}"
        case Rhythm.HALF_YEAR:
            return f"{first.year}-H{(first.month + 5) // 6}"
        case _:
            return str(first.year)


def _reigns(versions: tuple[Rule, ...]) -> Iterator[tuple[Rule, date]]:
    """Yield each version of a rule with the last day on which its slots may open."""
    for rule, later in pairwise(versions):
        yield rule, later.from_on - timedelta(days=1)
    yield versions[-1], date.max


def _windows(rule: Rule, book: Rulebook, until: date) -> Iterator[Window]:
    """Yield the windows of one version of a rule that open from its first day until a day."""
    for rhythm, _ in rule.owed_to:
        if rhythm is Rhythm.FESTIVAL:
            found = _festival_windows(rule, book.festivals, until)
        elif rhythm in MONTHS:
            found = _period_windows(rule, rhythm, until)
        else:
            continue  # at once: a matter of each person's facts
        yield from (window for window in found if rule.from_on <= window.opens_on <= until)


def _period_windows(rule: Rule, rhythm: Rhythm, until: date) -> Iterator[Window]:
    sparsest = rule.owed_to[0][0]
    first, last = period(rhythm, rule.from_on)
    while first <= until:
        key = rule.code, period_slot(rhythm, first)
        yield Window(rule, rhythm, key, first, last, last, period(sparsest, first))
        first, last = period(rhythm, last + timedelta(days=1))


def _festival_windows(rule: Rule, timings: Mapping[str, FestivalTiming], until: date) -> Iterator[Window]:
    for year in range(rule.from_on.year, until.year + 2):  # the window of a new year opens in the old one
        for code in rule.festivals:
            timing, on = timings[code], festival(code, year)
            opens_on, due_on = on + timedelta(days=timing.opens), on + timedelta(days=timing.due)
            until_on = _on_time_until(timing, on)
            yield Window(
                rule,
                Rhythm.FESTIVAL,
                (rule.code, f"{year}-{code}"),
                opens_on,
                due_on,
                until_on,
                (opens_on, due_on),
            )


def _on_time_until(timing: FestivalTiming, on: date) -> date:
    if timing.on_time_until is not None:
        return festival(timing.on_time_until, on.year)
    return on + timedelta(days=timing.on_time)


def _months_later(first: date, months: int) -> date:
    years, month = divmod(first.month - 1 + months, 12)
    return date(first.year + years, month + 1, 1)
