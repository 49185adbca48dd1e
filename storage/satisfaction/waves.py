"""Opening a wave, and finding waves: everything about it is frozen on its first day."""

import secrets
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlmodel import Session, col, func, select

from rules.refusals import Refused
from rules.satisfaction.surveys import Questionnaire, freeze
from rules.satisfaction.waves import LEAST_IN_GROUP, WaveSettings, check_length, last_day
from storage import rule_settings
from storage.models.base import id_of
from storage.models.satisfaction import WaveRow
from storage.satisfaction import rolls

OPEN = "open"
CLOSING = "closing"
CLOSED = "closed"
LOST = "lost"


@dataclass(frozen=True, slots=True)
class Plan:
    """What a wave is opened with; without a last day the setting says how long it lasts."""

    title: str
    questionnaire: Questionnaire
    groups: tuple[str, ...]
    closes_on: date | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """A wave just opened: how many are invited, and how many are not because they belong to no unit."""

    id: int
    title: str
    closes_on: date
    invited: int
    without_unit: int

    def in_words(self) -> dict[str, str | int | date]:
        """Return what the text 'wave-opened' takes."""
        return {
            "title": self.title,
            "day": self.closes_on,
            "invited": self.invited,
            "left": self.without_unit,
        }


@dataclass(frozen=True, slots=True)
class Wave:
    """What anybody may know of a wave."""

    id: int
    title: str
    template: str
    state: str
    opens_on: date
    closes_on: date
    public_key: bytes


def open_wave(session: Session, plan: Plan, public_key: bytes, *, at: datetime) -> Opened:
    """Open a wave and freeze whom it asks; refused while one of its kind runs, or if it could never be shown.

    One transaction for the whole roll, a second or so for 50,000 people: a roll that grew while people join
    and move would not be frozen.
    """
    settings = rule_settings.area(session, WaveSettings, on=at.date())
    closes_on = plan.closes_on or last_day(at.date(), settings.days)
    check_length((closes_on - at.date()).days + 1)
    _refuse_second(session, plan.questionnaire.code)
    asked = rolls.invited(session, plan.groups, on=at.date())
    _refuse_small(asked, plan.groups, settings.k)
    roll_key = secrets.token_hex()
    wave = WaveRow(
        title=plan.title,
        template=plan.questionnaire.code,
        questionnaire=freeze(plan.questionnaire),
        state=OPEN,
        opened_at=at,
        opens_on=at.date(),
        closes_on=closes_on,
        k=settings.k,
        public_key=public_key,
        roll_key=roll_key,
    )
    session.add(wave)
    session.flush()
    rolls.freeze(session, id_of(wave), roll_key, asked, on=at.date())
    return Opened(id_of(wave), wave.title, closes_on, len(asked.people), asked.without_unit)


def waves(session: Session, *states: str) -> list[Wave]:
    """List the waves in these states, newest first."""
    found = select(WaveRow).where(col(WaveRow.state).in_(states)).order_by(col(WaveRow.id).desc())
    return [_wave(row) for row in session.exec(found)]


def find(session: Session, wave_id: int) -> Wave:
    """Return a wave, or refuse ('wave-unknown')."""
    row = session.get(WaveRow, wave_id)
    if row is None:
        raise Refused("wave-unknown")
    return _wave(row)


def next_end(session: Session, at: datetime) -> datetime | None:
    """Return the midnight at which the next open wave has had its last day."""
    last: date | None = session.exec(select(func.min(WaveRow.closes_on)).where(WaveRow.state == OPEN)).one()
    return None if last is None else datetime.combine(last + timedelta(days=1), time(), at.tzinfo)


def _wave(row: WaveRow) -> Wave:
    return Wave(id_of(row), row.title, row.template, row.state, row.opens_on, row.closes_on, row.public_key)


def _refuse_second(session: Session, template: str) -> None:
    running = session.exec(
        select(WaveRow).where(WaveRow.template == template, col(WaveRow.state).in_((OPEN, CLOSING)))
    ).first()
    if running is not None:
        raise Refused("wave-already-open", title=running.title, day=running.closes_on)


def _refuse_small(asked: rolls.Invited, groups: tuple[str, ...], k: int) -> None:
    """Refuse a group that could fill no cell at the root, or is no more than a handful."""
    numbers = Counter(group for _, group in asked.people.values())
    least = max(k, LEAST_IN_GROUP)
    for group in groups:
        if numbers[group] < least:
            raise Refused("wave-group-small", group=group, least=least)
