"""One person's updates in order, different people's at once; nothing is given up before three tries."""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Final

from telegram import Update
from telegram.error import TelegramError

from bot.context import BotApplication
from bot.errors import Failures
from bot.failing import passes, where
from bot.persistence import Standing, restore, standing
from bot.services import Services
from storage import inbox
from storage.transact import waits

log = logging.getLogger(__name__)

TRIES: Final = 3  # of a step that fails, and not because something is away
AT_ONCE: Final = 64  # updates being handled; whoever waits for a network that is away is not among them
_NOBODY: Final = Standing()


@dataclass(frozen=True, slots=True)
class Incoming:
    """A raw update; `stored` says whether the inbox holds it (a ballot's taps are never stored)."""

    update_id: int
    user_id: int | None
    raw: dict[str, Any]  # Any: JSON as Telegram sent it
    stored: bool = True


class Unreadable(Exception):
    """The library cannot make sense of an update, and will not tomorrow."""


class Line:
    """Hands out updates so that each person has at most one in flight, however many others send."""

    def __init__(self, handle: Callable[[Incoming], Awaitable[None]]) -> None:
        self._handle = handle
        self._waiting: dict[int, deque[Incoming]] = {}
        self._people: set[asyncio.Task[None]] = set()
        self._idle = asyncio.Event()
        self._idle.set()

    def feed(self, incoming: Incoming) -> None:
        """Put an update at the end of its person's line."""
        # An update of nobody in particular waits for nobody: its own id is its line.
        person = incoming.user_id if incoming.user_id is not None else -incoming.update_id
        if person in self._waiting:
            self._waiting[person].append(incoming)
            return
        self._waiting[person] = deque([incoming])
        self._idle.clear()
        task = asyncio.create_task(self._serve(person), name=f"line-{person}")
        self._people.add(task)
        task.add_done_callback(self._people.discard)

    async def idle(self) -> None:
        """Wait until every update that was fed has been handled."""
        await self._idle.wait()

    async def stop(self) -> None:
        """Stop handing out; what is left is in the inbox and is found again at the next start."""
        people = list(self._people)
        for person in people:
            person.cancel()
        await asyncio.gather(*people, return_exceptions=True)

    @property
    def length(self) -> int:
        """How many updates wait or are in flight."""
        return sum(len(line) for line in self._waiting.values())

    async def _serve(self, person: int) -> None:
        waiting = self._waiting[person]
        while waiting:
            [mistake] = await asyncio.gather(self._handle(waiting[0]), return_exceptions=True)
            if mistake is not None:
                # The row is still there and is tried again at the next start; nobody else waits for it.
                log.error("update %d was left: %s", waiting[0].update_id, where(mistake))
            waiting.popleft()
        del self._waiting[person]
        if not self._waiting:
            self._idle.set()


class Processor:
    """Runs one update through the application and settles it in the inbox."""

    def __init__(self, application: BotApplication, failures: Failures, services: Services) -> None:
        self._application = application
        self._failures = failures
        self._database = services.database
        self._room = asyncio.Semaphore(AT_ONCE)

    async def handle(self, incoming: Incoming) -> None:
        """Handle one update until it is done or parked; while network or database are away, wait."""
        pauses, tries = waits(), 0
        while True:
            async with self._room:
                # Whatever goes wrong is judged here, a mistake of ours in settling included.
                [problem] = await asyncio.gather(self._try(incoming), return_exceptions=True)
            if problem is None:
                return
            if not passes(problem):
                tries += 1
                log.error("update %d failed: %s", incoming.update_id, where(problem))
                if isinstance(problem, Unreadable) or tries == TRIES or not incoming.stored:
                    await self.abandon(
                        incoming, "unreadable" if isinstance(problem, Unreadable) else "failed"
                    )
                    return
            await asyncio.sleep(next(pauses))

    async def abandon(self, incoming: Incoming, why: str) -> None:
        """Park an update for the operator to look at, and tell the person that it did not work."""
        log.error("update %d parked: %s", incoming.update_id, why)
        if incoming.stored:
            await self._database.insist(inbox.park, self._application.bot.id, incoming.update_id, why)
        if why != "unreadable":
            await self._failures.apologise(self._application.bot, incoming.raw)

    async def _try(self, incoming: Incoming) -> None:
        """Run every step and settle; raise what went wrong, with everything back where it was."""
        update = self._parse(incoming)
        user = incoming.user_id
        before = _NOBODY if user is None else standing(self._application, user)
        settled = False
        try:
            await self._application.process_update(update)
            error = self._failures.take(incoming.update_id)
            if error is not None:
                raise error
            if self._failures.refused(incoming.update_id) and user is not None:
                restore(self._application, user, before)  # who is refused stays exactly where they were
            await self._settle(incoming, before)
            settled = True
        finally:
            if not settled and user is not None:
                restore(self._application, user, before)

    async def _settle(self, incoming: Incoming, before: Standing) -> None:
        user = incoming.user_id
        staged = inbox.Staged() if user is None else before.change_to(standing(self._application, user))
        if incoming.stored:
            bot_id = self._application.bot.id
            await self._database.insist(inbox.finish, bot_id, incoming.update_id, user, staged)
        elif staged and user is not None:
            # A ballot's tap ended what the person had begun: only that is written, nothing of the tap.
            await self._database.insist(inbox.move, user, staged)

    def _parse(self, incoming: Incoming) -> Update:
        try:
            return Update.de_json(incoming.raw, self._application.bot)
        except (
            ArithmeticError,
            AttributeError,
            LookupError,
            OSError,
            TypeError,
            ValueError,
            TelegramError,
        ) as error:
            raise Unreadable(type(error).__name__) from error
