"""Figures for whoever watches, in the text form Prometheus reads: counts only, of nobody and of no ballot."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from aiohttp import web

from bot.health import Health
from bot.services import Services
from storage.condition import Condition, condition
from storage.transact import Unavailable

_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its name without our prefix, what it says, and its values by label (none: one value)."""

    name: str
    says: str
    values: Mapping[str, float]
    label: str = ""  # what tells the values apart


def routes(health: Health, services: Services) -> list[web.RouteDef]:
    """List the route of the figures."""

    async def show(_request: web.Request) -> web.Response:
        return web.Response(text=await _text(health, services), headers={"Content-Type": _TYPE})

    return [web.get("/metrics", show)]


async def _text(health: Health, services: Services) -> str:
    """Write every figure; while the database is away, those that need none."""
    try:
        found = await services.database.read(condition)
    except Unavailable:
        found = None
    figures = [*_of_process(health, services.now()), *(_of_database(found) if found is not None else ())]
    return "".join(f"{line}\n" for line in _written(figures))


def _of_process(health: Health, at: datetime) -> Iterator[Figure]:
    yield Figure("clock_seconds", "The time by which it acts.", {"": at.timestamp()})
    yield Figure("well", "1 while nothing is in trouble.", {"": float(not health.troubles)})
    yield Figure("trouble", "What does not work just now.", dict.fromkeys(health.troubles, 1.0), "what")


def _of_database(found: Condition) -> Iterator[Figure]:
    yield Figure("updates_waiting", "Updates stored and not handled yet.", {"": found.updates_waiting})
    yield Figure("updates_parked", "Updates given up, kept to be looked at.", {"": found.updates_parked})
    yield Figure("messages", "Unasked messages by what became of them.", found.messages, "state")
    accounts = {"open": found.accounts_open, "blocked": found.accounts_blocked}
    yield Figure("accounts", "Chats that can be written to, and that were closed.", accounts, "state")
    runs = {name: last.timestamp() for name, last in found.jobs.items()}
    yield Figure("job_last_run_seconds", "When each job last looked.", runs, "job")


def _written(figures: Iterable[Figure]) -> Iterator[str]:
    for figure in figures:
        name = f"lianxin_{figure.name}"
        yield f"# HELP {name} {figure.says}"
        yield f"# TYPE {name} gauge"
        for value_of, value in sorted(figure.values.items()):
            label = f'{{{figure.label}="{value_of}"}}' if figure.label else ""
            yield f"{name}{label} {value:.15g}"
