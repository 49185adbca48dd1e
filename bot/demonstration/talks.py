"""This year's round of talks and field visits in the invented county: well on, and not complete."""

from datetime import datetime, timedelta
from random import Random
from typing import Final

from sqlmodel import Session, col, select

from bot.demonstration.cast import Cast
from bot.texts import Words
from rules.permissions import Caller, Scope
from rules.posts import Role
from rules.reception.sessions import SessionKind
from rules.refusals import Refused
from rules.talks.rulebook import Deed
from storage import units
from storage.cases.books import caller_of
from storage.models.base import id_of
from storage.models.care import EncounterRow
from storage.models.people import PostRow, UnitRow
from storage.reception import series
from storage.reception.series import Wanted
from storage.talks import occasions, plans

SEED: Final = 11
_MISSING: Final = 2  # units the department has not talked with yet, by rule
_TALKED: Final = 0.4  # of a town's branches


def happen(session: Session, cast: Cast, since: datetime, at: datetime) -> None:
    """Let talks and visits take place, plan what is left, and open the minister's door once a month."""
    random, county = Random(SEED), units.county(session)
    if county is None:
        raise LookupError("the roster has not been brought in")
    below = session.exec(select(UnitRow).where(UnitRow.parent_id == county.id).order_by(col(UnitRow.id)))
    staff, right_below = cast.who("staff"), [id_of(unit) for unit in below]
    for deed in Deed:
        for unit in random.sample(right_below, max(len(right_below) - _MISSING, 0)):
            session.add(_held(deed, unit, staff, _some_day(random, since, at)))
    for town, organiser in cast.organisers.items():
        branches = session.exec(select(UnitRow.id).where(UnitRow.parent_id == town)).all()
        for branch in branches:
            if random.random() < _TALKED:
                session.add(_held(Deed.TALK, branch or 0, organiser, _some_day(random, since, at)))
    session.flush()
    caller = caller_of(session, staff, on=at.date())
    for deed in Deed:
        _plan(session, caller, deed, at)
    occasions.enter(session, caller, "commended", cast.who("secretary"), at=at)
    _open_door(session, cast, id_of(county), at)


def _plan(session: Session, caller: Caller, deed: Deed, at: datetime) -> None:
    """Plan what is left of a round, as long as a working day of its period is left to plan for."""
    try:
        plans.plan(session, caller, deed, at=at)
    except Refused as refused:
        if refused.key != "talk-no-days":
            raise


def _open_door(session: Session, cast: Cast, county_id: int, at: datetime) -> None:
    """Let the minister receive whoever wants to talk, every fourth Friday."""
    host = session.exec(
        select(PostRow.id).where(PostRow.person_id == cast.who("minister"), PostRow.role == Role.HOST)
    ).one()
    room = Words("zh")("demonstration-talk-room")
    wanted = Wanted(SessionKind.OPEN_DOOR, county_id, host or 0, "monthly week 4 day 5", room)
    everywhere = Scope((session.get_one(UnitRow, county_id).path,))
    series.begin(session, wanted, everywhere, by=cast.who("staff"), from_on=at.date(), at=at)


def _held(deed: Deed, unit: int, by: int, on: datetime) -> EncounterRow:
    return EncounterRow(kind=deed, unit_id=unit, by_id=by, on_date=on.date(), entered_on=on.date())


def _some_day(random: Random, since: datetime, until: datetime) -> datetime:
    return since + timedelta(days=random.randrange((until - since).days))
