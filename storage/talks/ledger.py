"""The workbook of talks: a row for everything owed in a period, held or not, with who is missing named."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import Session, col, select

from rules.care.windows import period
from rules.cases.lifecycle import Source
from rules.permissions import Scope
from rules.talks.owed import Owed, State
from rules.talks.rulebook import FIELD_VISIT, LEADERS, YEARLY, Deed
from storage.models.cases import CaseRoundRow, CaseRow
from storage.models.people import PersonRow, PostRow
from storage.pieces import in_pieces
from storage.sheets.cells import Row
from storage.sheets.words import Words
from storage.talks import reading
from storage.talks.reading import Books, Place

_DAY = timedelta(days=1)


def rows(session: Session, scope: Scope, first: date, last: date, *, on: date, words: Words) -> Iterator[Row]:
    """Yield what is due from first to last to units and people within a scope, as known on a day."""
    books = reading.read(session, on, since=first)
    owed = [*_periodic(books, first, last), *books.owed_after(books.occasions)]
    told = _Told(books, _names(session, owed), _follow_ups(session), words)
    for each in owed:
        home = _home(books, each)
        if first <= each.due_on <= last and _covers(scope, each, home):
            yield _row(told, each, home)


@dataclass(frozen=True, slots=True)
class _Told:
    """What a row is written from besides what is owed."""

    books: Books
    names: Mapping[int, str]
    follow_ups: Mapping[str, date]  # when what follows is due, by what was held
    words: Words


def _covers(scope: Scope, owed: Owed, home: Place | None) -> bool:
    """Say whether a row is for whoever takes the workbook: what happened to people only those above see."""
    if home is None:
        return False
    return scope.covers(home.path if owed.unit_id is not None and owed.rule.every else home.above)


def _periodic(books: Books, first: date, last: date) -> Iterator[Owed]:
    """Yield what the rules with a rhythm owe in each of their periods that ends within the days."""
    for rule in (YEARLY, FIELD_VISIT):
        within = first
        while within <= last and rule.every is not None:
            yield from books.owed_in(rule, books.units, within)
            within = period(rule.every, within)[1] + _DAY


def _row(told: _Told, owed: Owed, home: Place | None) -> Row:
    held, words = owed.held, told.words
    with_id, post = _partner(told.books, owed)
    planned = told.books.planned.get(owed.key) if held is None else None
    return {
        "unit": home.name if home else None,
        "name": told.names.get(with_id),
        "post": words(f"role-{post}") if post else None,
        "occasion": words(f"talk-rule-{owed.rule.code.replace('_', '-')}"),
        "due": owed.due_on,
        "held": held.on if held else None,
        "speaker": told.names.get(held.by_id or 0) if held else None,
        "state": "owed" if owed.state is State.MISSED else owed.state.value,
        "follow-up": told.follow_ups.get(held.id) if held else None,
        "remark": words("talk-planned-cell", day=planned.on_date.isoformat()) if planned else None,
    }


def _partner(books: Books, owed: Owed) -> tuple[int, str]:
    """Return with whom it was held or is to be held, and what post they have in the unit."""
    leaders = books.leaders.get(owed.unit_id or 0, ())
    met = owed.held.person_id if owed.held else owed.person_id
    if met is None and leaders and owed.rule.deed is Deed.TALK:
        return leaders[0].person_id, leaders[0].role
    every = (each for of_unit in books.leaders.values() for each in of_unit)
    return met or 0, next((each.role for each in every if each.person_id == met), "")


def _home(books: Books, owed: Owed) -> Place | None:
    home = books.homes.get(owed.person_id or 0, ("", None))[1]
    return books.places.get(owed.unit_id or home or 0)


def _names(session: Session, owed: Iterable[Owed]) -> dict[int, str]:
    """Return the names of everybody who leads a unit, was talked with, or held a talk."""
    people = {each.person_id for each in owed} | {
        person for each in owed if each.held for person in (each.held.person_id, each.held.by_id)
    }
    leading = select(PostRow.person_id).where(col(PostRow.role).in_([role.value for role in LEADERS]))
    people |= set(session.exec(leading).all())
    named = select(PersonRow.id, PersonRow.name)
    return {
        id_: name
        for piece in in_pieces(people)
        for id_, name in session.exec(named.where(col(PersonRow.id).in_(piece)))
        if id_ is not None
    }


def _follow_ups(session: Session) -> dict[str, date]:
    """Return the last day on which what followed a talk or visit is due, by what was held."""
    rows = session.exec(
        select(col(CaseRow.source_key), col(CaseRoundRow.due_on))
        .join(CaseRoundRow, col(CaseRoundRow.case_id) == col(CaseRow.id))
        .where(CaseRow.source == Source.TALK, CaseRoundRow.number == CaseRow.round)
        .order_by(col(CaseRoundRow.due_on))
    )
    return {f"encounter:{(key or '').split(':')[1]}": due_on for key, due_on in rows}
