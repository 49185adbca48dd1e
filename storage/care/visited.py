"""Reads visits as the care rules need them: for many people, and no further back than they matter."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, Final, TypeAlias

from sqlalchemy import BindParameter, ColumnElement, bindparam, select
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col

from rules.care.planning import Recent
from rules.care.rulebook import Way
from rules.care.settling import Encounter
from storage.models.care import EncounterRow
from storage.pieces import in_pieces, tuples

# The condition that a column names people who are meant.
About: TypeAlias = Callable[[Mapped[Any]], ColumnElement[bool]]  # Any: some of those columns may be empty

VISIT: Final = "visit"  # the kind of encounter the cares are about
_WAYS: Final = {way.value: way for way in Way}
_VISIT: Final = tuple(
    col(getattr(EncounterRow, name)) for name in Encounter._fields
)  # the table has the rule's words


def visits(session: Session, about: About, recent: Recent | None) -> dict[int, list[Encounter]]:
    """Return the visits to those meant; `recent`: those entered since a day, among which are all made since.

    No index is over the day of entry: to go through one row by row takes three times as long as reading all.
    """
    person = col(EncounterRow.person_id)
    wanted = select(*_VISIT).where(col(EncounterRow.kind) == VISIT, about(person))
    if recent is not None:
        wanted = wanted.where(col(EncounterRow.entered_on) >= recent.visits_from)
    return _by_person(tuples(session, wanted))


def visits_to(session: Session, person_ids: Collection[int]) -> dict[int, list[Encounter]]:
    """Return every visit to some people; ids by the thousand are written out, as naming each takes longer."""
    found: dict[int, list[Encounter]] = {}
    for piece in in_pieces(person_ids):
        ids: BindParameter[Sequence[int]] = bindparam("ids", piece, expanding=True, literal_execute=True)
        wanted = select(*_VISIT).where(col(EncounterRow.kind) == VISIT, col(EncounterRow.person_id).in_(ids))
        found |= _by_person(tuples(session, wanted))
    return found


def _by_person(rows: Iterable[Any]) -> dict[int, list[Encounter]]:  # Any: the columns of `_VISIT`
    found: dict[int, list[Encounter]] = defaultdict(list)
    for id_, person_id, way, *days in rows:
        found[person_id].append(Encounter(id_, person_id, _WAYS[way], *days))
    return found
