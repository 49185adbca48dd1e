"""Posts given on the command line, and the first administrators."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import Session, select

from rules.permissions import Permission, scope
from rules.posts import Role
from rules.refusals import Refused
from storage import audit, granting, people
from storage.models.audit import AuditRow
from storage.models.people import PostRow
from storage.transact import Database
from tests import builders
from tests.builders import County

AT = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
ON = AT.date()


@pytest.fixture
def county(database: Database) -> County:
    return County(database)


def held(database: Database, person_id: int, on: date = ON) -> list[tuple[Role, str | None]]:
    return [(post.role, post.unit_path) for post in database.look(people.posts_held, person_id, on=on)]


@pytest.mark.parametrize(
    ("role", "unit"),
    [
        (Role.SECRETARY, "湖东村党支部"),
        (Role.DEPUTY, "湖东村党支部"),
        (Role.ORGANISER, "灵湖镇"),
        (Role.HEAD, "灵湖镇"),
        (Role.STAFF, "清河县"),
        (Role.ADMIN, "清河县"),
        (Role.HOST, "清河县"),
    ],
)
def test_without_a_unit_the_usual_one_above_the_person_is_taken(
    county: County, role: Role, unit: str
) -> None:
    wang = county.member("王桂英")
    granted = county.database.run(granting.grant, wang, role, at=AT)
    assert (granted.name, granted.unit, granted.held_already, granted.instead_of) == (
        "王桂英",
        unit,
        False,
        (),
    )
    assert [role for role, _ in held(county.database, wang)] == [role]


def test_the_named_unit_is_taken_before_the_own(county: County) -> None:
    wang = county.member("王桂英")
    county.database.run(granting.grant, wang, Role.SECRETARY, county.other_branch, at=AT)
    ((_, path),) = held(county.database, wang)
    assert path is not None
    assert path.endswith(f"/{county.other_branch}/")


def test_a_second_grant_changes_nothing(county: County) -> None:
    wang = county.member("王桂英")
    county.database.run(granting.grant, wang, Role.ADMIN, at=AT)
    assert county.database.run(granting.grant, wang, Role.ADMIN, at=AT).held_already
    assert len(held(county.database, wang)) == 1


def test_a_new_secretary_ends_the_old_ones_post_with_yesterday(county: County) -> None:
    old, new = county.member("王桂英"), county.member("李建国")
    county.database.run(granting.grant, old, Role.SECRETARY, at=AT - timedelta(days=30))
    granted = county.database.run(granting.grant, new, Role.SECRETARY, at=AT)
    assert granted.instead_of == ("王桂英",)
    assert held(county.database, old) == []
    assert len(held(county.database, old, ON - timedelta(days=1))) == 1
    assert len(held(county.database, new)) == 1


def test_deputies_and_administrators_may_be_several(county: County) -> None:
    for role in (Role.DEPUTY, Role.ADMIN):
        for name in ("王桂英", "李建国"):
            assert county.database.run(granting.grant, county.member(name), role, at=AT).instead_of == ()


@pytest.mark.parametrize(
    ("role", "unit", "key"),
    [
        (Role.ORGANISER, "branch", "grant-unit-unfit"),
        (Role.SECRETARY, "town", "grant-unit-unfit"),
        (Role.CONTACT, None, "grant-not-for-units"),
        (Role.COVER, None, "grant-not-for-units"),
    ],
)
def test_a_post_that_does_not_fit_is_refused(county: County, role: Role, unit: str | None, key: str) -> None:
    wang = county.member("王桂英")
    unit_id = getattr(county, unit) if unit else None
    with pytest.raises(Refused) as refused:
        county.database.run(granting.grant, wang, role, unit_id, at=AT)
    assert refused.value.key == key
    assert held(county.database, wang) == []


def test_somebody_without_a_branch_needs_a_unit_to_be_named(county: County) -> None:
    guest = county.database.run(builders.person, "赵客", category="guest")
    with pytest.raises(Refused) as refused:
        county.database.run(granting.grant, guest, Role.SECRETARY, at=AT)
    assert refused.value.key == "grant-needs-unit"


def test_nobody_unknown_gets_a_post(county: County) -> None:
    with pytest.raises(Refused) as refused:
        county.database.run(granting.grant, 999, Role.ADMIN, at=AT)
    assert refused.value.key == "person-unknown"


def test_a_grant_is_in_the_audit_trail(county: County) -> None:
    wang = county.member("王桂英")
    county.database.run(granting.grant, wang, Role.ADMIN, by=county.desk, at=AT)

    def trail(session: Session) -> list[tuple[int | None, str]]:
        return [(row.who, row.what) for row in session.exec(select(AuditRow))]

    assert county.database.look(trail) == [(county.desk, "post.grant.admin")]
    assert county.database.look(audit.verify).whole


def administrators(session: Session) -> int:
    return len(session.exec(select(PostRow).where(PostRow.role == Role.ADMIN)).all())


def test_a_listed_account_that_has_joined_becomes_administrator_once(county: County) -> None:
    wang = county.member("王桂英")
    assert county.database.run(granting.bootstrap, (77, 78), at=AT) == 0
    county.database.run(builders.account, wang, 77)
    assert county.database.run(granting.bootstrap, (77, 78), at=AT) == 1
    assert county.database.run(granting.bootstrap, (77, 78), at=AT) == 0
    caller = county.database.look(people.caller, 77, on=ON)
    assert caller is not None
    assert scope(caller, Permission.IMPORT_ROSTER).paths == (f"/{county.id}/",)


def test_whose_post_was_ended_is_not_made_administrator_again(county: County) -> None:
    wang = county.member("王桂英")
    county.database.run(builders.account, wang, 77)
    county.database.run(granting.bootstrap, (77,), at=AT)

    def end(session: Session) -> None:
        session.exec(select(PostRow).where(PostRow.role == Role.ADMIN)).one().until_on = ON

    county.database.run(end)
    assert county.database.run(granting.bootstrap, (77,), at=AT + timedelta(days=9)) == 0
    assert county.database.look(administrators) == 1


def test_before_the_first_roster_nobody_is_administrator(database: Database) -> None:
    assert database.run(granting.bootstrap, (77,), at=AT) == 0
