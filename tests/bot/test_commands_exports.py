"""`lianxin export`: what it writes, what it prints, and one clear line for everything it refuses."""

import json
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from openpyxl import load_workbook
from sqlmodel import Session, col, select

from bot.__main__ import main
from bot.clock import WoundClock
from bot.commands import verbs
from rules.permissions import Scope
from storage import audit
from storage.care import visits
from storage.exports import filing
from storage.models.audit import AuditRow
from storage.models.people import UnitRow
from storage.transact import Database
from tests.builders import County, person, unit
from tests.chat import ZONE
from tests.conftest import NOW

AT = NOW.replace(tzinfo=ZONE)
LEDGER = "清河县老党员走访慰问台账（2026年第四季度）"


@pytest.fixture
def county(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> County:
    """A county on the database that the settings name, on a Monday morning."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LIANXIN_DATABASE_URL", database.url)
    monkeypatch.setenv("LIANXIN_DATA_KEYS", (b"k" * 32).hex())
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    monkeypatch.setattr(verbs, "SystemClock", lambda zone: WoundClock(AT, zone))
    made = County(database)
    elder = database.run(person, "王桂英", made.branch, birth_on=date(1944, 3, 5))
    database.run(person, "李秀兰", made.other_branch, birth_on=date(1941, 6, 1))
    scope = Scope((database.look(path, made.branch),))
    visit = database.run(visits.record, scope, elder, "home", AT.date(), by=made.desk, at=AT)
    database.run(visits.add_note, scope, visit.id, "腿脚不便", by=made.desk, at=AT)
    return made


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def path(session: Session, unit_id: int) -> str:
    return session.get_one(UnitRow, unit_id).path


def trail(session: Session) -> list[tuple[int | None, str, str | None]]:
    rows = session.exec(select(AuditRow).order_by(col(AuditRow.seq)))
    return [(row.who, row.what, row.object) for row in rows]


def cells(workbook: Path) -> list[str]:
    leaf = load_workbook(workbook).worksheets[0]
    return [str(cell) for row in leaf.iter_rows(values_only=True) for cell in row if cell is not None]


def test_it_writes_the_county_and_says_so_as_json(
    county: County, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "visits", str(out), "--json"]) == 0

    printed = json.loads(capsys.readouterr().out)
    assert printed == {
        "path": str(out / f"{LEDGER}.xlsx"),
        "rows": 2,
        "withheld": [{"what": "note", "why": "withheld-sealed"}],
    }
    said = cells(Path(printed["path"]))
    assert said[0] == LEDGER
    assert {"王桂英", "李秀兰"} <= set(said)
    assert "腿脚不便" not in said
    assert county.database.look(trail) == [
        (None, "export", f"visits unit:{county.id} 2026-10-01..2026-12-31 to:folder")
    ]


def test_without_json_it_says_so_in_a_sentence(
    county: County, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "undone", str(out)]) == 0

    assert (
        capsys.readouterr().out.strip().endswith(f"放在：{out / '清河县未办事项（截至2026年11月23日）.xlsx'}")
    )


def test_one_unit_for_other_days_as_a_named_file(
    county: County, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = out / "名册.xlsx"
    period = ["--from", "2026-09-01", "--to", "2026-09-30"]

    assert main(["export", "走访慰问台账", str(target), "--unit", "湖西村党支部", *period]) == 0

    assert cells(target)[0] == "灵湖镇湖西村党支部老党员走访慰问台账（2026年9月）"
    assert "王桂英" not in cells(target)
    assert str(target) in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "days", "title"),
    [
        ("党员名册", ["--to", "2026-10-31"], "清河县党员名册（截至2026年10月31日）"),
        ("visits", ["--to", "2026-11-20"], "清河县老党员走访慰问台账（2026年10月1日至2026年11月20日）"),
        ("Audit trail", ["--from", "2026-11-20"], "清河县操作记录（2026年11月20日至2026年11月23日）"),
        ("部长接待登记", [], "清河县部长接待登记（2026年11月）"),
    ],
)
def test_half_a_period_is_completed(
    county: County, out: Path, name: str, days: list[str], title: str
) -> None:
    assert main(["export", name, str(out), *days]) == 0

    assert [each.name for each in out.iterdir()] == [f"{title}.xlsx"]


def test_a_reason_brings_the_sealed_columns_and_is_recorded(
    county: County, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "visits", str(out), "--reason", "年底核对", "--json"]) == 0

    printed = json.loads(capsys.readouterr().out)
    assert printed["withheld"] == []
    assert "腿脚不便" in cells(Path(printed["path"]))
    [(_, what, about)] = county.database.look(trail)
    assert what == "export.sealed"
    assert str(about).endswith(" to:folder 年底核对")
    assert county.database.look(audit.verify).whole


def test_twice_into_one_folder_makes_two_files(county: County, out: Path) -> None:
    assert main(["export", "visits", str(out)]) == main(["export", "visits", str(out)]) == 0

    assert {each.name for each in out.iterdir()} == {f"{LEDGER}.xlsx", f"{LEDGER}(2).xlsx"}


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["payroll", "{out}"], "没有这一本：payroll。有这些：visits / visit-form / undone"),
        (["visits", "{out}", "--unit", "湖北村党支部"], "湖北村党支部"),
        (["visits", "{out}", "--unit", "一村党支部"], "有几个单位叫一村党支部"),
        (["visits", "{out}", "--from", "2026-12-01", "--to", "2026-11-01"], "从 2026-12-01 到 2026-11-01"),
        (["visits", "{out}", "--from", "2026-12-01"], "日期反了：从 2026-12-01 到 2026-11-23"),
        (["audit", "{out}", "--unit", "灵湖镇"], "不分单位"),
        (["satisfaction", "{out}"], "还没有结束的满意度调查"),
        (["visits", "{out}/nowhere"], "没有这个文件夹：{out}/nowhere"),
        (["visits", "{out}/nowhere/a.xlsx"], "没有这个文件夹：{out}/nowhere"),
        (["visits", "{out}/a.csv"], "没有这个文件夹：{out}/a.csv"),
    ],
)  # fmt: skip
def test_what_it_refuses_is_one_clear_line(
    county: County, out: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], line: str
) -> None:
    for town in ("东山镇", "西山镇"):
        above = county.database.run(unit, town, "town", county.id)
        county.database.run(unit, "一村党支部", "branch", above)

    assert main(["export", *(each.format(out=out) for each in arguments)]) == 1

    printed = capsys.readouterr()
    assert printed.out == ""
    assert line.format(out=out) in printed.err
    assert len(printed.err.strip().splitlines()) == 1
    assert list(out.iterdir()) == []
    assert county.database.look(trail) == []


def test_a_file_that_is_there_is_left_alone(
    county: County, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (out / "a.xlsx").write_bytes(b"mine")

    assert main(["export", "visits", str(out / "a.xlsx")]) == 1

    assert "已经有了，没有动它" in capsys.readouterr().err
    assert (out / "a.xlsx").read_bytes() == b"mine"
    assert county.database.look(trail) == []


def test_a_folder_nobody_may_write_in_is_one_clear_line(
    county: County, out: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(**_options: object) -> TemporaryDirectory[str]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(filing, "TemporaryDirectory", closed)

    assert main(["export", "visits", str(out)]) == 1

    assert capsys.readouterr().err.strip() == f"写不进文件夹 {out}：Permission denied"


def test_before_the_first_roster_there_is_nothing(
    database: Database,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LIANXIN_DATABASE_URL", database.url)
    monkeypatch.setenv("LIANXIN_DATA_KEYS", (b"k" * 32).hex())
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")

    assert main(["export", "roster", str(tmp_path)]) == 1

    assert (
        capsys.readouterr().err.strip() == "No roster has been brought in yet, so there is nothing to export."
    )


def test_a_day_that_is_none_is_wrong_use(county: County, out: Path) -> None:
    with pytest.raises(SystemExit) as left:
        main(["export", "visits", str(out), "--from", "2026-02-30"])

    assert left.value.code == 2
