"""From rows to entries: each row of a roster is accepted, accepted with a doubt, rejected or skipped."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from rules.roster.cells import Cell, cell_text
from rules.roster.entry import Entry
from rules.roster.fields import (
    Notes,
    Row,
    read_birth,
    read_category,
    read_contact,
    read_duty,
    read_facts,
    read_full_since,
    read_honour,
    read_id,
    read_joined,
    read_name,
    read_party_age,
    read_sex,
    read_telephone,
)
from rules.roster.headers import Header
from rules.roster.names import UnitName, clean_name, name_key, unit_name
from rules.roster.reasons import Reason, RowReport, Verdict


@dataclass(frozen=True, slots=True)
class Reading:
    """A roster that was read: its entries, and a report on every row that is not plainly accepted."""

    entries: tuple[Entry, ...]
    reports: tuple[RowReport, ...]
    fields: frozenset[str]  # the columns it has: of the others it says nothing


@dataclass(slots=True)
class _Pile:
    """What the rows read so far add up to."""

    entries: list[Entry] = field(default_factory=list)
    reports: list[RowReport] = field(default_factory=list)
    blanks: list[int] = field(default_factory=list)  # told only when something follows them
    keys: set[str] = field(default_factory=set)
    people: set[tuple[str, date, str]] = field(default_factory=set)


def read_roster(header: Header, rows: Iterable[tuple[int, Sequence[Cell]]], *, today: date) -> Reading:
    """Read the rows below the header (numbered as in Excel); nothing after `today` is believed."""
    pile = _Pile()
    for number, cells in rows:
        row = _row(header, number, cells)
        if not any(text.strip() for text in row.texts.values()):
            pile.blanks.append(number)
            continue
        pile.reports += (RowReport(n, Verdict.SKIP, (Reason.BLANK_ROW,)) for n in pile.blanks)
        pile.blanks.clear()
        if header.repeated_by(cells):
            pile.reports.append(RowReport(number, Verdict.SKIP, (Reason.REPEATED_HEADER,)))
        else:
            _take(pile, row, today)
    return Reading(tuple(pile.entries), tuple(pile.reports), frozenset(header.columns))


def _row(header: Header, number: int, cells: Sequence[Cell]) -> Row:
    present = {f: cells[c] if c < len(cells) else "" for f, c in header.columns.items()}
    return Row(number, present, {f: cell_text(cell) for f, cell in present.items()})


def _take(pile: _Pile, row: Row, today: date) -> None:
    notes = Notes()
    unit = _read_unit(row, notes)
    entry = _read_entry(row, unit, today, notes)
    if entry is not None:
        _refuse_if_listed(pile, entry, notes)
    if notes.rejections:
        pile.reports.append(_report(row, unit, entry, Verdict.REJECT, [*notes.rejections, *notes.doubts]))
    elif entry is not None:
        pile.entries.append(entry)
        if notes.doubts:
            pile.reports.append(_report(row, unit, entry, Verdict.WARN, notes.doubts))


def _read_unit(row: Row, notes: Notes) -> UnitName:
    unit = unit_name(row.texts.get("town", ""), row.texts["branch"])
    if not unit.branch:
        notes.rejections.append(Reason.BRANCH_MISSING)
    elif "town" in row.texts and not unit.town:
        notes.doubts.append(Reason.TOWN_MISSING)
    return unit


def _read_entry(row: Row, unit: UnitName, today: date, notes: Notes) -> Entry | None:
    identity = read_id(row, notes)
    name = read_name(row, notes)
    category = read_category(row, notes)
    born = read_birth(row, identity, today, notes)
    joined = read_joined(row, category, born.on if born else None, today, notes)
    if born is None:
        return None
    return Entry(
        row=row.number,
        name=name,
        name_key=name_key(name),
        birth_on=born.on,
        birth_exact=born.exact,
        category=category,
        unit=unit,
        sex=read_sex(row, identity, notes),
        joined_on=joined.on if joined else None,
        joined_exact=joined.exact if joined else True,
        full_since_on=read_full_since(row, category, joined, today, notes),
        party_age_months=read_party_age(row, notes),
        roster_key=row.texts.get("roster_key", "").strip() or None,
        phone=read_telephone(row, notes),
        duty=read_duty(row, notes),
        honour=read_honour(row, notes),
        facts=read_facts(row, notes),
        contact=read_contact(row, notes),
    )


def _refuse_if_listed(pile: _Pile, entry: Entry, notes: Notes) -> None:
    """Refuse whoever stands in this roster already; two who share name and birth date differ by number."""
    key = entry.roster_key
    person = (entry.name_key, entry.birth_on, entry.unit.key)
    if notes.rejections:
        return
    if key is not None and key in pile.keys:
        notes.rejections.append(Reason.ROSTER_KEY_TWICE)
    elif key is None and person in pile.people:
        notes.rejections.append(Reason.LISTED_TWICE)
    else:
        pile.people.add(person)
        if key is not None:
            pile.keys.add(key)


def _report(
    row: Row, unit: UnitName, entry: Entry | None, verdict: Verdict, reasons: Sequence[Reason]
) -> RowReport:
    name = clean_name(row.texts["name"])
    return RowReport(
        row=row.number,
        verdict=verdict,
        reasons=tuple(reasons),
        name=name,
        name_key=name_key(name),
        birth_on=entry.birth_on if entry else None,
        branch_key=unit.key if unit.branch else "",
    )
