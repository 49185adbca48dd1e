"""The timetable's runner: a job that fails keeps nothing else from running."""

import asyncio
from datetime import datetime, timedelta

import pytest
from apscheduler.triggers.cron import CronTrigger

import jobs
from bot.services import Services
from jobs.timetable import Entry
from storage import job_runs
from tests.chat import World


async def test_one_job_that_fails_stops_no_other_and_comes_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[str] = []

    async def fail(_services: Services, _at: datetime) -> None:
        ran.append("fails")
        raise ValueError("mistake")

    async def work(_services: Services, _at: datetime) -> None:
        ran.append("works")

    daily = CronTrigger(hour=3, timezone=world.clock.zone)
    entries = (Entry("fails", daily, fail), Entry("works", daily, work))
    monkeypatch.setattr(jobs, "timetable", lambda _zone: entries)
    monkeypatch.setattr(jobs, "WATCHES", ())
    for _ in range(2):
        with pytest.raises(ExceptionGroup, match="timetable"):
            await world.bot.tick()
    assert ran == ["fails", "works", "fails"]
    assert set(world.database.look(job_runs.last_runs)) == {"works"}
    world.clock.wind(world.clock.now() + timedelta(days=1))
    with pytest.raises(ExceptionGroup):
        await world.bot.tick()
    assert ran[3:] == ["fails", "works"]


async def test_a_clock_that_was_ahead_and_is_put_right_holds_nothing_back(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[datetime] = []

    async def work(_services: Services, at: datetime) -> None:
        ran.append(at)

    entry = Entry("works", CronTrigger(hour=3, timezone=world.clock.zone), work)
    monkeypatch.setattr(jobs, "timetable", lambda _zone: (entry,))
    monkeypatch.setattr(jobs, "WATCHES", ())
    now, ahead = world.clock.now(), world.clock.now() + timedelta(days=365)
    world.database.run(job_runs.note_runs, ["works"], at=ahead)
    await world.bot.tick()
    assert ran == [now]  # not in a year
    await world.bot.tick()
    assert ran == [now]


async def test_two_looks_at_once_do_a_thing_once(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[datetime] = []

    async def work(_services: Services, at: datetime) -> None:
        await asyncio.sleep(0)
        ran.append(at)

    entry = Entry("works", CronTrigger(hour=3, timezone=world.clock.zone), work)
    monkeypatch.setattr(jobs, "timetable", lambda _zone: (entry,))
    monkeypatch.setattr(jobs, "WATCHES", ())
    await asyncio.gather(world.bot.tick(), world.bot.tick())
    assert ran == [world.clock.now()]
