"""Looks at what the database holds: keys, calendar, waves, owners, messages, updates, the trail."""

from collections.abc import Iterator
from typing import Final

from bot.checks.finding import Finding, Look, judged, well, wrong
from bot.satisfaction.keys import WaveKeys
from bot.services import Services
from storage import audit, calendars, condition, inbox, rotation
from storage.satisfaction import waves


def data_keys(services: Services) -> Iterator[Finding]:
    """Look whether the keys open everything that is sealed, and whether older ones are still needed."""
    ring = services.database.keyring.marks
    used = services.database.look(rotation.marks_in_use)
    if used - set(ring):
        yield wrong("check-keys-missing", count=len(used - set(ring)))
    elif used - {ring[0]}:
        yield well("check-keys-older")
    else:
        yield well("check-keys", count=len(ring))


def calendar(services: Services) -> Iterator[Finding]:
    """Look whether next year's holidays are known, once they should be."""
    year = services.database.look(calendars.calendar).unconfirmed_next_year(services.today)
    yield well("check-calendar") if year is None else wrong("check-calendar-missing", year=str(year))


def open_waves(services: Services) -> Iterator[Finding]:
    """Look whether the key of every open wave is there: without it nothing can be counted."""
    keys = WaveKeys.of(services.settings)
    running = services.database.look(waves.waves, waves.OPEN, waves.CLOSING)
    lost = [wave.title for wave in running if not keys.holds(wave.public_key)]
    if lost:
        yield wrong("check-wave-keys-lost", title=lost[0], count=len(lost))
    else:
        yield well("check-wave-keys-there", count=len(running))


def owners(services: Services) -> Iterator[Finding]:
    """Look who things fall due by and cannot be told."""
    found = services.database.look(condition.owners, on=services.today)
    yield judged(not found.blocked, "check-owners", blocked=found.blocked, without=found.without_chat)


def messages(services: Services) -> Iterator[Finding]:
    """Look what did not arrive lately, and what should have left."""
    missed = services.database.look(condition.not_arrived, at=services.now())
    stuck = services.database.look(condition.overdue, at=services.now())
    yield judged(not missed and not stuck, "check-messages", count=missed, waiting=stuck)


def parked(services: Services) -> Iterator[Finding]:
    """Look what could not be handled and was kept."""
    count = services.database.look(inbox.parked)
    yield judged(not count, "check-parked", count=count)


def trail(services: Services) -> Iterator[Finding]:
    """Look whether the trail of who did what is whole."""
    found = services.database.look(audit.verify)
    yield well("check-trail", rows=found.rows) if found.whole else wrong("check-trail-broken")


LOOKS: Final[tuple[Look, ...]] = (data_keys, calendar, open_waves, owners, messages, parked, trail)
