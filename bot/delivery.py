"""The one sender: takes what is due from the outbox, checks that it still holds, and sends it at a decent hour."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final, Literal

from sqlmodel import Session
from telegram.ext import ExtBot
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.keyboards import NONE, Rows, inline
from bot.pace import BULK
from bot.services import Services
from bot.texts import Language, Text, language_of
from storage import outbox, people
from storage.outbox import Due, Told
from storage.transact import Unavailable

log = logging.getLogger(__name__)

OPENS: Final = time(8)
CLOSES: Final = time(20)
_BATCH: Final = 50
_RETRY: Final = timedelta(minutes=1)
_TRIES: Final = 5
_IDLE: Final = 1.0  # seconds between two looks at an empty outbox


@dataclass(frozen=True, slots=True)
class Letter:
    """A composed message: rendered text, keys under it, and the care tasks it names."""

    html: Text
    rows: Rows = NONE
    told: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a composer is told: the message, the reader's language and the moment."""

    message: Due
    language: Language
    at: datetime


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of unasked message: how it is composed, and what to do when Telegram's answer was lost.

    `compose` runs when the message is sent and returns None when it no longer holds (booking gone, visit made).
    """

    name: str
    compose: Callable[[Session, Occasion], Letter | None]
    lost: Literal["again", "list"] = "again"


def within_window(at: datetime) -> bool:
    """Say whether unasked messages may leave at this local time."""
    return OPENS <= at.time() < CLOSES


def next_window(at: datetime) -> datetime:
    """Return the first moment from `at` on at which unasked messages may leave."""
    if within_window(at):
        return at
    day = at.date() if at.time() < OPENS else at.date() + timedelta(days=1)
    return datetime.combine(day, OPENS, at.tzinfo)


class Sender:
    """Empties the outbox; one recipient who fails never stops or repeats the others."""

    def __init__(self, services: Services, bot: ExtBot[str], kinds: Mapping[str, Kind]) -> None:
        self._services = services
        self._bot = bot
        self._kinds = kinds
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Settle what a crash left half-sent, then begin to send."""
        again = frozenset(kind.name for kind in self._kinds.values() if kind.lost == "again")
        unknown = await self._services.database.transact(outbox.recover, again=again)
        if unknown:
            log.warning("%d messages may or may not have arrived before the last stop", unknown)
        self._task = asyncio.create_task(self._run(), name="sender")

    async def stop(self) -> None:
        """Stop sending; what was being sent is settled at the next start."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def drain(self) -> int:
        """Send everything that is due now and return how many rows were settled."""
        settled = 0
        while within_window(self._services.now()):
            batch = await self._services.database.transact(outbox.claim, at=self._services.now(), most=_BATCH)
            if not batch:
                break
            await asyncio.gather(*(self._deliver(message) for message in batch))
            settled += len(batch)
        return settled

    async def _run(self) -> None:
        while True:
            try:
                await self.drain()
            except Unavailable:
                log.warning("the outbox cannot be read just now")
            await asyncio.sleep(_IDLE)

    async def _deliver(self, message: Due) -> None:
        now = self._services.now()
        if message.expires_at is not None and message.expires_at < now:
            await self._settle(message, "late")
        elif message.chat_id is None:
            await self._settle(message, "blocked", why="no-chat")
        elif (letter := await self._compose(message, now)) is None:
            await self._settle(message, "dropped", why="no-longer-true")
        else:
            await self._send(message, message.chat_id, letter)

    async def _compose(self, message: Due, now: datetime) -> Letter | None:
        kind = self._kinds[message.kind]
        occasion = Occasion(message, language_of(message.language), now)
        return await self._services.database.read(kind.compose, occasion)

    async def _send(self, message: Due, chat_id: int, letter: Letter) -> None:
        try:
            sent = await self._bot.send_message(
                chat_id,
                letter.html,
                parse_mode=ParseMode.HTML,
                reply_markup=inline(language_of(message.language), letter.rows),
                rate_limit_args=BULK,
            )
        except Forbidden:
            await self._services.database.transact(people.set_blocked, chat_id, on=self._services.today)
            await self._settle(message, "blocked", why="forbidden")
        except BadRequest as error:
            log.error("message %d was refused: %s", message.id, type(error).__name__)
            await self._settle(message, "failed", why="refused")
        except (NetworkError, RetryAfter) as error:
            await self._later(message, error)
        else:
            await self._settle(message, "sent", message_id=sent.message_id, told=letter.told)

    async def _later(self, message: Due, error: TelegramError) -> None:
        """Try again in a while; where the answer was lost and a second message would harm, list it instead."""
        if isinstance(error, NetworkError) and self._kinds[message.kind].lost == "list":
            await self._settle(message, "unknown", why="answer-lost")
        elif message.attempts >= _TRIES:
            await self._settle(message, "failed", why="network")
        else:
            until = self._services.now() + _RETRY * message.attempts
            await self._services.database.transact(outbox.postpone, message, until=until)

    async def _settle(
        self,
        message: Due,
        state: str,
        *,
        why: str | None = None,
        message_id: int | None = None,
        told: tuple[Told, ...] = (),
    ) -> None:
        await self._services.database.transact(
            outbox.settle, message, state, at=self._services.now(), why=why, message_id=message_id, told=told
        )
