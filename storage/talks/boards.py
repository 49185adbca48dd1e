"""The card of talks: how far the rounds have come among the units below a reader, and who is waiting."""

from collections.abc import Iterable
from datetime import date, timedelta

from sqlmodel import Session

from rules.care.windows import period
from rules.permissions import Caller, Permission, scope
from rules.talks.coverage import Coverage, left_over
from rules.talks.owed import Owed, State, Unit
from rules.talks.rulebook import ENTER_LATE_DAYS, FIELD_VISIT, YEARLY, Rule
from storage.talks import reading
from storage.talks.reading import Books, Place, upper
from storage.talks.values import Board, Line, Round

_DAY = timedelta(days=1)


def board(session: Session, reader: Caller, *, on: date) -> Board:
    """Return the card of whoever sees to talks: rounds among the units right below theirs."""
    return board_of(reading.read(session, on), scope(reader, Permission.TALKS).paths)


def board_of(books: Books, paths: Iterable[str]) -> Board:
    """Return the card of somebody who sees to talks in the subtrees of these units."""
    tops = frozenset(paths)
    below = [
        place
        for place in books.places.values()
        if place.path.startswith(tuple(tops)) and place.path not in tops and place.above not in tops
    ]
    further = Coverage(books.day, books.day, tuple(books.owed_in(YEARLY, _units(below), books.day)))
    return Board(
        talks=round_of(books, tops, YEARLY),
        visits=round_of(books, tops, FIELD_VISIT),
        due=due_of(books, tops),
        waived=waived_of(books, tops),
        held_below=further.held,
        total_below=further.total,
    )


def round_of(books: Books, tops: frozenset[str], rule: Rule) -> Round:
    """Return a rule's round of the period the books' day lies in, among the units right below."""
    if rule.every is None:
        raise ValueError(rule.code)
    first, last = period(rule.every, books.day)
    units = _units(place for place in books.places.values() if place.above in tops)
    now = books.owed_in(rule, units, books.day)
    before = books.owed_in(rule, units, first - _DAY)
    covered = Coverage(first, last, tuple(now))
    return Round(
        rule.code,
        first,
        last,
        covered.held,
        covered.total,
        tuple(line(books, each) for each in covered.missing),
        tuple(line(books, each) for each in left_over(before, now)),
        tuple(line(books, each) for each in covered.waived),
    )


def due_of(books: Books, tops: frozenset[str]) -> tuple[Line, ...]:
    """Return what is owed because something happened and is for these units to see to, the first due first.

    It is for whoever sees to talks right above, or next above that where nobody does.
    """
    return tuple(line(books, each) for each in _due(books, tops) if each.outstanding)


def waived_of(books: Books, tops: frozenset[str]) -> tuple[Line, ...]:
    """Return what was waived of that, while it could still be entered late."""
    last = books.day - timedelta(days=ENTER_LATE_DAYS)
    return tuple(
        line(books, each) for each in _due(books, tops) if each.state is State.WAIVED and each.due_on >= last
    )


def line(books: Books, owed: Owed) -> Line:
    """Tell of something that is owed: with whom, until when, and for when it is planned."""
    name, home = books.homes.get(owed.person_id or 0, (None, None))
    place = books.places.get(owed.unit_id or home or 0)
    leader = next(iter(books.leaders.get(owed.unit_id or 0, ())), None)
    planned = books.planned.get(owed.key)
    return Line(
        rule=owed.rule.code,
        slot=owed.slot,
        unit_id=place.unit.id if place else 0,
        person_id=owed.person_id or 0,
        unit=_name(books, place),
        person=name if owed.person_id else leader.name if leader else None,
        due_on=owed.due_on,
        late=owed.overdue_on(books.day),
        planned_on=planned.on_date if planned else None,
        planned_by=planned.by_id if planned else None,
    )


def _due(books: Books, tops: frozenset[str]) -> list[Owed]:
    return books.owed_after(each for each in books.occasions if _level(books, books.home_of(each)) in tops)


def _name(books: Books, place: Place | None) -> str:
    """Name a unit as whoever sees to it does: without the name of the unit above in front."""
    if place is None:
        return ""
    above = books.places.get(int(place.above.strip("/").rpartition("/")[2] or 0))
    return place.name.removeprefix(above.name) or place.name if above is not None else place.name


def _level(books: Books, place: Place | None) -> str:
    """Return the path of the unit whose business a talk with somebody of a unit is."""
    root = min(books.levels, key=len, default="")
    path = place.above if place is not None else root
    while path and path not in books.levels:
        path = upper(path)
    return path or root


def _units(places: Iterable[Place]) -> list[Unit]:
    return [place.unit for place in places]
