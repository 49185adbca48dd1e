"""What waves there are and whom they ask, from `rules/data/waves.toml`."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from rules.posts import Role
from rules.refusals import Refused
from rules.tables import table


class About(StrEnum):
    """What a wave is about besides the department's work."""

    NOTHING = "nothing"
    UNIT = "unit"  # whose own people assess it
    PEOPLE = "people"  # newly appointed: a question each
    HOST = "host"  # a running wave over half a year: whoever visited is invited


@dataclass(frozen=True, slots=True)
class Group:
    """Who belongs to a group: by category on the roster, or by a post held that day."""

    code: str
    categories: frozenset[str]
    roles: frozenset[Role]

    def takes(self, category: str, roles: Collection[Role]) -> bool:
        """Say whether somebody of this category and with these posts belongs to it."""
        return category in self.categories or not self.roles.isdisjoint(roles)


@dataclass(frozen=True, slots=True)
class Template:
    """A kind of wave over the questionnaire of its code."""

    code: str
    groups: tuple[str, ...]
    about: About = About.NOTHING
    cases: bool = False  # open cases are asked about one by one


def _groups() -> Mapping[str, Group]:
    read = (
        Group(
            entry["code"],
            frozenset(entry.get("categories", ())),
            frozenset(map(Role, entry.get("roles", ()))),
        )
        for entry in table("waves")["groups"]
    )
    return MappingProxyType({group.code: group for group in read})


def _templates() -> Mapping[str, Template]:
    read = (
        Template(
            entry["code"],
            tuple(entry["groups"]),
            About(entry.get("about", About.NOTHING)),
            entry.get("cases", False),
        )
        for entry in table("waves")["templates"]
    )
    return MappingProxyType({template.code: template for template in read})


GROUPS: Final = _groups()  # in order of precedence
TEMPLATES: Final = _templates()
MEMBERS: Final = "members"
VISITORS: Final = "visitors"  # the one group of a running wave: no list makes it


def template(code: str) -> Template:
    """Return a template; a questionnaire of a county's own asks the members."""
    return TEMPLATES.get(code) or Template(code, (MEMBERS,))


def named(codes: Iterable[str]) -> tuple[Group, ...]:
    """Return groups in their order of precedence; an unknown one is refused ('wave-group-unknown')."""
    wanted = list(codes)
    for code in wanted:
        if code not in GROUPS:
            raise Refused("wave-group-unknown", group=code, known=", ".join(GROUPS))
    return tuple(group for group in GROUPS.values() if group.code in wanted)


def group_of(groups: Iterable[Group], category: str, roles: Collection[Role]) -> Group | None:
    """Return the one group somebody is in, or None."""
    return next((group for group in groups if group.takes(category, roles)), None)
