"""Whom a caller may act for, and for which days: checked within every transaction of the cares."""

from datetime import date, timedelta

from sqlmodel import Session

from rules.care.deaths import death
from rules.care.facts import known as known_facts
from rules.care.rulebook import Rulebook, Way
from rules.permissions import Scope
from rules.refusals import Refused
from storage.care import reading
from storage.care.reading import Known


def in_scope(session: Session, book: Rulebook, scope: Scope, subject_id: int, *, by: int, on: date) -> Known:
    """Return somebody the caller sees to; others are refused ('elders-not-yours'), oneself too."""
    known = reading.one(session, book, subject_id, on=on)
    home = known.file.subject.home_on(on) if known is not None else None
    if known is None or home is None or not scope.covers(home.unit_path, subject_id):
        raise Refused("elders-not-yours")
    if subject_id == by:
        raise Refused("elders-oneself")
    return known


def check_day(book: Rulebook, known: Known, on_date: date, today: date) -> None:
    """Refuse a day to come, one before the person was known, and one too long ago to be entered."""
    if on_date > today:
        raise Refused("elders-day-to-come")
    earliest = max(today - timedelta(days=book.enter_late_days), known.file.subject.listed_on)
    if on_date < earliest:
        raise Refused("elders-day-too-long-ago", earliest=earliest)


def possible(known: Known, way: Way, on_date: date, today: date) -> bool:
    """Say whether somebody could be seen so on a day: after a death, only the family is comforted."""
    dead = death(known_facts(known.file.facts, today), today)
    if dead is None or on_date < dead.died_on:
        return way is not Way.FAREWELL
    return way is Way.FAREWELL and dead.confirmed_on is not None


def check_alive(known: Known, way: Way, on_date: date, today: date) -> None:
    """Refuse a way that a death, known or not, rules out."""
    if not possible(known, way, on_date, today):
        raise Refused("elders-held")
