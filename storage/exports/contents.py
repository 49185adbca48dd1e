"""The rows of the other workbooks: what each area tells, turned into the columns of its sheet."""

from collections.abc import Iterator
from datetime import time
from typing import Final

from sqlmodel import Session, col, func, select

from rules.reception.appointments import State
from storage.aid import ledger as aid_ledger
from storage.anniversaries import fifty
from storage.care import ledger, paper, reading
from storage.care.undone import undone as undone_rows
from storage.cases import ledger as case_ledger
from storage.cases import promised
from storage.cases.values import DueTold
from storage.exports.asked import Asked
from storage.models.audit import AuditRow
from storage.models.people import MembershipRow, PersonRow, UnitRow
from storage.notes.summing import rows as note_rows
from storage.reception.desk import PROMISED
from storage.reception.register import RegisterRow, register
from storage.satisfaction import result_rows, result_sheet
from storage.sheets.cells import Row
from storage.sheets.choices import VERDICT
from storage.sheets.shape import Course, Sheet
from storage.sheets.words import Words
from storage.talks import ledger as talk_ledger

_PIECE: Final = 500  # rows held in memory at a time
_SHOWN_OF_SEAL: Final = 16  # digits of a hash: enough to compare by eye


def reception(session: Session, asked: Asked, words: Words) -> Iterator[Row]:
    """Yield the register of receptions."""
    for visit in register(session, asked.scope, asked.from_on, asked.period.until_on):
        yield {
            "number": visit.number,
            "day": visit.on,
            "hours": _hours(visit, asked),
            "host": visit.host,
            "place": visit.place,
            "visitor": visit.visitor,
            "unit": visit.unit,
            "party": visit.party,
            "category": word(words, f"topic-{visit.topic}", visit.topic),
            "line": visit.line,
            "outcome": visit.outcome,
            **_promised(session, visit),
            "remark": _remark(visit, words),
        }


def cases(session: Session, asked: Asked, words: Words) -> Iterator[Row]:
    """Yield what was raised in the period, and what became of it."""
    for case in case_ledger.rows(session, asked.scope, asked.from_on, asked.period.until_on):
        yield {
            "number": case.number,
            "received": case.received,
            "source": word(words, f"case-source-{case.source.replace('_', '-')}", case.source),
            "category": word(words, f"case-category-{case.category}", case.category),
            "summary": case.summary,
            "privacy": case.privacy,
            "in-charge": case.in_charge,
            "owner": case.owner,
            "deputy": case.deputy,
            "due": words("case-due-cell", due=case.due.on.isoformat(), how=_how(case.due, words)),
            "extension": words("case-extension-cell", days=case.extension) if case.extension else None,
            "answered": case.answered,
            "days-used": case.days_used,
            "verdict": case.verdict,
            "verdict-by": case.verdict_by,
            "closed": case.closed,
        }


def visits(session: Session, asked: Asked, words: Words) -> Iterator[Row]:
    """Yield what was due in the period, and what became of it."""
    return ledger.visit_ledger(
        session,
        asked.scope,
        asked.from_on,
        asked.period.until_on,
        on=asked.at.date(),
        words=words,
        notes=asked.reason is not None,
    )


def visit_form(session: Session, asked: Asked, words: Words) -> Iterator[Row]:
    """Yield what is owed just now, with room for who went, when and how: to be filled in and imported."""
    return paper.rows(session, asked.scope, on=asked.period.until_on, words=words)


def undone(session: Session, asked: Asked, words: Words) -> Iterator[Row]:
    """Yield what was overdue on the day told of."""
    return undone_rows(session, asked.scope, on=asked.period.until_on, words=words)


def talks(session: Session, asked: Asked, words: Words) -> Iterator[Row]:
    """Yield the talks and field visits that were due in the period, with who is missing."""
    first, last = asked.from_on, asked.period.until_on
    return talk_ledger.rows(session, asked.scope, first, last, on=asked.at.date(), words=words)


def satisfaction(session: Session, asked: Asked, _words: Words) -> tuple[Row, ...]:
    """Return the report of a closed wave, as far as it may be printed."""
    return result_rows.rows(session, asked.wave, asked.scope)


def satisfaction_shape(session: Session, asked: Asked, words: Words) -> tuple[Sheet, Course | None]:
    """Return the columns that a wave's questionnaire asks for, and how the scores went."""
    return result_sheet.shape(session, asked.wave, asked.scope, words)


def aid(session: Session, asked: Asked, words: Words) -> Iterator[Row]:
    """Yield the funds' money of the period, fund by fund."""
    return aid_ledger.rows(session, asked.from_on, asked.period.until_on, words)


def monthly(session: Session, asked: Asked, _words: Words) -> Iterator[Row]:
    """Yield the branches' monthly notes of the period, by branch."""
    return note_rows(
        session,
        asked.paths,
        asked.from_on,
        asked.period.until_on,
        on=asked.at.date(),
        sealed=asked.reason is not None,
    )


def fifty_years(session: Session, asked: Asked, _words: Words) -> Iterator[Row]:
    """Yield those who become fifty years in the Party by the next 1 July."""
    return fifty.rows(session, asked.paths, asked.period.until_on)


def audit(session: Session, asked: Asked, words: Words) -> Iterator[Row]:
    """Yield the trail of who did what, oldest first."""
    statement = (
        select(AuditRow, PersonRow.name)
        .join(PersonRow, col(PersonRow.id) == col(AuditRow.who), isouter=True)
        .where(col(AuditRow.at).between(*asked.moments))
        .order_by(col(AuditRow.seq))
        .execution_options(yield_per=_PIECE)
    )
    for row, name in session.exec(statement):
        yield {
            "number": row.seq,
            "at": row.at.astimezone(asked.at.tzinfo),
            "who": words("export-nobody") if row.who is None else name,
            "what": deed(words, row.what),
            "object": row.object,
            "seal": row.hash[:_SHOWN_OF_SEAL],
        }


def members(session: Session, asked: Asked) -> int:
    """Count those who have ever belonged to the units: what most workbooks grow with."""
    return session.exec(
        select(func.count())
        .select_from(MembershipRow)
        .join(UnitRow, col(UnitRow.id) == col(MembershipRow.unit_id))
        .where(reading.under(asked.paths))
    ).one()


def deeds(session: Session, asked: Asked) -> int:
    """Count what the audit trail has of the period."""
    return session.exec(
        select(func.count()).select_from(AuditRow).where(col(AuditRow.at).between(*asked.moments))
    ).one()


def few(_session: Session, _asked: Asked) -> int:
    """Count nothing: such a workbook is never long."""
    return 0


def word(words: Words, key: str, otherwise: str) -> str:
    """Return a code's text; a code that has none any more stands for itself."""
    try:
        return words(key)
    except LookupError:
        return otherwise


def deed(words: Words, what: str) -> str:
    """Return the text of a deed ('post.grant.secretary') or of the widest part of it that has one."""
    parts = what.replace("_", "-").split(".")
    keys = ("-".join(["audit", *parts[:length]]) for length in range(len(parts), 0, -1))
    return next((found for key in keys if (found := word(words, key, ""))), what)


def _promised(session: Session, visit: RegisterRow) -> Row:
    """Return what became of a promise: it is a case of its own."""
    found = promised.of_reception(session, visit.number) if visit.outcome == PROMISED else None
    if found is None:
        return dict.fromkeys(("in-charge", "due", "answered", "verdict"))
    unit, due, answered, said = found
    rated = said if said in VERDICT.codes else "not_rated" if answered is not None else None
    return {"in-charge": unit, "due": due.on, "answered": answered, "verdict": rated}


def _how(due: DueTold, words: Words) -> str:
    """Say shortly how a due day was computed: from when, how many days, and what was passed over."""
    holidays = words("workbook-between").join(due.holidays)
    key = "case-how-cell-holidays" if holidays else "case-how-cell"
    unit = words(f"case-unit-{due.unit.replace('_', '-')}")
    return words(key, start=due.counted_from.isoformat(), count=due.count, unit=unit, holidays=holidays)


def _remark(visit: RegisterRow, words: Words) -> str | None:
    if visit.state is State.NO_SHOW:
        return words("export-no-show")
    return None if visit.starts_at is not None else words("export-walk-in")


def _hours(visit: RegisterRow, asked: Asked) -> tuple[time, time] | None:
    """Return from when to when; None: they queued on the day."""
    zone = asked.at.tzinfo
    if visit.starts_at is None or visit.ends_at is None:
        return None
    return visit.starts_at.astimezone(zone).time(), visit.ends_at.astimezone(zone).time()
