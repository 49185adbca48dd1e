"""What is seldom done about an elder: waiving, contact persons, moves, striking out; and the trace of it."""

from datetime import date

import pytest
from sqlmodel import Session, col, select

from bot.care.buttons import Card, MoveBack, SetContact, Undo, Withdraw
from bot.care.waiver_buttons import Unwaive, Waive
from rules.posts import Role
from storage import rule_settings
from storage.models.audit import AuditRow
from storage.models.care import FactRow, WaiverRow
from storage.models.people import AccountRow, MembershipRow, PostRow
from tests import builders
from tests.chat import Chatter, World
from tests.elders import Branch, at, encounters, hears_nothing_of_visits, morning, report


@pytest.fixture
def branch(world: World) -> Branch:
    return Branch(world)


def trail(branch: Branch) -> list[tuple[int | None, str]]:
    """Who did what, as the audit trail has it of the cares."""

    def look(session: Session) -> list[tuple[int | None, str]]:
        rows = session.exec(
            select(AuditRow).where(col(AuditRow.what).startswith("care.")).order_by(col(AuditRow.seq))
        )
        return [(row.who, row.what) for row in rows]

    return branch.world.database.look(look)


async def card(chatter: Chatter, name: str) -> None:
    await chatter.says("今天")
    await chatter.presses(f"{name} 看过了")
    await chatter.presses("别的事")


async def test_a_card_says_what_is_open_and_who_sees_to_it(branch: Branch) -> None:
    branch.fact(branch.wang, "hardship", "2026-11-02")
    await morning(branch)
    await card(branch.zhang, "王*英")
    branch.zhang.hears(
        "王*英 82岁，湖东村党支部。还没有结对联系人。",
        "要办的：11月的联系（到30号）、四季度的走访（到年底，不急）。由张建国来办。",
        "近三个月没有看望的记录。",
    )
    assert branch.zhang.labels == ["看过了", "这次免办", "换联系人", "搬走了", "返回"]


async def test_waived_with_a_reason_it_leaves_the_reminders(branch: Branch) -> None:
    await morning(branch)
    await card(branch.zhang, "王*兰")
    await branch.zhang.presses("这次免办")
    branch.zhang.hears("王*兰哪一项可以免办？")
    await branch.zhang.presses("下半年的走访")
    branch.zhang.hears("下半年的走访为什么免办？")
    await branch.zhang.presses("别处看过")
    branch.zhang.hears("好，下半年的走访免办了，不再提醒。台账上记“免”。")
    await branch.zhang.says("今天")
    assert "王*兰" not in branch.zhang.last.text
    (row,) = branch.world.database.run(lambda session: list(session.exec(select(WaiverRow))))
    assert (row.reason, row.by_id, row.slot) == ("seen_elsewhere", branch.secretary, "2026-H2")
    assert trail(branch) == [(branch.secretary, "care.waived.seen_elsewhere")]


async def waived(branch: Branch) -> None:
    await morning(branch)
    await card(branch.zhang, "王*兰")
    for label in ("这次免办", "下半年的走访", "别处看过"):
        await branch.zhang.presses(label)


async def test_waived_by_mistake_it_is_owed_again_with_a_trace(branch: Branch) -> None:
    await waived(branch)
    await branch.zhang.presses("还是要办")
    branch.zhang.hears("好，下半年的走访还要办，照原来的日子提醒。")
    await branch.zhang.says("今天")
    assert "王*兰" in branch.zhang.last.text
    (row,) = branch.world.database.run(lambda session: list(session.exec(select(WaiverRow))))
    assert (row.on_date, row.withdrawn_on) == (date(2026, 11, 23), date(2026, 11, 23))
    done = [(branch.secretary, what) for what in ("care.waived.seen_elsewhere", "care.waiver-withdrawn")]
    assert trail(branch) == done
    await branch.zhang.forges(Unwaive(row.subject_id, row.rule, "2026-H2").pack())
    assert trail(branch) == done, "again changes nothing"
    await card(branch.zhang, "王*兰")
    for label in ("这次免办", "下半年的走访", "本人不要"):
        await branch.zhang.presses(label)
    await branch.zhang.says("今天")
    assert "王*兰" not in branch.zhang.last.text, "it may be waived anew"


async def test_the_card_lets_whoever_waived_take_it_back_and_nobody_beside(branch: Branch) -> None:
    await waived(branch)
    (row,) = branch.world.database.run(lambda session: list(session.exec(select(WaiverRow))))
    pressed = Unwaive(row.subject_id, row.rule, "2026-H2").pack()
    await branch.zhao.forges(pressed)
    branch.zhao.hears("这一条是别人记的")
    await branch.zhang.forges(Card(row.subject_id).pack())
    await branch.zhang.presses("还办下半年的走访")
    branch.zhang.hears("还要办")


async def test_what_was_missed_stays_missed_though_waived(branch: Branch) -> None:
    branch.fact(branch.wang, "hardship", "2026-11-02", "2026-11-30")
    await morning(branch)
    await branch.world.wind(at("2026-12-07 09:30"))
    await card(branch.zhang, "王*英")
    await branch.zhang.presses("这次免办")
    await branch.zhang.presses("11月的联系")
    await branch.zhang.presses("联系不上")
    branch.zhang.hears("不再提醒。台账上还记着没按时。")
    branch.zhao.look()
    await branch.world.wind(at("2026-12-14 09:30"))
    hears_nothing_of_visits(branch.zhao)
    assert "11月" not in branch.zhang.last.text


async def test_waiving_twice_or_with_a_forged_reason(branch: Branch) -> None:
    await morning(branch)
    await branch.zhang.forges(Waive(branch.chen, "routine_visit", "2026-H2", 99).pack())
    branch.zhang.hears("这个按钮已经过时了")
    for _ in range(2):
        await branch.zhang.forges(Waive(branch.chen, "routine_visit", "2026-H2", 0).pack())
    branch.zhang.hears("这一位眼下没有可以免办的事")


async def test_another_contact_person(branch: Branch) -> None:
    helper = branch.add("钱进", "1990-01-01")
    qian = builders.joined(branch.world, "钱进", helper)
    await morning(branch)
    await card(branch.zhang, "王*英")
    await branch.zhang.presses("换联系人")
    branch.zhang.hears("王*英的结对联系人请谁来当？眼下还没有。")
    assert "钱进" in branch.zhang.labels
    assert "· 陈有福" in branch.zhang.labels  # has no chat
    assert "王桂英" not in " ".join(branch.zhang.labels)
    await branch.zhang.presses("钱进")
    branch.zhang.hears("好，往后由钱进联系。")
    await branch.world.wind(at("2026-11-24 09:30"))
    qian.hears("钱同志早。", "王同志 82岁，四季度走访")
    await branch.zhang.forges(SetContact(branch.wang, 0).pack())
    branch.zhang.hears("好，不设联系人了，由支部书记来看。")
    assert branch.world.database.look(_contacts, branch.wang) == [(helper, date(2026, 11, 23))]
    assert [what for _, what in trail(branch)] == ["care.contact", "care.contact"]


async def test_a_stranger_to_the_branch_cannot_be_made_contact_person(branch: Branch) -> None:
    stranger = branch.add("吴老三", "1980-01-01", branch.county.other_branch)
    await morning(branch)
    await branch.zhang.forges(SetContact(branch.wang, stranger).pack())
    branch.zhang.hears("这个按钮已经过时了")
    await branch.zhang.forges(SetContact(branch.wang, branch.wang).pack())
    branch.zhang.hears("这个按钮已经过时了")


async def test_somebody_moves_within_the_town_and_back(branch: Branch) -> None:
    await morning(branch)
    await branch.zhang.says("菜单")
    await branch.zhang.presses("家里有变化")
    await branch.zhang.presses("搬走了")
    await branch.zhang.presses("王*英")
    branch.zhang.hears("搬到镇里哪个支部？")
    await branch.zhang.presses("湖西村党支部")
    branch.zhang.hears("好，王桂英从今天起归湖西村党支部")
    await branch.zhang.forges(Card(branch.wang).pack())
    branch.zhang.hears("这一位现在不归您看")
    await branch.zhao.forges(MoveBack(branch.wang).pack())
    branch.zhao.hears("这一条是别人记的")
    await branch.zhang.forges(MoveBack(branch.wang).pack())
    branch.zhang.hears("好，王桂英还归湖东村党支部。")
    await branch.zhang.says("今天")
    branch.zhang.hears("王*英 82岁，四季度走访")
    assert trail(branch) == [(branch.secretary, "care.moved"), (branch.secretary, "care.move-undone")]
    assert len(branch.world.database.look(_memberships, branch.wang)) == 1


async def test_a_move_is_not_undone_the_next_day(branch: Branch) -> None:
    await morning(branch)
    branch.world.database.run(_moved, branch.wang, branch.county.other_branch)
    await branch.sun.forges(MoveBack(branch.wang).pack())
    branch.sun.hears("当天报的才能划掉")


async def test_only_whoever_entered_a_visit_or_the_town_strikes_it_out(branch: Branch) -> None:
    await morning(branch)
    await branch.zhang.presses("陈同志 看过了")
    await branch.zhang.presses("到家")
    (visit,) = encounters(branch)
    await branch.zhao.forges(Withdraw(visit.id or 0).pack())
    branch.zhao.hears("这一条是别人记的")
    assert encounters(branch)[0].withdrawn_on is None
    await branch.sun.forges(Card(branch.chen).pack())
    branch.sun.hears("最近看望：11月23日到家（张同志）")
    await branch.sun.presses("划掉11月23日")
    branch.sun.hears("陈同志这一趟划掉了")
    assert encounters(branch)[0].withdrawn_on == date(2026, 11, 23)
    assert trail(branch) == [(branch.organiser, "care.visit.withdrawn")]


async def test_a_struck_out_visit_opens_the_task_with_a_new_ladder(branch: Branch) -> None:
    branch.fact(branch.wang, "hardship", "2026-11-02", "2026-11-30")
    await morning(branch)
    await branch.world.wind(at("2026-12-01 08:00"))
    for chatter in (branch.zhang, branch.zhao):
        chatter.look()
    await branch.zhang.forges(f"cway:{branch.wang}:home:2026-11-30")
    branch.zhang.hears("11月的联系、四季度的走访都算办了")
    await branch.world.wind(at("2026-12-04 09:30"))
    hears_nothing_of_visits(branch.zhao)
    await branch.zhang.forges(Withdraw(encounters(branch)[0].id or 0).pack())
    await branch.world.wind(at("2026-12-05 09:30"))
    branch.zhao.hears("支部里有一位过了日子，请您搭把手：王*英 82岁，11月还没联系，过了5天")


async def test_only_whoever_reported_an_event_or_the_town_undoes_it(branch: Branch) -> None:
    await morning(branch)
    await report(branch.zhang, "住院了", "陈同志")
    (fact,) = branch.world.database.look(_facts)
    await branch.zhao.forges(Undo(fact).pack())
    branch.zhao.hears("这一条是别人记的")
    await branch.sun.forges(Undo(fact).pack())
    branch.sun.hears("这件事当没报过")
    await branch.sun.forges(Undo(fact).pack())
    assert trail(branch) == [(branch.organiser, "care.undone.in_hospital")]


async def test_a_disaster_is_seen_to_within_a_week(branch: Branch) -> None:
    await morning(branch)
    await report(branch.zhang, "受灾了", "王*兰", "昨天")
    branch.zhang.hears("记下了：王*兰，11月22日家里遭了灾。一个星期内上门看一看。")
    await branch.world.wind(at("2026-11-24 09:30"))
    branch.zhang.hears("王*兰 74岁，上周日家里遭了灾，11月29日前去看看")


async def test_deaths_leave_a_trail(branch: Branch) -> None:
    await morning(branch)
    await report(branch.zhang, "去世了", "陈同志")
    await branch.world.wind(at("2026-11-23 10:00"))
    await branch.zhao.presses("弄错了")
    await report(branch.zhang, "去世了", "陈同志")
    await branch.world.wind(at("2026-11-23 10:10"))
    await branch.zhao.presses("属实")
    branch.zhao.hears("陈有福的后事从简：慰问家属，简朴送别。")
    assert trail(branch) == [
        (branch.secretary, "care.death.entered"),
        (branch.deputy, "care.death.rejected"),
        (branch.secretary, "care.death.entered"),
        (branch.deputy, "care.death.confirmed"),
    ]


async def test_who_presides_where_the_county_holds_meetings(branch: Branch) -> None:
    branch.world.database.run(rule_settings.change, "care.memorial_meeting", "on", from_on=date(2026, 11, 20))
    await morning(branch)
    await report(branch.zhang, "去世了", "陈同志")
    await branch.world.wind(at("2026-11-23 10:00"))
    await branch.zhao.presses("属实")
    branch.zhao.hears("陈有福的追悼会，按县里规定由支部书记主持。")
    await branch.world.wind(at("2026-11-24 09:30"))
    branch.zhang.hears("陈同志的追悼会，按县里规定由支部书记主持。")


async def test_a_need_noted_at_a_visit_becomes_a_case_in_the_ledger(branch: Branch) -> None:
    await morning(branch)
    await branch.zhang.presses("陈同志 看过了")
    await branch.zhang.presses("到家")
    await branch.zhang.presses("家里有难处")
    await branch.zhang.says("屋顶漏雨，要修")
    branch.zhang.hears("YJ2026")


async def test_whom_no_message_reached_is_reached_again_once_they_write(branch: Branch) -> None:
    await morning(branch)
    branch.world.database.run(_block, branch.secretary)
    await branch.zhang.says("今天")
    branch.zhang.look()
    branch.fact(branch.chen, "in_hospital", "2026-11-23")
    await branch.world.wind(at("2026-11-24 09:30"))
    branch.zhang.hears("陈同志 76岁，昨天住院")


def _contacts(session: Session, subject: int) -> list[tuple[int, date | None]]:
    rows = session.exec(select(PostRow).where(PostRow.role == Role.CONTACT, PostRow.subject_id == subject))
    return [(row.person_id, row.until_on) for row in rows]


def _memberships(session: Session, person: int) -> list[date]:
    return [
        row.from_on for row in session.exec(select(MembershipRow).where(MembershipRow.person_id == person))
    ]


def _moved(session: Session, person: int, unit: int) -> None:
    row = session.exec(select(MembershipRow).where(MembershipRow.person_id == person)).one()
    row.until_on = date(2026, 11, 21)
    session.add(MembershipRow(person_id=person, from_on=date(2026, 11, 22), unit_id=unit))


def _facts(session: Session) -> list[int]:
    return [row.id or 0 for row in session.exec(select(FactRow))]


def _block(session: Session, person: int) -> None:
    session.exec(select(AccountRow).where(AccountRow.person_id == person)).one().blocked_on = date(
        2026, 11, 20
    )
