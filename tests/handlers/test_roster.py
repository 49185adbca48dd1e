"""A roster sent in the chat: previewed, applied, put away; and every file that is none."""

import asyncio
import stat
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from threading import Event
from typing import Any

import openpyxl
import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from sqlmodel import Session, col, func, select

from bot.application import Lianxin, Transport
from bot.services import Services
from handlers.roster import applying
from playground.transport import InProcess
from rules.permissions import Scope
from rules.posts import Role
from storage import joining
from storage.care import moving
from storage.models.audit import AuditRow
from storage.models.base import id_of
from storage.models.care import FactRow
from storage.models.people import MembershipRow, PersonRow, PostRow, UnitRow
from storage.models.rosters import MergedRow
from storage.rosters.applying import Tally, apply
from storage.rosters.outline import NAMED_MOST
from storage.rosters.steps import PIECE
from storage.transact import Database
from tests import builders
from tests.builders import County, joined
from tests.chat import FAST, ZONE, Chatter, World, world_at
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
    made = select(AuditRow).where(col(AuditRow.what).startswith("roster.import"))
    return [(row.who, row.object) for row in session.exec(made)]


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
    text = admin.hears("新增 3,032 人", "要办的事多出", "导入时不给谁发消息", "点“就这样导入”才会改动")
    assert "没变化" not in text  # zeros are left out
    assert admin.labels == ["就这样导入", "放弃"]
    assert world.database.look(people) == before
    (kept,) = uploads(tmp_path)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700
    await applies(world, admin)
    admin.hears("导入好了：新增 3,032 人。")
    assert admin.labels == ["打纸条"]
    assert world.database.look(people) == before + 3032
    assert uploads(tmp_path) == []
    assert [what for _, what in world.database.look(imports)] == ["creates:3032 updates:0 leaves:0"]


async def test_the_database_is_copied_before_anything_is_applied(
    world: World, admin: Chatter, tmp_path: Path
) -> None:
    before = world.database.look(people)
    await admin.sends("名册.xlsx", DIRTY.read_bytes())
    await applies(world, admin)
    (copy,) = (tmp_path / "backups").glob("before-roster-*.db")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    kept = Database(f"sqlite:///{copy}", world.database.keyring)
    assert kept.look(people) == before
    kept.close()


async def applies(world: World, chatter: Chatter) -> None:
    await chatter.presses("就这样导入")
    await world.done()


async def test_a_year_later_the_transfers_are_named(world: World, admin: Chatter, tmp_path: Path) -> None:
    import_roster(world.database, COUNTY)
    changed, moved = next_year(lines(COUNTY))
    await admin.sends("名册.xlsx", save(tmp_path / "next.xlsx", changed).read_bytes())
    text = admin.hears("转支部 91 人、没变化 2,941 人。", "换支部")
    named = [part for part in text.splitlines() if "→" in part]
    assert len(named) == NAMED_MOST
    assert {part.split("：")[0] for part in named} <= moved
    assert f"还有 {91 - NAMED_MOST} 人" in text
    rows = [row for row in returned(world, admin) if row[2] == "转支部"]
    assert {row[1] for row in rows} == moved
    assert len(rows) == 91
    await applies(world, admin)
    admin.hears("导入好了：转支部 91 人。")


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
    admin.hears("名册上没有了 1 人", "张三：灵湖镇 湖东村党支部")
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
    await applies(world, admin)
    await admin.forges(apply.value)
    assert "这份名册已经办过" in last_with_text(admin, "办过")
    assert world.database.look(people) == before + 3032


async def test_the_same_roster_again_has_nothing_to_apply(
    world: World, admin: Chatter, tmp_path: Path
) -> None:
    import_roster(world.database, COUNTY)
    await admin.sends("名册.xlsx", COUNTY.read_bytes())
    admin.hears("没变化 3,032 人。", "没有要改动的")
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
    await applies(world, admin)
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


@pytest.mark.parametrize(
    "payload",
    [
        *("rapply:1", "rdrop:1", "rapply:-1", "rapply:x", "rapply", "rdrop:1:2", "rstop:1", "ragain:1"),
        *("rsame:1:1", "rother:9", "rsame:x:1"),
    ],
)
async def test_forged_buttons_are_explained(world: World, admin: Chatter, payload: str) -> None:
    await admin.says("菜单")
    await admin.forges(payload)
    assert admin.last.text.startswith(("这份名册已经办过", "这个按钮已经过时", "这一处已经定过了"))


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
    assert "112 new" in last_with_text(smith, "The roster is checked")


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

    def __call__(self, *args: Any, progress: Callable[[int], None], **kwargs: Any) -> Tally:
        def waits(done: int) -> None:
            if not self.begun.is_set():
                progress(done)
                self.begun.set()
                assert self.go_on.wait(60)
            progress(done)

        return apply(*args, progress=waits, **kwargs)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Held]:
    made = Held()
    monkeypatch.setattr(applying, "apply", made)
    monkeypatch.setattr(applying, "EDIT_EVERY", 0.01)
    yield made
    made.go_on.set()


async def test_while_a_roster_comes_in_everybody_is_answered(
    world: World, county: County, admin: Chatter, held: Held
) -> None:
    wang = joined(world, "王桂英", county.member("王桂英"))
    await admin.sends("名册.xlsx", COUNTY.read_bytes())
    await admin.presses("就这样导入")
    assert await asyncio.to_thread(held.begun.wait, 60)
    for chatter in (wang, admin):
        await chatter.says("菜单")
        chatter.hears("要办什么")
    shown, _ = admin.button("停下")
    await until(lambda: f"{PIECE} / 3,032 人" in shown_again(admin, shown.id))
    assert (
        "▓" in shown_again(admin, shown.id)
        or "■" in shown_again(admin, shown.id)
        or "□" in shown_again(admin, shown.id)
    )
    held.go_on.set()
    await world.done()
    assert "导入好了：新增 3,032 人" in shown_again(admin, shown.id)  # one message, edited in place


def shown_again(chatter: Chatter, message_id: int) -> str:
    return next(message.text for message in chatter.messages if message.id == message_id)


async def until(holds: Callable[[], bool]) -> None:
    for _ in range(500):
        if holds():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it never came true")


async def test_an_import_is_stopped_and_goes_on_later(
    world: World, admin: Chatter, held: Held, tmp_path: Path
) -> None:
    before = world.database.look(people)
    await admin.sends("名册.xlsx", COUNTY.read_bytes())
    await admin.presses("就这样导入")
    assert await asyncio.to_thread(held.begun.wait, 60)
    await admin.sends("b.xlsx", small(tmp_path / "b.xlsx", line("李四")).read_bytes())
    admin.hears("上一份名册还在导入")
    await admin.presses("停下")
    held.go_on.set()
    await world.done()
    assert f"停下了。前面的 {PIECE} 人已经导入" in last_with_text(admin, "停下了")
    assert world.database.look(people) == before + PIECE
    await admin.presses("重新核对")
    admin.hears(f"新增 {3032 - PIECE:,} 人")
    await applies(world, admin)
    assert world.database.look(people) == before + 3032
    assert [what for _, what in world.database.look(imports)] == [
        f"creates:{PIECE} updates:0 leaves:0",
        f"creates:{3032 - PIECE} updates:0 leaves:0",
    ]


async def test_who_is_overtaken_by_another_import_looks_again(
    world: World, admin: Chatter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def overtaken(*args: Any, **kwargs: Any) -> Tally:
        monkeypatch.setattr(applying, "apply", apply)
        import_roster(world.database, DIRTY)
        return apply(*args, **kwargs)

    monkeypatch.setattr(applying, "apply", overtaken)
    await admin.sends("名册.xlsx", DIRTY.read_bytes())
    before = world.database.look(people)
    await applies(world, admin)
    assert "刚才有人也在导入名册" in last_with_text(admin, "重新核对")
    await admin.presses("重新核对")
    admin.hears("没变化 112 人")
    assert world.database.look(people) == before + 112


async def test_an_import_that_a_crash_ended_is_finished_after_the_next_start(
    world: World, admin: Chatter, held: Held, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = world.database.look(people)
    await admin.sends("名册.xlsx", COUNTY.read_bytes())
    await admin.presses("就这样导入")
    assert await asyncio.to_thread(held.begun.wait, 60)
    closing = asyncio.create_task(world.bot.stop())
    await asyncio.sleep(0.05)
    held.go_on.set()
    await closing
    assert world.database.look(people) == before + PIECE

    services = Services(world.bot.services.settings, world.database, world.clock)
    world.bot = Lianxin(services, Transport(InProcess(world.cloud), InProcess(world.cloud)), FAST)
    await world.bot.prepare()
    await world.done()
    assert f"导入好了：新增 {3032 - PIECE:,} 人" in last_with_text(admin, "导入好了")
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


# What only a person can decide


BORN, CORRECTED = "1980-05-03", "1980-07-11"


async def test_a_doubt_is_decided_in_the_chat_and_never_asked_again(
    world: World, admin: Chatter, tmp_path: Path
) -> None:
    import_roster(world.database, small(tmp_path / "a.xlsx", line("张三", 出生日期=BORN), line("李四")))
    file = small(tmp_path / "b.xlsx", line("张三", 出生日期=CORRECTED), line("李四")).read_bytes()
    await admin.sends("b.xlsx", file)
    admin.hears("等您定 1 行")
    assert admin.labels == ["有 1 处请您定"]
    await admin.presses("有 1 处")
    admin.hears("第 2 行：张三，1980 年生", "1. 张三，1980 年生，湖东村党支部", "是同一个人吗")
    assert admin.labels == ["是同一个人", "不是，是新人", "以后再定", "重新核对"]
    await admin.presses("是同一个人")
    admin.hears("都定好了")
    await admin.presses("重新核对")
    admin.hears("有变化 1 人、没变化 1 人。")
    await applies(world, admin)
    assert world.database.look(born, "张三") == [date.fromisoformat(CORRECTED)]
    await admin.sends("b.xlsx", file)
    admin.hears("没有要改动的")
    assert admin.labels == []


async def test_somebody_new_of_the_same_name_is_created_once(
    world: World, admin: Chatter, tmp_path: Path
) -> None:
    import_roster(world.database, small(tmp_path / "a.xlsx", line("张三", 出生日期=BORN)))
    file = small(tmp_path / "b.xlsx", line("张三", 出生日期=CORRECTED)).read_bytes()
    await admin.sends("b.xlsx", file)
    await admin.presses("有 1 处")
    await admin.presses("不是，是新人")
    await admin.presses("重新核对")
    admin.hears("新增 1 人、名册上没有了 1 人。")
    await applies(world, admin)
    assert world.database.look(born, "张三") == [date.fromisoformat(BORN), date.fromisoformat(CORRECTED)]
    await admin.sends("b.xlsx", file)
    admin.hears("没有要改动的")


async def test_a_question_can_wait_and_is_offered_again(world: World, admin: Chatter, tmp_path: Path) -> None:
    two = (line("张三", 出生日期=BORN), line("李四", 出生日期=BORN))
    import_roster(world.database, small(tmp_path / "a.xlsx", *two))
    rows = (line("张三", 出生日期=CORRECTED), line("李四", 出生日期=CORRECTED))
    await admin.sends("b.xlsx", small(tmp_path / "b.xlsx", *rows).read_bytes())
    await admin.presses("有 2 处")
    first = admin.hears("还有 2 处")
    await admin.presses("以后再定")
    second = admin.hears("还有 2 处")
    assert first != second
    await admin.presses("是同一个人")
    admin.hears("还有 1 处")
    await admin.says("名册")
    assert admin.labels[0] == "有 1 处请您定"
    await admin.presses("有 1 处")
    assert admin.last.text.split("（")[0] == first.split("（")[0]


async def test_a_renamed_branch_is_recognised_and_keeps_everything(
    world: World, admin: Chatter, tmp_path: Path
) -> None:
    names = ["张三", "李四", "王五"]
    import_roster(world.database, small(tmp_path / "a.xlsx", *(line(name) for name in names)))
    before = world.database.look(belongs, "张三")
    file = small(tmp_path / "b.xlsx", *(line(name, "湖东社区党支部") for name in names)).read_bytes()
    await admin.sends("b.xlsx", file)
    admin.hears("转支部 3 人", "3 人一起过去，像是改了名字")
    await admin.presses("有 1 处")
    admin.hears("灵湖镇 湖东村党支部 的 3 人，名册上都在 湖东社区党支部。是支部改了名字吗")
    await admin.presses("是改名")
    await admin.presses("重新核对")
    admin.hears("没变化 3 人", "没有要改动的")
    assert world.database.look(belongs, "张三") == before
    old = small(tmp_path / "c.xlsx", *(line(name) for name in names)).read_bytes()
    await admin.sends("c.xlsx", old)
    admin.hears("没变化 3 人", "没有要改动的")  # the old name is still understood


async def test_a_branch_that_went_up_in_another_is_closed(
    world: World, admin: Chatter, tmp_path: Path
) -> None:
    one, other = line("张三", 党内职务="支部书记"), line("李四", "湖西村党支部", 党内职务="支部书记")
    import_roster(world.database, small(tmp_path / "a.xlsx", one, other))
    rows = (line("张三", "湖西村党支部"), line("李四", "湖西村党支部", 党内职务="支部书记"))
    await admin.sends("b.xlsx", small(tmp_path / "b.xlsx", *rows).read_bytes())
    admin.hears("灵湖镇 湖东村党支部 并入 灵湖镇 湖西村党支部：1 人")
    await applies(world, admin)
    closed = world.database.look(
        lambda session: session.exec(select(UnitRow.name).where(col(UnitRow.until_on).is_not(None))).all()
    )
    assert closed == ["湖东村党支部"]
    holders = world.database.look(
        lambda session: session.exec(
            select(PersonRow.name)
            .join(PostRow, col(PostRow.person_id) == col(PersonRow.id))
            .where(PostRow.role == "secretary", col(PostRow.until_on).is_(None))
        ).all()
    )
    assert holders == ["李四"]


def born(session: Session, name: str) -> list[date | None]:
    rows = session.exec(select(PersonRow).where(PersonRow.name == name).order_by(col(PersonRow.id)))
    return [row.birth_on for row in rows]


def belongs(session: Session, name: str) -> list[tuple[int, date, date | None]]:
    rows = session.exec(
        select(MembershipRow)
        .join(PersonRow, col(PersonRow.id) == col(MembershipRow.person_id))
        .where(PersonRow.name == name)
    )
    return [(row.unit_id, row.from_on, row.until_on) for row in rows]


async def test_no_roster_confirms_a_death_or_undoes_one(world: World, admin: Chatter, tmp_path: Path) -> None:
    import_roster(world.database, small(tmp_path / "a.xlsx", line("张三"), line("李四"), line("王五")))
    for name in ("张三", "李四"):
        world.database.run(reported_dead, name)
    await admin.sends("b.xlsx", small(tmp_path / "b.xlsx", line("李四"), line("王五")).read_bytes())
    text = admin.hears("报过去世、还没核实，先不动：张三")
    assert "没有了" not in text
    reason = "报过去世，名册上还在，先不动，请核实"
    assert [row[3] for row in returned(world, admin) if row[1] == "李四"] == [reason]
    assert "就这样导入" not in admin.labels


async def test_no_roster_takes_back_a_move(world: World, admin: Chatter, tmp_path: Path) -> None:
    """An old list still names the branch before; one that names a third branch is news."""
    old = [
        line("张三"),
        line("李四"),
        line("王五", branch="湖西村党支部"),
        line("赵六", branch="湖南村党支部"),
    ]
    import_roster(world.database, small(tmp_path / "a.xlsx", *old))
    world.database.run(moved_by_hand, "张三", "湖西村党支部")
    await admin.sends("b.xlsx", small(tmp_path / "b.xlsx", *old).read_bytes())
    reason = "支部报过搬走，名册上还在原来的支部，以后报的为准"
    assert [row[3] for row in returned(world, admin) if row[1] == "张三"] == [reason]
    assert "就这样导入" not in admin.labels, "nothing is changed"
    third = [line("张三", branch="湖南村党支部"), *old[1:]]
    await admin.sends("c.xlsx", small(tmp_path / "c.xlsx", *third).read_bytes())
    admin.hears("张三")
    assert "就这样导入" in admin.labels


def moved_by_hand(session: Session, name: str, to: str) -> None:
    person = session.exec(select(PersonRow).where(PersonRow.name == name)).one()
    unit = session.exec(select(UnitRow).where(UnitRow.name == to)).one()
    hand = Scope(("/",))
    moving.move(session, hand, id_of(person), id_of(unit), by=id_of(person) + 1, at=NOW.replace(tzinfo=ZONE))


def reported_dead(session: Session, name: str) -> None:
    person = session.exec(select(PersonRow).where(PersonRow.name == name)).one()
    session.add(
        FactRow(
            person_id=id_of(person), kind="died", from_on=NOW.date(), recorded_on=NOW.date(), source="report"
        )
    )


# Records merged, branches renamed, merged and split by hand


async def test_two_records_of_one_person_become_one(world: World, county: County, admin: Chatter) -> None:
    one, two = county.member("王桂英"), county.member("王桂英", county.other_branch)
    world.database.run(builders.post, Role.CONTACT, county.desk, subject=two)
    await admin.says("名册")
    await admin.presses("合并两条记录")
    await admin.says("王桂英")
    assert admin.labels == ["王桂英（灵湖镇 湖东村党支部）", "王桂英（灵湖镇 湖西村党支部）"]
    await admin.presses("王桂英（灵湖镇 湖东村")
    await admin.says("王桂英")
    assert admin.labels == ["王桂英（灵湖镇 湖西村党支部）"]
    await admin.presses("王桂英（灵湖镇 湖西村")
    admin.hears("职务 0 个", "并了就分不开")
    await admin.presses("并成一个")
    admin.hears("王桂英只有一条记录了")
    subjects = world.database.look(
        lambda session: session.exec(select(PostRow.subject_id).where(PostRow.role == Role.CONTACT)).all()
    )
    assert subjects == [one]
    traced = world.database.look(
        lambda session: [(row.gone_id, row.kept_id, row.by_id) for row in session.exec(select(MergedRow))]
    )
    assert [(gone, kept) for gone, kept, _ in traced] == [(two, one)]


async def test_a_branch_is_renamed_by_hand(world: World, county: County, admin: Chatter) -> None:
    await admin.says("名册")
    await admin.presses("支部变动")
    await admin.says("湖东村党支部")
    admin.hears("灵湖镇 湖东村党支部：0 人")
    await admin.presses("改名字")
    await admin.says("湖西村党支部")
    admin.hears("已经有叫“湖西村党支部”的了")
    await admin.says("湖东社区党支部")
    admin.hears("湖东村党支部 → 湖东社区党支部")


async def test_a_branch_goes_up_in_another_by_hand(world: World, county: County, admin: Chatter) -> None:
    county.member("王桂英")
    world.database.run(builders.post, Role.SECRETARY, county.member("张书记"), county.branch)
    await admin.says("名册")
    await admin.presses("支部变动")
    await admin.says("湖东村党支部")
    admin.hears("2 人，任职 1 个")
    await admin.presses("并入别的支部")
    await admin.says("湖西村党支部")
    admin.hears("湖东村党支部 并入 湖西村党支部：2 人转过去")
    await admin.presses("合并")
    admin.hears("2 人转过去了")
    homes = world.database.look(belongs, "王桂英")
    assert [unit for unit, _, _ in homes] == [county.branch, county.other_branch]
    assert homes[0][2] == NOW.date() - timedelta(days=1)


async def test_a_branch_is_split_by_ticking_names(world: World, county: County, admin: Chatter) -> None:
    for name in ("王桂英", "李秀兰", "赵六"):
        county.member(name)
    await admin.says("名册")
    await admin.presses("支部变动")
    await admin.says("湖东村党支部")
    await admin.presses("分出新支部")
    assert admin.labels == ["王桂英", "李秀兰", "赵六"]
    await admin.presses("王桂英")
    await admin.presses("李秀兰")
    await admin.presses("✓ 李秀兰")
    admin.hears("选了 1 人")
    assert admin.labels == ["✓ 王桂英", "李秀兰", "赵六", "就这些人"]
    await admin.presses("就这些人")
    await admin.says("湖中村党支部")
    admin.hears("湖中村党支部，1 人")
    assert [until for _, _, until in world.database.look(belongs, "王桂英")] == [
        NOW.date() - timedelta(days=1),
        None,
    ]
    assert len(world.database.look(belongs, "李秀兰")) == 1
