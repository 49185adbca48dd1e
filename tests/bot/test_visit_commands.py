"""Branches on paper, from the command line: sheets printed, filled sheets recorded row by row."""

import csv
import json
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from sqlmodel import Session, select

from bot.__main__ import main
from rules.posts import Role
from storage.models.care import EncounterRow
from storage.transact import Database
from tests import builders
from tests.builders import County

HEAD = ("编号", "单位", "姓名", "走访日期", "方式", "走访人", "备注")


class Paper:
    """A branch without Telegram, and the command line on its database."""

    def __init__(self, database: Database, folder: Path, today: date) -> None:
        self.database, self.folder, self.today = database, folder, today
        county = County(database)
        self.branch = county.branch
        self.leader = self.add("胡书记", 50)
        self.wang = self.add("王桂英", 82)
        self.chen = self.add("陈有福", 76)
        self.twins = [self.add("李四", 75), self.add("李四", 71)]
        database.run(builders.post, Role.SECRETARY, self.leader, self.branch)

    def add(self, name: str, age: int) -> int:
        born = self.today - timedelta(days=int(age * 365.25))
        return self.database.run(builders.person, name, self.branch, birth_on=born)

    def csv(self, *rows: Sequence[object], encoding: str = "utf-8-sig") -> Path:
        path = self.folder / "filled.csv"
        with path.open("w", encoding=encoding, newline="") as file:
            csv.writer(file).writerows([HEAD, *rows])
        return path

    def visits(self) -> set[tuple[int | None, str | None, date, int, str | None]]:
        def look(session: Session) -> set[tuple[int | None, str | None, date, int, str | None]]:
            rows = session.exec(select(EncounterRow))
            return {(row.person_id, row.way, row.on_date, row.by_id, row.note) for row in rows}

        return self.database.look(look)


@pytest.fixture
def paper(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paper:
    monkeypatch.setenv("LIANXIN_DATABASE_URL", database.url)
    monkeypatch.setenv("LIANXIN_DATA_KEYS", (b"k" * 32).hex())
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    return Paper(database, tmp_path, date.today())  # noqa: DTZ011 - the command line reads the real clock


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    status = main(arguments)
    said = capsys.readouterr()
    return status, said.out + said.err


def test_a_filled_sheet_row_by_row(paper: Paper, capsys: pytest.CaptureFixture[str]) -> None:
    day = paper.today - timedelta(days=3)
    written = f"{day.year}年{day.month}月{day.day}日"
    file = paper.csv(
        ("", "灵湖镇湖东村党支部", "王桂英", day.isoformat(), "上门", "", "腿脚不便"),
        (paper.twins[1], "", "李四", written, "电话", "胡书记", ""),
        ("", "", "李四", written, "到家", "", ""),
        ("", "", "陈有福", "", "", "", ""),
        ("", "", "陈有福", "前几天", "到家", "", ""),
        ("", "", "陈有福", written, "托梦", "", ""),
        ("", "", "没有这人", written, "到家", "", ""),
        ("", "", "陈有福", written, "到家", "谁也不是", ""),
        ("", "", "胡书记", written, "到家", "", ""),
    )
    status, said = run(capsys, "visits", "import", str(file))
    assert status == 0
    assert said.splitlines() == [
        "第 4 行 李四：同名的不止一位，请写上编号",
        "第 6 行 陈有福：没写日期，或日期认不出",
        "第 7 行 陈有福：没写方式，或方式认不出",
        "第 8 行 没有这人：名册上没有这个人，或单位对不上",
        "第 9 行 陈有福：名册上没有走访人“谁也不是”",
        "第 10 行 胡书记：没写走访人，支部书记也没有（或就是本人）",
        "新记 2 条，早先记过 0 条，空行 1 条，要看一看的 6 条。",
    ]
    recorded = {
        (paper.wang, "home", day, paper.leader, "腿脚不便"),
        (paper.twins[1], "phone", day, paper.leader, None),
    }
    assert paper.visits() == recorded
    status, said = run(capsys, "visits", "import", str(file), "--json")
    told = json.loads(said)
    assert (told["recorded"], told["already"], told["blank"], told["refused"]) == (0, 2, 1, 6)
    assert told["rows"][2] == {"row": 4, "name": "李四", "verdict": "visits-several"}
    assert paper.visits() == recorded  # the note is not there twice either


def test_the_national_encoding_is_read_too(paper: Paper, capsys: pytest.CaptureFixture[str]) -> None:
    file = paper.csv(("", "", "王桂英", paper.today.isoformat(), "到家", "", ""), encoding="gb18030")
    assert "新记 1 条" in run(capsys, "visits", "import", str(file))[1]


def test_the_form_goes_out_as_a_workbook_and_comes_back(
    paper: Paper, capsys: pytest.CaptureFixture[str]
) -> None:
    out = paper.folder / "form.xlsx"
    assert run(capsys, "export", "visit-form", str(out))[0] == 0
    book = openpyxl.load_workbook(out)
    sheet = book.active
    assert sheet is not None
    rows = [[str(cell.value or "") for cell in row] for row in sheet.iter_rows()]
    head = next(row for row in rows if row[0] == "人员编号")
    for number, row in enumerate(rows, 1):
        if row[head.index("姓名")] == "陈有福":
            sheet.cell(number, head.index("走访日期") + 1, paper.today.isoformat())
            sheet.cell(number, head.index("方式") + 1, "集体慰问")
    book.save(out)
    said = run(capsys, "visits", "import", str(out))[1]
    assert "新记 1 条" in said, said
    assert paper.visits() == {(paper.chen, "gathering", paper.today, paper.leader, None)}


@pytest.mark.parametrize("content", [b"", b"name;day\n", b"PK\x03\x04nothing", b"\xff\xfe\x00"])
def test_what_is_no_sheet_is_refused_in_one_line(
    paper: Paper, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    for name in ("broken.csv", "broken.xlsx"):
        file = paper.folder / name
        file.write_bytes(content)
        status, said = run(capsys, "visits", "import", str(file))
        assert status == 1
        assert len(said.splitlines()) == 1, said


def test_sheets_are_printed(paper: Paper, capsys: pytest.CaptureFixture[str]) -> None:
    out = paper.folder / "sheet.pdf"
    status, said = run(capsys, "visits", "sheet", str(out), "--unit", "湖东村党支部")
    assert (status, out.read_bytes()[:4]) == (0, b"%PDF")
    assert "已写好 1 个支部的走访表" in said
    assert run(capsys, "visits", "sheet", str(out), "--unit", "湖西村党支部")[0] == 1
