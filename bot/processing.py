"""One person's updates in order, different people's at once; nothing is given up before three tries."""

import asyncio
import copy
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Final, Literal

from telegram import Update
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

from bot.context import BotApplication
from bot.errors import Failures
from bot.persistence import StagedPersistence
from bot.services import Services
from storage import inbox
from storage.transact import Unavailable

log = logging.getLogger(__name__)

_WORKERS: Final = 64
_BACKOFF: Final = (0.2, 1.0, 5.0, 15.0, 30.0)  # seconds
Outcome = Literal["done", "away", "failed"]


@dataclass(frozen=True, slots=True)
class Incoming:
    """A raw update; `stored` says whether the inbox holds it (a ballot's taps are never stored)."""

    update_id: int
    user_id: int | None
    raw: dict[str, Any]  # Any: JSON as Telegram sent it
    stored: bool = True


class Line:
    """Hands out updates so that each person has at most one in flight, however many others send."""

    def __init__(self, handle: Callable[[Incoming], Awaitable[None]]) -> None:
        self._handle = handle
        self._waiting: dict[int, deque[Incoming]] = {}
        self._ready: asyncio.Queue[int] = asyncio.Queue()
        self._workers: list[asyncio.Task[None]] = []
        self._idle = asyncio.Event()
        self._idle.set()

    def feed(self, incoming: Incoming) -> None:
        """Put an update at the end of its person's line."""
        self._idle.clear()
        # An update of nobody in particular waits for nobody: its own id is its line.
        person = incoming.user_id if incoming.user_id is not None else -incoming.update_id
        line = self._waiting.get(person)
        if line is not None:
            line.append(incoming)
            return
        self._waiting[person] = deque([incoming])
        self._ready.put_nowait(person)

    def start(self) -> None:
        """Begin to hand out."""
        self._workers = [asyncio.create_task(self._work(), name=f"line-{n}") for n in range(_WORKERS)]

    async def idle(self) -> None:
        """Wait until every update that was fed has been handled."""
        await self._idle.wait()

    async def stop(self) -> None:
        """Stop handing out; what is left is in the inbox and is found again at the next start."""
        for worker in self._workers:
            worker.cancel()
        await asyncio.gather(*self._workers, return_exceptions=True)

    @property
    def length(self) -> int:
        """How many updates wait or are in flight."""
        return sum(len(line) for line in self._waiting.values())

    async def _work(self) -> None:
        while True:
            person = await self._ready.get()
            line = self._waiting[person]
            try:
                await self._handle(line[0])
            finally:
                line.popleft()
                if line:
                    self._ready.put_nowait(person)
                else:
                    del self._waiting[person]
                    if not self._waiting:
                        self._idle.set()


class Processor:
    """Runs one update through the application and settles it in the inbox."""

    def __init__(
        self, application: BotApplication, persistence: StagedPersistence, failures: Failures, services: Services
    ) -> None:
        self._application = application
        self._persistence = persistence
        self._failures = failures
        self._services = services

    async def handle(self, incoming: Incoming) -> None:
        """Handle one update until it is done or parked; while the network or database is away, wait and go on."""
        away = 0
        while True:
            outcome = await self._attempt(incoming)
            if outcome == "done":
                return
            if outcome == "failed":
                if not incoming.stored or await self._give_up(incoming):
                    return
            await asyncio.sleep(_BACKOFF[min(away, len(_BACKOFF) - 1)])
            away += 1

    async def _attempt(self, incoming: Incoming) -> Outcome:
        update = self._parse(incoming)
        if update is None:
            await self._park(incoming, "unreadable")
            return "done"
        drafts = self._application.user_data
        before = copy.deepcopy(drafts.get(incoming.user_id)) if incoming.user_id is not None else None
        await self._application.process_update(update)
        error = self._failures.take(incoming.update_id)
        if error is None:
            return await self._settle(incoming)
        if incoming.user_id is not None and incoming.user_id in drafts:
            # A step that failed half-way must not leave half a draft for its next try.
            drafts[incoming.user_id].clear()
            drafts[incoming.user_id].update(before or {})
        if isinstance(error, RetryAfter):
            await asyncio.sleep(_seconds(error))
        return "away" if _passes(error) else "failed"

    async def _settle(self, incoming: Incoming) -> Outcome:
        if not incoming.stored:
            return "done"
        await self._application.update_persistence()
        user_id = incoming.user_id
        staged = self._persistence.take(user_id) if user_id is not None else inbox.Staged()
        while True:
            try:
                await self._services.database.transact(
                    inbox.finish, self._application.bot.id, incoming.update_id, user_id, staged
                )
            except Unavailable:
                await asyncio.sleep(_BACKOFF[1])
            else:
                return "done"

    async def _give_up(self, incoming: Incoming) -> bool:
        """Count the failed try; after the last, park the update and tell the person."""
        attempts = await self._services.database.transact(
            inbox.count_attempt, self._application.bot.id, incoming.update_id
        )
        if attempts < inbox.ATTEMPTS:
            return False
        await self._park(incoming, "failed")
        await self._failures.apologise(self._application.bot, incoming.raw)
        return True

    async def _park(self, incoming: Incoming, why: str) -> None:
        log.error("update %s parked: %s", incoming.update_id, why)
        if incoming.stored:
            await self._services.database.transact(
                inbox.park, self._application.bot.id, incoming.update_id, why
            )

    def _parse(self, incoming: Incoming) -> Update | None:
        try:
            return Update.de_json(incoming.raw, self._application.bot)
        except (TypeError, ValueError, KeyError, AttributeError, OverflowError, TelegramError) as error:
            log.error("update %s cannot be read: %s", incoming.update_id, type(error).__name__)
            return None


def _passes(error: BaseException) -> bool:
    # The library derives BadRequest from NetworkError, but asking again would get the same answer.
    return isinstance(error, (Unavailable, NetworkError, RetryAfter)) and not isinstance(error, BadRequest)


def _seconds(error: RetryAfter) -> float:
    wait = error.retry_after
    return float(wait if isinstance(wait, int) else wait.total_seconds())
