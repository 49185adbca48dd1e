"""Finding people and units by what an operator types."""

from datetime import date

import pytest

from rules.refusals import Refused
from storage import finding
from storage.transact import Database
from tests import builders
from tests.builders import County

ON = date(2026, 11, 23)


@pytest.fixture
def county(database: Database) -> County:
    return County(database)


def test_people_are_found_by_number_or_full_name_however_it_is_spaced(county: County) -> None:
    wang = county.member("王伟")
    county.member("王伟平")
    for asked in ("王伟", "王 伟", " 王伟 ", str(wang)):
        (found,) = county.database.look(finding.people, asked, on=ON)
        assert (found.id, found.name, found.branch) == (wang, "王伟", "灵湖镇 湖东村党支部")


def test_namesakes_are_listed_with_their_branches(county: County) -> None:
    one, two = county.member("王伟"), county.member("王伟", county.other_branch)
    guest = county.database.run(builders.person, "王伟", category="guest")
    found = county.database.look(finding.people, "王伟", on=ON)
    assert [(person.id, person.branch) for person in found] == [
        (one, "灵湖镇 湖东村党支部"),
        (two, "灵湖镇 湖西村党支部"),
        (guest, ""),
    ]


@pytest.mark.parametrize("asked", ["", "王", "999", "9" * 40, "\u0663"])
def test_nobody_else_is_found(county: County, asked: str) -> None:
    county.member("王伟")
    assert county.database.look(finding.people, asked, on=ON) == []


def test_a_unit_is_found_by_name_and_one_of_two_by_its_town(county: County) -> None:
    other = county.database.run(builders.unit, "金桥镇", "town", county.id)
    twin = county.database.run(builders.unit, "湖东村党支部", "branch", other)
    assert county.database.look(finding.unit, "灵湖镇").id == county.town
    assert county.database.look(finding.unit, "清河县").id == county.id
    with pytest.raises(Refused) as refused:
        county.database.look(finding.unit, "湖东村党支部")
    assert refused.value.key == "unit-ambiguous"
    assert refused.value.params["units"] == "灵湖镇/湖东村党支部 金桥镇/湖东村党支部"
    assert county.database.look(finding.unit, "金桥镇/湖东村党支部").id == twin
    with pytest.raises(Refused):
        county.database.look(finding.unit, "湖北村党支部")


def test_a_branch_is_named_with_its_town_unless_that_says_it_twice() -> None:
    assert finding.label("灵湖镇", "湖东村党支部") == "灵湖镇 湖东村党支部"
    assert finding.label("灵湖镇", "灵湖镇第1村党支部") == "灵湖镇第1村党支部"
    assert finding.label("", "县委组织部党支部") == "县委组织部党支部"
