"""Figures for Prometheus: well-formed, counts only, nothing of anybody or of a ballot; the log as JSON."""

import json
import logging
import re
from dataclasses import fields

import pytest
from aiohttp.test_utils import TestClient, TestServer
from aiohttp.web import Application

from bot import logs, metrics
from bot.health import Health
from storage import job_runs, outbox
from storage.condition import Condition
from storage.outbox import Message
from storage.transact import Database, Unavailable
from tests import builders
from tests.builders import County
from tests.chat import ZONE, World
from tests.conftest import NOW

AT = NOW.replace(tzinfo=ZONE)
LINE = re.compile(r'lianxin_[a-z_]+(\{[a-z]+="[^"]*"\})? -?\d+(\.\d+)?(e[+-]\d+)?$')


async def shown(world: World, health: Health) -> list[str]:
    app = Application()
    app.add_routes(metrics.routes(health, world.bot.services))
    async with TestClient(TestServer(app)) as client:
        answer = await client.get("/metrics")
        assert answer.headers["Content-Type"].startswith("text/plain; version=0.0.4")
        return (await answer.text()).splitlines()


async def test_figures_are_told(world: World) -> None:
    county = County(world.database)
    who = county.member("王桂英")
    world.database.run(builders.account, who, 7)
    world.database.run(outbox.put, [Message("digest", "x", "y", "", who, AT)])
    world.database.run(job_runs.note_runs, ["digests"], at=AT)
    health = Health()
    health.trouble("telegram")
    lines = await shown(world, health)
    assert f"lianxin_clock_seconds {AT.timestamp():.15g}" in lines
    assert "lianxin_well 0" in lines
    assert 'lianxin_trouble{what="telegram"} 1' in lines
    assert 'lianxin_messages{state="waiting"} 1' in lines
    assert 'lianxin_accounts{state="open"} 1' in lines
    assert f'lianxin_job_last_run_seconds{{job="digests"}} {AT.timestamp():.15g}' in lines
    assert not [line for line in lines if not line.startswith("#") and not LINE.match(line)]
    told = "\n".join(lines)
    assert not re.search("王|ballot|wave|roll|urn|vote", told)


async def test_while_the_database_is_away_the_rest_is_told(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*_: object, **__: object) -> None:
        raise Unavailable

    monkeypatch.setattr(Database, "read", away)
    lines = await shown(world, Health())
    assert "lianxin_well 1" in lines
    assert not [line for line in lines if "lianxin_messages" in line]


def test_a_ballot_changes_no_figure() -> None:
    """The figures are counted from these tables only, and a ballot changes none of them (test_secrecy)."""
    assert {field.name for field in fields(Condition)} == {
        *("updates_waiting", "updates_parked", "messages", "accounts_open", "accounts_blocked", "jobs")
    }


def test_a_record_is_one_json_object_without_what_was_typed() -> None:
    make = logs.silenced(logging.LogRecord)
    failed = (ValueError, ValueError("typed-secret"), None)
    line = logs.JsonLines().format(make("bot.x", logging.ERROR, "f", 1, "it \n failed", (), failed))
    assert "\n" not in line
    told = json.loads(line)
    assert set(told) == {"at", "level", "logger", "message"}
    assert (told["level"], told["logger"]) == ("error", "bot.x")
    assert "typed-secret" not in line
    assert "ValueError" in told["message"]
