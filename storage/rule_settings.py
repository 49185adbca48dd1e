"""The settings of rules as they hold on a day: a change counts from its day on, never before."""

from datetime import date, datetime
from typing import TypeVar

from sqlmodel import Session, col, select

from rules import settings
from storage import audit
from storage.models.rules import RuleSettingRow

T = TypeVar("T")


def setting(session: Session, code: str, *, on: date) -> str | None:
    """Return what was written for a code as it holds on a day; None while it has its default."""
    return session.exec(
        select(RuleSettingRow.value)
        .where(RuleSettingRow.code == code, col(RuleSettingRow.from_on) <= on)
        .order_by(col(RuleSettingRow.from_on).desc())
        .limit(1)
    ).first()


def area(session: Session, kind: type[T], *, on: date) -> T:
    """Return all settings of an area (`ReceptionSettings`) as they hold on a day."""
    prefix = f"{settings.area_of(kind)}."
    rows = session.exec(
        select(RuleSettingRow)
        .where(
            col(RuleSettingRow.code).startswith(prefix, autoescape=True), col(RuleSettingRow.from_on) <= on
        )
        .order_by(col(RuleSettingRow.from_on))
    )
    return settings.read(kind, {row.code.removeprefix(prefix): row.value for row in rows})


def history(session: Session, kind: type[T]) -> list[tuple[date, T]]:
    """Return an area's settings from each day on which one of them was changed; empty while all are usual."""
    prefix = f"{settings.area_of(kind)}."
    rows = session.exec(
        select(RuleSettingRow)
        .where(col(RuleSettingRow.code).startswith(prefix, autoescape=True))
        .order_by(col(RuleSettingRow.from_on))
    )
    written: dict[str, str] = {}
    found: dict[date, T] = {}
    for row in rows:
        written[row.code.removeprefix(prefix)] = row.value
        found[row.from_on] = settings.read(kind, written)
    return list(found.items())


def decide(session: Session, code: str, value: str, *, from_on: date, by: int | None, at: datetime) -> None:
    """Set a code as `change` does, on somebody's word (None: the operator's); the audit trail tells of it."""
    change(session, code, value, from_on=from_on)
    audit.record(session, by, "setting.change", f"{code} from:{from_on.isoformat()}", at)


def change(session: Session, code: str, value: str, *, from_on: date) -> None:
    """Set a code from a day on; an unknown code or a value its area would not take is refused."""
    settings.check(code, value)
    session.merge(RuleSettingRow(code=code, from_on=from_on, value=value))
