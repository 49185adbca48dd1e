"""Looks at what surrounds the bot: database, disk, keys, Telegram, and the clock."""

import asyncio
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Final

import psycopg
from aiohttp import ClientError, ClientSession, ClientTimeout
from aiohttp_socks import ProxyConnector, ProxyError
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError
from telegram import Bot
from telegram.error import TelegramError

from bot.checks.finding import Finding, Look, judged, well, wrong
from bot.lease import address
from bot.request import Request
from bot.services import Services
from bot.settings import Settings
from storage.migrate import current, newest

_LEAST_FREE: Final = 1 << 30  # bytes of disk
_APART: Final = timedelta(seconds=30)  # more between our clock and Telegram's, and days begin at wrong times
_PATIENCE: Final = ClientTimeout(total=10)


def migrations(services: Services) -> Iterator[Finding]:
    """Look whether the database answers, and whether its tables are those of this program."""
    try:
        at = current(services.database)
    except DBAPIError as error:
        yield wrong("check-database-away", error=type(error.orig).__name__)
    else:
        yield well("check-database") if at == newest() else wrong("check-database-old")


def pooled(services: Services) -> Iterator[Finding]:
    """Look whether a pooler stands before PostgreSQL: the lease is a lock of one session."""
    if services.database.sqlite:
        return
    with psycopg.connect(address(services.database.url), autocommit=True) as connection:
        found = connection.execute("SELECT pg_backend_pid()").fetchone()
        told = connection.info.backend_pid
    yield wrong("check-pooled") if is_pooled(told, found[0] if found else None) else well("check-not-pooled")


def is_pooled(told: int, found: object) -> bool:
    """Say whether who greeted us is another process than the one that answers."""
    return told != found


def disk(services: Services) -> Iterator[Finding]:
    """Look whether there is room to write."""
    place = _data(services) or Path()
    free = shutil.disk_usage(place if place.exists() else Path()).free
    yield judged(free >= _LEAST_FREE, "check-disk", megabytes=free >> 20)


def wave_keys(services: Services) -> Iterator[Finding]:
    """Look whether a backup of the data would take the waves' keys along."""
    data, settings = _data(services), services.settings
    folders = [folder for folder in (settings.wave_keys, settings.wave_keys_other) if folder is not None]
    beside = data is not None and any(each.resolve().is_relative_to(data.resolve()) for each in folders)
    yield wrong("check-wave-keys-beside") if beside else well("check-wave-keys")


def telegram(services: Services) -> Iterator[Finding]:
    """Look whether Telegram knows the token, and what time it has."""
    if services.settings.bot_token is None:
        yield wrong("check-token-missing")
        return
    yield asyncio.run(_token(services.settings))
    theirs = asyncio.run(_time(services.settings))
    if theirs is not None:
        apart = abs(services.now() - theirs)
        yield judged(apart <= _APART, "check-clock", seconds=int(apart.total_seconds()))


async def _token(settings: Settings) -> Finding:
    base = settings.api_base
    bot = Bot(
        settings.token(),
        base_url=f"{base}/bot",
        base_file_url=f"{base}/file/bot",
        request=Request(settings.proxy_url),
        get_updates_request=Request(settings.proxy_url),
    )
    try:
        async with bot:
            return well("check-token", name=bot.username)
    except TelegramError as error:
        return wrong("check-token-refused", error=type(error).__name__)


async def _time(settings: Settings) -> datetime | None:
    """Ask Telegram's server for its time; None if it does not answer, which the token's look tells."""
    connector = ProxyConnector.from_url(settings.proxy_url) if settings.proxy_url else None
    try:
        async with (
            ClientSession(connector=connector, timeout=_PATIENCE) as session,
            session.head(settings.api_base) as answer,
        ):
            return parsedate_to_datetime(answer.headers["Date"])
    except (ClientError, ProxyError, TimeoutError, KeyError, ValueError):
        return None


def _data(services: Services) -> Path | None:
    """Return the folder of the embedded database."""
    file = make_url(services.settings.database_url).database
    return Path(file).parent if services.database.sqlite and file else None


LOOKS: Final[tuple[Look, ...]] = (disk, wave_keys, telegram)
