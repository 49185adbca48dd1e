"""Recording that a talk or field visit took place: with whom, and on which day. No words are stored."""

from datetime import date, datetime, timedelta

from sqlmodel import Session, col, select

from rules.permissions import Caller
from rules.refusals import Refused
from rules.talks.rulebook import ENTER_LATE_DAYS, FIELD_VISIT, YEARLY, Deed
from storage import audit
from storage.models.base import id_of
from storage.models.care import EncounterRow
from storage.models.people import PersonRow, UnitRow
from storage.talks import partners, reading
from storage.talks.reading import Books
from storage.talks.values import Recorded, Whom


def record(session: Session, caller: Caller, whom: Whom, on: date, *, at: datetime) -> Recorded:
    """Record a talk or field visit of a day, and return what it settled.

    Refused: 'talk-not-yours', a day to come or too long ago ('talk-day-outside'), 'talk-recorded-already'.
    """
    today = at.date()
    if not today - timedelta(days=ENTER_LATE_DAYS) <= on <= today:
        raise Refused("talk-day-outside", days=ENTER_LATE_DAYS)
    met = partners.partner(session, caller, whom, on=today)
    if whom.deed is Deed.FIELD_VISIT:
        check_visited(session, met.unit_id)
    row = EncounterRow(
        kind=whom.deed,
        unit_id=met.unit_id or None,
        person_id=(met.person_id or None) if whom.deed is Deed.TALK else None,
        by_id=caller.person_id,
        on_date=on,
        entered_on=today,
    )
    _refuse_second(session, row)
    session.add(row)
    session.flush()
    audit.record(session, caller.person_id, f"talk.{whom.deed}", f"encounter:{row.id}", at)
    return told(session, row, on=today)


def withdraw(session: Session, caller: Caller, encounter_id: int, *, at: datetime) -> Recorded:
    """Take back what was recorded by mistake: whatever it settled is owed again."""
    row = find(session, caller, encounter_id, on=at.date())
    if row.withdrawn_on is None:
        row.withdrawn_on = at.date()
        session.flush()
        audit.record(session, caller.person_id, "talk.withdraw", f"encounter:{row.id}", at)
    return told(session, row, on=at.date())


def recorded(session: Session, caller: Caller, encounter_id: int, *, on: date) -> Recorded:
    """Return what was recorded, to whoever may see to it."""
    return told(session, find(session, caller, encounter_id, on=on), on=on)


def find(session: Session, caller: Caller, encounter_id: int, *, on: date) -> EncounterRow:
    """Return a talk or field visit that is the caller's to see to; any other encounter is refused."""
    row = session.get(EncounterRow, encounter_id)
    if row is None or row.kind not in list(Deed):
        raise Refused("old-button")
    unit = session.get(UnitRow, row.unit_id) if row.unit_id is not None else None
    partners.check_theirs(session, caller, unit, row.person_id or 0, on=on)
    return row


def told(session: Session, row: EncounterRow, *, on: date) -> Recorded:
    """Tell of a record: with whom it was, and what it settled."""
    books = reading.read(session, on)
    person = session.get(PersonRow, row.person_id) if row.person_id is not None else None
    unit = books.places.get(row.unit_id or 0)
    return Recorded(
        encounter_id=id_of(row),
        deed=Deed(row.kind),
        unit=unit.name if unit else "",
        person=person.name if person else None,
        on=row.on_date,
        settled=_settled(books, f"encounter:{row.id}", row.on_date),
        withdrawn=row.withdrawn_on is not None,
    )


def check_visited(session: Session, unit_id: int) -> None:
    """Refuse a field visit to what the department does not visit: branches are for their town."""
    if not unit_id or session.get_one(UnitRow, unit_id).kind not in FIELD_VISIT.units:
        raise Refused("old-button")


def _settled(books: Books, held: str, on: date) -> tuple[str, ...]:
    """Return the rules that something held on a day settled, the pressing ones first."""
    owed = books.owed_after(books.occasions)
    for rule in (YEARLY, FIELD_VISIT):
        owed += books.owed_in(rule, books.units, on)
    settled = (each.rule.code for each in owed if each.held is not None and each.held.id == held)
    return tuple(dict.fromkeys(settled))


def _refuse_second(session: Session, row: EncounterRow) -> None:
    """Refuse what stands there already: a second hand, or a second tap on an old screen."""
    same = select(EncounterRow.id).where(
        EncounterRow.kind == row.kind,
        EncounterRow.on_date == row.on_date,
        EncounterRow.unit_id == row.unit_id,
        EncounterRow.person_id == row.person_id,
        col(EncounterRow.withdrawn_on).is_(None),
    )
    if session.exec(same).first() is not None:
        raise Refused("talk-recorded-already", day=row.on_date)
