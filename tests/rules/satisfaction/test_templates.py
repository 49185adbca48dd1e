"""Templates and groups as data: complete, and everybody in one group of a wave."""

import pytest

from rules.posts import Role
from rules.refusals import Refused
from rules.satisfaction.surveys import SHIPPED, shipped
from rules.satisfaction.templates import GROUPS, MEMBERS, TEMPLATES, About, group_of, named, template


def test_every_template_has_its_questionnaire_and_known_groups() -> None:
    assert set(TEMPLATES) == set(SHIPPED)
    for each in TEMPLATES.values():
        assert shipped(each.code).questions
        assert named(each.groups) or each.about is About.HOST


def test_the_templates_of_the_department() -> None:
    assert TEMPLATES["open-evaluation"].cases
    assert TEMPLATES["unit-assessment"].about is About.UNIT
    assert TEMPLATES["appointments"].about is About.PEOPLE
    assert TEMPLATES["reception-rating"].about is About.HOST
    assert template("county-2027").groups == (MEMBERS,)


@pytest.mark.parametrize(
    ("category", "roles", "group"),
    [
        ("full", {Role.SUPERVISOR, Role.SECRETARY}, "supervisors"),
        ("full", {Role.REPRESENTATIVE}, "deputies"),
        ("guest", {Role.REPRESENTATIVE}, "deputies"),
        ("guest", set(), "service-users"),
        ("staff", {Role.STAFF}, "staff"),
        ("full", {Role.STAFF}, "cadres"),
        ("probationary", {Role.SECRETARY}, "cadres"),
        ("full", {Role.CONTACT}, "members"),
        ("former_cadre", set(), "former-cadres"),
        ("relative", {Role.RELATIVE}, None),
    ],
)
def test_everybody_is_in_the_first_group_that_takes_them(
    category: str, roles: set[Role], group: str | None
) -> None:
    found = group_of(GROUPS.values(), category, roles)
    assert (None if found is None else found.code) == group


def test_groups_keep_their_order_whoever_names_them() -> None:
    codes = [group.code for group in named(["members", "supervisors"])]
    assert codes == ["supervisors", "members"]
    with pytest.raises(Refused, match="wave-group-unknown"):
        named(["members", "everybody"])
