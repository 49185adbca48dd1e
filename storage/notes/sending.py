"""Sending a note, as often as it changes while its month is open; and making its line a case."""

from datetime import date, datetime
from typing import Final

from sqlmodel import Session

from rules.cases.lifecycle import Source
from rules.notes.days import check
from rules.notes.months import before, month_of
from rules.permissions import Caller
from rules.refusals import Refused
from storage import audit
from storage.cases import raising
from storage.cases.raising import Origin
from storage.cases.values import Matter, Receipt
from storage.models.notes import NoteRow
from storage.notes.drafting import branch, case_key, draft
from storage.notes.values import Answers, Draft

_CATEGORY: Final = "village"  # the town is in charge: that is whom it is passed up to


def send(
    session: Session,
    unit_id: int,
    month: date,
    answers: Answers,
    caller: Caller,
    *,
    at: datetime,
) -> Draft:
    """Send a branch's note; sent again, it replaces what was sent before.

    Raises Refused: 'note-not-yours', 'note-over', 'note-day-outside'.
    """
    unit, today = branch(session, unit_id, caller), at.date()
    check_open(month, today)
    if answers.held_on is not None:
        check(month, answers.held_on, today)
    session.merge(
        NoteRow(
            unit_id=unit_id,
            month=month,
            held_on=answers.held_on,
            passed_up=answers.said.words or None,
            voice=answers.said.voice,
            sent_by=caller.person_id,
            sent_on=today,
        )
    )
    session.flush()
    audit.record(session, caller.person_id, "note.send", f"unit:{unit_id} {month:%Y-%m}", at)
    return draft(session, unit, month, on=today)


def to_case(session: Session, unit_id: int, month: date, caller: Caller, *, at: datetime) -> Receipt:
    """Make what a note passed up a case of whoever asks: then it is answered in time. Once a note."""
    branch(session, unit_id, caller)
    row = session.get(NoteRow, (unit_id, month))
    if row is None or not (row.passed_up or row.voice):
        raise Refused("old-button")
    files = (("voice", row.voice),) if row.voice else ()
    matter = Matter(_CATEGORY, row.passed_up or "-", files, about=caller.person_id)
    origin = Origin(Source.NOTE, case_key(unit_id, month))
    return raising.bring(session, matter, origin, by=caller.person_id, at=at)


def check_open(month: date, today: date) -> None:
    """Refuse a month that is over for good, or still to come, or is none ('note-over')."""
    this = month_of(today)
    if month not in (this, before(this)):
        raise Refused("note-over")
