"""Asking for a talk: the next days on which anybody can come, and whom to call when it cannot wait."""

from datetime import date, datetime

from sqlmodel import Session

from rules.office import OfficeSettings
from rules.permissions import Caller
from rules.reception.sessions import SessionKind
from rules.talks.meetings import ANYWHERE, TalkSettings
from storage import rule_settings
from storage.reception import days
from storage.reception.values import Day

_OFFERED = (SessionKind.OPEN_DOOR, SessionKind.RECEPTION)


def duty_telephone(session: Session, *, on: date) -> str:
    """Return the number for what cannot wait: the one on duty, else the office's, else the country's."""
    duty = rule_settings.area(session, TalkSettings, on=on).duty_telephone
    return duty.strip() or rule_settings.area(session, OfficeSettings, on=on).telephone.strip() or ANYWHERE


def next_days(session: Session, caller: Caller, *, at: datetime) -> list[Day]:
    """List the next open-door talk day and the next reception day that are not closed, the nearer first."""
    found = []
    for kind in _OFFERED:
        upcoming = days.upcoming(session, at=at, path=caller.unit_path, kinds=(kind,))
        day = next((each.day for each in upcoming if at < each.day.closes_at), None)
        if day is not None:
            found.append(day)
    return sorted(found, key=lambda day: day.on)
