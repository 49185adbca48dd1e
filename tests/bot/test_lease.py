"""One active process per bot: the second does not start, and one that was taken over from writes nothing."""

import asyncio
from functools import partial
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import text

from bot.application import Lianxin, Transport
from bot.clock import SystemClock
from bot.lease import FileLease, ServerLease, lease_of
from bot.pace import Pace
from bot.services import Services
from bot.settings import load
from playground.core.cloud import Cloud
from playground.transport import InProcess
from rules.refusals import Refused
from storage import job_runs, lease
from storage.lease import Fenced
from storage.transact import Database, Unavailable
from tests.chat import BOT, ZONE, World
from tests.conftest import KEYRING
from tests.waiting import until


async def test_a_second_process_on_the_same_file_does_not_start(world: World) -> None:
    await world.bot.stop()
    bots = []
    for _ in range(2):
        transport = Transport(InProcess(world.cloud), InProcess(world.cloud))
        bots.append(Lianxin(world.bot.services, transport, Pace(1e5)))
    world.bot = bots[0]
    await bots[0].start()
    calls = len(world.cloud.calls)
    with pytest.raises(Refused, match="already-running"):
        await bots[1].run()
    assert {call.method.lower() for call in list(world.cloud.calls)[calls:]} <= {
        "getupdates"
    }  # those of the first
    await bots[0].stop()
    await bots[1].start()
    await bots[1].stop()


async def test_the_file_lock_is_let_go_and_taken_again(tmp_path: Path) -> None:
    first, second = FileLease(tmp_path / "new" / "a.lock"), FileLease(tmp_path / "new" / "a.lock")
    await first.take()
    with pytest.raises(Refused, match="already-running"):
        await second.take()
    await first.release()
    await first.release()
    await second.take()
    await second.release()


def test_the_lock_lies_beside_the_embedded_database(database: Database, tmp_path: Path) -> None:
    assert isinstance(lease_of(database, 1), FileLease)


async def test_a_new_epoch_forbids_every_transaction_of_the_last(
    any_database: Database, empty_database: Path
) -> None:
    mine = any_database.run(lease.raise_epoch, 7)
    any_database.guard(partial(lease.check, bot_id=7, epoch=mine))
    any_database.run(job_runs.note_runs, [], at=None)  # type: ignore[arg-type]
    other = Database(any_database.url, KEYRING)
    theirs = other.run(lease.raise_epoch, 7)
    assert theirs == mine + 1
    with pytest.raises(Fenced):
        any_database.run(job_runs.note_runs, [], at=None)  # type: ignore[arg-type]
    other.guard(partial(lease.check, bot_id=7, epoch=theirs))
    other.run(job_runs.note_runs, [], at=None)  # type: ignore[arg-type]
    assert any_database.look(job_runs.last_runs) == {}  # reading is no harm
    other.close()


async def test_a_standby_waits_takes_over_and_shuts_the_old_one_out(postgres_database: Database) -> None:
    other = Database(postgres_database.url, KEYRING)
    active, standby = ServerLease(postgres_database, 7), ServerLease(other, 7)
    another_bot = ServerLease(other, 8)
    await active.take()
    await another_bot.take()
    await another_bot.release()
    watching = asyncio.create_task(active.watch())
    taking = asyncio.create_task(standby.take())
    await asyncio.sleep(0.3)
    assert not taking.done()
    assert not watching.done()
    cut = "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted"
    postgres_database.run(lambda session: session.execute(text(cut)).all() and None)
    await asyncio.wait_for(taking, 5)
    with pytest.raises(Unavailable):
        postgres_database.run(job_runs.note_runs, [], at=None)  # type: ignore[arg-type]
    other.run(job_runs.note_runs, [], at=None)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="lease-lost"):
        await asyncio.wait_for(watching, 5)
    await active.release()
    await standby.release()
    other.close()


async def test_a_bot_that_loses_its_lease_ends(postgres_database: Database, tmp_path: Path) -> None:
    clock = SystemClock(ZONE)
    cloud = Cloud(BOT, now=clock.now)
    settings = load(bot_token=SecretStr(BOT.token), database_url=postgres_database.url, _env_file=None)
    transport = Transport(InProcess(cloud), InProcess(cloud))
    bot = Lianxin(Services(settings, postgres_database, clock), transport, Pace(1e5))
    running = asyncio.create_task(bot.run())
    await until(lambda: any(call.method.lower() == "getupdates" for call in cloud.calls))
    other = Database(postgres_database.url, KEYRING)
    other.run(lease.raise_epoch, BOT.id)
    other.close()
    with pytest.raises(Refused, match="lease-lost"):
        await asyncio.wait_for(running, 20)
