"""What is known of people, posts and branches before an import: half a million rows, read past the mapper."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Executable, select
from sqlmodel import Session, col, or_

from rules.posts import Role
from rules.roster.entry import FACTS
from rules.roster.known import CONFIRMED, ENTERED, KnownFact, KnownPerson, KnownPost
from storage import units
from storage.care import moving
from storage.models.care import FactRow
from storage.models.people import MembershipRow, PersonRow, PostRow
from storage.rosters.merging import HUSK
from storage.sealed import keys_of

PHONE: Final = "person.phone"
_PIECE: Final = 5_000  # rows fetched at a time
_DIED: Final = "died"
_ON_ROSTER: Final = ("full", "probationary", "former_cadre")
_STATED: Final = (Role.SECRETARY, Role.DEPUTY, Role.CONTACT)
_PERSON: Final = (
    *("id", "name", "name_key", "birth_on", "category", "roster_key", "sex", "joined_on", "full_since_on"),
    *("party_age_months", "honour", "phone_hash"),
)


def people(session: Session, *, on: date) -> list[KnownPerson]:
    """Return everybody in the county as they are on a day."""
    keys = {unit_id: key for key, unit_id in units.branch_ids(session).items()}
    branches = _branches(session, keys, on)
    facts, deaths = _last_words(session, on), _deaths(session)
    moved = _moved_from(session, keys, branches)
    wanted = (
        select(*(col(getattr(PersonRow, name)) for name in _PERSON))
        .where(col(PersonRow.category) != HUSK)
        .order_by(col(PersonRow.id))
    )
    found = []
    for row in _tuples(session, wanted):
        said = dict(zip(_PERSON, row, strict=True))
        id_ = said["id"]
        found.append(
            KnownPerson(
                **said,
                branch_key=branches.get(id_, ""),
                from_roster=said["category"] in _ON_ROSTER,
                facts=facts.get(id_),
                death=deaths.get(id_),
                moved_from=moved.get(id_, ""),
            )
        )
    return found


def posts(session: Session, *, on: date) -> list[KnownPost]:
    """Return the posts that a roster can state, as they are held on a day."""
    keys = {unit_id: key for key, unit_id in units.branch_ids(session).items()}
    wanted = select(
        *(col(PostRow.id), col(PostRow.role), col(PostRow.person_id), col(PostRow.source)),
        *(col(PostRow.unit_id), col(PostRow.subject_id)),
    ).where(col(PostRow.role).in_(_STATED), _lasts(PostRow, on))
    return [
        KnownPost(id_, Role(role), person_id, source == "roster", keys.get(unit_id), subject_id)
        for id_, role, person_id, source, unit_id, subject_id in _tuples(session, wanted)
    ]


def phone_hasher(session: Session) -> Callable[[str], str]:
    """Return what makes the hash a phone is looked up by."""
    keys = keys_of(session.get_bind().dialect)
    return lambda phone: keys.lookup(phone, PHONE)


def _branches(session: Session, keys: Mapping[int, str], on: date) -> dict[int, str]:
    """Return the key of the branch each one belongs to on a day; one string for all of a branch."""
    wanted = select(col(MembershipRow.person_id), col(MembershipRow.unit_id)).where(_lasts(MembershipRow, on))
    return {person_id: keys.get(unit_id, "") for person_id, unit_id in _tuples(session, wanted)}


def _moved_from(session: Session, keys: Mapping[int, str], branches: Mapping[int, str]) -> dict[int, str]:
    """Return the key of the branch people were moved from by hand, while they are where they moved to."""
    return {
        person_id: keys.get(before, "")
        for person_id, (before, now) in moving.moves(session).items()
        if branches.get(person_id) == keys.get(now)
    }


def _last_words(session: Session, on: date) -> dict[int, dict[str, KnownFact]]:
    """Return per person and kind whether the version recorded last holds, and who said so."""
    row = FactRow
    wanted = (
        select(col(row.person_id), col(row.kind), col(row.from_on), col(row.until_on), col(row.source))
        .where(col(row.kind).in_(FACTS), col(row.withdrawn_on).is_(None))
        .order_by(col(row.id))
    )
    words: dict[int, dict[str, KnownFact]] = defaultdict(dict)
    for person_id, kind, from_on, until_on, source in _tuples(session, wanted):
        holds = from_on <= on and (until_on is None or until_on >= on)
        words[person_id][kind] = KnownFact(holds=holds, from_roster=source == "roster")
    return words


def _deaths(session: Session) -> dict[int, str]:
    """Return of whom a death was entered, and whether a second person confirmed it."""
    wanted = select(col(FactRow.person_id), col(FactRow.confirmed_on)).where(
        col(FactRow.kind) == _DIED, col(FactRow.withdrawn_on).is_(None)
    )
    return {
        person_id: ENTERED if confirmed_on is None else CONFIRMED
        for person_id, confirmed_on in _tuples(session, wanted.order_by(col(FactRow.id)))
    }


def _lasts(row: type[PostRow] | type[MembershipRow], on: date) -> ColumnElement[bool]:
    return or_(col(row.until_on).is_(None), col(row.until_on) >= on)


def _tuples(session: Session, wanted: Executable) -> Any:  # Any: rows of the columns asked for
    return session.connection().execute(wanted.execution_options(yield_per=_PIECE))
