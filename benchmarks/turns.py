"""A durable conversation turn, in-process: identity, one recorded transaction, reply; against a bare echo."""

import asyncio
import tempfile
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import SecretStr
from telegram import Update
from telegram.ext import Application, ApplicationBuilder, ContextTypes, MessageHandler, filters

from benchmarks.measuring import Comparison, compare
from bot.application import Lianxin, Transport
from bot.clock import WoundClock
from bot.pace import Pace
from bot.services import Services
from bot.settings import Settings
from playground.core import Cloud
from playground.core.values import BotAccount, Person
from playground.transport import InProcess
from storage.migrate import upgrade
from storage.sealed import KeyRing
from storage.transact import Database

TURNS = 300
ZONE = ZoneInfo("Asia/Shanghai")
ACCOUNT = BotAccount("4242:bench", 4242, "bench_bot", "Bench")
START = datetime(2026, 11, 23, 9, tzinfo=ZONE)


def run() -> Comparison:
    """Handle the same messages of 50 people by both bots."""
    return compare(
        f"{TURNS} durable turns, in-process", lambda: asyncio.run(_ours()), lambda: asyncio.run(_bare())
    )


def _cloud() -> Cloud:
    cloud = Cloud(ACCOUNT, now=lambda: START)
    for person in range(1, 51):
        cloud.join(Person(person, f"P{person}", language_code="en"))
        cloud.start(person)
    for turn in range(TURNS - 50):
        cloud.say(turn % 50 + 1, "help")
    return cloud


async def _ours() -> None:
    cloud = _cloud()
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'data' / 'bench.db'}"
        database = Database(url, KeyRing([b"k" * 32]))
        upgrade(database)
        settings = Settings(
            bot_token=SecretStr(ACCOUNT.token), database_url=url, wave_keys=Path(folder) / "keys"
        )
        services = Services(settings, database, WoundClock(START, ZONE))
        bot = Lianxin(services, Transport(InProcess(cloud), InProcess(cloud)), Pace(1e6))
        await bot.prepare()
        while await bot.poller.once(0):
            await bot.line.idle()
        await bot.stop()
        database.close()


async def _bare() -> None:
    cloud = _cloud()
    application = (
        ApplicationBuilder()
        .token(ACCOUNT.token)
        .request(InProcess(cloud))
        .get_updates_request(InProcess(cloud))
        .updater(None)
        .build()
    )
    application.add_handler(MessageHandler(filters.ALL, _echo))
    await application.initialize()
    await _drain(application)
    await application.shutdown()


async def _drain(application: Application) -> None:  # type: ignore[type-arg] # stock parameters
    offset = 0
    while updates := await application.bot.get_updates(offset=offset):
        for update in updates:
            await application.process_update(update)
        offset = updates[-1].update_id + 1


async def _echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    if update.effective_message is not None:
        await update.effective_message.reply_text(update.effective_message.text or "-")
