"""Chasing, silence and new calendars by the clock: exactly once a rung and date, in working hours."""

from datetime import date

import pytest
from sqlmodel import Session, col, select

from jobs import KINDS, preview
from rules.cases.lifecycle import State
from rules.days import Day
from rules.notice import Notice, source
from storage import audit, calendars
from storage.cases import chasing, desk, nightly, raising, verdicts
from storage.cases.values import Matter, Receipt
from storage.models.audit import AuditRow
from storage.models.messages import OutboxRow
from tests.builders import joined
from tests.cases import NOW, Office
from tests.chat import Chatter, World
from tests.reception import at


@pytest.fixture
def office(world: World) -> Office:
    return Office(world.database)


@pytest.fixture
def lin(world: World, office: Office) -> Chatter:
    return joined(world, "林晓", office.desk)


def sent(world: World, kind: str) -> list[tuple[str, int | None, str]]:
    """List what left of a kind: when, to whom, at which stage."""

    def look(session: Session) -> list[tuple[str, int | None, str]]:
        rows = session.exec(
            select(OutboxRow).where(OutboxRow.kind == kind).order_by(col(OutboxRow.not_before))
        )
        return [
            (row.not_before.astimezone(NOW.tzinfo).strftime("%m-%d %H:%M"), row.person_id, row.stage)
            for row in rows
        ]

    return world.database.look(look)


async def test_the_ladder_over_the_weeks(world: World, office: Office, lin: Chatter) -> None:
    """Due on Monday 14 December: told that morning, then on the first, third and fifth working day after."""
    guo, zhou = joined(world, "郭科长", office.head), joined(world, "周正明", office.minister)
    case = office.raised(office.member_wang)
    owner, deputy = office.row(case).owner_id, office.row(case).deputy_id
    await world.wind(at("2026-12-14T08:29"))
    assert not any("今天到期" in line for line in lin.look())
    await world.wind(at("2026-12-31T20:00"))
    assert sorted(sent(world, chasing.CHASE)) == sorted(
        [
            ("12-14 08:30", owner, "due"),
            ("12-15 08:30", owner, "late"),
            ("12-15 08:30", deputy, "late"),
            ("12-17 08:30", office.head, "late-head"),
        ]
    )
    lines = [line for line in zhou.look() if "有 1 件意见过期五个工作日以上" in line]
    assert len(lines) == 2  # on the Mondays 21 and 28 December
    assert any("请您过问一下" in line for line in guo.look())
    assert any("今天到期" in line for line in lin.look())


async def test_a_job_run_twice_or_at_night_says_nothing_twice(
    world: World, office: Office, lin: Chatter
) -> None:
    office.raised(office.member_wang, when=at("2026-11-02T09:00"))
    for _ in range(3):
        world.database.run(chasing.plan, at=at("2026-11-24T09:00"))
    before = sent(world, chasing.CHASE)
    assert len(before) == len(set(before)) > 0
    assert world.database.run(chasing.plan, at=at("2026-11-24T09:30")) == 0
    assert world.database.run(chasing.plan, at=at("2026-11-24T08:00")) == 0


async def test_chasing_is_foreseen(world: World, office: Office, lin: Chatter) -> None:
    office.raised(office.member_wang, when=at("2026-11-02T09:00"))
    await world.wind(at("2026-11-24T01:00"))
    settings = world.bot.services.settings
    found = world.database.look(preview.leaving_on, settings, KINDS, date(2026, 11, 24))
    [foreseen] = [each for each in found if (each.kind, each.recipient) == (chasing.CHASE, "林晓")]
    lin.look()
    await world.wind(at("2026-11-24T09:00"))
    assert foreseen.text in lin.look()


@pytest.mark.parametrize(
    ("when", "leaves"),
    [
        ("2026-11-23T08:00", "2026-11-23T08:30"),
        ("2026-11-23T14:00", "2026-11-23T14:00"),
        ("2026-11-23T21:00", "2026-11-24T08:30"),
        ("2026-11-21T10:00", "2026-11-23T08:30"),  # a Saturday
        ("2026-10-10T10:00", "2026-10-10T10:00"),  # a Saturday that is worked
        ("2026-10-01T10:00", "2026-10-08T08:30"),  # a holiday
    ],
)
def test_working_hours(office: Office, when: str, leaves: str) -> None:
    calendar = office.database.look(calendars.calendar)
    assert chasing.working_moment(calendar, at(when)) == at(leaves)


async def test_the_digest_is_weekly_and_else_only_news(world: World, office: Office, lin: Chatter) -> None:
    case = office.raised(office.member_wang)
    lin.look()
    await world.wind(at("2026-11-24T09:00"))
    weekly, news = [line for line in lin.look() if "早。" in line]  # it was raised on a Monday
    assert "您手上要答复的 1 件" in weekly
    assert "您手上有新情况" in news
    assert case.number in news
    await world.wind(at("2026-11-29T20:00"))
    assert [line for line in lin.look() if "早。" in line] == []
    await world.wind(at("2026-11-30T09:00"))
    assert [line for line in lin.look() if "您手上要答复的 1 件" in line]


async def test_nothing_owed_nothing_sent(world: World, office: Office, lin: Chatter) -> None:
    lin.look()
    await world.wind(at("2026-12-08T09:00"))
    assert [line for line in lin.look() if "您手上" in line] == []


async def test_an_answered_case_is_not_chased(world: World, office: Office, lin: Chatter) -> None:
    joined(world, "王桂英", office.member_wang)
    case = office.raised(office.member_wang)
    office.answered(case)
    await world.wind(at("2026-12-31T20:00"))
    assert sent(world, chasing.CHASE) == []
    assert office.state(case) is State.NOT_RATED


async def test_a_new_calendar_is_told_to_owner_and_person(world: World, office: Office, lin: Chatter) -> None:
    wang = joined(world, "王桂英", office.member_wang)
    when = at("2026-12-11T09:00")
    await world.wind(when)
    case = office.raised(office.member_wang, when=when)
    days = [Day(date(2027, 1, n), True, "元旦", source(2027)) for n in (1, 2, 3, 4)]
    world.database.run(calendars.import_notice, Notice(2027, (), tuple(days)))
    lin.look()
    await world.wind(at("2026-12-12T08:20"))
    wang.hears("放假安排公布了，改到1月5日（星期二）前答复")
    owner = office.row(case).owner_id
    assert [person for _, person, _ in sent(world, "case-owner-news")] == [owner]
    await world.wind(at("2026-12-13T10:00"))
    assert len(sent(world, "case-owner-news")) == 1


def nameless(office: Office) -> Receipt:
    matter = Matter("conduct", "有人打牌")
    return office.database.run(raising.raise_anonymously, office.as_(office.member_wang), matter, at=NOW)


def trail(office: Office) -> list[tuple[str, int | None, str | None]]:
    def look(session: Session) -> list[tuple[str, int | None, str | None]]:
        rows = session.exec(
            select(AuditRow).where(col(AuditRow.object).startswith("case:"), col(AuditRow.who).is_(None))
        )
        return [(row.what, row.who, row.at.astimezone(NOW.tzinfo).strftime("%m-%d %H:%M")) for row in rows]

    return office.database.look(look)


def test_the_trail_of_the_nameless_names_the_day_only(office: Office) -> None:
    cases = [nameless(office) for _ in range(3)]
    assert trail(office) == []
    assert office.database.run(nightly.write_trail, at=at("2026-11-23T23:00")) == 0
    assert office.database.run(nightly.write_trail, at=at("2026-11-24T00:30")) == 3
    assert office.database.run(nightly.write_trail, at=at("2026-11-24T00:40")) == 0
    assert trail(office) == [("case.raised", None, "11-23 00:00")] * 3
    assert office.database.look(audit.verify).whole
    assert len({case.number for case in cases}) == 3


async def test_a_message_for_the_nameless_leaves_no_name_in_the_outbox(
    world: World, office: Office, lin: Chatter
) -> None:
    wang = joined(world, "王桂英", office.member_wang)
    case = nameless(office)
    office.do(desk.ask, case, "哪个科室？", office.as_(office.row(case).owner_id or 0), at=NOW)
    await world.wind(at("2026-11-23T09:05"))
    assert any("哪个科室" in line for line in wang.look())

    def rows(session: Session) -> list[OutboxRow]:
        return list(session.exec(select(OutboxRow).where(col(OutboxRow.case_id).is_not(None))))

    [row] = world.database.look(rows)
    assert (row.person_id, row.state, row.message_id, row.sent_at) == (None, "gone", None, None)


async def test_a_blocked_chat_is_not_noted_beside_a_nameless_case(
    world: World, office: Office, lin: Chatter
) -> None:
    wang = joined(world, "王桂英", office.member_wang)
    case = nameless(office)
    world.cloud.block(wang.id)
    office.do(desk.ask, case, "哪个科室？", office.as_(office.row(case).owner_id or 0), at=NOW)
    await world.bot.sender.drain()

    def look(session: Session) -> list[str]:
        return list(session.exec(select(OutboxRow.state).where(col(OutboxRow.case_id).is_not(None))))

    assert world.database.look(look) == ["gone"]


async def test_the_silent_are_asked_again_with_an_evaluation(world: World, office: Office) -> None:
    wang = joined(world, "王桂英", office.member_wang)
    case = office.raised(office.member_wang)
    office.answered(case)
    await world.wind(at("2026-12-10T09:00"))
    assert office.state(case) is State.NOT_RATED
    world.database.run(verdicts.ask_the_silent, 3, at=at("2026-12-10T09:00"))
    await world.wind(at("2026-12-10T09:05"))
    wang.hears("现在看办得怎么样")
