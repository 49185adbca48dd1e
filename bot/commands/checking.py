"""The verb that looks for what is wrong and says how to mend it."""

import asyncio
import shutil
from argparse import Namespace
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy.engine import make_url
from telegram import Bot
from telegram.error import TelegramError

from bot.clock import SystemClock
from bot.commands.verbs import Verb, words
from bot.services import Services
from bot.settings import load
from rules.refusals import Refused
from storage import calendars, inbox, outbox
from storage.migrate import current, newest
from storage.transact import Database

_LEAST_FREE: Final = 1 << 30  # bytes of disk


@dataclass(frozen=True, slots=True)
class Finding:
    """What one look found: whether it is well, and the text that says so."""

    well: bool
    key: str
    params: dict[str, str | int]


def _finding(key: str, *, well: bool, **params: str | int) -> Finding:
    return Finding(well, key, params)


def check(_options: Namespace) -> None:
    """Look at everything, say what was found, and fail if anything is wrong."""
    settings = load()
    database = Database(settings.database_url, settings.keyring())
    try:
        findings = list(_look(Services(settings, database, SystemClock(settings.timezone))))
    finally:
        database.close()
    for finding in findings:
        print("  ok " if finding.well else "  !! ", words()(finding.key, **finding.params))
    wrong = sum(not finding.well for finding in findings)
    if wrong:
        raise Refused("check-found", wrong=wrong)


def _look(services: Services) -> Iterator[Finding]:
    """Look at one thing after the other; what needs tables only once they are up to date."""
    yield _migrations(services)
    yield _disk(services)
    yield _wave_keys(services)
    yield asyncio.run(_token(services))
    if current(services.database) == newest():
        for look in _TABLES:
            yield look(services)


def _migrations(services: Services) -> Finding:
    well = current(services.database) == newest()
    return _finding("check-database" if well else "check-database-old", well=well)


def _disk(services: Services) -> Finding:
    url = make_url(services.settings.database_url)
    place = Path(url.database).parent if services.database.sqlite and url.database else Path()
    free = shutil.disk_usage(place if place.exists() else Path()).free
    return _finding("check-disk", well=free >= _LEAST_FREE, megabytes=free >> 20)


def _wave_keys(services: Services) -> Finding:
    keys = services.settings.wave_keys.resolve()
    url = make_url(services.settings.database_url)
    data = Path(url.database).resolve().parent if services.database.sqlite and url.database else None
    apart = data is None or not keys.is_relative_to(data)
    return _finding("check-wave-keys" if apart else "check-wave-keys-beside", well=apart)


async def _token(services: Services) -> Finding:
    if services.settings.bot_token is None:
        return _finding("check-token-missing", well=False)
    token, base = services.settings.token(), services.settings.api_base
    bot = Bot(token, base_url=f"{base}/bot", base_file_url=f"{base}/file/bot")
    try:
        async with bot:
            return _finding("check-token", well=True, name=bot.username)
    except TelegramError as error:
        return _finding("check-token-refused", well=False, error=type(error).__name__)


def _calendar(services: Services) -> Finding:
    year = services.database.look(calendars.calendar).unconfirmed_next_year(services.today)
    if year is None:
        return _finding("check-calendar", well=True)
    return _finding("check-calendar-missing", well=False, year=str(year))


def _parked(services: Services) -> Finding:
    count = services.database.look(inbox.parked)
    return _finding("check-parked", well=not count, count=count)


def _messages(services: Services) -> Finding:
    counts = services.database.look(outbox.counts)
    count = sum(counts.get(state, 0) for state in ("failed", "unknown", "late"))
    return _finding("check-messages", well=not count, count=count, waiting=counts.get("waiting", 0))


_TABLES: Final[tuple[Callable[[Services], Finding], ...]] = (_calendar, _parked, _messages)

VERBS: Final = (Verb("check", check),)
