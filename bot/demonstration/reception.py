"""Reception days of the invented county: last month's is over, the next is full, and a town has its own."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import chain, islice
from typing import Final

from sqlmodel import Session, col, select

from bot.demonstration.cast import Cast
from bot.demonstration.people import Placed
from bot.services import Services
from bot.texts import Words
from rules.permissions import Caller, Permission, scope
from rules.posts import Role
from rules.reception.appointments import Event
from rules.reception.sessions import SessionKind
from storage import people
from storage.models.people import PostRow
from storage.reception import booking, desk, planning, series, views
from storage.reception.series import Wanted
from storage.reception.values import Wish

_WAITING: Final = 3  # beyond the last place of the next reception day
_CAME: Final = 7  # on the last
_BOOKED_BEFORE: Final = timedelta(days=13)
_ABOUT: Final = ("village", "cadres", "members", "branch")
_SECOND_FRIDAY: Final = "monthly week 2 day 5"
_HOURS: Final = "09:00-11:00"


def hold(services: Services, cast: Cast, placed: Sequence[Placed]) -> None:
    """Hold the last day, let a town begin its own, and book the next one full."""
    database, at = services.database, services.now()
    deputies = [person for person in placed if person.duty is Role.DEPUTY]
    ours_first = sorted(deputies, key=lambda deputy: deputy.unit_id != cast.branch)
    database.run(_last_day, cast, map(_caller, reversed(deputies)), at)
    database.run(_town_s_own, cast, Words("zh")("demonstration-place"), at)
    database.run(_next_day, map(_caller, ours_first), at)


def _last_day(session: Session, cast: Cast, visitors: Iterator[Caller], at: datetime) -> None:
    """Let a few people have been received, and answered on the spot."""
    on = _fifteenth_before(at.date())
    booked_at = datetime.combine(on - _BOOKED_BEFORE, time(10), at.tzinfo)
    received_at = datetime.combine(on, time(12), at.tzinfo)
    planning.plan(session, at=booked_at)
    clerk = _staff(session, cast, on)
    opening = views.next_opening(session, clerk, at=booked_at)
    for number, (slot, visitor) in enumerate(
        zip(opening.times[:_CAME] if opening else (), visitors, strict=False)
    ):
        wish = Wish(_ABOUT[number % len(_ABOUT)])
        held = booking.book(session, slot.slot_id, visitor, wish, at=booked_at)
        desk.mark(session, held.id, Event.FINISH, clerk, outcome="answered", at=received_at)


def _next_day(session: Session, visitors: Iterator[Caller], at: datetime) -> None:
    """Book every place of the next day, and let a few more people wait."""
    first = next(visitors)
    opening = views.next_opening(session, first, at=at)
    if opening is None:
        return
    for slot, visitor in zip(opening.times, chain([first], visitors), strict=False):
        booking.book(session, slot.slot_id, visitor, Wish("branch"), at=at)
    for visitor in islice(visitors, _WAITING if opening.times else 0):
        booking.wait(session, opening.day.id, visitor, Wish("members"), at=at)


def _town_s_own(session: Session, cast: Cast, place: str, at: datetime) -> None:
    """Let the organiser of the story's town receive on the second Friday of a month."""
    organiser = cast.organisers[cast.town]
    held = people.posts_held(session, organiser, on=at.date())
    within = scope(Caller(organiser, "", "zh", 0, None, held), Permission.RUN_RECEPTION)
    post = session.exec(
        select(PostRow.id).where(
            PostRow.person_id == organiser, PostRow.role == Role.ORGANISER, col(PostRow.unit_id) == cast.town
        )
    ).one()
    wanted = Wanted(SessionKind.RECEPTION, cast.town, post or 0, _SECOND_FRIDAY, place, _HOURS)
    series.begin(session, wanted, within, by=organiser, from_on=at.date(), at=at)


def _staff(session: Session, cast: Cast, on: date) -> Caller:
    clerk = cast.who("staff")
    return Caller(clerk, "", "zh", 0, None, people.posts_held(session, clerk, on=on))


def _caller(person: Placed) -> Caller:
    return Caller(person.person_id, person.name, "zh", telegram_id=0, unit_path=None)


def _fifteenth_before(today: date) -> date:
    this = today.replace(day=15)
    return this if this < today else (today.replace(day=1) - timedelta(days=1)).replace(day=15)
