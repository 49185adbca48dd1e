"""Who may receive visitors: by a post of the unit whose people come, or of one above it."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlmodel import Session, col, or_, select

from rules.posts import Role
from storage.models.base import id_of
from storage.models.people import PersonRow, PostRow, UnitRow
from storage.reception import days

_HOSTING: Final = (Role.HOST, Role.MINISTER, Role.ORGANISER)


@dataclass(frozen=True, slots=True)
class Host:
    """Somebody who may receive, by the post they would do so in."""

    post_id: int
    person_id: int
    name: str
    role: Role
    unit: str


def hosts(session: Session, unit_path: str, *, on: date) -> list[Host]:
    """List who may receive a unit's people on a day, each person once, the unit's own hosts first."""
    rows = session.exec(
        select(PostRow, PersonRow, UnitRow)
        .join(PersonRow, col(PersonRow.id) == col(PostRow.person_id))
        .join(UnitRow, col(UnitRow.id) == col(PostRow.unit_id))
        .where(
            col(PostRow.role).in_(_HOSTING),
            col(UnitRow.path).in_(days.upwards(unit_path)),
            col(PostRow.from_on) <= on,
            or_(col(PostRow.until_on).is_(None), col(PostRow.until_on) >= on),
        )
    ).all()
    found = [
        Host(id_of(post), post.person_id, person.name, Role(post.role), unit.name)
        for post, person, unit in rows
    ]
    depth = {id_of(post): len(unit.path) for post, _, unit in rows}
    ranked = sorted(found, key=lambda host: (-depth[host.post_id], _HOSTING.index(host.role), host.post_id))
    return list({host.person_id: host for host in reversed(ranked)}.values())[::-1]
