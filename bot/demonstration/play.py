"""One run of the demonstration: a county in a folder, fresh or as it was left, and the bot that serves it."""

import secrets
import shutil
from collections.abc import Iterable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from pydantic import SecretStr

from bot import lease
from bot.application import Lianxin, Transport
from bot.clock import RunningClock
from bot.demonstration import county
from bot.demonstration.keeping import KeptCounty, Unreadable, check
from bot.demonstration.people import Player
from bot.pace import Pace
from bot.services import Services
from bot.settings import Settings
from playground.core import Cloud
from playground.core.values import Person
from playground.transport import InProcess
from storage.migrate import upgrade
from storage.sealed import KEY_BYTES
from storage.transact import Database

_QUICK: Final = (
    2000.0  # messages a second: nobody limits us here, and winding through a month should not take one
)


@dataclass(frozen=True, slots=True)
class Play:
    """The running bot, everybody one may be, when the county was made, and the key of what is sealed."""

    bot: Lianxin
    players: Sequence[Player]
    began: datetime
    data_key: str

    async def stop(self) -> None:
        """Stop the bot and close its database."""
        await self.bot.stop()
        self.bot.services.database.close()


async def begin(folder: Path, cloud: Cloud, clock: RunningClock) -> Play:
    """Make the county afresh in `folder`, give everybody who has joined a chat, and start the bot."""
    _empty(folder, cloud)
    began, data_key = clock.now(), secrets.token_hex(KEY_BYTES)
    services = _services(folder, cloud, clock, data_key)
    upgrade(services.database)
    players = await county.build(services)
    open_chats(cloud, players)
    return Play(await _started(services, cloud), players, began, data_key)


async def go_on(folder: Path, cloud: Cloud, clock: RunningClock, kept: KeptCounty) -> Play:
    """Start the bot on the county as it was left in `folder`; raises `Unreadable`, and nothing is changed."""
    services = _services(folder, cloud, clock, kept.data_key)
    try:
        check(services.database)
    except Unreadable:
        services.database.close()
        raise
    cloud.restore(kept.cloud)
    return Play(await _started(services, cloud), kept.players, kept.began, kept.data_key)


def _services(folder: Path, cloud: Cloud, clock: RunningClock, data_key: str) -> Services:
    settings = Settings(
        bot_token=SecretStr(cloud.bot.token),
        data_keys=SecretStr(data_key),
        database_url=_database(folder),
        wave_keys=folder / "wave-keys",
        timezone=clock.zone,
    )
    return Services(settings, Database(settings.database_url, settings.keyring(), durable=False), clock)


async def _started(services: Services, cloud: Cloud) -> Lianxin:
    bot = Lianxin(services, Transport(InProcess(cloud), InProcess(cloud)), Pace(_QUICK, chat_gap=0))
    async with AsyncExitStack() as undo:
        undo.callback(services.database.close)
        undo.push_async_callback(bot.stop)
        await bot.start()
        undo.pop_all()
    return bot


def _database(folder: Path) -> str:
    return f"sqlite:///{folder / 'data' / 'lianxin.db'}"


def _empty(folder: Path, cloud: Cloud) -> None:
    """Throw away what was there, unless somebody plays in it at this moment: refused ('already-running')."""
    with lease.idle(_database(folder), cloud.bot.id):
        shutil.rmtree(folder)
    folder.mkdir(parents=True)


def as_person(player: Player) -> Person:
    """Return the player's Telegram account."""
    return Person(player.telegram_id, player.name, language_code=player.language, phone_number=player.phone)


def open_chats(cloud: Cloud, players: Iterable[Player]) -> None:
    """Let everybody who has joined press START, as they once did."""
    for player in players:
        if player.joined:
            cloud.join(as_person(player))
            cloud.start(player.telegram_id)
