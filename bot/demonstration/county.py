"""The invented county in a database: built with the same functions an administrator and time would use."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from sqlmodel import Session

from bot.demonstration import aid, cast, events, people, talks
from bot.demonstration.people import Player
from bot.demonstration.roster import names, roster
from bot.roster.file import bring_in, compare
from bot.services import Services
from rules.roster.reading import Reading
from storage import rule_settings
from storage.transact import Database

SEED: Final = 20261122
HISTORY: Final = timedelta(
    days=100
)  # how long ago the roster came in: so that there is something to look back on


async def build(services: Services) -> Sequence[Player]:
    """Build the county as of the clock's moment and list everybody one may be, the cast first."""
    database, at = services.database, services.now()
    since = at - HISTORY
    _bring_in(database, services)
    placed = database.look(people.placed)
    parts = cast.choose(placed, at.date())
    database.run(cast.appoint, parts, on=since.date())
    players = [*people.players(placed, parts.people, parts.deaf_unit, SEED), *_beside(database, parts, since)]
    database.run(people.bind, [player for player in players if player.joined], at=since)
    await events.happen(services, parts, placed, since)
    database.run(_furnish, since)
    database.run(talks.happen, parts, since, at)
    database.run(aid.happen, parts, placed, at)
    codes = database.run(cast.issue_slips, parts, on=at.date())
    return [replace(player, code=codes.get(player.person_id)) for player in players]


def _furnish(session: Session, at: datetime) -> None:
    """Write the page of help."""
    for line, value in names().office.items():
        rule_settings.decide(session, f"office.{line}", value, from_on=at.date(), by=None, at=at)


def _beside(database: Database, parts: cast.Cast, since: datetime) -> list[Player]:
    """List who is not on the roster: a relative, and somebody nobody knows."""
    relative = database.run(cast.add_relative, parts, names().relative, on=since.date())
    return [
        people.beside(relative, names().relative, "relative", joined=True),
        people.beside(0, names().stranger, "stranger", joined=False),
    ]


def _bring_in(database: Database, services: Services) -> None:
    entries = tuple(roster(SEED, services.today))
    reading = Reading(entries=entries, reports=(), fields=frozenset({"duty", "contact"}))
    at = services.now() - HISTORY
    compared = compare(database, reading, on=at.date())
    bring_in(database, compared, by=None, at=at, county=names().county)
