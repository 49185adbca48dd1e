"""The verbs about people, run as from a terminal."""

import asyncio
import csv
import json
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from aiohttp.test_utils import TestServer
from sqlmodel import select

from bot.__main__ import main
from bot.clock import WoundClock
from bot.commands import verbs
from playground.core import Cloud
from playground.core.values import BotAccount
from playground.server import make_app
from rules.roster.preview import Preview
from storage import joining, people
from storage.models.people import InvitationRow, PersonRow, PostRow
from storage.transact import Database
from tests.rosters import AT, COUNTY, DATA, DIRTY, import_roster, line, lines, next_year, save, small

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Run a verb on the test's database, on the test's day, in Chinese; return status, output and errors."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LIANXIN_DATABASE_URL", database.url)
    monkeypatch.setenv("LIANXIN_DATA_KEYS", (b"k" * 32).hex())
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    monkeypatch.setattr(verbs, "SystemClock", lambda zone: WoundClock(AT, zone))

    def run(*arguments: str | Path) -> tuple[int, str, str]:
        status = main([str(argument) for argument in arguments])
        told = capsys.readouterr()
        return status, told.out, told.err

    return run


def preview(run: Run, path: Path) -> Preview:
    status, out, _ = run("roster", "preview", path, "--json")
    assert status == 0
    told: Preview = json.loads(out)
    return told


def test_every_dirty_row_is_previewed_as_it_should_be(run: Run) -> None:
    told = preview(run, DIRTY)
    with (DATA / "roster-dirty.expected.csv").open(encoding="utf-8") as file:
        expected = {int(row["excel_row"]): row["expected"] for row in csv.DictReader(file)}
    verdicts = {
        row: "reject" if text.startswith("reject") else "warn"
        for row, text in expected.items()
        if text.startswith("reject") or "warn" in text
    }
    assert {row["row"]: row["verdict"] for row in told["rows"]} == verdicts
    assert all(row["reasons"] for row in told["rows"])
    assert (told["creates"], told["updates"], told["unchanged"], told["rejects"]) == (112, 0, 0, 7)
    assert len(told) == 5


def test_a_preview_in_words_names_rows_and_reasons_and_changes_nothing(run: Run, database: Database) -> None:
    status, out, err = run("roster", "preview", DIRTY)
    assert (status, err) == (0, "")
    assert "新增 112 人" in out
    assert "第 47 行 乔䶮【不收】没有写所在党支部" in out
    assert database.look(lambda session: session.exec(select(PersonRow)).first()) is None


def test_a_county_is_applied_and_then_has_nothing_new(run: Run) -> None:
    status, out, _ = run("roster", "apply", COUNTY, "--county", "清河县")
    assert status == 0
    assert "新增 3,032 人" in out
    told = preview(run, COUNTY)
    assert (told["creates"], told["updates"], told["unchanged"], told["rows"]) == (0, 0, 3032, [])


def test_a_year_later_every_transfer_is_named(run: Run, database: Database, tmp_path: Path) -> None:
    import_roster(database, COUNTY)
    changed, moved = next_year(lines(COUNTY))
    path = save(tmp_path / "next.xlsx", changed)
    told = preview(run, path)
    assert (told["creates"], told["updates"], told["unchanged"], told["rejects"]) == (0, 91, 2941, 0)
    _, out, _ = run("roster", "preview", path)
    named = [text for text in out.splitlines() if "→" in text]
    assert len(named) == 91
    assert {text.split("：")[0] for text in named} == moved
    _, out, _ = run("roster", "apply", path)
    assert "新增 0 人，更新 91 人（其中转支部 91 人），离开 0 人" in out


def test_the_first_import_asks_for_the_countys_name(run: Run) -> None:
    status, out, err = run("roster", "apply", DIRTY)
    assert (status, out) == (1, "")
    assert "--county" in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.xlsx", "王桂英，1950\n".encode() * 800_000, "打不开"),
        ("a.csv", "姓名，出生日期".encode(), "文本文件"),
        ("a.xls", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2000), "老格式"),
        ("a.xlsx", None, "No such file"),
    ],
)
def test_a_bad_file_gets_one_clear_line(
    run: Run, tmp_path: Path, name: str, content: bytes | None, said: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    for verb in ("preview", "apply"):
        status, out, err = run("roster", verb, tmp_path / name)
        assert (status, out) == (1, "")
        assert said in err
        assert len(err.splitlines()) == 1


def test_a_bar_is_shown_only_where_a_terminal_watches(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert run("roster", "apply", DIRTY, "--county", "清河县")[2] == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    path = small(tmp_path / "a.xlsx", line("张三"), line("李四"))
    assert run("roster", "apply", path)[2] == f"\r导入 [{'#' * 30}] 2/2\n"


def test_slips_are_printed_for_those_who_have_not_joined_and_let_them_in(
    run: Run, database: Database, tmp_path: Path
) -> None:
    import_roster(
        database, small(tmp_path / "a.xlsx", line("张三"), line("李四"), line("王五", "湖西村党支部"))
    )
    out = tmp_path / "slips.pdf"
    status, said, _ = run("slips", out, "--unit", "湖东村党支部", "--bot", "county_bot")
    assert (status, said.strip()) == (0, f"2 张纸条，写在 {out}")
    (page,) = [page.render(scale=2).to_pil() for page in pypdfium2.PdfDocument(out)]
    links = [code.text for code in zxingcpp.read_barcodes(page)]
    assert all(link.startswith("https://t.me/county_bot?start=") for link in links)
    codes = [link.rpartition("=")[2] for link in links]
    names = {
        database.run(joining.bind_by_code, 70 + number, code, name, at=AT).name
        for number, code in enumerate(codes)
        for name in ("张三", "李四")
        if database.look(people.caller, 70 + number, on=AT.date()) is None
    }
    assert {"张三", "李四"} <= names
    assert run("slips", out, "--unit", "湖东村党支部", "--bot", "county_bot")[1].startswith("都已经认上了")
    assert run("slips", out, "--bot", "county_bot")[1].startswith("1 张纸条")


def test_slips_of_a_unit_that_is_not_there_are_refused(run: Run, database: Database, tmp_path: Path) -> None:
    for arguments in (["--unit", "湖北村党支部"], []):
        status, _, err = run("slips", tmp_path / "slips.pdf", "--bot", "county_bot", *arguments)
        assert status == 1
        assert len(err.splitlines()) == 1
    assert not (tmp_path / "slips.pdf").exists()


async def test_without_a_name_telegram_is_asked_what_the_bot_is_called(
    run: Run, database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_roster(database, small(tmp_path / "a.xlsx", line("张三")))
    cloud = Cloud(BotAccount("4242:right", 4242, "county_bot", "连心"), now=lambda: AT)
    monkeypatch.setenv("LIANXIN_BOT_TOKEN", "4242:wrong")
    async with TestServer(make_app(cloud)) as server:
        monkeypatch.setenv("LIANXIN_API_BASE", str(server.make_url("")))
        assert "问不到机器人" in (await asyncio.to_thread(run, "slips", tmp_path / "a.pdf"))[2]
        monkeypatch.setenv("LIANXIN_BOT_TOKEN", "4242:right")
        assert (await asyncio.to_thread(run, "slips", tmp_path / "a.pdf"))[0] == 0
    (page,) = [page.render(scale=2).to_pil() for page in pypdfium2.PdfDocument(tmp_path / "a.pdf")]
    assert zxingcpp.read_barcodes(page)[0].text.startswith("https://t.me/county_bot?start=")


def test_a_place_that_cannot_be_written_makes_no_slips(run: Run, database: Database, tmp_path: Path) -> None:
    import_roster(database, small(tmp_path / "a.xlsx", line("张三")))
    status, _, err = run("slips", tmp_path / "nowhere" / "a.pdf", "--bot", "county_bot")
    assert (status, len(err.splitlines())) == (1, 1)
    assert database.look(lambda session: session.exec(select(InvitationRow)).first()) is None


def test_a_post_is_granted_in_one_line(run: Run, database: Database, tmp_path: Path) -> None:
    import_roster(database, small(tmp_path / "a.xlsx", line("张三", 党内职务="支部书记"), line("李四")))
    assert run("grant", "admin", "李四") == (0, "李四：管理员（清河县），从今天起。\n", "")
    assert run("grant", "admin", "李四")[1] == "李四本来就是管理员（清河县），没有改动。\n"
    assert run("grant", "secretary", "2")[1] == "李四：支部书记（湖东村党支部），从今天起，接替张三。\n"
    assert (
        run("grant", "organiser", "张三", "--unit", "灵湖镇")[1] == "张三：镇组织委员（灵湖镇），从今天起。\n"
    )
    held = database.look(people.posts_held, 2, on=AT.date())
    assert [post.role for post in held] == ["admin", "secretary"]


def test_namesakes_are_listed_with_their_branches_and_nobody_gets_the_post(
    run: Run, database: Database, tmp_path: Path
) -> None:
    import_roster(
        database,
        small(tmp_path / "a.xlsx", line("张三"), line("张三", "湖西村党支部", 加入党组织日期="2010-01-01")),
    )
    status, out, err = run("grant", "admin", "张三")
    assert (status, out) == (1, "")
    assert err.splitlines() == [
        "1  张三  灵湖镇 湖东村党支部",
        "2  张三  灵湖镇 湖西村党支部",
        "有 2 个人叫张三，请用上面的编号。",
    ]
    assert database.look(lambda session: session.exec(select(PostRow)).first()) is None
    assert run("grant", "admin", "2")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["admin", "李四"], "找不到这个人：李四"),
        (["admin", "张三", "--unit", "湖北村"], "湖北村"),
        (["organiser", "张三", "--unit", "湖东村党支部"], "湖东村党支部不能有这个职务：organiser"),
    ],
)
def test_a_post_that_cannot_be_granted_is_refused_in_one_line(
    run: Run, database: Database, tmp_path: Path, arguments: list[str], said: str
) -> None:
    import_roster(database, small(tmp_path / "a.xlsx", line("张三")))
    status, out, err = run("grant", *arguments)
    assert (status, out) == (1, "")
    assert said in err
    assert len(err.splitlines()) == 1


def test_a_role_that_is_none_is_used_wrongly(run: Run) -> None:
    with pytest.raises(SystemExit) as stopped:
        run("grant", "king", "张三")
    assert stopped.value.code == 2
