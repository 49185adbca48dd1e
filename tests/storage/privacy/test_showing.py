"""What is held on one person: their rows and nobody else's, on both databases."""

import json
from dataclasses import asdict

import pytest
from sqlmodel import Session

from rules.cases.lifecycle import Privacy
from rules.posts import Role
from storage.cases import raising
from storage.cases.values import Matter
from storage.models.care import FactRow, WaiverRow
from storage.models.people import PersonRow
from storage.models.talks import PlannedRow
from storage.privacy import leaving, showing
from storage.transact import Database
from tests import builders
from tests.builders import County
from tests.chat import ZONE
from tests.conftest import NOW
from tests.reception import caller

AT = NOW.replace(tzinfo=ZONE)
TODAY = AT.date()


@pytest.fixture
def county(any_database: Database) -> County:
    return County(any_database)


@pytest.fixture
def wang(county: County) -> int:
    """Somebody with a phone, a post, a fact entered by themselves, a waiver, and two cases."""
    me, other = county.member("王桂英"), county.member("李建国")

    def fill(session: Session) -> None:
        session.get_one(PersonRow, me).phone = "13800000000"
        builders.post(session, Role.SECRETARY, me, county.branch)
        builders.account(session, me, 77)
        for whom in (me, other):
            session.add(
                FactRow(
                    person_id=whom,
                    kind="away",
                    from_on=TODAY,
                    recorded_on=TODAY,
                    source="report",
                    entered_by=me,
                )
            )
            session.add(
                WaiverRow(
                    rule="routine_visit",
                    subject_id=whom,
                    slot="2026-Q4",
                    reason="abroad",
                    by_id=other,
                    on_date=TODAY,
                )
            )

    county.database.run(fill)
    speaker = caller(county.database, me)
    county.database.run(raising.raise_named, speaker, Matter("village", "路灯不亮"), Privacy.NAMED, at=AT)
    county.database.run(raising.raise_anonymously, speaker, Matter("village", "匿名的话"), at=AT)
    return me


def test_rows_are_counted_by_kind(county: County, wang: int) -> None:
    held = county.database.look(showing.show, wang, on=TODAY)
    assert (held.name, held.branch, held.bound_by) == ("王桂英", "湖东村党支部", "link")
    counts = {kind: count for kind, count in held.counts.items() if count}
    assert counts == {"roster": 2, "account": 1, "posts": 1, "cares": 2, "cases": 1}
    assert held.deeds >= 2  # the other's fact, the line of their own case


def test_a_unit_of_the_same_number_is_not_the_person(county: County, wang: int) -> None:
    other = county.member("周工")
    plan = PlannedRow(rule="yearly_talk", subject_id=wang, slot="2026", on_date=TODAY, by_id=other)
    county.database.run(lambda session: session.add(plan))
    assert not county.database.look(showing.show, wang, on=TODAY).counts["meetings"]
    assert county.database.look(showing.show, other, on=TODAY).deeds == 1


def test_the_file_holds_what_is_about_them_and_what_they_did(county: County, wang: int) -> None:
    taken = county.database.run(showing.take, wang, at=AT)
    assert taken.about["person"][0]["phone"] == "13800000000"
    assert [row["text"] for row in taken.about["case"]] == ["路灯不亮"]
    assert len(taken.about["fact"]) == len(taken.done_by["fact"]) == 1
    assert [row["reason"] for row in taken.about["waiver"]] == ["abroad"]
    text = json.dumps(asdict(taken), ensure_ascii=False)
    assert "匿名的话" not in text
    assert "李建国" not in text
    assert "encounter.note" not in taken.withheld
    assert "case.caller" in taken.withheld


def test_leaving_is_done_once(county: County, wang: int) -> None:
    for _ in range(2):
        county.database.run(leaving.leave, 77, lambda _: None, at=AT)
    held = county.database.look(showing.show, wang, on=TODAY)
    assert (held.bound_at, held.counts["account"]) == (None, 0)
    assert held.counts["cares"] == 2
