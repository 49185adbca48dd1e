"""The roster in the database: what is known for an import to compare with, and what an import changes.

An import is applied in pieces, each a short transaction. Cut off half-way it has done some of them whole, and
applying the same workbook again does the rest.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Final, TypeVar

from sqlmodel import Session, col, or_, select

from rules.posts import Role
from rules.roster.entry import FACTS
from rules.roster.known import KnownFact, KnownPerson, KnownPost
from rules.roster.matching import Plan
from storage import units
from storage.models.base import id_of
from storage.models.care import FactRow
from storage.models.people import MembershipRow, PersonRow, PostRow
from storage.rosters import pieces as roster_pieces
from storage.rosters.pieces import PHONE
from storage.transact import Database

T = TypeVar("T")
PIECE: Final = 200  # people a transaction: about a tenth of a second
_ON_ROSTER: Final = ("full", "probationary", "former_cadre")
_STATED: Final = (Role.SECRETARY, Role.DEPUTY, Role.CONTACT)


def known(session: Session, *, on: date) -> tuple[list[KnownPerson], list[KnownPost]]:
    """Return everybody in the county and the posts a roster can state, as they are on a day."""
    keys = {unit_id: key for key, unit_id in units.branch_ids(session).items()}
    current = or_(col(MembershipRow.until_on).is_(None), col(MembershipRow.until_on) >= on)
    branches = dict(session.exec(select(MembershipRow.person_id, MembershipRow.unit_id).where(current)).all())
    facts = _last_words(session, on)
    people = [
        _known(row, keys.get(branches.get(id_of(row), 0), ""), facts.get(id_of(row)))
        for row in session.exec(select(PersonRow))
    ]
    posts = session.exec(
        select(PostRow).where(
            col(PostRow.role).in_(_STATED), or_(col(PostRow.until_on).is_(None), col(PostRow.until_on) >= on)
        )
    )
    return people, [_known_post(row, keys) for row in posts]


def phone_hasher(database: Database) -> Callable[[str], str]:
    """Return what makes the hash a phone is looked up by."""
    return lambda phone: database.keyring.lookup(phone, PHONE)


def newest(people: Iterable[KnownPerson]) -> int:
    """Return the mark of the moment people were read at, by which `apply` sees that somebody came since."""
    return max((person.id for person in people), default=0)


def apply(
    database: Database,
    plan: Plan,
    *,
    county_name: str,
    on: date,
    progress: Callable[[int], None] = lambda _done: None,
    since: int | None = None,
) -> None:
    """Apply a plan in pieces; `progress` is told how many people are done.

    With `since` (what `newest` returned) it is refused ('roster-overtaken') before anybody is created whom
    another import may have created since the plan was made. What was done stays; a new plan does the rest.
    """
    branches = database.line_up(units.open_units, plan.units, county_name=county_name, on=on)
    created: dict[int, int] = {}
    done = 0
    for piece in _pieces(plan.creates):
        fresh = database.line_up(roster_pieces.create, piece, branches, since, on=on)
        since = max(fresh.values()) if since is not None else None
        created |= fresh
        progress(done := done + len(piece))
    for updates in _pieces(plan.updates):
        database.line_up(roster_pieces.update, updates, branches, on=on)
        progress(done := done + len(updates))
    for leaves in _pieces(plan.leaves):
        database.line_up(roster_pieces.let_go, leaves, on=on)
    for ended in _pieces(plan.posts.ended):
        database.line_up(roster_pieces.end_posts, ended, on=on)
    for opened in _pieces(plan.posts.opened):
        database.line_up(roster_pieces.open_posts, opened, created, branches, on=on)


def _last_words(session: Session, on: date) -> dict[int, dict[str, KnownFact]]:
    """Return per person and kind whether the version recorded last holds, and who said so."""
    rows = session.exec(
        select(FactRow)
        .where(col(FactRow.kind).in_(FACTS), col(FactRow.withdrawn_on).is_(None))
        .order_by(col(FactRow.id))
    )
    words: dict[int, dict[str, KnownFact]] = defaultdict(dict)
    for row in rows:
        holds = row.from_on <= on and (row.until_on is None or row.until_on >= on)
        words[row.person_id][row.kind] = KnownFact(holds=holds, from_roster=row.source == "roster")
    return words


def _known(row: PersonRow, branch_key: str, facts: Mapping[str, KnownFact] | None) -> KnownPerson:
    return KnownPerson(
        id=id_of(row),
        name=row.name,
        name_key=row.name_key,
        birth_on=row.birth_on,
        branch_key=branch_key,
        category=row.category,
        from_roster=row.category in _ON_ROSTER,
        roster_key=row.roster_key,
        sex=row.sex,
        joined_on=row.joined_on,
        full_since_on=row.full_since_on,
        party_age_months=row.party_age_months,
        honour=row.honour,
        phone_hash=row.phone_hash,
        facts=facts,
    )


def _known_post(row: PostRow, keys: Mapping[int, str]) -> KnownPost:
    return KnownPost(
        id=id_of(row),
        role=Role(row.role),
        person_id=row.person_id,
        from_roster=row.source == "roster",
        branch_key=keys.get(row.unit_id) if row.unit_id is not None else None,
        subject_id=row.subject_id,
    )


def _pieces(items: Sequence[T]) -> Iterator[tuple[T, ...]]:
    left = iter(items)
    while piece := tuple(islice(left, PIECE)):
        yield piece
