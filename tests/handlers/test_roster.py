"""A roster sent in the chat: previewed, applied, put away; and every file that is none."""

import asyncio
import stat
import zipfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from threading import Event
from typing import Any

import openpyxl
import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from sqlmodel import Session, func, select

from bot.roster import file as roster_file
from handlers import roster
from rules.posts import Role
from storage import joining
from storage.models.audit import AuditRow
from storage.models.people import PersonRow
from storage.transact import Database
from tests import builders
from tests.builders import County, joined
from tests.chat import Chatter, World, world_at
from tests.conftest import NOW
from tests.rosters import COUNTY, DIRTY, import_roster, line, lines, next_year, save, small


@pytest.fixture
def county(world: World) -> County:
    return County(world.database)


@pytest.fixture
def admin(world: World, county: County) -> Chatter:
    return administrator(world, county, "林管理")


def administrator(world: World, county: County, name: str, language: str = "zh") -> Chatter:
    person_id = world.database.run(builders.person, name, language=language)
    world.database.run(builders.post, Role.ADMIN, person_id, county.id)
    return joined(world, name, person_id)


def people(session: Session) -> int:
    return session.exec(select(func.count()).select_from(PersonRow)).one()


def imports(session: Session) -> list[tuple[int | None, str | None]]:
    return [(row.who, row.object) for row in session.exec(select(AuditRow))]


def uploads(folder: Path) -> list[Path]:
    return sorted((folder / "uploads").glob("*"))


def returned(world: World, chatter: Chatter) -> list[list[object]]:
    """Read the workbook the bot sent last, from below its header to the signature line."""
    (file,) = [message.file for message in chatter.messages if message.from_bot and message.file][-1:]
    book = openpyxl.load_workbook(BytesIO(world.cloud.file(file.file_id)))
    rows = [list[object](row) for row in book.worksheets[0].iter_rows(values_only=True)]
    head = next(number for number, row in enumerate(rows) if row[0] == "行号")
    end = next(number for number, row in enumerate(rows) if str(row[0]).startswith("填表人"))
    return [row[:4] for row in rows[head + 1 : end]]


async def test_a_county_is_previewed_and_then_applied(world: World, admin: Chatter, tmp_path: Path) -> None:
    before = world.database.look(people)
    await admin.sends("名册.xlsx", COUNTY.read_bytes())
    admin.hears("新增 3,032 人", "没变化 0 人", "点“就这样导入”才会改动")
    assert admin.labels == ["就这样导入", "放弃"]
    assert world.database.look(people) == before
    (kept,) = uploads(tmp_path)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700
    await admin.presses("就这样导入")
    admin.hears("导入好了：新增 3,032 人，更新 0 人")
    assert admin.labels == ["打纸条"]
    assert world.database.look(people) == before + 3032
    assert uploads(tmp_path) == []
    assert [what for _, what in world.database.look(imports)] == ["creates:3032 updates:0 leaves:0"]


async def test_a_year_later_the_transfers_are_named(world: World, admin: Chatter, tmp_path: Path) -> None:
    import_roster(world.database, COUNTY)
    changed, moved = next_year(lines(COUNTY))
    await admin.sends("名册.xlsx", save(tmp_path / "next.xlsx", changed).read_bytes())
    text = next(message.text for message in admin.messages if "转支部：" in message.text)
    assert "新增 0 人，有变化 91 人（其中转支部 91 人），没变化 2,941 人，名册上没有了 0 人" in text
    named = [part for part in text.splitlines() if "→" in part]
    assert len(named) == roster.NAMED_MOST
    assert {part.split("：")[0] for part in named} <= moved
    assert f"还有 {91 - roster.NAMED_MOST} 人" in text
    rows = [row for row in returned(world, admin) if row[2] == "转支部"]
    assert {row[1] for row in rows} == moved
    assert len(rows) == 91
    await admin.presses("就这样导入")
    assert "更新 91 人（其中转支部 91 人）" in last_with_text(admin, "导入好了")


def last_with_text(chatter: Chatter, piece: str) -> str:
    return [message.text for message in chatter.messages if message.from_bot and piece in message.text][-1]


async def test_each_row_to_look_at_comes_back_with_its_reason(world: World, admin: Chatter) -> None:
    await admin.sends("名册.xlsx", DIRTY.read_bytes())
    text = last_with_text(admin, "名册核对好了")
    assert "不收 7 行" in text
    rows = returned(world, admin)
    assert [row[0] for row in rows if row[2] == "不收"] == [29, 45, 47, 63, 86, 87, 110]
    assert [47, "乔䶮", "不收", "没有写所在党支部"] in rows
    assert all(row[3] for row in rows)
    name = [message.file for message in admin.messages if message.file and message.from_bot][-1]
    assert name is not None
    assert name.name == "清河县名册核对结果（2026年11月23日）.xlsx"


async def test_who_is_no_longer_listed_is_named(world: World, admin: Chatter, tmp_path: Path) -> None:
    import_roster(world.database, small(tmp_path / "a.xlsx", line("张三"), line("李四")))
    await admin.sends("a.xlsx", small(tmp_path / "a.xlsx", line("李四")).read_bytes())
    assert "张三：灵湖镇 湖东村党支部" in last_with_text(admin, "名册上没有了 1 人")
    assert returned(world, admin) == [[None, "张三", "名册上没有了", "灵湖镇 湖东村党支部"]]


async def test_put_away_nothing_is_kept_and_the_old_buttons_are_harmless(
    world: World, admin: Chatter, tmp_path: Path
) -> None:
    before = world.database.look(people)
    await admin.sends("名册.xlsx", DIRTY.read_bytes())
    _, apply = admin.button("就这样导入")
    await admin.presses("放弃")
    assert uploads(tmp_path) == []
    await admin.forges(apply.value)
    assert "这份名册已经办过" in last_with_text(admin, "办过")
    assert world.database.look(people) == before


async def test_applied_twice_nothing_happens_twice(world: World, admin: Chatter) -> None:
    before = world.database.look(people)
    await admin.sends("名册.xlsx", COUNTY.read_bytes())
    _, apply = admin.button("就这样导入")
    await admin.presses("就这样导入")
    await admin.forges(apply.value)
    assert "这份名册已经办过" in last_with_text(admin, "办过")
    assert world.database.look(people) == before + 3032


async def test_the_same_roster_again_has_nothing_to_apply(
    world: World, admin: Chatter, tmp_path: Path
) -> None:
    import_roster(world.database, COUNTY)
    await admin.sends("名册.xlsx", COUNTY.read_bytes())
    admin.hears("没变化 3,032 人", "没有要改动的")
    assert admin.labels == []
    assert uploads(tmp_path) == []


async def test_a_second_file_takes_the_place_of_the_first(
    world: World, admin: Chatter, tmp_path: Path
) -> None:
    await admin.sends("a.xlsx", small(tmp_path / "a.xlsx", line("张三")).read_bytes())
    message, first = admin.button("就这样导入")
    await admin.sends("b.xlsx", small(tmp_path / "b.xlsx", line("李四")).read_bytes())
    assert len(uploads(tmp_path)) == 1
    world.cloud.press(admin.id, message.id, first.value)
    await world.settle()
    assert "这份名册已经办过" in last_with_text(admin, "办过")
    await admin.presses("就这样导入")
    assert "新增 1 人" in last_with_text(admin, "导入好了")


async def test_nobody_applies_what_another_administrator_sent(
    world: World, county: County, admin: Chatter
) -> None:
    before = world.database.look(people)
    other = administrator(world, county, "钱管理")
    await admin.sends("名册.xlsx", DIRTY.read_bytes())
    _, apply = admin.button("就这样导入")
    await other.says("菜单")
    await other.forges(apply.value)
    other.hears("这份名册已经办过")
    assert world.database.look(people) == before + 1


@pytest.mark.parametrize("payload", ["rapply:1", "rdrop:1", "rapply:-1", "rapply:x", "rapply", "rdrop:1:2"])
async def test_forged_buttons_are_explained(world: World, admin: Chatter, payload: str) -> None:
    await admin.says("菜单")
    await admin.forges(payload)
    assert admin.last.text.startswith(("这份名册已经办过", "这个按钮已经过时"))


async def test_a_member_who_sends_a_file_is_told_who_does(
    world: World, county: County, tmp_path: Path
) -> None:
    wang = joined(world, "王桂英", county.member("王桂英"))
    await wang.sends("名册.xlsx", DIRTY.read_bytes())
    wang.hears("文件我没有收", "名册由管理员导入")
    await wang.forges("rapply:1")
    wang.hears("这一步不归您办")
    await wang.says("/roster")
    wang.hears("这一步不归您办")
    assert uploads(tmp_path) == []


async def test_a_stranger_who_sends_a_file_is_asked_to_join(world: World, tmp_path: Path) -> None:
    stranger = world.person("路人")
    await stranger.opens()
    await stranger.sends("名册.xlsx", DIRTY.read_bytes())
    assert uploads(tmp_path) == []
    stranger.hears("请")


async def test_an_administrator_is_told_how_to_send_a_roster(admin: Chatter) -> None:
    await admin.says("/roster")
    text = admin.hears(".xlsx", "20 MB", "身份证号码和住址看过就丢")
    await admin.says("名册")
    assert admin.last.text == text
    await admin.says("菜单")
    await admin.presses("导入名册")
    assert admin.last.text == text


def text_as_workbook() -> bytes:
    return "王桂英，1950-03-05\n".encode() * 500_000


def locked_workbook() -> bytes:
    target = BytesIO()
    with DIRTY.open("rb") as plain:
        OOXMLFile(plain).encrypt("secret", target)
    return target.getvalue()


def bomb() -> bytes:
    """Return a file of a few kilobytes that unpacks, as it says itself, to two gigabytes."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", bytes(2_000_000))
    honest, large = (2_000_000).to_bytes(4, "little"), (0x7FFF_FFFF).to_bytes(4, "little")
    return target.getvalue().replace(honest, large)


def without_columns() -> bytes:
    target = BytesIO()
    book = openpyxl.Workbook()
    book.worksheets[0].append(["姓名", "电话"])
    book.save(target)
    return target.getvalue()


@pytest.mark.parametrize(
    ("name", "make", "said"),
    [
        ("名册.xlsx", text_as_workbook, "这个文件打不开"),
        ("名册.xlsx", locked_workbook, "加了密码"),
        ("名册.xlsx", bomb, "展开后太大"),
        ("名册.xlsx", without_columns, "少了这些栏：出生日期 / 人员类别 / 所在党支部"),
        ("名册.csv", "姓名".encode, "这是文本文件"),
        ("名册.xlsx", lambda: b"x", "这个文件打不开"),
        ("照片.jpg", lambda: b"\xff\xd8\xff", "这个文件打不开"),
    ],
    ids=["text", "locked", "bomb", "columns", "csv", "empty", "photo"],
)
async def test_a_file_that_is_no_roster_gets_a_clear_sentence(
    admin: Chatter, tmp_path: Path, name: str, make: Callable[[], bytes], said: str
) -> None:
    database = admin.world.database
    before = database.look(people)
    await admin.sends(name, make())
    admin.hears(said)
    assert admin.labels == []
    assert uploads(tmp_path) == []
    assert database.look(people) == before
    await admin.sends("名册.xlsx", DIRTY.read_bytes())
    assert "新增 112 人" in last_with_text(admin, "名册核对好了")


async def test_a_wrong_file_is_explained_in_english_to_whoever_reads_english(
    world: World, county: County
) -> None:
    smith = administrator(world, county, "Smith", language="en")
    await smith.sends("roster.xlsx", b"x")
    smith.hears("This file cannot be opened")
    await smith.sends("roster.xlsx", DIRTY.read_bytes())
    assert "New: 112" in last_with_text(smith, "The roster is checked")


async def test_a_file_larger_than_telegram_gives_out_is_refused(admin: Chatter, tmp_path: Path) -> None:
    await admin.sends("名册.xlsx", bytes((20 << 20) + 1))
    admin.hears("文件太大了", "最大 20 MB")
    assert uploads(tmp_path) == []


async def test_a_file_left_overnight_is_deleted(world: World, admin: Chatter, tmp_path: Path) -> None:
    await admin.sends("名册.xlsx", DIRTY.read_bytes())
    await world.wind(world.clock.now() + timedelta(hours=8))
    assert len(uploads(tmp_path)) == 1
    await world.wind(world.clock.now() + timedelta(hours=16))
    assert uploads(tmp_path) == []
    await admin.presses("就这样导入")
    assert "请再发一次" in last_with_text(admin, "办过")


class Held:
    """An import that waits in the middle until it is let go; Any: arguments are handed on as they came."""

    def __init__(self) -> None:
        self.begun, self.go_on = Event(), Event()

    def __call__(self, *args: Any, progress: Callable[[int], None], **kwargs: Any) -> None:
        progress(200)
        self.begun.set()
        assert self.go_on.wait(20)
        bring_in(*args, progress=progress, **kwargs)


bring_in = roster_file.bring_in


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Held]:
    made = Held()
    monkeypatch.setattr(roster, "bring_in", made)
    monkeypatch.setattr(roster, "EDIT_EVERY", 0.01)
    yield made
    made.go_on.set()


async def test_while_a_roster_comes_in_everybody_else_is_answered(
    world: World, county: County, admin: Chatter, held: Held
) -> None:
    wang = joined(world, "王桂英", county.member("王桂英"))
    await admin.sends("名册.xlsx", COUNTY.read_bytes())
    message, apply = admin.button("就这样导入")
    world.cloud.press(admin.id, message.id, apply.value)
    await world.bot.poller.once(0)
    assert await asyncio.to_thread(held.begun.wait, 20)
    world.cloud.say(wang.id, "菜单")
    await world.bot.poller.once(0)
    await until(lambda: wang.last.from_bot and "要办什么" in wang.last.text)
    await until(lambda: "正在导入：200 / 3,032 人" in admin.last.text)
    held.go_on.set()
    await world.settle()
    await asyncio.wait_for(world.bot.line.idle(), 20)
    admin.hears("导入好了：新增 3,032 人")


async def until(holds: Callable[[], bool]) -> None:
    for _ in range(500):
        if holds():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it never came true")


async def test_who_is_overtaken_by_another_import_sees_what_is_left_and_goes_on(
    world: World, admin: Chatter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def overtaken(*args: Any, **kwargs: Any) -> None:
        monkeypatch.setattr(roster, "bring_in", bring_in)
        import_roster(world.database, DIRTY)
        bring_in(*args, **kwargs)

    monkeypatch.setattr(roster, "bring_in", overtaken)
    await admin.sends("名册.xlsx", DIRTY.read_bytes())
    before = world.database.look(people)
    await admin.presses("就这样导入")
    text = last_with_text(admin, "名册核对好了")
    assert text.startswith("刚才有人也在导入名册")
    assert "新增 0 人，有变化 0 人" in text
    assert world.database.look(people) == before + 112


async def test_a_press_handled_again_after_a_crash_finishes_the_import(
    world: World, admin: Chatter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first try dies in the middle of the pieces; the second does the rest."""
    before = world.database.look(people)
    tries = 0

    def dies_once(*args: Any, **kwargs: Any) -> None:
        nonlocal tries
        tries += 1

        def cut(done: int) -> None:
            if tries == 1 and done >= 600:
                raise ValueError

        bring_in(*args, **{**kwargs, "progress": cut})

    monkeypatch.setattr(roster, "bring_in", dies_once)
    await admin.sends("名册.xlsx", COUNTY.read_bytes())
    await admin.presses("就这样导入")
    assert tries == 2
    admin.hears("导入好了：新增 2,432 人")
    assert world.database.look(people) == before + 3032


async def test_an_account_the_settings_list_is_administrator_as_soon_as_it_joins(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LIANXIN_ADMINS", "7000000001")
    county = County(database)
    wang = county.member("王桂英")
    code = database.run(joining.issue, wang, on=NOW.date())
    async with world_at(NOW, database, tmp_path) as world:
        chatter = world.person("桂英")
        await chatter.opens(code)
        await chatter.says("王桂英")
        assert "导入名册" in chatter.labels


async def test_an_account_listed_later_is_administrator_from_the_next_start(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LIANXIN_ADMINS", "7000000001")
    county = County(database)
    database.run(builders.account, county.member("王桂英"), 7000000001)
    async with world_at(NOW, database, tmp_path) as world:
        chatter = world.person("桂英")
        await chatter.opens()
        assert "导入名册" in chatter.labels
