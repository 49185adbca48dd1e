"""The cast: who plays which part, what posts they hold, and who is about to join with a slip."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlmodel import Session

from bot.demonstration.people import Placed
from rules.posts import Role
from rules.roster.names import name_key
from storage import joining, units
from storage.models.base import id_of
from storage.models.people import PersonRow, PostRow

ELDERS: Final = 9  # of the main branch: as many as the product promises to keep quiet about
_SEVENTY: Final = 70


@dataclass(frozen=True, slots=True)
class Cast:
    """Who plays what: part by person, in the order one would try them; and the units the story is about."""

    people: dict[int, str]
    branch: int
    town: int
    deaf_unit: int  # nobody there is in Telegram
    sick: int  # the elder in hospital
    dead: int  # whose death awaits confirmation, in another branch
    organisers: dict[int, int]  # town → person

    def who(self, part: str) -> int:
        """Return who plays a part."""
        return next(person for person, played in self.people.items() if played == part)


def choose(people: Sequence[Placed], today: date) -> Cast:
    """Choose the cast from everybody; the same every time for the same county."""
    branch = _branch_with(people, today)
    at_home = [person for person in people if person.unit_id == branch]
    town = at_home[0].town_id or 0
    office = [
        person for person in people if person.town_id is not None and person.branch == people[-1].branch
    ]
    others = [p for p in people if p.unit_id not in (branch, office[0].unit_id) and p.duty is None]
    elders = [person for person in at_home if _age(person, today) >= _SEVENTY]
    free = _free(at_home, today)
    organisers = {t: _first(others, today, town=t) for t in sorted({p.town_id or 0 for p in others})}
    parts = {
        "newcomer": next(free).person_id,
        "member": next(free).person_id,
        "elder": next(p.person_id for p in elders if _age(p, today) in range(_SEVENTY, 80)),
        "secretary": next(p.person_id for p in at_home if p.duty is Role.SECRETARY),
        "deputy": next(p.person_id for p in at_home if p.duty is Role.DEPUTY),
        "organiser": organisers[town],
        "minister": office[0].person_id,
        "staff": office[1].person_id,
        "admin": office[2].person_id,
        "head": office[3].person_id,
        "supervisor": next(
            _free([p for p in others if p.person_id not in organisers.values()], today)
        ).person_id,
        "english": next(free).person_id,
    }
    away = next(p for p in others if p.town_id == town and _age(p, today) >= _SEVENTY)
    deaf = next(p.unit_id for p in others if p.town_id == town and p.unit_id not in (branch, away.unit_id))
    played = {person: part for part, person in parts.items()}
    sick = next(p.person_id for p in reversed(elders) if p.person_id not in played)
    return Cast(played, branch, town, deaf, sick, away.person_id, organisers)


def appoint(session: Session, cast: Cast, *, on: date) -> None:
    """Give the cast the posts a roster does not state."""
    county = units.county(session)
    if county is None:
        raise LookupError("the roster has not been brought in")
    for role in (Role.MINISTER, Role.HOST):
        session.add(_post(cast.who("minister"), role, id_of(county), on))
    for part, role in (("staff", Role.STAFF), ("admin", Role.ADMIN), ("head", Role.HEAD)):
        session.add(_post(cast.who(part), role, id_of(county), on))
    session.add(_post(cast.who("supervisor"), Role.SUPERVISOR, id_of(county), on))
    for town, person in cast.organisers.items():
        session.add(_post(person, Role.ORGANISER, town, on))


def issue_slips(session: Session, cast: Cast, *, on: date) -> dict[int, str]:
    """Give whoever is about to join a slip; return its digits by person."""
    newcomer = cast.who("newcomer")
    return {newcomer: joining.issue(session, newcomer, on=on)}


def add_relative(session: Session, cast: Cast, name: str, *, on: date) -> int:
    """Add a daughter of the elder in hospital, who speaks for them."""
    row = PersonRow(category="relative", name=name, name_key=name_key(name))
    session.add(row)
    session.flush()
    session.add(PostRow(role=Role.RELATIVE, person_id=id_of(row), subject_id=cast.sick, from_on=on))
    return id_of(row)


def _post(person_id: int, role: Role, unit_id: int, on: date) -> PostRow:
    return PostRow(role=role, person_id=person_id, unit_id=unit_id, from_on=on)


def _branch_with(people: Sequence[Placed], today: date) -> int:
    """Find the branch whose number of elders is nearest to what the story wants."""
    elders = Counter(person.unit_id for person in people if _age(person, today) >= _SEVENTY)
    led = {p.unit_id for p in people if p.duty is Role.SECRETARY} & {
        p.unit_id for p in people if p.duty is Role.DEPUTY
    }
    return min(sorted(led), key=lambda unit: (abs(elders[unit] - ELDERS), unit))


def _free(people: Sequence[Placed], today: date) -> Iterator[Placed]:
    """Yield members of an age to use a telephone, without a duty."""
    return (p for p in people if p.duty is None and p.category == "full" and 30 <= _age(p, today) < 66)


def _first(people: Sequence[Placed], today: date, *, town: int) -> int:
    return next(p.person_id for p in people if p.town_id == town and 35 <= _age(p, today) < 56)


def _age(person: Placed, today: date) -> int:
    birth = person.birth_on
    return today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))
