"""What whoever sees to talks is told in the digest: weekly what is due and planned, on a due day what is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlmodel import Session, col, or_, select

from rules.permissions import GRANTS, Permission
from rules.posts import Role
from rules.talks.rulebook import FIELD_VISIT, YEARLY
from storage.models.people import PostRow, UnitRow
from storage.talks import boards, reading
from storage.talks.late import Late, late
from storage.talks.reading import Books
from storage.talks.values import Line, Round

_DAY: Final = timedelta(days=1)
_WEEK: Final = timedelta(days=7)
_LEFT: Final = frozenset({8, 4, 1, 0})  # weeks to the end of a period, at which an open round is told


@dataclass(frozen=True, slots=True)
class Owing:
    """What one reader is told.

    What is due after something happened, what is planned, rounds that are not complete, meetings that did not
    come about in time.
    """

    due: tuple[Line, ...] = ()
    planned: tuple[Line, ...] = ()
    rounds: tuple[Round, ...] = ()
    late: tuple[Late, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.due or self.planned or self.rounds or self.late)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Which units' business somebody is told of; of late meetings the desk is told all, the minister some."""

    person_id: int
    tops: frozenset[str]
    desk: bool
    minister: bool


def readers(session: Session, day: date, *, weekly: bool) -> list[int]:
    """List who has something to be told on a day."""
    books = reading.read(session, day)
    late_ones = late(session, books)
    told = _readers(session, day)
    return [each.person_id for each in told if _owing(books, late_ones, each, weekly=weekly)]


def owing(session: Session, person_id: int, day: date, *, weekly: bool) -> Owing:
    """Return what somebody is told on a day."""
    books = reading.read(session, day)
    for each in _readers(session, day):
        if each.person_id == person_id:
            return _owing(books, late(session, books), each, weekly=weekly)
    return Owing()


def _owing(books: Books, late_ones: Iterable[Late], reader: _Reader, *, weekly: bool) -> Owing:
    rounds = [boards.round_of(books, reader.tops, rule) for rule in (YEARLY, FIELD_VISIT)]
    due = boards.due_of(books, reader.tops)
    mine = [
        each
        for round_ in rounds
        for each in round_.missing
        if each.planned_on is not None and each.planned_by == reader.person_id
    ]
    shown = tuple(each for each in late_ones if reader.desk or (reader.minister and each.long))
    if not weekly:
        day = books.day
        return Owing(
            due=tuple(each for each in due if each.due_on == day),
            planned=tuple(each for each in mine if each.planned_on == day),
            late=tuple(each for each in shown if each.due_on == day - _DAY and reader.desk),
        )
    week = books.day + _WEEK
    return Owing(
        due=due,
        planned=tuple(each for each in mine if each.planned_on is not None and each.planned_on < week),
        rounds=tuple(each for each in rounds if _is_told(each, books.day)),
        late=shown,
    )


def _is_told(round_: Round, day: date) -> bool:
    """Say whether a round is named this week: towards its end, while a unit waits that has no day to come."""
    waits = any(each.planned_on is None or each.planned_on < day for each in round_.missing)
    return waits and (round_.last - day) // _WEEK in _LEFT


def _readers(session: Session, day: date) -> list[_Reader]:
    """List who sees to talks: the minister of a unit's business only where nobody else there does."""
    seeing = [role for role, granted in GRANTS.items() if Permission.TALKS in granted]
    rows = session.exec(
        select(PostRow.person_id, PostRow.role, UnitRow.path, UnitRow.parent_id)
        .join(UnitRow, col(UnitRow.id) == col(PostRow.unit_id))
        .where(
            col(PostRow.role).in_(seeing),
            col(PostRow.from_on) <= day,
            or_(col(PostRow.until_on).is_(None), col(PostRow.until_on) >= day),
        )
        .order_by(col(PostRow.id))
    ).all()
    served = {path for _, role, path, _ in rows if role != Role.MINISTER}
    return [
        _Reader(
            person_id,
            frozenset(
                path
                for who, role, path, _ in rows
                if who == person_id and (role != Role.MINISTER or path not in served)
            ),
            desk=any(
                who == person_id and role != Role.MINISTER and above is None for who, role, _, above in rows
            ),
            minister=any(who == person_id and role == Role.MINISTER for who, role, _, _ in rows),
        )
        for person_id in dict.fromkeys(who for who, _, _, _ in rows)
    ]
