"""The rows of the other workbooks: what each area tells, turned into the columns of its sheet."""

from collections.abc import Iterator
from datetime import time
from typing import Final

from sqlmodel import Session, col, func, select

from rules.reception.appointments import State
from storage.care import ledger, reading
from storage.care.undone import undone as undone_rows
from storage.cases import ledger as case_ledger
from storage.cases import promised
from storage.cases.values import DueTold
from storage.exports.asked import Asked
from storage.models.audit import AuditRow
from storage.models.people import MembershipRow, PersonRow, UnitRow
from storage.reception.desk import PROMISED
from storage.reception.register import RegisterRow, register
from storage.satisfaction import result_rows
from storage.sheets.cells import Row
from storage.sheets.choices import VERDICT
from storage.sheets.words import Words

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
            "remark": words("export-no-show") if visit.state is State.NO_SHOW else None,
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


def undone(session: Session, asked: Asked, words: Words) -> Iterator[Row]:
    """Yield what was overdue on the day told of."""
    return undone_rows(session, asked.scope, on=asked.period.until_on, words=words)


def satisfaction(session: Session, asked: Asked, _words: Words) -> tuple[Row, ...]:
    """Return the report of a closed wave, as far as it may be printed."""
    return result_rows.report(session, asked.wave, asked.scope).rows


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
            "what": _deed(words, row.what),
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


def _deed(words: Words, what: str) -> str:
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


def _hours(visit: RegisterRow, asked: Asked) -> tuple[time, time]:
    zone = asked.at.tzinfo
    return visit.starts_at.astimezone(zone).time(), visit.ends_at.astimezone(zone).time()
