"""Opening a wave, and finding waves: everything about it is frozen on its first day."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from sqlmodel import Session, col, func, select

from rules.refusals import Refused
from rules.satisfaction.cells import Place
from rules.satisfaction.surveys import Questionnaire, freeze
from rules.satisfaction.templates import Template, template
from rules.satisfaction.waves import LEAST_IN_GROUP, LONGEST, WaveSettings, check_length, last_day
from storage import audit, rule_settings
from storage.models.base import id_of
from storage.models.people import UnitRow
from storage.models.satisfaction import WaveRow
from storage.satisfaction import differing, evaluation, lists, rolls
from storage.satisfaction.lists import WaveList

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
    about: int | None = None  # the unit whose own people assess it
    lenient: bool = False  # leave out groups that are too small; otherwise they are refused

    @property
    def series(self) -> str:
        """What the wave is compared with: earlier ones over the same questionnaire, about the same unit."""
        return self.questionnaire.code if self.about is None else f"{self.questionnaire.code}:{self.about}"


@dataclass(frozen=True, slots=True)
class Opened:
    """A wave just opened: how many are invited, and how many are not because they belong to no unit."""

    id: int
    title: str
    closes_on: date
    invited: int
    without_unit: int
    groups: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()  # groups with too few people
    silent: int = 0  # cases whose people, silent so far, are asked once more

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

    @property
    def kind(self) -> Template:
        """The template it was opened from."""
        return kind_of(self.template)


def kind_of(series: str) -> Template:
    """Return the template of what a wave is compared with."""
    return template(series.partition(":")[0])


def open_wave(
    session: Session, plan: Plan, public_key: bytes, *, by: int | None = None, at: datetime
) -> Opened:
    """Open a wave and freeze whom it asks; refused while one of its kind runs, or if it could never be shown.

    One transaction for the whole roll, a second or so for 50,000 people: a roll that grew while people join
    and move would not be frozen.
    """
    k = rule_settings.area(session, WaveSettings, on=at.date()).k
    within = session.get_one(UnitRow, plan.about).path if plan.about is not None else "/"
    asked = WaveList(plan.groups, at.date(), within)
    small = lists.small(lists.count(session, asked), plan.groups, k)
    if small and plan.lenient and len(small) < len(plan.groups):
        groups = tuple(group for group in plan.groups if group not in small)
        asked, plan = replace(asked, groups=groups), replace(plan, groups=groups)
    else:
        refuse_small(small, k)
    differing.refuse_telling(session, plan.questionnaire, asked, k, on=at.date())
    opened = start(session, plan, asked, public_key, by=by, at=at)
    return replace(opened, groups=plan.groups, left_out=small)


def start(
    session: Session,
    plan: Plan,
    asked: WaveList,
    public_key: bytes,
    *,
    longest: int = LONGEST,
    members: Mapping[Place, int] | None = None,
    by: int | None,
    at: datetime,
) -> Opened:
    """Start a wave for these people; refused while one of its kind runs.

    `longest` is how many days it may take; `members` how many people those drawn of a place stand for.
    """
    settings = rule_settings.area(session, WaveSettings, on=at.date())
    closes_on = plan.closes_on or last_day(at.date(), settings.days)
    check_length((closes_on - at.date()).days + 1, longest)
    _refuse_second(session, plan.series)
    roll_key = secrets.token_hex()
    wave = WaveRow(
        title=plan.title,
        template=plan.series,
        questionnaire=freeze(plan.questionnaire),
        state=OPEN,
        opened_at=at,
        opens_on=at.date(),
        closes_on=closes_on,
        k=settings.k,
        public_key=public_key,
        roll_key=roll_key,
        about_id=plan.about,
    )
    session.add(wave)
    session.flush()
    found = rolls.freeze(session, id_of(wave), roll_key, asked, members=members)
    audit.record(session, by, "wave.open", f"wave:{wave.id}", at)
    silent = evaluation.begin(session, id_of(wave), plan.questionnaire, at=at)
    return Opened(
        id_of(wave), wave.title, closes_on, found.people, found.without_unit, plan.groups, silent=silent
    )


def refuse_small(small: tuple[str, ...], k: int) -> None:
    """Refuse groups of too few people ('wave-group-small')."""
    for group in small:
        raise Refused("wave-group-small", group=group, least=max(k, LEAST_IN_GROUP))


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


def _refuse_second(session: Session, series: str) -> None:
    running = session.exec(
        select(WaveRow).where(WaveRow.template == series, col(WaveRow.state).in_((OPEN, CLOSING)))
    ).first()
    if running is not None:
        raise Refused("wave-already-open", title=running.title, day=running.closes_on)
