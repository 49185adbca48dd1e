"""SIGKILL at random moments, in polling and in webhook mode: nothing typed is lost, nothing is done twice."""

import asyncio
import json
import logging
import random
import signal
import sys
from collections import defaultdict
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count

import pytest
from aiohttp.test_utils import TestServer
from sqlmodel import Session, func, select

from bot.clock import SystemClock
from playground.core.cloud import Cloud
from playground.core.values import Person
from playground.core.views import Change
from playground.delivery import Patience
from playground.server import make_app
from rules.roster.names import name_key
from storage import inbox, joining
from storage.models.base import id_of
from storage.models.messages import ConversationRow, DraftRow
from storage.models.people import AccountRow, InvitationRow, PersonRow
from storage.transact import Database
from tests import notebook
from tests.chat import BOT, ZONE
from tests.files import ROOT

pytestmark = pytest.mark.slow
log = logging.getLogger(__name__)

SEED = 20261123
PEOPLE = 20
PATIENT = 0.5  # share of people who wait for each question before they answer; the others type ahead
LONGEST_WAIT = 60.0  # seconds a person waits for an answer, whatever happens to the bot meanwhile
BETWEEN = (1, 5, 25, 100)  # answers between a start and a kill: each as often as any other, in any order


@dataclass
class Typist:
    """Somebody who joins and then files one note after the other, each different."""

    cloud: Cloud
    id: int
    code: str
    name: str
    patient: bool
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    filed: list[tuple[str, str]] = field(default_factory=list)

    async def live(self, stop: asyncio.Event, pause: random.Random) -> None:
        """Join, and write until told to stop; the last note is finished."""
        await self._hears(self.cloud.start(self.id, self.code), "")
        await self._hears(self.cloud.say(self.id, self.name), "")
        for number in count():
            if stop.is_set():
                return
            await self._file(f"title {number} of {self.id}", f"body {number} of {self.id}")
            await asyncio.sleep(pause.random() / 20)

    async def _file(self, title: str, body: str) -> None:
        for typed, answer in (("/jot", "title?"), (title, "body?"), (body, f" {title}")):
            said = self.cloud.say(self.id, typed)
            if self.patient or typed is body:
                await self._hears(said, answer)
        self.filed.append((title, body))

    async def _hears(self, after: int, piece: str) -> None:
        def answered() -> bool:
            newest = self.cloud.chat(self.id).messages[-8:]
            return any(said.from_bot and said.id > after and piece in said.text for said in newest)

        try:
            async with asyncio.timeout(LONGEST_WAIT):
                while not answered():
                    self.changed.clear()
                    await self.changed.wait()
        except TimeoutError:
            newest = [message.text for message in self.cloud.chat(self.id).messages[-8:]]
            raise AssertionError(f"{self.id} waits for {piece!r} after message {after}: {newest}") from None


def roster(session: Session) -> list[tuple[str, str]]:
    """Put people on the roster and return each one's name and slip."""
    slips = []
    for number in range(PEOPLE):
        name = f"王桂{chr(ord('一') + 7 * number)}"
        person = PersonRow(category="full", name=name, name_key=name_key(name))
        session.add(person)
        session.flush()
        slips.append((name, joining.issue(session, id_of(person), on=SystemClock(ZONE).now().date())))
    return slips


class Traffic:
    """Counts what the bot says in all chats, and wakes whoever waits for something in theirs.

    What people type does not count: they type while the bot is being started, too, and a kill that only they
    led up to would find it busy with nothing but its start.
    """

    def __init__(self, cloud: Cloud, typists: list[Typist]) -> None:
        self._cloud = cloud
        self._waking = {typist.id: typist.changed for typist in typists}
        self._count = 0
        self._watched = asyncio.Event()

    def note(self, chat: int, change: Change) -> None:
        self._waking[chat].set()
        if change is Change.MESSAGE and self._cloud.chat(chat).messages[-1].from_bot:
            self._count += 1
            self._watched.set()

    async def some(self, answers: int) -> None:
        """Wait until the bot has said so much more."""
        until = self._count + answers
        while self._count < until:
            self._watched.clear()
            await self._watched.wait()


class Killer:
    """Runs the bot again and again and kills it at random moments; only ever its own child."""

    def __init__(self, settings: dict[str, object]) -> None:
        self._command = [sys.executable, "-m", "tests.slow.crash_bot", json.dumps(settings)]
        self._child: asyncio.subprocess.Process | None = None

    async def start(self) -> asyncio.subprocess.Process:
        self._child = await asyncio.create_subprocess_exec(*self._command, cwd=ROOT)
        return self._child

    async def leave_nothing(self) -> None:
        """Kill what still runs because the test failed."""
        if self._child is not None and self._child.returncode is None:
            self._child.kill()
            await self._child.wait()

    async def kill(self, answers: int, chance: random.Random, traffic: Traffic) -> None:
        """Run the bot until a random moment: so many answers on, and a little."""
        process = await self.start()
        ended = asyncio.create_task(process.wait())
        some = asyncio.create_task(traffic.some(answers))
        async with asyncio.timeout(LONGEST_WAIT):
            await asyncio.wait((ended, some), return_when=asyncio.FIRST_COMPLETED)
        await asyncio.sleep(chance.random() / 30)
        assert not ended.done(), "the bot ended by itself"
        process.kill()
        await ended

    async def end(self, process: asyncio.subprocess.Process) -> int:
        """Ask it to end, as a service manager does, and return its exit status."""
        process.send_signal(signal.SIGTERM)
        return await asyncio.wait_for(process.wait(), 20)


@pytest.mark.parametrize(("mode", "rounds"), [("polling", 40), ("webhook", 20)])
async def test_killed_at_any_moment(database: Database, mode: str, rounds: int, unused_tcp_port: int) -> None:
    log.info("seed %d", SEED)
    chance = random.Random(f"{SEED} {mode}")
    notebook.prepare(database)
    cloud = Cloud(BOT, now=lambda: datetime.now(UTC))
    typists = []
    for number, (name, code) in enumerate(database.run(roster)):
        person = Person(7_000_000_001 + number, f"P{number}", language_code="en")
        cloud.join(person)
        typists.append(Typist(cloud, person.id, code, name, chance.random() < PATIENT))
    traffic = Traffic(cloud, typists)
    cloud.subscribe(traffic.note)
    async with AsyncExitStack() as stack:
        server = TestServer(make_app(cloud, patience=Patience(first=0.02, longest=0.2)))
        await server.start_server()
        stack.push_async_callback(server.close)
        settings: dict[str, object] = {
            "bot_token": BOT.token,
            "api_base": str(server.make_url("")).rstrip("/"),
            "database_url": database.url,
        }
        if mode == "webhook":
            settings |= {
                "webhook_url": f"http://127.0.0.1:{unused_tcp_port}/hook",
                "webhook_port": unused_tcp_port,
                "webhook_secret": "secret",
            }
        stop = asyncio.Event()
        # Each types from chances of their own, so that nobody's pace moves the moments of the kills.
        own = [random.Random(f"{SEED} {mode} {typist.id}") for typist in typists]
        lives = [
            asyncio.create_task(typist.live(stop, each)) for typist, each in zip(typists, own, strict=True)
        ]
        killer = Killer(settings)
        stack.push_async_callback(killer.leave_nothing)
        answers = list(BETWEEN) * (rounds // len(BETWEEN))
        chance.shuffle(answers)
        for some in answers:
            await killer.kill(some, chance, traffic)
        last = await killer.start()
        stop.set()
        await asyncio.gather(*lives)
        assert await killer.end(last) == 0
    check(database, typists)


def check(database: Database, typists: list[Typist]) -> None:
    filed: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for who, title, body in database.run(notebook.notes):
        filed[who].append((title, body))
    for typist in typists:
        assert filed[typist.id] == typist.filed  # each once, in order, nothing mixed up
    log.info("%d notes filed", sum(map(len, filed.values())))
    assert sum(map(len, filed.values())) > 2 * PEOPLE

    def counts(session: Session) -> dict[str, int]:
        tables = {"account": AccountRow, "conversation": ConversationRow, "draft": DraftRow}
        found = {
            name: session.exec(select(func.count()).select_from(row)).one() for name, row in tables.items()
        }
        used = select(func.count()).select_from(InvitationRow).where(InvitationRow.used_on != None)  # noqa: E711
        return found | {"used": session.exec(used).one()}

    assert database.run(counts) == {"account": PEOPLE, "used": PEOPLE, "conversation": 0, "draft": 0}
    assert (database.run(inbox.left), database.run(inbox.parked)) == (0, 0)
