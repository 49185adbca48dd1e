"""Runs the bot again and again, and ends it: at a step it has not died in before, or at a random moment."""

import asyncio
import json
import os
import random
import signal
import sys
from collections import Counter
from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from playground.core.cloud import Cloud
from playground.core.views import Change
from tests.files import ROOT
from tests.slow.crash.trace import Armed, Death, Place, Reader

LONGEST_WAIT = 60.0  # seconds in which a started bot must do something


class Answers:
    """Counts what the bot says in all chats.

    What people type does not count: they type while the bot is being started, too, and a kill that only they
    led up to would find it busy with nothing but its start.
    """

    def __init__(self, cloud: Cloud) -> None:
        self._cloud = cloud
        self._count = 0
        self._more = asyncio.Event()
        cloud.subscribe(self._note)

    async def some(self, answers: int) -> None:
        """Wait until the bot has said so much more."""
        until = self._count + answers
        while self._count < until:
            self._more.clear()
            await self._more.wait()

    def _note(self, chat: int, change: Change) -> None:
        newest = next(reversed(self._cloud._world.chats[chat].messages.values()), None)
        by_bot = change is Change.MESSAGE and newest is not None and newest.sender == self._cloud.bot.id
        if by_bot or change is Change.EDITED:
            self._count += 1
            self._more.set()


class Killer:
    """Owns the bot's process, and knows in which steps it has died."""

    def __init__(self, settings: dict[str, object], trace: Path, cloud: Cloud) -> None:
        self._settings = settings
        self._trace = trace
        self.answers = Answers(cloud)
        self._nursery: asyncio.subprocess.Process | None = None
        self._child: int | None = None
        self.notes = Reader(self._trace)
        self.died: Counter[Place] = Counter()

    async def __aenter__(self) -> Self:
        pipe = asyncio.subprocess.PIPE
        command = (sys.executable, "-m", "tests.slow.crash.nursery")
        self._nursery = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdin=pipe, stdout=pipe)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._nursery is not None
        assert self._nursery.stdin is not None
        self._nursery.stdin.close()  # which ends the bot as well, if one still runs
        await self._nursery.wait()

    @property
    def died_in(self) -> set[str]:
        """The steps in which the bot has died."""
        return {step for step, _ in self.died}

    async def start(self, now: datetime, armed: Armed | None = None) -> None:
        """Start the bot at that moment; armed, it ends itself at the first point that is not spared."""
        assert self._nursery is not None
        assert self._nursery.stdin is not None
        order = {
            "settings": self._settings,
            "now": now.isoformat(),
            "trace": str(self._trace),
            "armed": armed,
        }
        self._nursery.stdin.write(json.dumps(order).encode() + b"\n")
        self._child = await self._number()

    async def kill(
        self, now: datetime, answers: int, chance: random.Random, *, only: Collection[str] | None
    ) -> Death:
        """Run the bot until it dies: where it has not yet, else so many answers on, and a little.

        Where it has not yet is any step, or `only` these.
        """
        await self.start(now, Armed(spared=sorted(self.died), only=None if only is None else sorted(only)))
        ended, some = asyncio.create_task(self._number()), asyncio.create_task(self.answers.some(answers))
        async with asyncio.timeout(LONGEST_WAIT):
            await asyncio.wait((ended, some), return_when=asyncio.FIRST_COMPLETED)
            some.cancel()
            await asyncio.wait((ended,), timeout=chance.random() / 30)
            if not ended.done():
                self.signal(signal.SIGKILL)
            assert await ended == -signal.SIGKILL, "the bot ended by itself"
        death = self.notes.death(lived=some.done() and not some.cancelled())
        self.died.update(death.places)
        return death

    async def kill_now(self) -> None:
        """Kill the bot whatever it does."""
        self.signal(signal.SIGKILL)
        assert await self.ended() == -signal.SIGKILL

    async def end(self) -> int:
        """Ask the bot to end, as a service manager does, and return its exit status."""
        self.signal(signal.SIGTERM)
        return await self.ended()

    async def ended(self) -> int:
        """Wait until the bot has ended, and return its exit status."""
        return await asyncio.wait_for(self._number(), LONGEST_WAIT)

    def signal(self, number: int) -> None:
        """Send the bot a signal."""
        assert self._child is not None
        os.kill(self._child, number)

    async def _number(self) -> int:
        assert self._nursery is not None
        assert self._nursery.stdout is not None
        return int(await self._nursery.stdout.readline())
