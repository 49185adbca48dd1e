"""One run of the demonstration: a fresh county in a folder, and the bot that serves it."""

import secrets
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import SecretStr

from bot.application import Lianxin, Transport
from bot.clock import RunningClock
from bot.demonstration import county
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
    """The running bot, its clock and everybody one may be."""

    bot: Lianxin
    clock: RunningClock
    players: Sequence[Player]

    async def stop(self) -> None:
        """Stop the bot and close its database."""
        await self.bot.stop()
        self.bot.services.database.close()


async def begin(folder: Path, cloud: Cloud, clock: RunningClock) -> Play:
    """Make the county afresh in `folder`, give everybody who has joined a chat, and start the bot."""
    _empty(folder)
    settings = Settings(
        bot_token=SecretStr(cloud.bot.token),
        data_keys=SecretStr(secrets.token_hex(KEY_BYTES)),
        database_url=f"sqlite:///{folder / 'data' / 'lianxin.db'}",
        wave_keys=folder / "wave-keys",
        timezone=clock.zone,
    )
    database = Database(settings.database_url, settings.keyring(), durable=False)
    upgrade(database)
    services = Services(settings, database, clock)
    players = await county.build(services)
    open_chats(cloud, players)
    bot = Lianxin(services, Transport(InProcess(cloud), InProcess(cloud)), Pace(_QUICK, chat_gap=0))
    await bot.start()
    return Play(bot, clock, players)


def _empty(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
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
