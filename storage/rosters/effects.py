"""What is owed as a result of an import, worked out before it is applied."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import reduce
from operator import add
from typing import Final

from sqlmodel import Session

from rules.care.planning import File, plan
from rules.roster.effects import Effect, changed, departed, effect, newcomer
from rules.roster.matching import Plan
from storage.care import reading

_PIECE: Final = 5_000  # people read at a time


def effects(session: Session, planned: Plan, *, on: date) -> Effect:
    """Return what an import changes of what is owed on a day: everything follows from facts."""
    book = reading.rulebook(session)
    day = plan(book, on)
    fresh = (effect(day, None, newcomer(entry, on=on)) for entry in planned.creates)
    updates = {update.known.id: update for update in planned.updates}
    altered = (
        effect(day, file, changed(file, update.entry, update.changes, on=on), transferred=update.is_transfer)
        for update, file in ((updates[id_], file) for id_, file in _files(session, list(updates), on))
    )
    gone = (
        effect(day, file, departed(file, on=on))
        for _, file in _files(session, [known.id for known in planned.leaves], on)
    )
    return reduce(add, (each for part in (fresh, altered, gone) for each in part), Effect())


def _files(session: Session, ids: Sequence[int], on: date) -> Iterator[tuple[int, File]]:
    book = reading.rulebook(session)
    for start in range(0, len(ids), _PIECE):
        within = reading.Within(people=tuple(ids[start : start + _PIECE]))
        for id_, known in reading.people(session, book, within, on=on).items():
            yield id_, known.file
