"""Who may give, hand over, cover and end which posts, and where: one table for the chat and what it shows."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from rules.permissions import Caller, Held
from rules.posts import Role

# What is held for units; a cover is no post of its own, contact and relative are for one person.
_OF_BRANCHES: Final = frozenset({Role.SECRETARY, Role.DEPUTY, Role.CONTACT, Role.RELATIVE})
GIVES: Final[Mapping[Role, frozenset[Role]]] = MappingProxyType(
    {Role.ADMIN: frozenset(Role) - {Role.COVER}, Role.ORGANISER: _OF_BRANCHES}
)
# The posts that somebody else may see to for a while: those that reminders and decisions go to.
COVERED: Final = frozenset(
    {Role.SECRETARY, Role.DEPUTY, Role.ORGANISER, Role.STAFF, Role.HEAD, Role.MINISTER, Role.CONTACT}
)


def gives(caller: Caller) -> frozenset[Role]:
    """Return the roles whose posts somebody may decide about anywhere."""
    return frozenset().union(*(GIVES.get(held.role, frozenset()) for held in caller.posts))


def decides(caller: Caller, role: Role, unit_path: str | None) -> bool:
    """Say whether somebody may decide about a role's post for a unit (of a person: for their branch)."""
    return any(_reaches(held, role, unit_path) for held in caller.posts)


def _reaches(held: Held, role: Role, unit_path: str | None) -> bool:
    if role not in GIVES.get(held.role, frozenset()) or held.unit_path is None:
        return False
    return unit_path is not None and unit_path.startswith(held.unit_path)
