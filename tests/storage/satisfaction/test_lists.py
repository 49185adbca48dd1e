"""Who is invited: by category or post, in one group, at a unit; and lists that hardly differ are refused."""

from datetime import date, datetime, timedelta

import pytest
from nacl.public import PrivateKey
from sqlmodel import Session, select

from rules.posts import Role
from rules.refusals import Refused
from rules.satisfaction.surveys import HEADLINE, shipped
from storage.models.care import FactRow
from storage.models.people import MembershipRow, UnitRow
from storage.models.satisfaction import WaveRow
from storage.satisfaction import counting, waves
from storage.transact import Database
from tests.builders import County, person, post
from tests.storage.satisfaction.test_ballots import AT
from tests.waves import listed

ON = AT.date()


@pytest.fixture
def county(database: Database) -> County:
    return County(database)


def opened(
    database: Database, *groups: str, code: str = HEADLINE, about: int | None = None, at: datetime = AT
) -> waves.Opened:
    """Open a wave; afterwards take no more ballots in it, so that another may begin."""
    plan = waves.Plan("一期", shipped(code), groups, about=about)
    made = database.run(waves.open_wave, plan, bytes(PrivateKey.generate().public_key), at=at)
    database.run(_shut, made.id)
    return made


def _shut(session: Session, wave: int) -> None:
    session.get_one(WaveRow, wave).state = "closed"


def fill(county: County, branch: int, number: int, name: str = "王") -> list[int]:
    return [county.member(f"{name}{each}", branch) for each in range(number)]


def test_groups_come_from_categories_and_posts_and_nobody_is_in_two(county: County) -> None:
    make, database = county.database.run, county.database
    both = county.member("又书记又监督员")
    secretary, plain = county.member("书记"), county.member("党员")
    guest = make(person, "服务对象", category="guest")
    deputy = make(person, "人大代表", category="guest")
    make(post, Role.SECRETARY, both, county.branch)
    make(post, Role.SUPERVISOR, both, county.id)
    make(post, Role.SECRETARY, secretary, county.branch)
    make(post, Role.REPRESENTATIVE, deputy, county.town)
    over = county.member("前任书记")
    make(post, Role.SECRETARY, over, county.branch, until_on=date(2026, 11, 22))
    groups = ("members", "cadres", "supervisors", "deputies", "service-users")
    asked = database.look(listed, *groups, on=ON)
    assert asked[both] == (county.branch, "supervisors")
    assert asked[secretary] == (county.branch, "cadres")
    assert asked[plain] == asked[over] == (county.branch, "members")
    assert asked[guest] == (county.id, "service-users"), "a guest belongs to no branch"
    assert asked[deputy] == (county.town, "deputies"), "where the post is for"
    assert asked[county.minister] == (county.id, "cadres")
    assert None not in asked.values()


def test_a_unit_is_assessed_by_its_own_people_alone(county: County) -> None:
    own, other = fill(county, county.branch, 3), fill(county, county.other_branch, 4, "李")
    path = county.database.look(lambda session: session.get_one(UnitRow, county.branch).path)
    asked = county.database.look(listed, "members", on=ON, within=path)
    assert set(asked) == set(own)
    assert not set(other) & set(asked)


def test_a_death_entered_later_does_not_change_an_earlier_list(county: County) -> None:
    [dead] = fill(county, county.branch, 1)
    died = FactRow(
        person_id=dead, kind="died", from_on=ON, recorded_on=ON + timedelta(days=1), source="secretary"
    )
    county.database.run(lambda session: session.add(died))
    assert dead in county.database.look(listed, "members", on=ON)
    assert dead not in county.database.look(listed, "members", on=ON + timedelta(days=1))


def test_groups_too_small_are_left_out_only_where_nobody_named_them(county: County) -> None:
    fill(county, county.branch, 12)
    plan = waves.Plan("一期", shipped("open-evaluation"), ("supervisors", "members"), lenient=True)
    key = bytes(PrivateKey.generate().public_key)
    made = county.database.run(waves.open_wave, plan, key, at=AT)
    assert (made.groups, made.left_out, made.invited) == (("members",), ("supervisors",), 12)
    with pytest.raises(Refused, match="wave-group-small"):
        opened(county.database, "supervisors", "members")


class TestNearLists:
    """A second wave over the same questions whose list differs by a few is refused."""

    def test_of_the_same_people_is_fine(self, county: County) -> None:
        fill(county, county.branch, 12)
        opened(county.database, "members")
        opened(county.database, "members", code="full")

    def test_one_who_came_since_is_told_by_the_difference(self, county: County) -> None:
        fill(county, county.branch, 12)
        opened(county.database, "members")
        make = county.database.run
        make(person, "新党员", county.branch, since=ON + timedelta(days=3))
        with pytest.raises(Refused, match="wave-list-near") as refused:
            opened(county.database, "members", code="full", at=AT + timedelta(days=5))
        assert refused.value.params["number"] == 1

    def test_five_who_came_are_not(self, county: County) -> None:
        fill(county, county.branch, 12)
        opened(county.database, "members")
        for number in range(5):
            county.database.run(person, f"新{number}", county.branch, since=ON + timedelta(days=3))
        opened(county.database, "members", code="full", at=AT + timedelta(days=5))

    def test_half_a_year_later_people_may_have_come_and_gone(self, county: County) -> None:
        people = fill(county, county.branch, 12)
        opened(county.database, "members")

        def leave(session: Session) -> None:
            gone = select(MembershipRow).where(MembershipRow.person_id == people[0])
            session.exec(gone).one().until_on = ON

        county.database.run(leave)
        opened(county.database, "members", at=AT + timedelta(days=181))

    def test_but_nobody_chooses_a_list_of_all_but_a_few(self, county: County) -> None:
        """Half a year later a list with four former cadres more is still told by the difference."""
        fill(county, county.branch, 12)
        fill(county, county.other_branch, 12, "李")
        for branch, number in ((county.branch, 4), (county.other_branch, 8)):
            for each in range(number):
                county.database.run(person, f"退{each}", branch, category="former_cadre")
        opened(county.database, "members")
        with pytest.raises(Refused, match="wave-list-near") as refused:
            opened(county.database, "members", "former-cadres", at=AT + timedelta(days=181))
        assert refused.value.params["number"] == 4

    def test_other_questions_tell_nothing(self, county: County) -> None:
        fill(county, county.branch, 12)
        opened(county.database, "members")
        county.database.run(person, "新党员", county.branch, since=ON + timedelta(days=3))
        opened(county.database, "members", code="unit-assessment", about=county.id, at=AT + timedelta(days=5))

    def test_after_twelve_months_nobody_remembers(self, county: County) -> None:
        fill(county, county.branch, 12)
        opened(county.database, "members")
        fill(county, county.branch, 10, "干")
        opened(county.database, "members", at=AT + timedelta(days=367))


def test_closing_leaves_no_list(county: County) -> None:
    """What a list is compared with is drawn again from the roster: nothing of the roll is kept for it."""
    key = PrivateKey.generate()
    fill(county, county.branch, 12)
    plan = waves.Plan("一期", shipped(HEADLINE), ("members",))
    wave = county.database.run(waves.open_wave, plan, bytes(key.public_key), at=AT).id
    county.database.run(counting.stop, wave)
    counted = counting.count(county.database.look(counting.contents, wave), key)
    county.database.run(counting.settle, wave, counted, at=AT)
    assert county.database.look(lambda session: session.get_one(WaveRow, wave).roll_key) is None
