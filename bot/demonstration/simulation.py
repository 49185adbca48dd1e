"""A roster of any size as a workbook, to measure what a machine bears: invented people, always the same."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import count, islice
from pathlib import Path
from typing import Final

import xlsxwriter

from bot.demonstration import roster
from rules.roster.entry import Entry
from rules.roster.vocabulary import vocabulary

_FIELDS: Final = (
    "name",
    "sex",
    "birth_on",
    "category",
    "town",
    "branch",
    "joined_on",
    "full_since_on",
    "phone",
)
_FACTS: Final = ("duty", "honour", "hardship", "alone", "unable", "contact")


def entries(people: int, on: date) -> Iterator[Entry]:
    """Yield so many invented people: county after county, each with branches of its own name."""
    return islice(_counties(on), people)


def write(file: Path, people: int, on: date) -> None:
    """Write them as a roster an import takes; memory stays flat."""
    book = xlsxwriter.Workbook(str(file), {"constant_memory": True, "in_memory": False})
    sheet, names = book.add_worksheet(), vocabulary().column_names
    columns = (*_FIELDS, *_FACTS)
    sheet.write_row(0, 0, [names[column] for column in columns])
    for row, entry in enumerate(entries(people, on), start=1):
        sheet.write_row(row, 0, _cells(entry, columns))
    book.close()


def _counties(on: date) -> Iterator[Entry]:
    for number in count(1):
        for entry in roster.roster(number, on):
            unit = entry.unit
            yield replace(entry, unit=replace(unit, branch=f"{unit.branch}{number}")) if number > 1 else entry


def _cells(entry: Entry, columns: tuple[str, ...]) -> list[str]:
    told: dict[str, str | None] = {
        "name": entry.name,
        "sex": _word("sexes", entry.sex),
        "birth_on": entry.birth_on.isoformat(),
        "category": _word("categories", entry.category),
        "town": entry.unit.town or entry.unit.branch,
        "branch": entry.unit.branch,
        "joined_on": _written(entry.joined_on),
        "full_since_on": _written(entry.full_since_on),
        "phone": entry.phone,
        "duty": _word("duties", entry.duty),
        "honour": _word("honours", entry.honour),
        "contact": entry.contact,
    }
    told |= {fact: _word("answers", "yes" if holds else "no") for fact, holds in (entry.facts or {}).items()}
    return [told.get(column) or "" for column in columns]


def _word(group: str, code: str | None) -> str:
    """Return the first word that a roster has for a code."""
    words = getattr(vocabulary(), group)
    return next((word for word, meant in words.items() if meant == code), "")


def _written(day: date | None) -> str:
    return day.isoformat() if day is not None else ""
