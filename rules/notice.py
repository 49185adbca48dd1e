"""A holiday notice for import, `{year, papers, days: [{name, date, isOffDay}]}`, read strictly."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from rules.days import Day, check_year, holiday_name
from rules.fallback import missing_festivals
from rules.refusals import Refused

_SOURCE: Final = "overlay:"
_FIELDS: Final = frozenset({"year", "papers", "days"})
_DAY_FIELDS: Final = frozenset({"name", "date", "isOffDay"})


@dataclass(frozen=True, slots=True)
class Notice:
    """The holidays and make-up days of one year, and the papers (addresses) they were published in."""

    year: int
    papers: tuple[str, ...]
    days: tuple[Day, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """Name the festivals that a whole year's notice has and this one lacks, to be shown at the import."""
        return missing_festivals(self.year, {day.on: day for day in self.days})


def source(year: int) -> str:
    """Return the source of the days imported with the notice for that year; a new import replaces them."""
    return f"{_SOURCE}{year}"


def notice_year(day: Day) -> int:
    """Return the year whose notice brought this day: 31 December may come with the notice for next year."""
    return int(day.source.removeprefix(_SOURCE))


def parse_notice(content: bytes) -> Notice:
    """Read an imported file; refuse whatever is not exactly a notice, naming the place (`days[3].date`).

    Fields of the file whose name begins with `$` are the publisher's own and are passed over. An empty list
    is refused: it is how a year looks whose notice has not appeared.
    """
    fields = _object(_parsed(content), "", _FIELDS)
    year, papers, rows = fields["year"], fields["papers"], fields["days"]
    if type(year) is not int:  # bool is an int to isinstance
        raise _wrong("year")
    check_year(year)
    if not isinstance(papers, list) or not all(isinstance(paper, str) for paper in papers):
        raise _wrong("papers")
    if not isinstance(rows, list):
        raise _wrong("days")
    if not rows:
        raise Refused("calendar-empty", year=year)
    days = tuple(_day(row, f"days[{number}]", year) for number, row in enumerate(rows, start=1))
    _check_once(days)
    return Notice(year, tuple(papers), days)


def _parsed(content: bytes) -> object:
    try:
        return json.loads(content, object_pairs_hook=_unrepeated)
    except (ValueError, RecursionError) as error:
        raise Refused("calendar-not-json") from error


def _unrepeated(pairs: list[tuple[str, object]]) -> dict[str, object]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        raise Refused("calendar-field-twice")
    return fields


def _object(value: object, where: str, wanted: frozenset[str]) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise _wrong(where)
    for field in sorted(wanted - value.keys()):
        raise Refused("calendar-field-missing", where=_inside(where, field))
    for field in sorted(value.keys() - wanted):
        if where or not field.startswith("$"):
            raise Refused("calendar-field-unknown", where=_inside(where, field))
    return value


def _day(row: object, where: str, year: int) -> Day:
    fields = _object(row, where, _DAY_FIELDS)
    name, written, is_off = fields["name"], fields["date"], fields["isOffDay"]
    if not isinstance(name, str) or not name.strip():
        raise _wrong(_inside(where, "name"))
    if not isinstance(is_off, bool):
        raise _wrong(_inside(where, "isOffDay"))
    return Day(_date(written, _inside(where, "date"), year), is_off, holiday_name(name.strip()), source(year))


def _date(written: object, where: str, year: int) -> date:
    try:
        on = date.fromisoformat(written) if isinstance(written, str) else None
    except ValueError:
        on = None
    if on is None or on.isoformat() != written:  # Python also reads 20270101 and 2027-W01-1
        raise _wrong(where)
    if not date(year - 1, 12, 1) <= on <= date(year + 1, 1, 31):
        raise Refused("calendar-date-outside-year", where=where, on=on, year=year)
    return on


def _check_once(days: Iterable[Day]) -> None:
    seen: set[date] = set()
    for day in days:
        if day.on in seen:
            raise Refused("calendar-date-twice", on=day.on)
        seen.add(day.on)


def _inside(where: str, field: str) -> str:
    return f"{where}.{field}" if where else field


def _wrong(where: str) -> Refused:
    return Refused("calendar-field-wrong", where=where)
