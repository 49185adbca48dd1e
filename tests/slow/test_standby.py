"""Two real processes on one token and one PostgreSQL: whatever takes the first away, the second goes on.

What is written in between is compared in the end: nothing lost, nothing doubled; and the first, however late
it notices, writes nothing more.
"""

import asyncio
import logging
import random
import signal
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

import pytest
from aiohttp.test_utils import TestServer
from sqlalchemy.engine import make_url
from sqlmodel import Session

from playground.delivery import Patience
from playground.server import make_app
from storage import inbox, joining
from storage.models.messages import LeaseRow
from storage.transact import Database
from tests import notebook
from tests.builders import County
from tests.chat import BOT, World, world_at
from tests.conftest import NOW
from tests.postgres import Server
from tests.slow.crash.killer import Killer
from tests.slow.crash.people import Stage, Typist
from tests.slow.crash.phones import Phone
from tests.slow.crash.trace import Point

pytestmark = pytest.mark.slow
log = logging.getLogger(__name__)

PEOPLE = 8
WITHIN = 25.0  # seconds; a few where the machine has nothing else to do
CUT = (
    "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted "
    "AND database = (SELECT oid FROM pg_database WHERE datname = '{}')"
)


@dataclass
class Pair:
    """An active process, one that stands by, and people who write all the while."""

    world: World
    typists: list[Typist]
    first: Killer
    second: Killer
    server: Server

    @property
    def epoch(self) -> int:
        """How often the lease has been taken."""

        def look(session: Session) -> int:
            row = session.get(LeaseRow, BOT.id)
            return row.epoch if row is not None else 0

        return self.world.database.look(look)

    async def taken(self, epoch: int) -> None:
        """Wait until the lease has been taken so often."""
        async with asyncio.timeout(WITHIN):
            while self.epoch < epoch:  # noqa: ASYNC110 - it is another process that writes it
                await asyncio.sleep(0.05)

    async def goes_on(self, since: float) -> None:
        """Wait for answers, and tell how long there were none."""
        async with asyncio.timeout(WITHIN):
            await self.second.answers.some(PEOPLE)
        log.info("answered again after %.1f s", monotonic() - since)

    def cut_lock(self) -> None:
        """Cut only the connection that holds the lock."""
        self.server.run(CUT.format(make_url(self.world.database.url).database))


@pytest.fixture
async def pair(postgres_database: Database, postgres_server: Server, tmp_path: Path) -> AsyncIterator[Pair]:
    """Two processes of which one serves, and eight people in the middle of something."""
    async with world_at(NOW, postgres_database, tmp_path) as world:
        county = County(world.database)
        notebook.prepare(world.database)
        typists = []
        for number in range(PEOPLE):
            name = f"王{chr(ord('一') + number)}"
            code = world.database.run(joining.issue, county.member(name), on=world.clock.now().date())
            phone = Phone(world.cloud, world.person(name, language="en").id)
            typists.append(Typist(phone, code, name, number % 2 == 0))
            world.cloud.start(phone.id, code)
    stage = Stage()
    async with AsyncExitStack() as stack:
        server = TestServer(make_app(world.cloud, patience=Patience(first=0.02, longest=0.2)))
        await server.start_server()
        stack.push_async_callback(server.close)
        settings: dict[str, object] = {
            "bot_token": BOT.token,
            "api_base": str(server.make_url("")).rstrip("/"),
            "database_url": postgres_database.url,
        }
        first = await stack.enter_async_context(Killer(settings, tmp_path / "first", world.cloud))
        second = await stack.enter_async_context(Killer(settings, tmp_path / "second", world.cloud))
        made = Pair(world, typists, first, second, postgres_server)
        async with asyncio.TaskGroup() as lives:
            for each in typists:
                lives.create_task(each.live(stage, random.Random(each.phone.id)))
            await made.first.start(world.clock.now())
            await made.taken(1)
            await made.second.start(world.clock.now())
            await made.first.answers.some(3 * PEOPLE)
            yield made
            await made.second.answers.some(6 * PEOPLE)  # each can file a second note
            stage.end()
        assert await made.second.end() == 0
    filed = postgres_database.look(notebook.notes)
    for each in typists:
        assert [note[1:] for note in filed if note[0] == each.phone.id] == each.filed
        assert len(each.filed) > 1
    assert (postgres_database.look(inbox.left), postgres_database.look(inbox.parked)) == (0, 0)


async def test_the_active_one_is_killed(pair: Pair) -> None:
    assert not pair.second.notes.death().places  # so far it has written nothing
    killed = monotonic()
    await pair.first.kill_now()
    await pair.goes_on(killed)
    assert pair.epoch == 2


async def test_only_the_lock_is_cut(pair: Pair) -> None:
    cut = monotonic()
    pair.cut_lock()
    assert await pair.first.ended() == 1  # it noticed by itself: a service manager starts it again
    await pair.goes_on(cut)
    assert pair.epoch == 2


async def test_the_active_one_is_frozen_and_wakes_up_too_late(pair: Pair) -> None:
    frozen = monotonic()
    pair.first.signal(signal.SIGSTOP)
    pair.cut_lock()
    await pair.taken(2)
    pair.first.notes.death()  # whatever it wrote so far
    await pair.goes_on(frozen)
    pair.first.signal(signal.SIGCONT)
    assert await pair.first.ended() == 1
    pair.first.notes.death()
    late = {step for step, point in pair.first.notes.newest if point is Point.COMMITTED}
    assert late == set()
    await pair.second.answers.some(PEOPLE)


async def test_whoever_stands_by_can_be_told_to_end(pair: Pair) -> None:
    assert await pair.second.end() == 0
    await pair.second.start(pair.world.clock.now())
    await pair.first.kill_now()
    await pair.goes_on(monotonic())


async def test_the_server_is_restarted_under_load(pair: Pair) -> None:
    """Every connection of both breaks: the active one ends, to be started again, and so does the other."""
    pair.server.restart()
    statuses = await asyncio.gather(pair.first.ended(), pair.second.ended())
    assert set(statuses) == {1}
    restarted = monotonic()
    await pair.second.start(pair.world.clock.now())
    await pair.goes_on(restarted)
