"""Two records of one person: everything goes over, nothing is counted twice, and it can be traced."""

from datetime import date
from typing import Any

import pytest
from sqlmodel import Session, SQLModel, col, select

from rules.posts import Role
from rules.refusals import Refused
from storage import finding, outbox, people, ways
from storage.append_only import REFUSED
from storage.cases import raising
from storage.cases.values import Matter
from storage.models.base import id_of
from storage.models.care import EncounterRow, FactRow, WaiverRow
from storage.models.cases import CaseRow
from storage.models.people import AccountRow, MembershipRow, PersonRow, PostRow
from storage.models.rosters import MergedRow
from storage.rosters import known, merging
from storage.transact import Database
from tests import builders
from tests.builders import County
from tests.cases import NOW, Office

TODAY = NOW.date()


@pytest.fixture
def county(any_database: Database) -> County:
    return County(any_database)


def visit(session: Session, person_id: int, by: int) -> int:
    row = EncounterRow(
        kind="visit", way="home", person_id=person_id, by_id=by, on_date=TODAY, entered_on=TODAY
    )
    session.add(row)
    session.flush()
    return id_of(row)


def merge(county: County, kept: int, gone: int) -> merging.Merger:
    return county.database.run(merging.merge, kept, gone, by=county.desk, at=NOW)


def test_everything_that_hangs_on_the_one_hangs_on_the_other(county: County) -> None:
    database = county.database
    kept, gone = county.member("王桂英"), county.member("王桂英", county.other_branch)
    database.run(visit, gone, county.desk)
    database.run(builders.post, Role.CONTACT, county.desk, subject=gone)
    database.run(builders.post, Role.DEPUTY, gone, county.other_branch)
    database.run(builders.account, gone, 7_123_456_789)
    told = merge(county, kept, gone)
    assert (told.name, told.counts["encounter"], told.counts["post"]) == ("王桂英", 1, 1)

    def look(session: Session) -> tuple[list[Any], ...]:  # Any: columns of several types
        return (
            list(session.exec(select(EncounterRow.person_id))),
            list(session.exec(select(PostRow.subject_id).where(PostRow.role == Role.CONTACT))),
            list(session.exec(select(PostRow.person_id).where(PostRow.role == Role.DEPUTY))),
            list(session.exec(select(AccountRow.person_id))),
        )

    assert database.look(look) == ([kept], [kept], [kept], [kept])
    caller = database.look(people.caller, 7_123_456_789, on=TODAY)
    assert caller is not None
    assert caller.person_id == kept


def test_nobody_finds_or_counts_what_is_left_of_it(county: County) -> None:
    kept, gone = county.member("王桂英"), county.member("王桂英", county.other_branch)
    merge(county, kept, gone)
    database = county.database
    assert [found.id for found in database.look(finding.people, "王桂英", on=TODAY)] == [kept]
    assert [each.id for each in database.look(known.people, on=TODAY) if each.name == "王桂英"] == [kept]
    with pytest.raises(Refused, match="merge-not-two"):
        merge(county, kept, gone)


def test_what_it_said_can_be_traced(county: County) -> None:
    kept, gone = county.member("王桂英"), county.member("王贵英", county.other_branch)
    merge(county, kept, gone)
    (row,) = county.database.look(lambda session: session.exec(select(MergedRow)).all())
    assert (row.gone_id, row.kept_id, row.by_id) == (gone, kept, county.desk)
    assert row.said["name"] == "王贵英"
    assert row.said["memberships"] == [[county.other_branch, "2020-01-01", ""]]


def test_what_only_the_other_knew_is_taken_over(county: County) -> None:
    kept, gone = county.member("王桂英"), county.member("王桂英")

    def tell(session: Session) -> None:
        row = session.get_one(PersonRow, gone)
        row.roster_key, row.phone, row.phone_hash, row.sex = "P7", "13900000001", "hash", "female"
        session.get_one(PersonRow, kept).sex = "male"

    county.database.run(tell)
    merge(county, kept, gone)
    row = county.database.look(lambda session: session.get_one(PersonRow, kept))
    assert (row.roster_key, row.phone, row.sex) == ("P7", "13900000001", "male")


def test_where_somebody_was_before_stays_known_and_the_kept_branch_counts(county: County) -> None:
    database = county.database
    kept = database.run(builders.person, "王桂英", county.branch, since=date(2024, 1, 1))
    gone = database.run(builders.person, "王桂英", county.other_branch, since=date(2020, 1, 1))
    merge(county, kept, gone)

    def homes(session: Session) -> list[tuple[int, date, date | None]]:
        rows = (
            select(MembershipRow).where(MembershipRow.person_id == kept).order_by(col(MembershipRow.from_on))
        )
        return [(row.unit_id, row.from_on, row.until_on) for row in session.exec(rows)]

    assert database.look(homes) == [
        (county.other_branch, date(2020, 1, 1), date(2023, 12, 31)),
        (county.branch, date(2024, 1, 1), None),
    ]


def test_a_post_held_twice_is_held_once(county: County) -> None:
    kept, gone = county.member("王桂英"), county.member("王桂英")
    for holder in (kept, gone):
        county.database.run(builders.post, Role.SECRETARY, holder, county.branch)
    merge(county, kept, gone)
    held = county.database.look(people.posts_held, kept, on=TODAY)
    assert [post.role for post in held] == [Role.SECRETARY]


def test_a_waiver_or_message_there_was_for_both_is_there_once(county: County) -> None:
    database = county.database
    kept, gone = county.member("王桂英"), county.member("王桂英")

    def put(session: Session) -> None:
        for person_id in (kept, gone):
            session.add(
                WaiverRow(
                    rule="visit",
                    subject_id=person_id,
                    slot="2026-Q4",
                    reason="-",
                    by_id=county.desk,
                    on_date=TODAY,
                )
            )
            outbox.put(session, [outbox.Message("kind", "subject", "slot", "stage", person_id, NOW)])

    database.run(put)
    merge(county, kept, gone)
    assert database.look(lambda session: session.exec(select(WaiverRow.subject_id)).all()) == [kept]
    assert database.look(outbox.counts) == {"waiting": 1}


def test_the_way_back_of_an_anonymous_case_leads_to_the_one_record(database: Database) -> None:
    office = Office(database)
    matter = Matter("members", "-")
    database.run(raising.raise_anonymously, office.as_(office.member_wang), matter, at=NOW)
    database.run(merging.merge, office.member_zhao, office.member_wang, by=office.admin, at=NOW)
    (case_id,) = database.look(lambda session: session.exec(select(CaseRow.id)).all())
    assert database.look(ways.way_back, case_id) == office.member_zhao


def test_two_accounts_are_not_guessed_between(county: County) -> None:
    kept, gone = county.member("王桂英"), county.member("王桂英")
    for number, person_id in enumerate((kept, gone)):
        county.database.run(builders.account, person_id, 7_000 + number)
    with pytest.raises(Refused, match="merge-both-joined"):
        merge(county, kept, gone)


def test_of_the_dead_nothing_is_merged(county: County) -> None:
    kept, gone = county.member("王桂英"), county.member("王桂英")
    died = FactRow(person_id=gone, kind="died", from_on=TODAY, recorded_on=TODAY, source="report")
    county.database.run(lambda session: session.add(died))
    with pytest.raises(Refused, match="merge-dead"):
        merge(county, kept, gone)


def test_every_table_that_names_a_person_is_handed_over_or_may_never_be_changed() -> None:
    naming = {
        (table.name, column.name)
        for table in SQLModel.metadata.tables.values()
        for column in table.columns
        if any(key.column.table.name == "person" for key in column.foreign_keys)
    }
    handed = {(table.name, column.name) for table, column in merging.references()}
    assert {table for table, _ in naming - handed} <= {"merged", *REFUSED}
