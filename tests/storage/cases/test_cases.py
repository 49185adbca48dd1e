"""Cases as transactions: received, worked on, answered, judged; and who may not."""

import json
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlmodel import Session, select

from rules.cases.lifecycle import Event, Privacy, Source, State
from rules.cases.voice import Voice
from rules.days import Day
from rules.notice import Notice, source
from rules.permissions import Scope
from rules.posts import Role
from rules.refusals import Refused
from storage import calendars, rule_settings
from storage.cases import board, books, desk, ledger, own, promised, raising, rounds, verdicts
from storage.cases.raising import Origin
from storage.cases.values import Matter, Receipt
from storage.models.cases import CaseRoundRow
from storage.models.messages import OutboxRow
from storage.transact import Database
from tests.builders import post
from tests.cases import NOW, Office
from tests.files import ROOT
from tests.reception import at, at_once


@pytest.fixture
def office(any_database: Database) -> Office:
    return Office(any_database)


def outbox(database: Database) -> list[tuple[str, int | None, int | None, str]]:
    def look(session: Session) -> list[tuple[str, int | None, int | None, str]]:
        rows = session.exec(select(OutboxRow).order_by(OutboxRow.kind, OutboxRow.slot))
        return [(row.kind, row.person_id, row.case_id, row.stage) for row in rows]

    return database.look(look)


def round_of(office: Office, case: Receipt) -> CaseRoundRow:
    return office.database.look(lambda session: rounds.current(session, books.find(session, case.case_id)))


def test_received_with_its_number_unit_and_day(office: Office) -> None:
    got = office.raised(office.member_wang)
    assert (got.number, got.unit, got.due.on) == ("YJ20260001", "组织科", date(2026, 12, 14))
    assert (got.due.counted_from, got.due.weekends, got.due.holidays) == (date(2026, 11, 24), True, ())
    row = office.row(got)
    assert {row.owner_id, row.deputy_id} == {office.desk, office.second_desk}  # the desk, until it is routed
    assert office.raised(office.member_zhao).number == "YJ20260002"


def test_the_desk_shares_what_comes_in(office: Office) -> None:
    owners = [office.row(office.raised(office.member_wang)).owner_id for _ in range(4)]
    assert owners == [office.desk, office.second_desk, office.desk, office.second_desk]


def test_across_the_holidays_of_autumn(office: Office) -> None:
    due = office.raised(office.member_wang, when=at("2026-09-15T10:00")).due
    assert (due.on, due.holidays) == (date(2026, 10, 12), ("中秋", "国庆"))
    assert due.make_ups == (date(2026, 9, 20), date(2026, 10, 10))


def test_a_village_matter_is_the_towns(office: Office) -> None:
    assert office.raised(office.member_wang, "village").unit == "灵湖镇"


def test_the_whole_way_with_approval(office: Office) -> None:
    office.with_chat(office.member_wang)
    case = office.raised(office.member_wang)
    office.do(desk.route, case, office.office, office.as_(office.desk), at=NOW)
    assert office.row(case).owner_id == office.clerk
    office.do(desk.take, case, office.as_(office.clerk), at=NOW)
    office.do(desk.answer, case, "明天来修", office.as_(office.clerk), at=NOW)
    assert office.state(case) is State.PROPOSED
    assert outbox(office.database) == []
    with pytest.raises(Refused, match="case-not-allowed"):
        office.do(desk.approve, case, office.as_(office.clerk), at=NOW)
    office.do(desk.send_back, case, "写明哪一天", office.as_(office.head), at=NOW)
    office.answered_again(case)
    assert office.state(case) is State.ANSWERED
    assert outbox(office.database) == [("case-verdict", office.member_wang, None, "asked")]
    rated = office.do(verdicts.rate, case, office.as_(office.member_wang), satisfied=True, at=NOW)
    assert rated.state is State.CLOSED
    assert office.row(case).ended_on == NOW.date()


def test_without_approval_the_answer_goes_at_once(office: Office) -> None:
    office.database.run(rule_settings.change, "cases.answers_need_approval", "off", from_on=date(2026, 1, 1))
    case = office.raised(office.member_wang)
    office.do(desk.take, case, office.as_(office.desk), at=NOW)
    office.do(desk.answer, case, "好的", office.as_(office.desk), at=NOW)
    assert office.state(case) is State.ANSWERED


def test_not_satisfied_opens_the_next_round_with_the_total_time(office: Office) -> None:
    office.with_chat(office.member_wang)
    case = office.raised(office.member_wang)
    office.answered(case, at("2026-12-01T10:00"))
    later = at("2026-12-07T10:00")
    rated = office.do(verdicts.rate, case, office.as_(office.member_wang), satisfied=False, at=later)
    assert (rated.state, rated.round, rated.due.on, rated.days) == (State.IN_HAND, 2, date(2026, 12, 28), 10)
    office.answered_again(case, at("2026-12-10T10:00"))
    end = at("2026-12-11T10:00")
    rated = office.do(verdicts.rate, case, office.as_(office.member_wang), satisfied=True, at=end)
    assert (rated.state, rated.number, rated.days) == (State.CLOSED, case.number, 14)


@pytest.mark.parametrize(
    "who",
    [
        "desk",
        "second_desk",
        "clerk",
        "head",
        "minister",
        "admin",
        "secretary",
        "supervisor",
        "daughter",
        "member_zhao",
    ],
)
def test_nobody_else_says_satisfied(office: Office, who: str) -> None:
    """Tried in every state a case goes through, by everybody of the county but the person."""
    office.with_chat(office.member_wang)
    case = office.raised(office.member_wang)
    teller = office.as_(getattr(office, who))

    def tries() -> None:
        before = office.state(case)
        for satisfied in (True, False):
            with pytest.raises(Refused):
                office.do(verdicts.rate, case, teller, satisfied=satisfied, at=NOW)
        with pytest.raises(Refused):
            office.do(verdicts.reopen, case, teller, at=NOW)
        assert office.state(case) is before

    tries()
    office.answered(case)
    tries()
    office.database.run(verdicts.note_silence, at=at("2026-12-08T01:00"))
    assert office.state(case) is State.NOT_RATED
    tries()
    office.do(verdicts.rate, case, office.as_(office.member_wang), satisfied=True, at=NOW)
    tries()


def test_a_relative_who_raised_it_speaks(office: Office) -> None:
    office.with_chat(office.daughter)
    matter = Matter("elders", "听不清", about=office.elder)
    case = office.database.run(
        raising.raise_named, office.as_(office.daughter), matter, Privacy.NAMED, at=NOW
    )
    office.answered(case)
    office.do(verdicts.rate, case, office.as_(office.daughter), satisfied=True, at=NOW)
    assert office.row(case).verdict_by == Voice.RELATIVE


def test_a_secretary_who_raised_it_is_the_witness_not_the_voice(office: Office) -> None:
    office.with_chat(office.secretary, office.supervisor)
    matter = Matter("elders", "听不清", about=office.elder)
    case = office.database.run(
        raising.raise_named, office.as_(office.secretary), matter, Privacy.NAMED, at=NOW
    )
    office.answered(case)
    assert ("case-witness", office.secretary, None, "asked") in outbox(office.database)
    asked = date(2026, 11, 23)
    office.do(verdicts.rate, case, office.as_(office.secretary), satisfied=True, asked_on=asked, at=NOW)
    assert office.row(case).verdict_by == Voice.WITNESS


def test_a_secretary_cannot_raise_for_another_branch(office: Office) -> None:
    stranger = office.member("外村人", office.other_branch)
    matter = Matter("elders", "听不清", about=stranger)
    with pytest.raises(Refused, match="not-allowed"):
        office.database.run(raising.raise_named, office.as_(office.secretary), matter, Privacy.NAMED, at=NOW)


def telephoned(office: Office, caller: str | None = "路过的老刘", about: int | None = None) -> Receipt:
    origin = Origin(Source.PHONE, caller=caller)
    return office.database.run(
        raising.enter, office.as_(office.desk), Matter("members", "要开证明", about=about), origin, at=NOW
    )


def test_who_types_it_in_owns_it(office: Office) -> None:
    assert office.row(telephoned(office)).owner_id == office.desk


def test_a_telephoned_case_is_closed_by_a_witness_only(office: Office) -> None:
    office.with_chat(office.supervisor, office.desk, office.clerk)
    case = telephoned(office)
    office.answered(case)
    assert outbox(office.database) == [("case-witness", office.supervisor, None, "asked")]
    for who in (office.clerk, office.head, office.desk, office.admin, office.secretary):
        with pytest.raises(Refused, match="case-not-yours"):
            office.do(verdicts.rate, case, office.as_(who), satisfied=True, at=NOW)
    witness = office.as_(office.supervisor)
    with pytest.raises(Refused, match="case-asked-day"):
        office.do(verdicts.rate, case, witness, satisfied=True, asked_on=date(2026, 11, 24), at=NOW)
    when = at("2026-11-25T10:00")
    office.do(verdicts.rate, case, witness, satisfied=True, asked_on=date(2026, 11, 24), at=when)
    row = office.row(case)
    assert (row.state, row.verdict_by) == (State.CLOSED, Voice.WITNESS)
    assert round_of(office, case).verdict_on == date(2026, 11, 24)


def test_nobodys_case_waits_for_the_evaluation(office: Office) -> None:
    case = telephoned(office, caller=None)
    office.answered(case)
    assert outbox(office.database) == []
    with pytest.raises(Refused, match="case-not-evaluated"):
        office.do(verdicts.by_evaluation, case, 1, satisfied=True, at=NOW)


def test_an_extension_is_told_and_given_once(office: Office) -> None:
    office.with_chat(office.member_wang)
    case = office.raised(office.member_wang)
    office.do(desk.take, case, office.as_(office.desk), at=NOW)
    office.do(desk.extend, case, 5, "等料", office.as_(office.desk), at=NOW)
    assert round_of(office, case).due_on == date(2026, 12, 21)
    assert [row[:2] for row in outbox(office.database)] == [("case-news", office.member_wang)]
    with pytest.raises(Refused, match="case-extended-already"):
        office.do(desk.extend, case, 1, "还等", office.as_(office.desk), at=NOW)


def test_a_new_calendar_moves_open_deadlines_and_no_others(office: Office) -> None:
    """Received on 11 December, the fifteenth working day is 4 January by the rule; a notice may move it."""
    when = at("2026-12-11T09:00")
    open_, closed = office.raised(office.member_wang, when=when), office.raised(office.member_zhao, when=when)
    office.with_chat(office.member_zhao)
    office.answered(closed, when)
    office.do(verdicts.rate, closed, office.as_(office.member_zhao, when), satisfied=True, at=when)
    assert open_.due.provisional
    assert open_.due.on == date(2027, 1, 4)
    days = [Day(date(2027, 1, n), True, "元旦", source(2027)) for n in (1, 2, 3, 4)]
    office.database.run(calendars.import_notice, Notice(2027, (), tuple(days)))

    def recompute(session: Session) -> list[str]:
        return [row.number for row, _ in rounds.recompute(session, calendars.calendar(session))]

    assert office.database.run(recompute) == [open_.number]
    assert office.database.run(recompute) == []
    assert (round_of(office, open_).due_on, round_of(office, open_).provisional) == (date(2027, 1, 5), False)
    assert round_of(office, closed).due_on == date(2027, 1, 4)
    assert json.loads(round_of(office, open_).how)["holidays"] == ["元旦"]


def test_a_transfer_is_told_and_is_no_answer(office: Office) -> None:
    office.with_chat(office.member_wang)
    case = office.raised(office.member_wang)
    with pytest.raises(Refused, match="case-not-allowed"):
        office.do(desk.transfer, case, "县民政局", office.as_(office.head), at=NOW)
    office.do(desk.transfer, case, "县民政局", office.as_(office.desk), at=NOW)
    assert office.state(case) is State.TRANSFERRED
    assert [row[:2] for row in outbox(office.database)] == [("case-news", office.member_wang)]


def test_nobody_works_on_their_own_case(office: Office) -> None:
    case = office.raised(office.desk)
    assert office.row(case).owner_id != office.desk
    with pytest.raises(Refused, match="case-of-ones-own"):
        office.do(desk.take, case, office.as_(office.desk), at=NOW)


def test_merged_cases_close_when_each_is_satisfied(office: Office) -> None:
    office.with_chat(office.member_wang, office.member_zhao)
    first, second = office.raised(office.member_wang), office.raised(office.member_zhao)
    office.do(desk.merge, second, first.number, office.as_(office.desk), at=NOW)
    office.answered(first)
    wang, zhao = office.as_(office.member_wang), office.as_(office.member_zhao)
    assert office.do(verdicts.rate, first, wang, satisfied=True, at=NOW).state is State.ANSWERED
    assert office.do(verdicts.rate, second, zhao, satisfied=False, at=NOW).state is State.IN_HAND
    office.answered_again(first)
    with pytest.raises(Refused, match="case-not-possible-now"):  # she has had her say
        office.do(verdicts.rate, first, wang, satisfied=True, at=NOW)
    assert office.do(verdicts.rate, second, zhao, satisfied=True, at=NOW).state is State.CLOSED
    assert office.state(first) is office.state(second) is State.CLOSED


def test_one_of_several_may_withdraw(office: Office) -> None:
    office.with_chat(office.member_wang, office.member_zhao)
    first, second = office.raised(office.member_wang), office.raised(office.member_zhao)
    office.do(desk.merge, second, first.number, office.as_(office.desk), at=NOW)
    office.do(own.withdraw, first, office.as_(office.member_wang), at=NOW)
    assert office.state(first) is State.RECEIVED  # it goes on for the other
    office.answered(first)
    office.do(verdicts.rate, second, office.as_(office.member_zhao), satisfied=True, at=NOW)
    assert office.state(second) is State.CLOSED
    assert office.state(first) is State.WITHDRAWN


def test_merging_what_cannot_be_merged(office: Office) -> None:
    first, second, third = (office.raised(office.member_wang) for _ in range(3))
    desk_ = office.as_(office.desk)
    with pytest.raises(Refused, match="case-merge-unknown"):
        office.do(desk.merge, first, "YJ20260099", desk_, at=NOW)
    with pytest.raises(Refused, match="case-merge-unknown"):
        office.do(desk.merge, first, first.number, desk_, at=NOW)
    office.do(desk.merge, second, first.number, desk_, at=NOW)
    with pytest.raises(Refused, match="case-merge-unfit"):
        office.do(desk.merge, third, second.number, desk_, at=NOW)
    with pytest.raises(Refused, match="case-merge-unfit"):
        office.do(desk.merge, first, third.number, desk_, at=NOW)


def test_silence_is_never_satisfied(office: Office) -> None:
    office.with_chat(office.member_wang)
    case = office.raised(office.member_wang)
    office.answered(case)
    assert office.database.run(verdicts.note_silence, at=at("2026-12-07T23:00")) == 0
    assert office.database.run(verdicts.note_silence, at=at("2026-12-08T00:10")) == 1
    assert office.database.run(verdicts.note_silence, at=at("2026-12-08T00:10")) == 0
    assert office.row(case).verdict == "none"
    assert office.database.run(verdicts.ask_the_silent, 7, at=at("2026-12-20T09:00")) == 1
    assert ("case-verdict", office.member_wang, None, "wave-7") in outbox(office.database)
    office.do(verdicts.rate, case, office.as_(office.member_wang), satisfied=True, at=at("2026-12-20T10:00"))
    assert office.state(case) is State.CLOSED


def test_a_contradiction_is_asked_again_and_may_open_it(office: Office) -> None:
    office.with_chat(office.member_wang)
    case = office.raised(office.member_wang)
    office.answered(case)
    wang = office.as_(office.member_wang)
    office.do(verdicts.rate, case, wang, satisfied=True, at=NOW)
    assert not office.do(verdicts.remark, case, "谢谢", (), wang, at=NOW)
    assert office.do(verdicts.remark, case, "其实还没解决", (), wang, at=NOW)
    assert office.do(verdicts.reopen, case, wang, at=NOW).round == 2
    assert office.state(case) is State.IN_HAND


def test_a_case_long_closed_stays_closed(office: Office) -> None:
    office.with_chat(office.member_wang)
    case = office.raised(office.member_wang)
    office.answered(case)
    wang = office.as_(office.member_wang)
    office.do(verdicts.rate, case, wang, satisfied=True, at=NOW)
    with pytest.raises(Refused, match="case-not-possible-now"):
        office.do(verdicts.reopen, case, wang, at=NOW + timedelta(days=30))


def test_the_name_is_shown_as_it_was_promised(office: Office) -> None:
    matter = Matter("members", "有件事")
    case = office.database.run(
        raising.raise_named, office.as_(office.member_wang), matter, Privacy.CONFIDENTIAL, at=NOW
    )
    office.do(desk.route, case, office.office, office.as_(office.desk), at=NOW)

    def seen(who: int) -> tuple[str | None, list[str | None]]:
        card = office.database.look(board.card, case.case_id, office.as_(who), at=NOW)
        return card.person, [entry.by for entry in card.entries if entry.by_person]

    assert seen(office.desk) == ("王桂英", ["王桂英"])
    assert seen(office.head) == (None, [None])
    with pytest.raises(Refused, match="not-allowed"):
        seen(office.member_zhao)
    with pytest.raises(Refused, match="not-allowed"):
        seen(office.minister)


def test_another_offices_people_see_nothing(office: Office) -> None:
    other = office.member("别科科长")
    office.database.run(post, Role.HEAD, other, office.other_office)
    case = office.raised(office.member_wang)
    with pytest.raises(Refused, match="not-allowed"):
        office.database.look(board.card, case.case_id, office.as_(other), at=NOW)
    assert office.database.look(board.by_number, case.number, office.as_(other), at=NOW) is None
    assert office.database.look(board.queue, office.as_(other), 0, at=NOW).total == 0


def test_thirty_open_cases_most_urgent_first(office: Office) -> None:
    for n in range(30):
        office.raised(office.member_wang, when=at("2026-11-02T09:00") + timedelta(days=n % 15))
    queue = office.database.look(board.queue, office.as_(office.desk), 0, at=NOW)
    assert (len(queue.lines), queue.pages, queue.total) == (8, 4, 30)
    lines = [
        line
        for page in range(4)
        for line in office.database.look(board.queue, office.as_(office.desk), page, at=NOW).lines
    ]
    assert len({line.number for line in lines}) == 30
    assert [line.due_on for line in lines] == sorted(line.due_on for line in lines)
    assert lines[0].late == 0
    assert office.database.look(board.queue, office.as_(office.desk), 99, at=NOW).page == 3


def test_two_who_take_it_at_once(office: Office) -> None:
    case = office.raised(office.member_wang)
    office.do(desk.route, case, office.office, office.as_(office.desk), at=NOW)
    takers = [office.as_(office.clerk), office.as_(office.head)]
    deeds: list[Callable[[], int]] = [
        lambda who=who: office.do(desk.take, case, who, at=NOW)  # type: ignore[misc] # a default binds it
        for who in takers
    ]
    assert sorted(map(str, at_once(deeds))) == sorted([str(case.case_id), "case-not-possible-now"])


def test_numbers_have_no_gap_when_many_raise_at_once(office: Office) -> None:
    deeds = [lambda: office.raised(office.member_wang).number for _ in range(12)]
    assert sorted(map(str, at_once(deeds))) == [f"YJ2026{n:04d}" for n in range(1, 13)]


def test_what_another_area_brings_becomes_one_case(office: Office) -> None:
    matter = Matter("village", "修路灯", about=office.member_wang)
    origin = Origin(Source.RECEPTION, "reception:12", date(2026, 11, 16))
    first = office.database.run(raising.bring, matter, origin, by=office.desk, at=NOW)
    again = office.database.run(raising.bring, matter, origin, by=office.desk, at=NOW)
    assert first == again
    assert first.due.on == date(2026, 12, 7)  # counted from the day of the visit


def test_what_the_owner_is_offered(office: Office) -> None:
    case = office.raised(office.member_wang)
    office.do(desk.route, case, office.office, office.as_(office.desk), at=NOW)
    office.do(desk.take, case, office.as_(office.clerk), at=NOW)
    card = office.database.look(board.card, case.case_id, office.as_(office.clerk), at=NOW)
    assert {Event.ASK, Event.ANSWER, Event.EXTEND, Event.HAND_OVER} <= card.may
    assert not card.may & {Event.SATISFIED, Event.NOT_SATISFIED, Event.PROPOSE, Event.ADD}


def test_only_the_ways_file_opens_a_way_back() -> None:
    """No screen can show who: what opens a way back is one file, and no view of the desk asks it."""
    folder = ROOT
    opens = {
        str(path.relative_to(folder))
        for part in ("bot", "handlers", "jobs", "storage")
        for path in (folder / part).rglob("*.py")
        if "CaseWayRow" in path.read_text("utf-8")
    }
    assert opens == {"storage/models/cases.py", "storage/ways.py"}


def test_the_desk_cannot_find_a_nameless_colleague_by_trying(office: Office) -> None:
    """Whoever raised something without a name is offered and taken as owner like everybody else."""
    matter = Matter("conduct", "有人打牌")
    case = office.database.run(
        raising.raise_anonymously, office.as_(office.second_desk), matter, at=NOW
    ).case_id
    offered = office.database.look(board.colleague_choices, case, office.as_(office.desk), at=NOW)
    assert {each.id for each in offered} >= {office.desk, office.second_desk}
    for owner in (office.second_desk, office.desk):
        office.do(desk.hand_over, case, owner, office.as_(office.desk), at=NOW)
    with pytest.raises(Refused, match="case-of-ones-own"):
        office.do(desk.take, case, office.as_(office.second_desk), at=NOW)


def test_a_need_noted_at_a_visit(office: Office) -> None:
    secretary = office.as_(office.secretary)
    leak = Matter(promised.NEED, "屋顶漏雨", about=office.elder)
    got = office.database.run(promised.need, 5, leak, secretary, at=NOW)
    row = office.row(got)
    assert (row.source, row.person_id, row.raised_by) == (Source.VISIT, office.elder, office.secretary)
    with pytest.raises(Refused, match="not-allowed"):
        office.database.run(promised.need, 6, leak, office.as_(office.member_wang), at=NOW)


def test_the_ledger_line_by_line(office: Office) -> None:
    office.with_chat(office.member_wang)
    case = office.raised(office.member_wang)
    office.answered(case, at("2026-12-01T10:00"))
    office.do(verdicts.rate, case, office.as_(office.member_wang), satisfied=True, at=at("2026-12-02T10:00"))

    def rows(session: Session) -> list[ledger.LedgerRow]:
        return list(ledger.rows(session, Scope(paths=("/",)), date(2026, 11, 1), date(2026, 12, 31)))

    [line] = office.database.look(rows)
    assert (line.number, line.in_charge, line.owner, line.deputy) == (case.number, "组织科", "陈科员", "林晓")
    assert (line.answered, line.days_used, line.closed) == (date(2026, 12, 1), 6, date(2026, 12, 2))
    assert (line.verdict, line.verdict_by) == ("satisfied", "self")
    found = office.database.look(ledger.public, date(2026, 1, 1), date(2026, 12, 31))
    assert (found.total.answered, found.total.in_time, found.by_unit) == (1, 1, {})
