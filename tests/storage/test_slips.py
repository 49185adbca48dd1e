"""Slips: for whom they can be made, by whom, and what is never kept of them."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import Session, select

from rules.permissions import Scope
from rules.refusals import Refused
from storage import joining, slips
from storage.models.audit import AuditRow
from storage.models.care import FactRow
from storage.models.people import InvitationRow, UnitRow
from storage.transact import Database
from tests import builders
from tests.builders import County

AT = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
ON = AT.date()


@pytest.fixture
def county(database: Database) -> County:
    return County(database)


def path(county: County, unit_id: int) -> str:
    return county.database.look(lambda session: session.get_one(UnitRow, unit_id).path)


def scope(county: County, *units: int) -> Scope:
    return Scope(paths=tuple(path(county, unit) for unit in units))


def test_a_slip_lets_its_person_join_and_nobody_kept_its_digits(county: County) -> None:
    wang = county.member("王桂英")
    issued = county.database.run(slips.issue, wang, scope(county, county.branch), by=county.desk, at=AT)
    assert (issued.name, issued.unit) == ("王桂英", "灵湖镇 湖东村党支部")
    assert (issued.until_on - ON).days == 60
    assert len(issued.code) == 9
    kept = county.database.look(lambda session: list(session.exec(select(InvitationRow))))
    assert issued.code not in repr(kept)
    attempt = county.database.run(joining.bind_by_code, 77, issued.code, "王桂英", at=AT)
    assert attempt.name == "王桂英"


def test_a_new_slip_ends_the_one_before(county: County) -> None:
    wang, mine = county.member("王桂英"), scope(county, county.branch)
    first = county.database.run(slips.issue, wang, mine, by=None, at=AT)
    county.database.run(slips.issue, wang, mine, by=None, at=AT)
    assert county.database.run(joining.bind_by_code, 77, first.code, "王桂英", at=AT).name is None


@pytest.mark.parametrize("paths", [(), ("other_branch",)])
def test_nobody_outside_the_own_units_is_given_a_slip(county: County, paths: tuple[str, ...]) -> None:
    wang = county.member("王桂英")
    theirs = scope(county, *(getattr(county, name) for name in paths))
    with pytest.raises(Refused) as refused:
        county.database.run(slips.issue, wang, theirs, by=None, at=AT)
    assert refused.value.key == "slips-not-yours"
    assert county.database.look(lambda session: session.exec(select(InvitationRow)).first()) is None
    assert county.database.look(lambda session: session.exec(select(AuditRow)).first()) is None


def test_somebody_in_no_branch_or_unknown_is_given_no_slip(county: County) -> None:
    guest = county.database.run(builders.person, "赵客", category="guest")
    for person_id in (guest, 999):
        with pytest.raises(Refused):
            county.database.run(slips.issue, person_id, scope(county, county.id), by=None, at=AT)


def test_a_units_members_are_listed_with_those_who_have_not_joined_first(county: County) -> None:
    wang, li = county.member("王桂英"), county.member("李建国")
    county.member("赵六", county.other_branch)
    county.database.run(builders.account, wang, 77)
    found = county.database.look(slips.members, county.branch, scope(county, county.town), on=ON)
    assert [(member.id, member.joined) for member in found] == [(li, False), (wang, True)]
    with pytest.raises(Refused):
        county.database.look(slips.members, county.branch, scope(county, county.other_branch), on=ON)


def test_of_somebody_whose_death_was_entered_nothing_is_offered(county: County) -> None:
    wang = county.member("王桂英")

    def enter(session: Session) -> None:
        session.add(FactRow(person_id=wang, kind="died", from_on=ON, recorded_on=ON, source="report"))

    county.database.run(enter)
    assert county.database.look(slips.members, county.branch, scope(county, county.town), on=ON) == []
    with pytest.raises(Refused):
        county.database.run(slips.issue, wang, scope(county, county.town), by=None, at=AT)


def test_a_name_is_searched_within_the_own_units_only(county: County) -> None:
    county.member("王桂英")
    county.member("王建国", county.other_branch)
    mine = scope(county, county.branch)
    found = county.database.look(slips.search, "王", mine, on=ON, most=8)
    assert [member.name for member in found] == ["王桂英"]
    assert len(county.database.look(slips.search, "王", scope(county, county.town), on=ON, most=8)) == 2
    assert len(county.database.look(slips.search, "王", scope(county, county.town), on=ON, most=1)) == 1
    for nothing in ("", " ", "%", "_", "李"):
        assert county.database.look(slips.search, nothing, mine, on=ON, most=8) == []
    assert county.database.look(slips.search, "王", Scope(), on=ON, most=8) == []


def test_slips_for_a_unit_are_made_for_those_who_belong_to_it_and_have_not_joined(county: County) -> None:
    wang, li = county.member("王桂英"), county.member("李建国")
    zhao = county.member("赵六", county.other_branch)
    county.database.run(builders.account, li, 77)
    issued = county.database.run(
        slips.issue_all, [zhao, li, wang], county.branch, scope(county, county.id), by=None, at=AT
    )
    assert [slip.name for slip in issued] == ["王桂英"]
    with pytest.raises(Refused):
        county.database.run(
            slips.issue_all, [wang], county.branch, scope(county, county.other_branch), by=None, at=AT
        )


def test_where_to_begin_is_the_top_of_what_is_ones_own(county: County) -> None:
    town, branch = county.town, county.other_branch
    roots = county.database.look(slips.roots, scope(county, town, branch))
    assert [(root.id, root.parent_id) for root in roots] == [(town, None)]
    assert [number for number, _ in roots[0].below] == [county.branch, branch]
    below = county.database.look(slips.place, branch, scope(county, town))
    assert (below.parent_id, below.below) == (town, ())


def test_two_slips_never_share_their_digits(county: County, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = iter([123456789, 123456789, 987654321])
    monkeypatch.setattr("storage.joining.secrets.randbelow", lambda _most: next(drawn))
    first, second = (
        county.database.run(slips.issue, county.member(name), scope(county, county.id), by=None, at=AT)
        for name in ("王桂英", "李建国")
    )
    assert (first.code, second.code) == ("123456789", "987654321")
