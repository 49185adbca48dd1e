"""Groups a notice can go to, within a unit's subtree; a new one costs a line here and one a language."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from rules.posts import Role


@dataclass(frozen=True, slots=True)
class Audience:
    """Who belongs to it: people of some categories (None: of any), or holders of some posts."""

    categories: frozenset[str] | None = None
    roles: frozenset[Role] = frozenset()


AUDIENCES: Final[Mapping[str, Audience]] = MappingProxyType(
    {
        "members": Audience(categories=frozenset({"full", "probationary"})),
        "everybody": Audience(),
        "cadres": Audience(
            roles=frozenset(
                {Role.SECRETARY, Role.DEPUTY, Role.ORGANISER, Role.STAFF, Role.HEAD, Role.MINISTER}
            )
        ),
        "secretaries": Audience(roles=frozenset({Role.SECRETARY})),
        "deputies": Audience(roles=frozenset({Role.DEPUTY})),
        "organisers": Audience(roles=frozenset({Role.ORGANISER})),
        "contacts": Audience(roles=frozenset({Role.CONTACT, Role.RELATIVE})),  # of the elders who live there
        "supervisors": Audience(roles=frozenset({Role.SUPERVISOR, Role.REPRESENTATIVE})),
    }
)
