"""The one sender: takes what is due from the outbox if it still holds, and sends it at a decent hour."""

import asyncio
import logging
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final, Literal

from sqlmodel import Session
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot.failing import where
from bot.keyboards import NONE, Rows, inline
from bot.pace import BULK, Pace, seconds
from bot.services import Services
from bot.texts import Language, Text, language_of
from bot.tolerance import tolerantly
from storage import outbox, people
from storage.outbox import Due, Told
from storage.transact import Unavailable

log = logging.getLogger(__name__)

OPENS: Final = time(8)
CLOSES: Final = time(20)
_AT_ONCE: Final = 50
_PAUSES: Final = tuple(
    timedelta(minutes=minutes) for minutes in (1, 2, 5, 10, 30, 30, 30)
)  # after each lost answer
_SOON: Final = timedelta(minutes=1)  # after a try that surely reached nobody
_IDLE: Final = 1.0  # seconds between two looks at an empty outbox
_LAST: Final = 8.0  # seconds in which requests under way may end when we stop
# What a request failed with that never left: the causes the HTTP clients give.
_NEVER_LEFT: Final = ("ClientConnectorError", "ConnectionTimeoutError", "ProxyConnectionError", "ProxyError")


@dataclass(frozen=True, slots=True)
class Letter:
    """A composed message: rendered text, keys under it, the care tasks it names, and what it replaces."""

    html: Text
    rows: Rows = NONE
    told: tuple[Told, ...] = ()
    edits: int | None = None  # the id of an earlier message to the same chat, which becomes this one


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a composer is told: the message, the reader's language and the moment."""

    message: Due
    language: Language
    at: datetime


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of unasked message: how it is composed, and what to do when Telegram's answer was lost.

    `compose` runs when the message is sent and returns None when it no longer holds (booking gone, visit
    made).
    """

    name: str
    compose: Callable[[Session, Occasion], Letter | None]
    lost: Literal["again", "list"] = "again"


def within_window(at: datetime) -> bool:
    """Say whether unasked messages may leave at this local time."""
    return OPENS <= at.time() < CLOSES


def next_window(at: datetime) -> datetime:
    """Return the first moment from `at` (local) on at which unasked messages may leave."""
    if within_window(at):
        return at
    day = at.date() if at.time() < OPENS else at.date() + timedelta(days=1)
    return datetime.combine(day, OPENS, at.tzinfo)


class Sender:
    """Empties the outbox; one recipient who fails never stops or repeats the others."""

    def __init__(self, services: Services, bot: ExtBot[str], kinds: Mapping[str, Kind], pace: Pace) -> None:
        self._services = services
        self._bot = bot
        self._kinds = kinds
        self._pace = pace
        self._alone = asyncio.Lock()
        self._stopping = asyncio.Event()

    async def prepare(self) -> None:
        """Settle what a crash left half-sent."""
        again = frozenset(kind.name for kind in self._kinds.values() if kind.lost == "again")
        unknown = await self._services.database.transact(outbox.recover, again=again)
        if unknown:
            log.warning("%d messages may or may not have arrived before the last stop", unknown)

    async def run(self) -> None:
        """Send whatever falls due, until told to stop."""
        while not self._stopping.is_set():
            try:
                await self.drain()
            except Unavailable:
                log.warning("the outbox cannot be reached just now")
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), _IDLE)

    def stop(self) -> None:
        """Let nothing more leave; requests under way may end when `run` is then cancelled."""
        self._stopping.set()

    async def drain(self) -> int:
        """Send everything that may leave now and return how many messages were dealt with."""
        async with self._alone:
            under_way: dict[asyncio.Task[None], Due] = {}
            dealt_with = 0
            try:
                while True:
                    for message in await self._claim(under_way.values()):
                        under_way[asyncio.create_task(self._deliver(message))] = message
                    if not under_way:
                        return dealt_with
                    done, _ = await asyncio.wait(under_way, return_when=asyncio.FIRST_COMPLETED)
                    for task in done:
                        await self._judge(under_way.pop(task), task.exception())
                    dealt_with += len(done)
            finally:
                if under_way:
                    _, late = await asyncio.wait(under_way, timeout=_LAST)
                    for task in late:
                        task.cancel()

    async def _claim(self, under_way: Collection[Due]) -> list[Due]:
        room = _AT_ONCE - len(under_way)
        now = self._services.now()
        if room < _AT_ONCE // 2 or self._stopping.is_set() or not within_window(now):
            return []
        but = frozenset(message.id for message in under_way)
        return await self._services.database.transact(outbox.claim, at=now, most=room, but=but)

    async def _judge(self, message: Due, error: BaseException | None) -> None:
        """Put away a message that could not be made; where the database was away, it simply waits."""
        if isinstance(error, Unavailable):
            raise error
        if error is not None:
            log.error("message %d (%s) could not be made: %s", message.id, message.kind, where(error))
            await self._settle(message, "failed", why="mistake")

    async def _deliver(self, message: Due) -> None:
        now = self._services.now()
        kind = self._kinds[message.kind]
        if message.expires_at is not None and message.expires_at < now:
            await self._settle(message, "late")
        elif message.chat_id is None:
            await self._settle(message, "blocked", why="no-chat")
        elif (letter := await self._compose(kind, message, now)) is None:
            await self._settle(message, "dropped", why="no-longer-true")
        else:
            await self._pace.bulk_turn(message.chat_id)
            if within_window(self._services.now()) and not self._stopping.is_set():
                await self._send(kind, message, message.chat_id, letter)

    async def _compose(self, kind: Kind, message: Due, now: datetime) -> Letter | None:
        occasion = Occasion(message, language_of(message.language), now)
        return await self._services.database.read_aside(kind.compose, occasion)

    async def _send(self, kind: Kind, message: Due, chat_id: int, letter: Letter) -> None:
        if kind.lost == "list":
            await self._services.database.transact(outbox.begin, message)
        try:
            message_id = await self._request(chat_id, language_of(message.language), letter)
        except TelegramError as error:
            await self._failed(kind, message, chat_id, error)
        else:
            await self._settle(message, "sent", message_id=message_id, told=letter.told)

    async def _request(self, chat_id: int, language: Language, letter: Letter) -> int:
        """Send a letter, or edit the earlier message into it, and return the message's id."""
        markup = inline(language, letter.rows)
        if letter.edits is None:
            sent = await self._bot.send_message(
                chat_id, letter.html, parse_mode=ParseMode.HTML, reply_markup=markup, rate_limit_args=BULK
            )
            return sent.message_id
        await tolerantly(
            self._bot.edit_message_text(
                letter.html,
                chat_id,
                letter.edits,
                parse_mode=ParseMode.HTML,
                reply_markup=markup,
                rate_limit_args=BULK,
            )
        )
        return letter.edits

    async def _failed(self, kind: Kind, message: Due, chat_id: int, error: TelegramError) -> None:
        if isinstance(error, Forbidden) or error.message.lower().startswith("chat not found"):
            if not message.veiled:  # noted beside the case's message, it would tell whose case it is
                await self._services.database.insist(people.set_blocked, chat_id, on=self._services.today)
            await self._settle(message, "blocked", why="forbidden")
        elif isinstance(error, BadRequest):
            log.error("message %d (%s) was refused: %s", message.id, message.kind, type(error).__name__)
            await self._settle(message, "failed", why="refused")
        elif isinstance(error, RetryAfter):
            await self._later(message, timedelta(seconds=seconds(error)), counted=False)
        elif type(error.__cause__).__name__ in _NEVER_LEFT:
            await self._later(message, _SOON, counted=False)
        elif kind.lost == "list" or message.attempts >= len(_PAUSES):
            await self._settle(message, "unknown", why="answer-lost")
        else:
            await self._later(message, _PAUSES[message.attempts], counted=True)

    async def _later(self, message: Due, wait: timedelta, *, counted: bool) -> None:
        until = self._services.now() + wait
        await self._services.database.insist(outbox.postpone, message, until=until, counted=counted)

    async def _settle(
        self,
        message: Due,
        state: str,
        *,
        why: str | None = None,
        message_id: int | None = None,
        told: tuple[Told, ...] = (),
    ) -> None:
        """Write what became of it, however long that takes: what was sent must not be sent again."""
        await self._services.database.insist(
            outbox.settle, message, state, at=self._services.now(), why=why, message_id=message_id, told=told
        )
