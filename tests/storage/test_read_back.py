"""Every workbook of an invented county, read again by two other programs: cell for cell what was meant."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from pydantic import SecretStr
from python_calamine import CalamineWorkbook
from sqlmodel import Session

from bot.clock import WoundClock
from bot.demonstration import county
from bot.services import Services
from bot.settings import load
from bot.texts import Words
from storage.exports import making, units, workbooks
from storage.exports.asked import Asked
from storage.exports.workbooks import WORKBOOKS, Wanted
from storage.migrate import upgrade
from storage.sealed import KeyRing
from storage.sheets.cells import turn_for
from storage.sheets.draft import Draft, Export, prepare
from storage.sheets.shape import Kind
from storage.transact import Database

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 23, 9, tzinfo=ZONE)
WORDS = Words("zh")
# What the invented county has nothing of on its first day; other tests fill these.
EMPTY = {"satisfaction"}


@dataclass(frozen=True)
class Place:
    """A county with its people, visits, talks and the rest."""

    database: Database
    folder: Path


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    folder = tmp_path_factory.mktemp("county")
    database = Database(f"sqlite:///{folder / 'lianxin.db'}", KeyRing([b"k" * 32]), durable=False)
    upgrade(database)
    settings = load(
        bot_token=SecretStr("4242:test-token"),
        database_url=database.url,
        wave_keys=folder.with_name("wave-keys"),
        _env_file=None,
    )
    asyncio.run(county.build(Services(settings, database, WoundClock(NOW, ZONE))))
    yield Place(database, folder)
    database.close()


@pytest.mark.parametrize("code", sorted(WORKBOOKS.keys() - EMPTY))
def test_a_workbook_reads_back_equal(place: Place, code: str) -> None:
    asked = place.database.look(
        workbooks.ask, Wanted(code), place.database.look(units.whole_county), at=NOW, reason="-"
    )
    written = making.make(place.database, asked, place.folder, WORDS)
    draft, expected = place.database.look(_expected, asked)
    assert written.rows == len(expected)
    book = openpyxl.load_workbook(written.path)
    leaf = book.worksheets[0]
    first = (
        next(row for row in range(1, 9) if leaf.cell(row, 1).value == draft.heads[draft.columns[0].code]) + 1
    )
    cells = [
        [cell.value for cell in row] for row in leaf.iter_rows(min_row=first, max_col=len(draft.columns))
    ]
    with CalamineWorkbook.from_path(written.path) as other:
        again = other.get_sheet_by_index(0).to_python(skip_empty_area=False)[first - 1 :]
    for wanted, by_openpyxl, by_calamine in zip(expected, cells, again, strict=False):
        assert [_plain(value) for value in by_openpyxl] == wanted
        assert [_plain(value) for value in by_calamine[: len(wanted)]] == wanted
    assert leaf.page_setup.orientation == "landscape"
    assert leaf.print_title_rows == f"$1:${first - 1}"
    assert not any(cell.data_type == "f" for row in leaf.iter_rows() for cell in row)


def _expected(session: Session, asked: Asked) -> tuple[Draft, list[list[object]]]:
    book = WORKBOOKS[asked.code]
    export = Export(book.sheet, asked.unit, asked.period, asked.at, workbooks.withheld(asked))
    draft = prepare(export, WORDS)
    turns = [(column, turn_for(column, draft)) for column in draft.columns]
    return draft, [
        [_plain(number if column.kind is Kind.SERIAL else turn(row[column.code])) for column, turn in turns]
        for number, row in enumerate(book.rows(session, asked, WORDS), 1)
    ]


def _plain(value: object) -> object:
    """Return a value as every program reads it: numbers as floats, days as dates, nothing as empty text."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date() if not (value.hour or value.minute) else value.replace(second=0, microsecond=0)
    return round(float(value), 9) if isinstance(value, int | float) else value
