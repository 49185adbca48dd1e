"""A line of a filled sheet of visits: what its cells say, in whatever order and spelling."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from rules.care.rulebook import Way
from rules.refusals import Refused
from rules.roster.cells import Cell
from rules.roster.dates import read_date
from rules.roster.vocabulary import fold
from rules.tables import table
from rules.typed_days import read_day

NEEDED = ("name", "on", "way")


@dataclass(frozen=True, slots=True)
class Line:
    """Who was seen, when, how and by whom, as far as it was written; a blank line has neither day nor way."""

    row: int  # as numbered in the file
    id: int | None
    unit: str
    name: str
    on: date | None
    way: Way | None
    visitor: str
    note: str
    blank: bool


def columns(header: Sequence[Cell]) -> Mapping[str, int]:
    """Return which column holds what; without a name, a day and a way it is no header ({})."""
    spelt = {fold(word): field for field, words in table("visits")["headers"].items() for word in words}
    found: dict[str, int] = {}
    for position, cell in enumerate(header):
        field = spelt.get(fold(str(cell)))
        if field is not None:
            found.setdefault(field, position)
    return found if all(field in found for field in NEEDED) else {}


def check(found: Mapping[str, int]) -> None:
    """Refuse a file without a header that says who, when and how."""
    if not found:
        names = [table("visits")["headers"][field][0] for field in NEEDED]
        raise Refused("visits-no-header", columns=" / ".join(names))


def read_line(row: int, cells: Sequence[Cell], where: Mapping[str, int], today: date) -> Line:
    """Read one line."""
    said = {field: cells[at] for field, at in where.items() if at < len(cells)}
    words = {field: str(cell).strip() for field, cell in said.items()}
    number = words.get("id", "").removesuffix(".0")
    return Line(
        row,
        int(number) if number.isascii() and number.isdigit() else None,
        words.get("unit", ""),
        words.get("name", ""),
        _day(said.get("on", ""), today),
        _ways().get(fold(words.get("way", ""))),
        words.get("visitor", ""),
        words.get("note", ""),
        blank=not words.get("on") and not words.get("way"),
    )


def _day(cell: Cell, today: date) -> date | None:
    whole = read_date(cell)
    if whole is not None and whole.exact:
        return whole.on
    return read_day(str(cell), today)


@cache
def _ways() -> Mapping[str, Way]:
    return {fold(word): Way(way) for way, words in table("visits")["ways"].items() for word in words}
