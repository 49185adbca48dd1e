"""The two rosters of `tests/data`, from file to plan."""

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from random import Random

import openpyxl
import pytest

from rules.posts import Role
from rules.roster.cells import Cell
from rules.roster.entry import Entry
from rules.roster.headers import Header
from rules.roster.known import KnownFact, KnownPerson
from rules.roster.matching import Plan, match
from rules.roster.preview import preview
from rules.roster.reading import Reading, read_roster
from storage.workbooks.reader import read_roster_table
from tests.files import DATA

TODAY = date(2026, 11, 22)


def read(path: Path) -> Reading:
    table = read_roster_table(path)
    return read_roster(table.header, table.rows(), today=TODAY)


def plan(reading: Reading, people: Sequence[KnownPerson] = ()) -> Plan:
    return match(reading, people, phone_hash=str)


def imported(entries: Sequence[Entry]) -> list[KnownPerson]:
    """Return the people as the database knows them after these entries were imported."""
    return [
        KnownPerson(
            id=1_000_000 + entry.row,
            name=entry.name,
            name_key=entry.name_key,
            birth_on=entry.birth_on,
            branch_key=entry.unit.key,
            category=entry.category,
            sex=entry.sex,
            joined_on=entry.joined_on,
            full_since_on=entry.full_since_on,
            honour=entry.honour,
            phone_hash=entry.phone,
            facts={
                kind: KnownFact(holds=True, from_roster=True)
                for kind, yes in (entry.facts or {}).items()
                if yes
            },
        )
        for entry in entries
    ]


@pytest.fixture(scope="module")
def county() -> tuple[Header, list[tuple[int, list[Cell]]]]:
    table = read_roster_table(DATA / "roster-county.xlsx")
    return table.header, [(number, list(cells)) for number, cells in table.rows()]


def test_the_county_previews_clean(county: tuple[Header, list[tuple[int, list[Cell]]]]) -> None:
    header, rows = county
    result = plan(read_roster(header, rows, today=TODAY))
    assert preview(result) == {"creates": 3032, "updates": 0, "unchanged": 0, "rejects": 0, "rows": []}
    assert len(result.units) == 120
    opened = [charge.role for charge, _ in result.posts.opened]
    assert (opened.count(Role.SECRETARY), opened.count(Role.DEPUTY)) == (120, 120)
    contacts = sum(bool(entry.contact and entry.contact != entry.name) for entry in result.creates)
    assert opened.count(Role.CONTACT) == contacts == 113


def test_the_county_shuffled_and_renumbered_with_some_transferred_is_recognised(
    county: tuple[Header, list[tuple[int, list[Cell]]]],
) -> None:
    header, rows = county
    people = imported(read_roster(header, rows, today=TODAY).entries)
    random = Random(20261122)
    cells = [list(line) for _, line in rows]
    moved = random.sample(range(len(cells)), round(len(cells) * 0.03))
    town, branch, name = (header.columns[field] for field in ("town", "branch", "name"))
    for index in moved:
        away = random.choice([line for line in cells if line[branch] != cells[index][branch]])
        cells[index][town], cells[index][branch] = away[town], away[branch]
    named = sorted(str(cells[index][name]) for index in moved)
    random.shuffle(cells)
    for number, line in enumerate(cells, 1):
        line[0] = float(number)
    result = plan(read_roster(header, list(enumerate(cells, 2)), today=TODAY), people)
    assert (len(result.creates), len(result.leaves), len(result.doubts), result.rejects) == (0, 0, 0, 0)
    assert sorted(transfer.entry.name for transfer in result.transfers) == named
    assert len(result.updates) == len(moved) == 91
    assert {update.changes.fields for update in result.updates} == {("branch",)}


def test_one_town_of_the_county_lets_nobody_of_another_leave(
    county: tuple[Header, list[tuple[int, list[Cell]]]],
) -> None:
    header, rows = county
    people = imported(read_roster(header, rows, today=TODAY).entries)
    town = [row for row in rows if row[1][header.columns["town"]] == "灵湖镇"]
    result = plan(read_roster(header, town[1:], today=TODAY), people)
    assert (len(result.creates), len(result.unchanged)) == (0, 413)
    assert [person.name for person in result.leaves] == [town[0][1][header.columns["name"]]]


def test_every_dirty_row_meets_its_expected_end() -> None:
    reading = read(DATA / "roster-dirty.xlsx")
    told = {row["row"]: row["verdict"] for row in preview(plan(reading))["rows"]}
    with (DATA / "roster-dirty.expected.csv").open(encoding="utf-8") as file:
        expected = {int(line["excel_row"]): line["expected"] for line in csv.DictReader(file)}
    verdicts = {
        row: "reject" if text.startswith("reject") else "warn" if "warn" in text else None
        for row, text in expected.items()
    }
    assert told == {row: verdict for row, verdict in verdicts.items() if verdict}
    entries = {entry.row: entry for entry in reading.entries}
    assert set(entries) == set(range(2, 121)) - {row for row, v in verdicts.items() if v == "reject"}
    dated = {
        row: text.split("accept ")[1][:10] for row, text in expected.items() if text.startswith("accept 19")
    }
    assert {row: entries[row].birth_on.isoformat() for row in dated} == dated
    assert len(dated) == 4


def test_what_the_dirty_rows_say_is_understood() -> None:
    entries = {entry.row: entry for entry in read(DATA / "roster-dirty.xlsx").entries}
    assert entries[46].phone == "19912345678"
    assert entries[58].name == '=HYPERLINK("http://x")'
    assert entries[60].name == "查鹏永"
    assert entries[68].phone == "19912345679"
    assert (entries[81].full_since_on, entries[81].joined_on) == (None, date(1972, 5, 1))
    assert entries[83].birth_on == date(1975, 12, 13)
    assert entries[89].category == "full"
    assert entries[98].phone is None
    assert entries[102].phone == "19912345670"


def test_the_dirty_roster_once_imported_has_nothing_new_to_say() -> None:
    reading = read(DATA / "roster-dirty.xlsx")
    result = plan(reading, imported(reading.entries))
    assert (len(result.unchanged), len(result.updates), len(result.creates), len(result.leaves)) == (
        112,
        0,
        0,
        0,
    )


def test_no_id_number_and_no_address_gets_past_the_reading() -> None:
    reading = read(DATA / "roster-dirty.xlsx")
    told = repr(reading)
    book = openpyxl.load_workbook(DATA / "roster-dirty.xlsx")
    rows = book.worksheets[0].iter_rows(min_row=2, values_only=True)
    secrets = [str(row[column]) for row in rows for column in (4, 14)]
    assert len(secrets) == 238
    assert not [secret for secret in secrets if secret in told]
