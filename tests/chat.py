"""Conversations as people have them: `says`, `presses`, `hears`, against the local Bot API in-process."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import SecretStr

from bot.application import Lianxin, Transport
from bot.clock import WoundClock
from bot.pace import Pace
from bot.services import Services
from bot.settings import load
from playground.core.cloud import Cloud
from playground.core.values import BotAccount, Person
from playground.core.views import Button, ButtonKind, MessageView
from playground.transport import InProcess
from storage.transact import Database

ZONE = ZoneInfo("Asia/Shanghai")
BOT = BotAccount("4242:test-token", 4242, "lianxin_bot", "连心")
FAST = Pace(per_second=100_000, chat_gap=0)


@dataclass
class World:
    """One bot with its pretend Telegram, its database and its clock."""

    cloud: Cloud
    clock: WoundClock
    bot: Lianxin
    database: Database

    def __post_init__(self) -> None:
        self._ids = count(7_000_000_001)

    def person(self, name: str, phone: str | None = None, language: str = "zh-hans") -> "Chatter":
        """Give somebody a Telegram account; they have not met the bot yet."""
        person = Person(next(self._ids), name, language_code=language, phone_number=phone)
        self.cloud.join(person)
        return Chatter(self, person)

    async def settle(self) -> None:
        """Let the bot handle everything it was sent."""
        while await self.bot.poller.once(0):
            await asyncio.wait_for(self.bot.line.idle(), 20)

    async def done(self) -> None:
        """Wait for the errands that are under way."""
        await asyncio.wait_for(self.bot.services.errands.idle(), 60)

    async def wind(self, to: datetime) -> None:
        """Let time pass: everything due on the way happens at its moment."""
        await self.bot.wind(self.clock, to.replace(tzinfo=to.tzinfo or ZONE))
        await self.settle()


class Chatter:
    """A person at their phone. Each deed waits until the bot has answered."""

    def __init__(self, world: World, person: Person) -> None:
        self.world = world
        self.person = person
        self.id = person.id
        self._heard = 0

    async def opens(self, payload: str = "") -> None:
        """Open the bot's link."""
        self.world.cloud.start(self.id, payload)
        await self.world.settle()

    async def says(self, text: str) -> None:
        """Type a message."""
        self.world.cloud.say(self.id, text)
        await self.world.settle()

    async def presses(self, label: str) -> None:
        """Press the newest button whose label begins so."""
        message, button = self.button(label)
        self.world.cloud.press(self.id, message.id, button.value)
        await self.world.settle()

    async def forges(self, payload: str) -> None:
        """Send a payload that no button of the newest message holds."""
        newest = [message for message in self.messages if message.from_bot][-1]
        self.world.cloud.forge(self.id, newest.id, payload)
        await self.world.settle()

    async def shares_contact(self, of: Person | None = None) -> None:
        """Share the own contact, or somebody else's."""
        self.world.cloud.share_contact(self.id, of)
        await self.world.settle()

    async def sends(self, name: str, content: bytes, mime: str = "application/octet-stream") -> None:
        """Send a file."""
        self.world.cloud.send_document(self.id, name, content, mime)
        await self.world.settle()

    async def speaks(self) -> None:
        """Send a voice message."""
        self.world.cloud.send_voice(self.id, b"OggS")
        await self.world.settle()

    def hears(self, *pieces: str) -> str:
        """Assert that the newest message of the bot holds these pieces, and return its text."""
        text = self.last.text
        for piece in pieces:
            assert piece in text, f"{piece!r} is not in: {text}"
        return text

    def hears_nothing_new(self) -> None:
        """Assert that the bot has said nothing since the last look."""
        said = [message for message in self.messages if message.from_bot]
        assert len(said) == self._heard, said[self._heard :]

    def look(self) -> list[str]:
        """Return what the bot has said since the last look."""
        said = [message.text for message in self.messages if message.from_bot]
        new, self._heard = said[self._heard :], len(said)
        return new

    def button(self, label: str) -> tuple[MessageView, Button]:
        """Find the newest button whose label begins so."""
        for message in reversed(self.messages):
            for row in message.buttons:
                for button in row:
                    if button.text.startswith(label) and button.kind is ButtonKind.CALLBACK:
                        return message, button
        shown = [[button.text for row in message.buttons for button in row] for message in self.messages]
        raise AssertionError(f"no button {label!r} among {shown}")

    @property
    def labels(self) -> list[str]:
        """The buttons under the newest message of the bot."""
        return [button.text for row in self.last.buttons for button in row]

    @property
    def last(self) -> MessageView:
        """The newest message of the bot."""
        return [message for message in self.messages if message.from_bot][-1]

    @property
    def messages(self) -> tuple[MessageView, ...]:
        """The chat as it stands."""
        return self.world.cloud.chat(self.id).messages


@asynccontextmanager
async def world_at(start: datetime, database: Database, folder: Path) -> AsyncIterator[World]:
    """Run a bot at that moment on this database, in-process; `folder` is where it may write files."""
    clock = WoundClock(start.replace(tzinfo=start.tzinfo or ZONE), ZONE)
    cloud = Cloud(BOT, now=clock.now)
    settings = load(
        bot_token=SecretStr(BOT.token),
        database_url=database.url,
        wave_keys=folder.with_name(f"{folder.name}-wave-keys"),  # not beside the database: that is refused
        _env_file=None,
    )
    bot = Lianxin(Services(settings, database, clock), Transport(InProcess(cloud), InProcess(cloud)), FAST)
    await bot.prepare()
    world = World(cloud, clock, bot, database)
    try:
        yield world
    finally:
        await world.bot.stop()  # which a test may have replaced
