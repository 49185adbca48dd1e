"""Rosters for tests: the two of `tests/data`, changed as towns change them, and brought in."""

import random
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import openpyxl
from python_calamine import CalamineWorkbook

from bot.roster.file import bring_in, compare
from storage.rosters.comparing import Compared
from storage.rosters.reading import read
from storage.transact import Database

DATA = Path(__file__).parent / "data"
COUNTY = DATA / "roster-county.xlsx"
DIRTY = DATA / "roster-dirty.xlsx"
TODAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
HEADER = (
    "姓名", "性别", "出生日期", "人员类别", "所属镇街", "所在党支部", "加入党组织日期",
    "联系电话", "党内职务", "是否困难", "结对联系人",
)  # fmt: skip
SERIAL, NAME, ID, TOWN, BRANCH, ADDRESS = 0, 1, 4, 8, 9, 14  # columns of the county's roster
Line = tuple[object, ...]


def lines(path: Path) -> list[list[object]]:
    """Return a workbook's rows, the header first."""
    with CalamineWorkbook.from_path(path) as book:
        return [list[object](row) for row in book.get_sheet_by_index(0).to_python()]


def save(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    """Write rows as a workbook."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("名册")
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path


def small(path: Path, *people: Line) -> Path:
    """Write a roster of a few people, given in the order of HEADER."""
    return save(path, [HEADER, *people])


def line(name: str, branch: str = "湖东村党支部", **said: str) -> Line:
    """Return the line of somebody born in 1980."""
    values = {
        "姓名": name,
        "性别": "男",
        "出生日期": "1980-05-01",
        "人员类别": "正式党员",
        "所属镇街": "灵湖镇",
        "所在党支部": branch,
        "加入党组织日期": "2001-07-01",
    } | said
    return tuple(values.get(column) for column in HEADER)


def next_year(rows: list[list[object]], share: float = 0.03) -> tuple[list[list[object]], set[str]]:
    """Shuffle a county's rows, number them anew and move some to another branch; return who moved."""
    chance = random.Random(3)
    header, people = rows[0], [list(row) for row in rows[1:]]
    places = sorted({(str(row[TOWN]), str(row[BRANCH])) for row in people})
    moved = chance.sample(people, round(len(people) * share))
    for row in moved:
        row[TOWN], row[BRANCH] = chance.choice([place for place in places if place[1] != row[BRANCH]])
    chance.shuffle(people)
    for number, row in enumerate(people, 1):
        row[SERIAL] = number
    return [header, *people], {str(row[NAME]) for row in moved}


def look_at(database: Database, path: Path, *, on: date = TODAY) -> Compared:
    """Read and compare a roster."""
    return compare(database, read(path, on), on=on)


def import_roster(
    database: Database,
    path: Path,
    *,
    at: datetime = AT,
    progress: Callable[[int], None] = lambda _done: None,
) -> Compared:
    """Bring a roster in, and return what it changed."""
    compared = look_at(database, path, on=at.date())
    bring_in(database, compared, by=None, at=at, county="清河县", progress=progress)
    return compared
