"""Filled sheets of visits, row by row: a verdict each; the same sheet again records nothing twice."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from python_calamine import CalamineError, CalamineWorkbook
from sqlmodel import Session, col, select

from rules.care.rulebook import Way
from rules.care.sheets import Line, check, columns, read_line
from rules.permissions import Scope
from rules.refusals import Refused
from rules.roster.cells import Cell
from rules.roster.names import name_key
from storage.care import paper, visits
from storage.models.base import id_of
from storage.models.people import MembershipRow, PersonRow, UnitRow
from storage.workbooks.checks import Limits, check_workbook

RECORDED: Final = "recorded"
ALREADY: Final = "already"
BLANK: Final = "blank"
_LIMITS: Final = Limits(file_bytes=16 << 20, unpacked_bytes=128 << 20, rows=100_000)
_WITHIN: Final = 10  # rows in which the header stands
_TEXTS: Final = frozenset({".csv", ".txt"})
_ENCODINGS: Final = ("utf-8-sig", "gb18030")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a row: recorded, already, blank, or the key of why it was refused."""

    row: int
    name: str
    verdict: str
    params: Mapping[str, str | int | float | date]

    @property
    def refused(self) -> bool:
        """Whether somebody has to look at the row."""
        return self.verdict not in (RECORDED, ALREADY, BLANK)


def read(path: Path, *, today: date) -> list[Line]:
    """Read a workbook or a CSV file; refused where it cannot be read or has no header."""
    rows = list(_cells(path))
    for number, cells in rows[:_WITHIN]:
        where = columns(cells)
        if where:
            return [read_line(row, each, where, today) for row, each in rows if row > number and any(each)]
    check({})
    return []


def record(
    session: Session, scope: Scope, lines: Sequence[Line], *, by: int | None, at: datetime
) -> list[Verdict]:
    """Record what some lines say, each for itself: one that is refused keeps no other from being recorded."""
    return [_record(session, scope, line, by, at) for line in lines]


def _record(session: Session, scope: Scope, line: Line, by: int | None, at: datetime) -> Verdict:
    if line.blank:
        return Verdict(line.row, line.name, BLANK, {})
    try:
        day, way = _when_and_how(line)
        subject, branch = _subject(session, line)
        visitor = _visitor(session, line, subject, branch, at.date())
        made = visits.record(session, scope, subject, way, day, by=by or visitor, at=at, visitor=visitor)
        if line.note and not made.already:
            visits.add_note(session, scope, made.id, line.note, by=by or visitor, at=at)
    except Refused as refused:
        return Verdict(line.row, line.name, refused.key, refused.params)
    return Verdict(line.row, line.name, ALREADY if made.already else RECORDED, {})


def _when_and_how(line: Line) -> tuple[date, Way]:
    if line.on is None:
        raise Refused("visits-no-day")
    if line.way is None:
        raise Refused("visits-no-way")
    return line.on, line.way


def _subject(session: Session, line: Line) -> tuple[int, int]:
    """Return who is meant and their branch: by number, else by name, within the branch that is named."""
    found = session.exec(
        select(PersonRow.id, UnitRow.id, UnitRow.name)
        .join(MembershipRow, col(MembershipRow.person_id) == col(PersonRow.id))
        .join(UnitRow, col(UnitRow.id) == col(MembershipRow.unit_id))
        .where(PersonRow.name_key == name_key(line.name), col(MembershipRow.until_on).is_(None))
    ).all()
    wanted = name_key(line.unit)
    meant = [
        (person or 0, branch or 0)
        for person, branch, unit in found
        if (person == line.id if line.id is not None else wanted.endswith(name_key(unit)) or not wanted)
    ]
    if not meant:
        raise Refused("visits-nobody")
    if len(meant) > 1:
        raise Refused("visits-several")
    return meant[0]


def _visitor(session: Session, line: Line, subject: int, branch: int, on: date) -> int:
    """Return who went: whoever of the branch has the name that is written, else its secretary."""
    if not line.visitor:
        secretary = paper.visitor(session, branch, on=on)
        if secretary in (None, subject):
            raise Refused("visits-no-visitor")
        return secretary or 0
    named = session.exec(
        select(PersonRow)
        .join(MembershipRow, col(MembershipRow.person_id) == col(PersonRow.id), isouter=True)
        .where(PersonRow.name_key == name_key(line.visitor), PersonRow.id != subject)
        .order_by(col(MembershipRow.unit_id) != branch, col(PersonRow.id))
    ).first()
    if named is None:
        raise Refused("visits-visitor-unknown", visitor=line.visitor)
    return id_of(named)


def _cells(path: Path) -> Iterator[tuple[int, Sequence[Cell]]]:
    """Yield the rows of a file with their numbers."""
    if path.suffix.lower() in _TEXTS:
        yield from enumerate(csv.reader(_text(path).splitlines()), 1)
        return
    check_workbook(path, _LIMITS)
    try:
        with CalamineWorkbook.from_path(path) as workbook:
            yield from enumerate(workbook.get_sheet_by_index(0).to_python(skip_empty_area=False), 1)
    except CalamineError as error:
        raise Refused("upload-unreadable") from error


def _text(path: Path) -> str:
    """Read a text file as spreadsheets write it here: in Unicode, or in the national encoding."""
    if path.stat().st_size > _LIMITS.file_bytes:
        raise Refused("upload-too-big", most=_LIMITS.file_bytes >> 20)
    content = path.read_bytes()
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refused("upload-unreadable")
