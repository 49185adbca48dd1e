"""Workbooks as people take them from the chat: opened again with openpyxl, and never more than is theirs."""

import asyncio
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from threading import Event
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from sqlmodel import Session, col, select

from bot.application import Lianxin, Transport
from bot.errands import STARTS
from bot.services import Services
from handlers.exports import making as export_making
from playground.transport import InProcess
from rules.permissions import Scope
from rules.posts import Role
from storage import audit, errands, people
from storage.care import visits
from storage.exports import filing, making
from storage.exports.filing import packed
from storage.models.audit import AuditRow
from storage.models.people import PostRow, UnitRow
from storage.reception import booking
from storage.workbooks.writer import Written
from tests.builders import County, joined, person, post
from tests.chat import FAST, ZONE, Chatter, World
from tests.reception import NOW, WISH, caller, plan_days, slots
from tests.waves import Polled, votes

QUARTER = "2026年第四季度"
LEDGER = f"灵湖镇湖东村党支部老党员走访慰问台账（{QUARTER}）"


class Place:
    """Two branches with an elder each, a secretary, the town's organiser, the desk and an administrator."""

    def __init__(self, world: World) -> None:
        self.world, self.database = world, world.database
        self.county = County(world.database)
        self.elder = self.add("王桂英", self.county.branch, "1944-03-05")
        self.other = self.add("李秀兰", self.county.other_branch, "1941-06-01")
        self.secretary = self.plays("张建国", Role.SECRETARY, self.county.branch)
        self.organiser = self.plays("赵明", Role.ORGANISER, self.county.town)
        self.admin = self.plays("何向前", Role.ADMIN, self.county.id)
        self.desk = joined(world, "林晓", self.county.desk)
        self.member = joined(world, "吴平", self.county.member("吴平"))

    def add(self, name: str, branch: int, born: str) -> int:
        return self.database.run(person, name, branch, birth_on=date.fromisoformat(born))

    def plays(self, name: str, role: Role, unit_id: int) -> Chatter:
        member = self.county.member(name)
        self.database.run(post, role, member, unit_id)
        return joined(self.world, name, member)

    def visit(self, elder: int, branch: int, note: str | None = None) -> None:
        at = datetime(2026, 11, 20, 10, tzinfo=ZONE)
        scope = Scope((self.database.look(path_of, branch),))
        by = self.county.desk
        made = self.database.run(visits.record, scope, elder, "home", at.date(), by=by, at=at)
        if note is not None:
            self.database.run(visits.add_note, scope, made.id, note, by=by, at=at)

    def trail(self) -> list[tuple[int | None, str, str | None]]:
        return self.database.look(trail)


def path_of(session: Session, unit_id: int) -> str:
    return session.get_one(UnitRow, unit_id).path


def trail(session: Session) -> list[tuple[int | None, str, str | None]]:
    rows = session.exec(select(AuditRow).order_by(col(AuditRow.seq)))
    return [(row.who, row.what, row.object) for row in rows]


@pytest.fixture
async def place(world: World) -> Place:
    made = Place(world)
    await world.settle()
    return made


async def done(world: World) -> None:
    """Wait for whatever is being made."""
    await world.done()


async def takes(chatter: Chatter, *labels: str) -> Worksheet:
    """Press through to a workbook and open it."""
    for label in labels:
        await chatter.presses(label)
    await done(chatter.world)
    return received(chatter)


def received(chatter: Chatter) -> Worksheet:
    file = chatter.last.file
    assert file is not None, chatter.last.text
    leaf = load_workbook(BytesIO(chatter.world.cloud.file(file.file_id))).worksheets[0]
    assert isinstance(leaf, Worksheet)
    return leaf


def column(leaf: Worksheet, head: str) -> list[object]:
    """Return what stands below a head, as far as the rows go (the serial number tells)."""
    rows = list(leaf.iter_rows(values_only=True))
    heads = next(number for number, row in enumerate(rows) if "序号" in row)
    place = rows[heads].index(head)
    return [row[place] for row in rows[heads + 1 :] if isinstance(row[0], int)]


async def test_a_secretary_takes_the_ledger_of_the_branch_in_two_taps(place: Place) -> None:
    place.visit(place.elder, place.county.branch)

    await place.secretary.says("导出台账")
    assert place.secretary.labels == ["走访慰问台账", "走访登记表", "未办事项", "在党50年名单", "党员名册"]
    leaf = await takes(place.secretary, "走访慰问台账")

    assert place.secretary.last.file is not None
    assert place.secretary.last.file.name == f"{LEDGER}.xlsx"
    assert leaf["A1"].value == LEDGER
    assert set(column(leaf, "姓名")) == {"王桂英"}
    assert set(column(leaf, "单位")) == {"灵湖镇湖东村党支部"}
    assert column(leaf, "走访日期") == [datetime.fromisoformat("2026-11-20")]
    assert column(leaf, "事项") == ["2026年四季度的走访"]
    assert column(leaf, "是否按时") == ["按时"]
    assert place.trail()[-1][1:] == (
        "export",
        f"visits unit:{place.county.branch} 2026-10-01..2026-12-31 to:chat",
    )


async def test_other_periods_are_one_tap_away(place: Place) -> None:
    await takes(place.secretary, "导出台账", "走访慰问台账")
    assert place.secretary.labels == ["2026年三季度", "2026年11月", "2026年10月", "2026年全年", "2025年全年"]

    leaf = await takes(place.secretary, "2026年三季度")

    assert leaf["A1"].value == "灵湖镇湖东村党支部老党员走访慰问台账（2026年第三季度）"
    assert place.secretary.labels[0] == "2026年四季度"
    assert all(len(label) <= 8 for label in place.secretary.labels)  # two share a row


async def test_an_organiser_takes_the_town_or_one_branch_of_it(place: Place) -> None:
    leaf = await takes(place.organiser, "导出台账", "党员名册")
    assert leaf["A1"].value == "灵湖镇党员名册（截至2026年11月23日）"
    assert {"王桂英", "李秀兰"} <= set(column(leaf, "姓名"))

    await place.organiser.presses("只要一个单位")
    assert place.organiser.labels == ["湖东村党支部", "湖西村党支部"]
    leaf = await takes(place.organiser, "湖西村党支部")

    assert leaf["A1"].value == "灵湖镇湖西村党支部党员名册（截至2026年11月23日）"
    assert column(leaf, "姓名") == ["李秀兰"]
    assert place.organiser.labels == []  # one day, and nothing below a branch


async def test_what_is_offered_is_what_may_be_taken(place: Place) -> None:
    head = place.plays("孙立", Role.HEAD, place.county.id)
    minister = joined(place.world, "周正明", place.county.minister)
    await place.world.settle()
    care, people = ["走访慰问台账", "走访登记表", "未办事项"], ["在党50年名单"]
    offered = {
        place.organiser: [
            *care,
            "部长接待登记",
            "谈心谈话覆盖",
            "满意度报告",
            *people,
            "工作月报汇总",
            "党员名册",
        ],
        place.desk: [
            *(*care, "部长接待登记", "意见建议台账", "谈心谈话覆盖", "满意度报告"),
            *(*people, "工作月报汇总", "互助金台账", "党员名册"),
        ],
        minister: [*care, "部长接待登记", "谈心谈话覆盖", "满意度报告", *people, "党员名册"],
        place.admin: [*care, "满意度报告", *people, "工作月报汇总", "互助金台账", "党员名册", "操作记录"],
        head: ["满意度报告"],
    }
    for chatter, labels in offered.items():
        await chatter.says("/export")
        assert chatter.labels == labels


@pytest.mark.parametrize(
    "forged",
    [
        "ext:visits:{other}:2026-10-01:2026-12-31:0",  # another branch
        "ext:visits:{town}:2026-10-01:2026-12-31:0",  # the town above
        "ext:visits:99999:2026-10-01:2026-12-31:0",  # nothing
        "ext:roster:{other}:2026-11-23:2026-11-23:0",
        "exu:roster:{other}:2026-11-23:2026-11-23:0:0",
        "ex:audit",
        "ext:reception:0:2026-11-01:2026-11-30:0",
        "ext:satisfaction:{other}:2026-11-01:2026-11-30:1",
    ],
)
async def test_a_secretary_gets_nothing_beyond_the_branch(place: Place, forged: str) -> None:
    await place.secretary.says("导出台账")
    await place.secretary.forges(forged.format(other=place.county.other_branch, town=place.county.town))
    await done(place.world)

    place.secretary.hears("不归您办")
    assert place.secretary.last.file is None
    assert place.trail() == []


@pytest.mark.parametrize(
    "forged",
    [
        "ex:payroll",
        "ex:roster-feedback",  # a sheet there is, but it is nobody's to take
        "ext:visits:0:2026-12-31:2026-10-01:0",  # the wrong way round
        "ext:visits:0:0001-01-01:2026-12-31:0",
        "ext:visits:0:2026-10-01:2027-03-31:0",  # a year to come
        "ext:roster:0:2026-11-24:2026-11-24:0",  # tomorrow
        "ext:visits:0:soon:2026-12-31:0",
        "exs:visits:0:2026-10-01:2026-12-31:0",  # the folder's button, in the chat
    ],
)
async def test_a_forged_button_is_explained(place: Place, forged: str) -> None:
    await place.secretary.says("导出台账")
    await place.secretary.forges(forged)
    await done(place.world)

    place.secretary.hears("这个按钮已经过时了")
    assert place.trail() == []


async def test_a_member_cannot_export_at_all(place: Place) -> None:
    await place.member.says("导出台账")
    place.member.hears("不归您办")
    await place.member.forges("ex:roster")
    await done(place.world)

    place.member.hears("不归您办")
    assert [message for message in place.member.messages if message.file] == []
    assert place.trail() == []


async def test_a_stranger_is_told_how_to_join(place: Place) -> None:
    stranger = place.world.person("路人")
    await stranger.opens()
    await stranger.says("导出台账")

    stranger.hears("先认一认人")


async def test_a_post_that_ended_yesterday_gives_nothing(place: Place) -> None:
    await place.secretary.says("导出台账")
    place.database.run(end_posts, Role.SECRETARY, date(2026, 11, 22))

    await place.secretary.presses("走访慰问台账")
    await done(place.world)

    place.secretary.hears("不归您办")


def end_posts(session: Session, role: Role, on: date) -> None:
    for row in session.exec(select(PostRow).where(PostRow.role == role)):
        row.until_on = on


# Sealed columns


async def test_what_is_sealed_stays_out_of_the_chat(place: Place) -> None:
    place.visit(place.elder, place.county.branch, "腿脚不便")

    leaf = await takes(place.secretary, "导出台账", "走访慰问台账")

    place.secretary.hears("有的按规定不列")
    said = [str(cell) for row in leaf.iter_rows(values_only=True) for cell in row if cell]
    assert not [cell for cell in said if "腿脚" in cell or cell == "备注"]
    assert [cell for cell in said if "本表不列“备注”" in cell]
    assert "含加密内容" not in place.secretary.labels


async def test_the_folder_takes_it_with_a_reason_that_is_recorded(place: Place, tmp_path: Path) -> None:
    folder = to_folder(place.world, tmp_path)
    place.visit(place.elder, place.county.branch, "腿脚不便")

    await place.secretary.says("导出台账")
    await place.secretary.presses("走访慰问台账")
    await done(place.world)
    place.secretary.hears("放在：", str(folder / f"{LEDGER}.xlsx"))
    assert place.secretary.last.file is None
    assert "备注" not in heads(folder / f"{LEDGER}.xlsx")

    await place.secretary.presses("含加密内容")
    place.secretary.hears("为什么")
    await place.secretary.says("年底核对走访情况")
    await done(place.world)

    again = folder / f"{LEDGER}(2).xlsx"
    place.secretary.hears(str(again))
    leaf = opened(again)
    assert column(leaf, "备注") == ["腿脚不便"]
    who, what, about = place.trail()[-1]
    assert what == "export.sealed"
    assert about == f"visits unit:{place.county.branch} 2026-10-01..2026-12-31 to:folder 年底核对走访情况"
    assert who is not None
    assert place.database.look(audit.verify).whole


async def test_without_a_reason_there_is_none_of_it(place: Place, tmp_path: Path) -> None:
    folder = to_folder(place.world, tmp_path)
    await place.secretary.says("导出台账")
    await place.secretary.presses("走访慰问台账")
    await done(place.world)
    await place.secretary.presses("含加密内容")

    await place.secretary.says("要" * 201)
    place.secretary.hears("最多 200 个字")
    await place.secretary.says("取消")

    assert len(list(folder.glob("*.xlsx"))) == 1
    assert [what for _, what, _ in place.trail()] == ["export"]


def to_folder(world: World, tmp_path: Path) -> Path:
    folder = tmp_path / "filed" / "here"
    world.bot.services.settings.exports_to = str(folder)
    return folder


def opened(path: Path) -> Worksheet:
    leaf = load_workbook(path).worksheets[0]
    assert isinstance(leaf, Worksheet)
    return leaf


def heads(path: Path) -> list[object]:
    return [cell.value for cell in opened(path)[2]]


async def test_a_folder_that_cannot_be_written_is_one_sentence(place: Place, tmp_path: Path) -> None:
    (tmp_path / "filed").write_text("a file where the folder should be")
    to_folder(place.world, tmp_path)

    await place.secretary.says("导出台账")
    await place.secretary.presses("未办事项")
    await done(place.world)

    place.secretary.hears("写不进文件夹")


# Made beside the conversation


async def test_a_second_press_is_answered_and_nobody_else_waits(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = Event()

    def slowly(*arguments: Any) -> tuple[Written, bytes]:  # Any: passed on
        assert go_on.wait(20)
        return packed(*arguments)

    monkeypatch.setattr(filing, "packed", slowly)
    await place.secretary.says("导出台账")
    await place.secretary.presses("走访慰问台账")
    await place.secretary.presses("走访慰问台账")
    place.secretary.hears("上一本还在做")
    await place.secretary.says("菜单")
    place.secretary.hears("要办什么")
    await place.organiser.says("导出台账")
    place.organiser.hears("要哪一本")

    go_on.set()
    await done(place.world)

    assert len([message for message in place.secretary.messages if message.file]) == 1
    assert len(place.trail()) == 1
    actions = [call for call in place.world.cloud.calls if call.method.lower() == "sendchataction"]
    assert [call.params["action"] for call in actions] == ["upload_document"]
    await takes(place.secretary, "走访慰问台账")  # and the next one is made


async def test_a_large_one_is_made_in_another_process(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    small = await takes(place.organiser, "导出台账", "党员名册")
    monkeypatch.setattr(making, "LARGE", 0)

    await place.organiser.presses("党员名册")
    place.organiser.hears("内容多")
    await done(place.world)

    large = received(place.organiser)
    assert list(large.iter_rows(values_only=True)) == list(small.iter_rows(values_only=True))


async def test_what_goes_wrong_is_said_and_may_be_tried_again(
    place: Place, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_arguments: object) -> tuple[Written, bytes]:
        raise ValueError("王桂英")

    with monkeypatch.context() as patched:
        patched.setattr(filing, "packed", broken)
        await place.secretary.says("导出台账")
        await place.secretary.presses("走访慰问台账")
        await done(place.world)
    place.secretary.hears("没做成")
    assert "王桂英" not in caplog.text
    assert place.trail() == []

    await takes(place.secretary, "走访慰问台账")


async def test_one_in_the_making_when_the_bot_died_is_made_after_the_next_start(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = place.world

    async def dies(*_arguments: object) -> None:
        await asyncio.sleep(60)

    with monkeypatch.context() as patched:
        patched.setattr(export_making, "_send", dies)
        await place.secretary.says("导出台账")
        await place.secretary.presses("走访慰问台账")
        await world.settle()
        for task in [each for each in asyncio.all_tasks() if each.get_name().startswith("errand-")]:
            task.cancel()  # the power goes off
            await asyncio.gather(task, return_exceptions=True)
    assert not [message for message in place.secretary.messages if message.file]

    await start_again(world)

    leaf = received(place.secretary)
    assert leaf["A1"].value == LEDGER
    assert len(place.trail()) == 1
    await start_again(world)
    assert len([message for message in place.secretary.messages if message.file]) == 1


async def test_one_that_ended_the_bot_again_and_again_is_given_up_with_a_word(place: Place) -> None:
    asked: dict[str, str | int] = {"code": "visits", "unit": 0, "wave": 0}
    secretary = place.database.look(holder, Role.SECRETARY)
    place.database.run(
        errands.ask, "export", secretary, place.secretary.id, asked, at=place.world.clock.now()
    )
    for _ in range(STARTS - 1):
        place.database.run(errands.take_up)

    await start_again(place.world)

    place.secretary.hears("没做成")
    assert place.trail() == []
    assert not place.database.look(errands.running, "export", secretary)


async def test_whoever_lost_the_post_meanwhile_gets_nothing(place: Place) -> None:
    asked: dict[str, str | int] = {"code": "visits", "unit": 0, "wave": 0}
    secretary = place.database.look(holder, Role.SECRETARY)
    place.database.run(
        errands.ask, "export", secretary, place.secretary.id, asked, at=place.world.clock.now()
    )
    place.database.run(end_posts, Role.SECRETARY, date(2026, 11, 22))

    await start_again(place.world)

    place.secretary.hears("不归您办")
    assert place.trail() == []


async def start_again(world: World) -> None:
    """Let another process take up what the last one left."""
    await world.bot.stop()
    services = Services(world.bot.services.settings, world.database, world.clock)
    world.bot = Lianxin(services, Transport(InProcess(world.cloud), InProcess(world.cloud)), FAST)
    await world.bot.prepare()
    await world.done()


async def test_a_chat_that_is_gone_stops_nobody(place: Place) -> None:
    await place.secretary.says("导出台账")
    message, button = place.secretary.button("走访慰问台账")
    place.world.cloud.press(place.secretary.id, message.id, button.value)
    place.world.cloud.block(place.secretary.id)
    await place.world.settle()
    await done(place.world)

    await takes(place.organiser, "导出台账", "走访慰问台账")


# What people wrote


async def test_hostile_text_is_never_a_formula(place: Place) -> None:
    hostile = ['=HYPERLINK("http://evil","x")', "+1+1", "-2", "@SUM(A1)", "\t=1", "{=1+1}", "<r>=1</r>"]
    for name in hostile:
        place.add(name, place.county.branch, "1940-01-01")
    place.database.run(rename, place.county.branch, "=cmd|'/c calc'!A1")

    for label in ("走访慰问台账", "党员名册"):
        await takes(place.organiser, "导出台账", label)
        file = place.organiser.last.file
        assert file is not None
        content = place.world.cloud.file(file.file_id)
        leaf = load_workbook(BytesIO(content)).worksheets[0]
        cells = [cell for row in leaf.iter_rows() for cell in row if isinstance(cell.value, str)]
        assert {cell.data_type for cell in cells} == {"s"}
        assert {hostile[0], "+1+1", "-2", "@SUM(A1)", "{=1+1}"} <= {cell.value for cell in cells}
        with ZipFile(BytesIO(content)) as package:
            sheets = [package.read(name) for name in package.namelist() if "worksheets/sheet" in name]
        assert sheets
        assert not [sheet for sheet in sheets if b"<f>" in sheet or b"<f " in sheet]


def rename(session: Session, unit_id: int, name: str) -> None:
    session.get_one(UnitRow, unit_id).name = name


# The other workbooks


async def test_the_desk_sees_who_came_and_the_minister_does_not(place: Place) -> None:
    minister = joined(place.world, "周正明", place.county.minister)
    await place.world.settle()
    plan_days(place.database, "09:00-10:00")
    day = date(2026, 12, 15)
    visitor = caller(place.database, place.elder)
    place.database.run(booking.book, slots(place.database, day)[0], visitor, WISH, at=NOW)
    await place.world.wind(datetime(2026, 12, 15, 12, tzinfo=ZONE))

    leaf = await takes(place.desk, "导出台账", "部长接待登记")
    assert leaf["A1"].value == "清河县部长接待登记（2026年12月）"
    shown = dict(zip((cell.value for cell in leaf[2]), (cell.value for cell in leaf[3]), strict=True))
    assert shown["来访人"] == "王桂英"
    assert shown["时段"] == "09:00–09:20"
    assert shown["事项类别"] == "村里的事"
    assert "简要事项" not in shown

    leaf = await takes(minister, "导出台账", "部长接待登记")
    said = [str(cell) for row in leaf.iter_rows(values_only=True) for cell in row if cell]
    assert "来访人" not in said
    assert not [cell for cell in said if "王桂英" in cell or "路灯" in cell]
    assert [cell for cell in said if "只有经办人知道" in cell]


async def test_a_report_needs_a_closed_wave(place: Place) -> None:
    await place.admin.says("导出台账")
    await place.admin.presses("满意度报告")
    await done(place.world)

    place.admin.hears("还没有结束的满意度调查")


async def test_the_report_of_a_wave_withholds_what_would_tell(world: World) -> None:
    polled = Polled(world)
    await polled.open()
    for number, member in enumerate(polled.members):
        if number < 9:
            await votes(member, [number % 5] * 4)
    await polled.close()

    leaf = await takes(polled.admin, "导出台账", "满意度报告")

    assert leaf["A1"].value == "清河县组织工作满意度报告（2026年11月23日至2026年12月2日）"
    rows = list(leaf.iter_rows(values_only=True))
    [county] = [row for row in rows if row[0] == "清河县"]
    assert county[1:3] == (13, 9)
    branches = [row for row in rows if row[0] in {"湖东村党支部", "湖西村党支部"}]
    assert [set(row[1:-1]) for row in branches] == [
        {"人数少，不显示"}
    ] * 2  # six and three: a rest under five
    said = [str(cell) for row in rows for cell in row if cell]
    assert [cell for cell in said if "人数少的单位的得分" in cell]


async def test_the_trail_tells_who_took_what(place: Place) -> None:
    await takes(place.secretary, "导出台账", "党员名册")

    leaf = await takes(place.admin, "导出台账", "操作记录")

    assert leaf["A1"].value == "清河县操作记录（2026年11月）"
    assert [cell.value for cell in leaf[3]][:4] == [
        1,
        datetime.fromisoformat("2026-11-23T09:00"),
        "张建国",
        "导出台账",
    ]
    assert "只要一个单位" not in place.admin.labels
    await place.admin.forges(f"ext:audit:{place.county.town}:2026-11-01:2026-11-30:0")
    await done(place.world)
    place.admin.hears("不分单位")


async def test_it_speaks_english_to_whoever_reads_english(place: Place) -> None:
    place.database.run(people.set_language, place.database.look(holder, Role.ORGANISER), "en")

    await place.organiser.says("/export")
    assert place.organiser.labels[:3] == ["Visits", "Visit form", "What is undone"]
    leaf = await takes(place.organiser, "What is undone")

    assert leaf["A1"].value == "What is undone, 灵湖镇 (as of 23 November 2026)"


def holder(session: Session, role: Role) -> int:
    return session.exec(select(PostRow.person_id).where(PostRow.role == role)).one()
