"""What has happened in the county: visits, a stay in hospital, a death, bookings, waves."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from operator import attrgetter
from random import Random
from typing import Final

from sqlmodel import Session, select

from bot.demonstration import reception, waves
from bot.demonstration.cast import Cast
from bot.demonstration.people import Placed
from bot.services import Services
from rules.posts import Role
from storage.models.care import EncounterRow, FactRow

SEED: Final = 7
_VISITED: Final = 0.97  # of those whom one sees each month or quarter, each month of those that are over
_VISITED_LATELY: Final = 0.45  # likewise, each month of the one that is not
_VISITED_AT_EASE: Final = 0.25  # of those whom one sees each half-year, each month
_SEVENTY: Final = timedelta(days=25567)
_EIGHTY: Final = timedelta(days=29220)


async def happen(services: Services, cast: Cast, people: Sequence[Placed], since: datetime) -> None:
    """Let it all happen, in the order in which it did."""
    database, at = services.database, services.now()
    database.run(_visits, people, since.date(), at.date())
    database.run(_events, cast, at.date())
    reception.hold(services, cast, people)
    await waves.happen(services, cast, people, since)


def _visits(session: Session, people: Sequence[Placed], since: date, until: date) -> None:
    """Record what secretaries have done so far: nearly all that was due, and some of what is not yet."""
    random = Random(SEED)
    visitors = {p.unit_id: p.person_id for p in people if p.duty is Role.SECRETARY}
    in_need = set(session.exec(select(FactRow.person_id)))
    month = until.replace(day=1)
    quarter = month.replace(month=(month.month - 1) // 3 * 3 + 1)
    for person in people:
        age, visitor = until - person.birth_on, visitors.get(person.unit_id, person.person_id)
        if visitor == person.person_id or (age < _SEVENTY and person.person_id not in in_need):
            continue
        often = age >= _EIGHTY or person.person_id in in_need
        lately = month if person.person_id in in_need else quarter
        for on in _a_day_each_month(random, since, until):
            share = _VISITED_AT_EASE if not often else _VISITED if on < lately else _VISITED_LATELY
            if random.random() < share:
                session.add(_visit(person.person_id, visitor, on))


def _a_day_each_month(random: Random, since: date, until: date) -> list[date]:
    """Choose a day in each month from one day until before another."""
    days = [since + timedelta(days=number) for number in range((until - since).days)]
    return [random.choice(list(month)) for _, month in groupby(days, attrgetter("month"))]


def _events(session: Session, cast: Cast, today: date) -> None:
    """Bring an elder to hospital, and enter a death that waits for the second person."""
    session.add(_fact(cast.sick, "in_hospital", today, cast.who("secretary")))
    session.add(_fact(cast.dead, "died", today, cast.who("organiser")))


def _visit(person_id: int, by: int, on: date) -> EncounterRow:
    return EncounterRow(kind="visit", way="home", person_id=person_id, by_id=by, on_date=on, entered_on=on)


def _fact(person_id: int, kind: str, on: date, by: int) -> FactRow:
    return FactRow(
        person_id=person_id, kind=kind, from_on=on, recorded_on=on, source="secretary", entered_by=by
    )
