"""The monthly note: drafted near the 25th, three taps, one line passed up, a summary for town and county."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlmodel import Session, select

from bot.notes.buttons import Held, Look, PassedUp, Send
from rules.posts import Role
from storage.models.audit import AuditRow
from storage.models.care import EncounterRow
from storage.models.notes import NoteRow
from tests import builders
from tests.builders import County
from tests.chat import World
from tests.reception import at

NOVEMBER = date(2026, 11, 1)


class Place(County):
    """Two branches with their secretaries, a town and the county's desk."""

    def __init__(self, world: World) -> None:
        super().__init__(world.database)
        self.world = world
        make = world.database.run
        self.secretary, self.other = self.member("张建国"), self.member("李秀珍", self.other_branch)
        self.organiser = self.member("孙丽")
        self.elder = make(builders.person, "王桂英", self.branch, birth_on=date(1944, 3, 5))
        make(builders.post, Role.SECRETARY, self.secretary, self.branch)
        make(builders.post, Role.SECRETARY, self.other, self.other_branch)
        make(builders.post, Role.ORGANISER, self.organiser, self.town)
        self.zhang = builders.joined(world, "建国", self.secretary)
        self.li = builders.joined(world, "秀珍", self.other)
        self.sun = builders.joined(world, "孙丽", self.organiser)
        self.lin = builders.joined(world, "林晓", self.desk)

    def visited(self, on: str) -> None:
        """Record a visit to the elder."""
        day = date.fromisoformat(on)
        row = EncounterRow(
            kind="visit", way="home", person_id=self.elder, by_id=self.secretary, on_date=day, entered_on=day
        )
        self.database.run(_add, row)

    def notes(self) -> list[NoteRow]:
        """Return the notes that were sent."""
        return self.database.look(lambda session: list(session.exec(select(NoteRow))))


def _add(session: Session, row: EncounterRow) -> None:
    session.add(row)


@pytest.fixture
async def place(world: World) -> Place:
    made = Place(world)
    await world.settle()
    for chatter in (made.zhang, made.li, made.sun, made.lin):
        chatter.look()
    return made


async def test_drafted_with_the_digest_nearest_the_25th_and_sent_with_three_taps(place: Place) -> None:
    place.visited("2026-11-10")
    await place.world.wind(at("2026-11-23T09:30"))
    place.zhang.hears("湖东村党支部11月月报起草好了：走访 1 次", "点三下就报上去。")
    assert "看月报" in place.zhang.labels
    await place.zhang.presses("看月报")
    place.zhang.hears("湖东村党支部11月月报起草好了：走访 1 次", "主题党日哪天办的？")
    assert place.zhang.labels == ["11月5日", "别的日子", "这个月没办"]
    await place.zhang.presses("11月5日")
    place.zhang.hears("11月5日办的，记下了。有要往上提的吗？没有就直接报。")
    assert place.zhang.labels == ["没有，报上去", "有，提一句"]
    await place.zhang.presses("没有，报上去")
    place.zhang.hears("湖东村党支部11月月报报上去了：走访 1 次", "主题党日11月5日办的。别的不用填。")
    [note] = place.notes()
    assert (note.unit_id, note.month, note.held_on) == (place.branch, NOVEMBER, date(2026, 11, 5))


async def test_a_line_is_passed_up_to_the_town_and_becomes_a_case_if_wanted(place: Place) -> None:
    for said in ("/note", "月报"):
        await place.zhang.says(said)
        place.zhang.hears("主题党日哪天办的？")
    await place.zhang.presses("这个月没办")
    place.zhang.hears("好，这个月没办。有要往上提的吗？")
    await place.zhang.presses("有，提一句")
    await place.zhang.says("村里的桥要修了")
    place.zhang.hears("主题党日没办；往上提：村里的桥要修了。")
    assert place.zhang.labels == ["要个答复", "改一改"]
    await place.sun.says("月报")
    place.sun.hears("灵湖镇11月月报：2 个支部，报了 1 个，办了主题党日的 0 个；往上提的 1 件。")
    await place.sun.presses("看提了什么")
    place.sun.hears("11月支部往上提的：", "湖东村党支部：村里的桥要修了")
    await place.zhang.presses("要个答复")
    said = place.zhang.hears("转成要办的事了，编号 YJ2026", "由灵湖镇办")
    await place.zhang.says("月报")
    place.zhang.hears("往上提：村里的桥要修了（编号 YJ2026")
    assert place.zhang.labels == ["改一改"]
    await place.lin.says("月报")
    place.lin.hears("清河县11月月报：2 个支部，报了 1 个")
    assert said


async def test_until_notes_come_in_town_and_county_see_the_last_month(place: Place) -> None:
    await place.sun.says("月报")
    place.sun.hears("灵湖镇10月月报：2 个支部，报了 0 个")
    await place.sun.forges(PassedUp(NOVEMBER, 0).pack())
    place.sun.hears("11月没有往上提的。")


async def test_a_line_may_be_spoken(place: Place) -> None:
    await place.zhang.says("月报")
    await place.zhang.presses("11月5日")
    await place.zhang.presses("有，提一句")
    place.world.cloud.send_voice(place.zhang.id, b"voice")
    await place.world.settle()
    place.zhang.hears("往上提了一段语音")
    await place.sun.says("月报")
    await place.sun.presses("看提了什么")
    await place.sun.presses("听 湖东村党支部")
    assert place.sun.last.file is not None


async def test_another_day_is_typed(place: Place) -> None:
    await place.zhang.says("月报")
    await place.zhang.presses("别的日子")
    await place.zhang.says("前天")
    place.zhang.hears("没认出日子")
    await place.zhang.says("10.30")
    place.zhang.hears("要填11月1日那个月里、已经过了的日子。")
    await place.zhang.says("11月20日")
    place.zhang.hears("11月20日办的，记下了。")


async def test_it_is_changed_while_its_month_is_open(place: Place) -> None:
    await place.zhang.says("月报")
    await place.zhang.presses("11月5日")
    await place.zhang.presses("没有，报上去")
    await place.zhang.presses("改一改")
    await place.zhang.presses("这个月没办")
    await place.zhang.presses("没有，报上去")
    assert [note.held_on for note in place.notes()] == [None]
    await place.world.wind(at("2027-01-04T10:00"))
    await place.zhang.forges(Send(place.branch, NOVEMBER, 5).pack())
    place.zhang.hears("这个月的月报已经过了，报这个月的就行。")


async def test_nobody_is_reminded_of_a_note_beyond_the_one_digest(place: Place) -> None:
    await place.world.wind(at("2026-11-23T09:30"))
    place.zhang.look(), place.li.look()
    await place.world.wind(at("2026-12-06T20:00"))
    said = [*place.zhang.look(), *place.li.look()]
    assert not [each for each in said if "月报" in each]


async def test_what_was_sent_is_not_drafted_again(place: Place) -> None:
    await place.zhang.says("月报")
    await place.zhang.presses("11月5日")
    await place.zhang.presses("没有，报上去")
    place.zhang.look()
    await place.world.wind(at("2026-11-23T09:30"))
    assert not [each for each in place.zhang.look() if "月报" in each]
    place.li.hears("湖西村党支部11月月报起草好了")


async def test_town_and_county_get_one_summary_in_the_new_month(place: Place) -> None:
    await place.zhang.says("月报")
    await place.zhang.presses("11月5日")
    await place.zhang.presses("没有，报上去")
    await place.world.wind(at("2026-12-07T09:30"))
    place.sun.hears("灵湖镇11月月报：2 个支部，报了 1 个，办了主题党日的 1 个；往上提的 0 件。")
    place.lin.hears("清河县11月月报：2 个支部，报了 1 个")
    place.sun.look(), place.lin.look()
    await place.world.wind(at("2026-12-14T20:00"))
    assert not [each for each in (*place.sun.look(), *place.lin.look()) if "月报" in each]


async def test_a_county_that_sends_none_is_not_told(place: Place) -> None:
    await place.world.wind(at("2026-12-07T20:00"))
    assert not [each for each in place.sun.look() if "月报" in each]


async def test_another_branch_s_note_is_nobody_else_s(place: Place) -> None:
    await place.li.forges(Look(place.branch, NOVEMBER).pack())
    place.li.hears("这份月报不归您报。")
    await place.li.forges(Send(place.branch, NOVEMBER, 5).pack())
    place.li.hears("这份月报不归您报。")
    await place.li.forges(PassedUp(NOVEMBER, 0).pack())
    place.li.hears("这一步不归您办")
    await place.zhang.forges(Held(place.branch, NOVEMBER, 31).pack())
    place.zhang.hears("这个按钮已经过时了")
    await place.zhang.forges(Held(place.branch, NOVEMBER, 30).pack())
    place.zhang.hears("要填11月1日那个月里、已经过了的日子。")
    assert place.notes() == []


async def test_the_trail_has_no_word_of_it(place: Place) -> None:
    await place.zhang.says("月报")
    await place.zhang.presses("11月5日")
    await place.zhang.presses("有，提一句")
    await place.zhang.says("村里的桥要修了")
    trail = place.database.look(lambda session: list(session.exec(select(AuditRow))))
    assert (trail[-1].what, trail[-1].object) == ("note.send", f"unit:{place.branch} 2026-11")


async def test_who_leads_two_branches_chooses_which(place: Place) -> None:
    place.database.run(builders.post, Role.SECRETARY, place.secretary, place.other_branch)
    await place.zhang.says("月报")
    place.zhang.hears("哪个支部的月报？")
    assert place.zhang.labels == ["月报 湖东村党支部", "月报 湖西村党支部"]
    await place.zhang.presses("月报 湖西村党支部")
    place.zhang.hears("湖西村党支部11月月报起草好了")


async def test_a_member_has_no_note_to_send(place: Place) -> None:
    member = builders.joined(place.world, "李敏", place.member("李敏"))
    await place.world.settle()
    await member.says("月报")
    member.hears("这份月报不归您报。")


async def test_the_workbook_has_every_branch_and_no_sealed_line_in_the_chat(place: Place) -> None:
    place.visited("2026-11-10")
    await place.zhang.says("月报")
    await place.zhang.presses("11月5日")
    await place.zhang.presses("有，提一句")
    await place.zhang.says("村里的桥要修了")
    await place.lin.says("导出台账")
    await place.lin.presses("工作月报汇总")
    await place.world.done()
    file = place.lin.last.file
    assert file is not None
    leaf = load_workbook(BytesIO(place.world.cloud.file(file.file_id))).worksheets[0]
    cells = [[cell.value for cell in row] for row in leaf.iter_rows()]
    rows = [row for row in cells if row[0] in {1, 2}]
    assert [row[1] for row in rows] == ["灵湖镇湖东村党支部", "灵湖镇湖西村党支部"]
    assert [row[4] for row in rows] == [1, 0]
    assert "张建国" in rows[0]
    assert not any("桥" in str(value) for row in cells for value in row)
