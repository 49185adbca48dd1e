"""What is old is forgotten, what is not stays; and a piece at a time."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from sqlmodel import Session, col, func, select

from rules.cases.lifecycle import Privacy
from rules.refusals import Refused
from storage import outbox, rule_settings, ways
from storage.cases import raising
from storage.cases.values import Matter
from storage.models.care import EncounterRow
from storage.models.cases import CaseEntryRow, CaseRow
from storage.models.messages import DraftRow, InboxRow, OutboxRow
from storage.models.notices import NoticeRow
from storage.models.people import InvitationRow
from storage.outbox import Message
from storage.privacy import retention
from storage.transact import Database
from tests.builders import County
from tests.chat import ZONE
from tests.conftest import NOW
from tests.reception import caller

AT = NOW.replace(tzinfo=ZONE)
TODAY = AT.date()


@pytest.fixture
def county(any_database: Database) -> County:
    return County(any_database)


def forgets(database: Database, setting: str) -> int:
    return database.run(retention.forget, setting, at=AT)


def ago(days: int) -> datetime:
    return AT - timedelta(days=days)


def add(*rows: object) -> Callable[[Session], None]:
    return lambda session: session.add_all(rows)


def test_messages_that_left_long_ago_go_and_those_that_wait_stay(county: County) -> None:
    to = county.member("王桂英")
    messages = [Message("digest", "x", f"{days}", "", to, ago(days)) for days in (400, 401, 402)]
    county.database.run(outbox.put, messages)

    def settle(session: Session) -> None:
        for row in session.exec(select(OutboxRow).where(OutboxRow.slot != "402")):
            row.state = "sent"

    county.database.run(settle)
    assert forgets(county.database, "messages") == 1
    left = county.database.look(lambda session: set(session.exec(select(OutboxRow.slot))))
    assert left == {"400", "402"}


def test_drafts_left_lying_go(county: County) -> None:
    def draft(user: int, days: int) -> DraftRow:
        return DraftRow(user_id=user, data={"since": (TODAY - timedelta(days=days)).isoformat()})

    county.database.run(add(draft(1, 30), draft(2, 31)))
    assert forgets(county.database, "drafts") == 1
    assert county.database.look(lambda session: list(session.exec(select(DraftRow.user_id)))) == [1]


def test_slips_that_were_used_or_ran_out_go(county: County) -> None:
    to = county.member("王桂英")

    def slip(name: str, expires: int, used: int | None) -> InvitationRow:
        used_on = None if used is None else TODAY - timedelta(days=used)
        return InvitationRow(
            code_hash=name, person_id=to, expires_on=TODAY - timedelta(days=expires), used_on=used_on
        )

    county.database.run(add(slip("fresh", -9, None), slip("used", -9, 31), slip("over", 31, None)))
    assert forgets(county.database, "slips") == 2
    assert county.database.look(lambda session: list(session.exec(select(InvitationRow.code_hash)))) == [
        "fresh"
    ]


def test_a_parked_update_is_emptied_and_stays_parked(county: County) -> None:
    rows = [
        InboxRow(bot_id=1, update_id=days, body="{}", parked="failed", received_at=ago(days))
        for days in (90, 92)
    ]
    county.database.run(add(*rows))
    assert forgets(county.database, "parked_updates") == 1
    bodies = county.database.look(
        lambda session: list(session.exec(select(InboxRow.body).order_by(col(InboxRow.update_id))))
    )
    assert bodies == ["{}", None]


def test_the_words_of_a_visit_go_and_the_visit_stays(county: County) -> None:
    to = county.member("王桂英")

    def visit(days: int) -> EncounterRow:
        on = TODAY - timedelta(days=days)
        return EncounterRow(
            kind="visit", way="home", person_id=to, by_id=to, on_date=on, entered_on=on, note="腿脚不便"
        )

    county.database.run(add(visit(1095), visit(1096)))
    assert forgets(county.database, "visit_notes") == 1
    notes = county.database.look(
        lambda session: list(session.exec(select(EncounterRow.note).order_by(col(EncounterRow.id))))
    )
    assert notes == ["腿脚不便", None]
    assert forgets(county.database, "visit_notes") == 0


def test_the_words_of_a_case_go_and_so_does_the_way_back(county: County) -> None:
    who = caller(county.database, county.member("王桂英"))
    matter = Matter("village", "路灯不亮")
    for _ in range(2):
        county.database.run(raising.raise_anonymously, who, matter, at=AT)
    county.database.run(raising.raise_named, who, matter, Privacy.NAMED, at=AT)

    def end(session: Session) -> list[int]:
        first, second, third = session.exec(select(CaseRow).order_by(col(CaseRow.privacy))).all()
        for row in (first, third):
            row.ended_on, row.state = TODAY - timedelta(days=1826), "closed"
        return [first.id, second.id, third.id]

    old, young, named = county.database.run(end)
    assert forgets(county.database, "case_words") == 2
    assert forgets(county.database, "case_words") == 0

    def words(session: Session) -> dict[int, str]:
        return {row.id: row.text for row in session.exec(select(CaseRow))}

    assert county.database.look(words) == {old: "", young: "路灯不亮", named: ""}
    assert county.database.look(ways.way_back, old) == 0
    assert county.database.look(ways.way_back, young) == who.person_id
    lines = select(func.count()).select_from(CaseEntryRow).where(col(CaseEntryRow.case_id) == old)
    assert county.database.look(lambda session: session.exec(lines).one()) > 0


def test_the_text_of_a_notice_goes(county: County) -> None:
    by = county.member("赵主任")

    def notice(days: int) -> NoticeRow:
        return NoticeRow(
            unit_id=county.id,
            audience="members",
            text="开会",
            by_id=by,
            at=ago(days),
            state="left",
            people=1,
            without_chat=0,
        )

    county.database.run(add(notice(400), notice(401)))
    assert forgets(county.database, "notices") == 1
    assert forgets(county.database, "notices") == 0


def test_a_setting_changes_how_long(county: County) -> None:
    county.database.run(rule_settings.change, "retention.drafts", "60", from_on=TODAY)
    draft = DraftRow(user_id=1, data={"since": (TODAY - timedelta(days=31)).isoformat()})
    county.database.run(add(draft))
    assert forgets(county.database, "drafts") == 0


def test_too_short_a_time_is_refused(county: County) -> None:
    with pytest.raises(Refused, match="retention-too-short"):
        county.database.run(rule_settings.change, "retention.messages", "29", from_on=date(2026, 1, 1))


def test_a_piece_at_a_time(county: County, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "PIECE", 2)
    rows = [DraftRow(user_id=number, data={"since": "2026-01-01"}) for number in range(5)]
    county.database.run(add(*rows))
    assert [forgets(county.database, "drafts") for _ in range(3)] == [2, 2, 1]
