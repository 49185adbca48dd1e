"""Everybody of the invented county: as the database has them, and as somebody one may be."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from random import Random
from typing import Final

from sqlmodel import Session, col, select

from bot.texts import DEFAULT, language_of
from rules.posts import Role
from storage.models.base import id_of
from storage.models.people import AccountRow, MembershipRow, PersonRow, PostRow, UnitRow
from storage.people import set_language

FIRST_ID: Final = 5_000_000_000  # of the invented Telegram accounts
_MEMBERS_JOINED: Final = 0.1  # of those under 70 without a duty
_YOUNG: Final = 1956  # born after


@dataclass(frozen=True, slots=True)
class Placed:
    """A person with branch and duty, as the cast is chosen from."""

    person_id: int
    name: str
    category: str
    phone: str | None
    birth_on: date
    unit_id: int
    branch: str
    town_id: int | None
    duty: Role | None


@dataclass(frozen=True, slots=True)
class Player:
    """Somebody one may be in the playground; `part` names a persona of the demonstration."""

    person_id: int
    telegram_id: int
    name: str
    branch: str
    role: str  # member, secretary, deputy …
    part: str | None = None
    phone: str | None = None
    language: str = "zh-hans"
    code: str | None = None  # of their slip, until they have joined
    joined: bool = False


def placed(session: Session) -> list[Placed]:
    """List everybody with branch and duty."""
    held = session.exec(select(PostRow).where(col(PostRow.unit_id).is_not(None)))
    duties = {post.person_id: Role(post.role) for post in held}
    rows = session.exec(
        select(PersonRow, UnitRow)
        .join(MembershipRow, col(MembershipRow.person_id) == col(PersonRow.id))
        .join(UnitRow, col(UnitRow.id) == col(MembershipRow.unit_id))
        .order_by(col(PersonRow.id))
    )
    return [_placed(person, unit, duties) for person, unit in rows]


def players(people: Sequence[Placed], parts: Mapping[int, str], deaf: int, seed: int) -> list[Player]:
    """List everybody, the cast first in the order of `parts`; nobody of the unit `deaf` is in Telegram."""
    random = Random(seed)
    order = {part: number for number, part in enumerate(parts.values())}
    everybody = [_player(person, parts.get(person.person_id), random, deaf) for person in people]
    return sorted(everybody, key=lambda player: order.get(player.part or "", len(order)))


def beside(person_id: int, name: str, part: str, *, joined: bool) -> Player:
    """Make a player who is on no roster."""
    return Player(person_id, FIRST_ID + person_id, name, "", part, part, joined=joined)


def bind(session: Session, joined: Iterable[Player], *, at: datetime) -> None:
    """Give those who have joined their accounts, and answer them in their language."""
    for player in joined:
        language = language_of(player.language)
        if language != DEFAULT:
            set_language(session, player.person_id, language)
        session.add(
            AccountRow(
                telegram_id=player.telegram_id, person_id=player.person_id, bound_at=at, bound_by="code"
            )
        )


def _placed(person: PersonRow, unit: UnitRow, duties: Mapping[int, Role]) -> Placed:
    person_id = id_of(person)
    return Placed(
        person_id=person_id,
        name=person.name,
        category=person.category,
        phone=person.phone,
        birth_on=person.birth_on or date.min,
        unit_id=id_of(unit),
        branch=unit.name,
        town_id=unit.parent_id,
        duty=duties.get(person_id),
    )


def _player(person: Placed, part: str | None, random: Random, deaf: int) -> Player:
    would = person.duty is not None or (person.birth_on.year > _YOUNG and random.random() < _MEMBERS_JOINED)
    return Player(
        person_id=person.person_id,
        telegram_id=FIRST_ID + person.person_id,
        name=person.name,
        branch=person.branch,
        role=person.duty or "member",
        part=part,
        phone=person.phone,
        language="en" if part == "english" else "zh-hans",
        joined=(would or part is not None) and person.unit_id != deaf and part != "newcomer",
    )
