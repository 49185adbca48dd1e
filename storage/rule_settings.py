"""The settings of rules as they hold on a day: a change counts from its day on, never before."""

from datetime import date
from typing import TypeVar

from sqlmodel import Session, col, select

from rules import settings
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


def change(session: Session, code: str, value: str, *, from_on: date) -> None:
    """Set a code from a day on; an unknown code or a value its area would not take is refused."""
    settings.check(code, value)
    session.merge(RuleSettingRow(code=code, from_on=from_on, value=value))
