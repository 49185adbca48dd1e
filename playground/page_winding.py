"""One winding of the clock at a time: how far it is, and which messages came on the way."""

import asyncio
import logging
from collections import Counter
from datetime import datetime, timedelta
from typing import Final

from playground.core.cloud import Cloud
from playground.core.views import Change
from playground.host import Host
from playground.page_changes import Changes

FARTHEST: Final = timedelta(days=731)
TELL_SECONDS: Final = 0.25

log = logging.getLogger(__name__)


class NotWound(Exception):
    """The clock cannot be wound; `key` is "winding", "past" or "too-far"."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class Winding:
    """The last winding of the clock, running or done."""

    def __init__(self, host: Host, cloud: Cloud, changes: Changes) -> None:
        self._host, self._cloud, self._changes = host, cloud, changes
        self._task: asyncio.Task[None] | None = None
        self.start: datetime | None = None
        self.goal: datetime | None = None
        self.failed = False
        self.came: Counter[int] = Counter()

    @property
    def running(self) -> bool:
        """Whether the clock is moving at this moment."""
        return self._task is not None

    def begin(self, to: datetime) -> None:
        """Start winding to an aware moment; raises `NotWound`."""
        now = self._host.now()
        if self.running:
            raise NotWound("winding")
        if to <= now:
            raise NotWound("past")
        if to - now > FARTHEST:
            raise NotWound("too-far")
        self.start, self.goal, self.failed = now, to, False
        self.came.clear()
        self._task = asyncio.get_running_loop().create_task(self._run(to))
        self._task.add_done_callback(self._ended)

    def forget(self) -> None:
        """Forget the last winding: the county has been made afresh."""
        self.start = self.goal = None
        self.failed = False
        self.came.clear()

    async def stop(self) -> None:
        """Give up a winding that still runs, because the server stops."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])

    async def _run(self, to: datetime) -> None:
        unsubscribe = self._cloud.subscribe(self._count)
        teller = asyncio.get_running_loop().create_task(self._tell())
        try:
            await self._host.wind(to)
        finally:
            teller.cancel()
            unsubscribe()

    def _count(self, user: int, change: Change) -> None:
        if change is Change.MESSAGE:
            self.came[user] += 1

    async def _tell(self) -> None:
        while True:
            self._changes.topic("clock")
            await asyncio.sleep(TELL_SECONDS)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._task = None
        error = None if task.cancelled() else task.exception()
        if error is not None:
            self.failed = True
            log.error("the clock stopped on the way: %s", type(error).__name__, exc_info=error)
        self._changes.topic("clock")
