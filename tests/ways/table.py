"""What a row of the table of ways says: a step, the permission it takes, and a deed that leads there."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, TypeAlias

from bot.buttons import Go
from bot.callback_data import Button
from rules.permissions import GRANTS, Permission
from rules.posts import Role

TODAY: Final = date(2026, 11, 23)
EVERYBODYS: Final = frozenset({Permission.ANYBODY, Permission.MEMBER, Permission.RATE, Permission.BOOK})


class Place(StrEnum):
    """Where whatever a button names lies, seen from the branch that the callers' posts are about."""

    HERE = "here"
    NEAR = "another branch of the town"
    FAR = "another town"


class Caller(StrEnum):
    """Who is there besides the holders of one post each."""

    STRANGER = "stranger"
    MEMBER = "member"


Who: TypeAlias = Caller | Role
Reach: TypeAlias = Mapping[Who, frozenset[Place]]
WHO: Final[tuple[Who, ...]] = (*Caller, *Role)
_BRANCH: Final = frozenset({Place.HERE})
_TOWN: Final = frozenset({Place.HERE, Place.NEAR})
_COUNTY: Final = frozenset(Place)

# How far each post reaches.
REACH: Final[Reach] = {
    Role.SECRETARY: _BRANCH,
    Role.DEPUTY: _BRANCH,
    Role.COVER: _BRANCH,
    Role.CONTACT: _BRANCH,
    Role.RELATIVE: _BRANCH,
    Role.ORGANISER: _TOWN,
    Role.HEAD: _TOWN,
    Role.STAFF: _COUNTY,
    Role.MINISTER: _COUNTY,
    Role.ADMIN: _COUNTY,
    Role.SUPERVISOR: _COUNTY,
    Role.REPRESENTATIVE: _COUNTY,
    Role.HOST: _COUNTY,
}
# What is somebody's own: the member's here, and other people's in the other places.
OWN: Final[Reach] = {Caller.MEMBER: _BRANCH}
# An appointment: its visitor's own, and within reach of the desk of its day.
OWN_OR_DESK: Final[Reach] = {**OWN, Role.STAFF: _COUNTY}
# The county's reception day; a town's head sees nothing of it.
THE_DAY: Final[Reach] = dict.fromkeys((Role.STAFF, Role.MINISTER, Role.HOST), _COUNTY)
# What a town was told of as counts.
TOWNS: Final[Reach] = {Role.ORGANISER: _COUNTY}
# Of a case: who leads the unit in charge, or works at the department's desk; and who may ask its person.
LEADS: Final[Reach] = {Role.HEAD: _TOWN, Role.STAFF: _COUNTY}
ASK: Final[Reach] = {
    **dict.fromkeys((Role.SECRETARY, Role.DEPUTY, Role.COVER), _BRANCH),
    Role.SUPERVISOR: _COUNTY,
}


@dataclass(frozen=True, slots=True)
class Things:
    """What lies in a place, by its key."""

    branch: int
    elder: int
    visit: int
    event: int
    death: int
    case: int  # the elder's; the place's town is in charge
    own_case: int  # here the member's, elsewhere somebody else's
    appointment: int  # likewise
    day: int  # the county's next reception day
    aid: int  # here the member's application, elsewhere somebody else's
    talk: int  # with the elder, to be withdrawn
    kept_talk: int  # likewise, to go on from
    occasion: int  # for a talk with the elder


Deed: TypeAlias = str | bytes | Callable[[Things], Button]  # typed, sent as a file, or pressed
Draft: TypeAlias = Callable[[Things], dict[str, object]]


@dataclass(frozen=True, slots=True)
class Way:
    """One way in; `within` is the state of a conversation in which it is open.

    `outside` is the text that refuses what lies beyond a caller's reach; None: it names nothing of anybody's.
    `by` is the permission that reaches, `refusal` the text for whoever lacks the one that lets pass.
    """

    step: str
    permission: Permission
    deed: Deed
    within: str
    draft: Draft
    outside: str | None
    reach: Reach
    by: Permission
    refusal: str

    def lets_pass(self, who: Who) -> bool:
        """Say whether the permission lets somebody begin."""
        return granted(who, self.permission)

    def reaches(self, who: Who, place: Place) -> bool:
        """Say whether what lies in a place is within somebody's reach."""
        if self.outside is None:
            return True
        return granted(who, self.by) and place in self.reach.get(who, frozenset())


def granted(who: Who, permission: Permission) -> bool:
    """Say whether somebody has a permission for anybody at all."""
    if who is Caller.STRANGER:
        return permission is Permission.ANYBODY
    if permission in EVERYBODYS:
        return True
    role = Role.SECRETARY if who is Role.COVER else who
    return isinstance(role, Role) and permission in GRANTS[role]


def nothing(_: Things) -> dict[str, object]:
    return {}


def ways(
    area: str,
    permission: Permission,
    deeds: Mapping[str, Deed],
    *,
    within: str = "",
    draft: Draft = nothing,
    outside: str | None = None,
    reach: Reach = REACH,
    by: Permission | None = None,
    refusal: str = "not-allowed",
) -> Iterator[Way]:
    """Yield the ways to steps of one area that are guarded alike: a deed by each step's name."""
    for step, deed in deeds.items():
        name = f"{area}.{step}"
        yield Way(name, permission, deed, within, draft, outside, reach, by or permission, refusal)


def menu(step: str, permission: Permission, command: str, word: str) -> Iterator[Way]:
    """Yield the three ways to what a menu offers: its button, its command and its word."""
    area, _, name = step.rpartition(".")
    deeds: tuple[Deed, ...] = (lambda _: Go(command), f"/{command}", word)
    for deed in deeds:
        yield from ways(area, permission, {name: deed})
