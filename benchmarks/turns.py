"""A durable conversation turn over loopback HTTP: identity, permission, a synced transaction, a reply.

Against bare echoes, which store nothing, on the same stub: one process each, CPU taken from the system.
"""

import json
import statistics
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sqlmodel import Session

from benchmarks.measuring import child, processor_seconds
from benchmarks.stub import TOKEN
from storage.migrate import upgrade
from storage.models.people import AccountRow, PersonRow
from storage.sealed import KeyRing
from storage.transact import Database

PEOPLE: Final = 100  # in flight at once
TURNS: Final = 20  # of each
ROUNDS: Final = 3
WORDS: Final = "language"
_KEY: Final = "6b" * 32


@dataclass(frozen=True, slots=True)
class Measured:
    """One run: milliseconds of CPU a turn, turns a second, and how long an answer took (ms)."""

    cpu_ms: float
    per_second: float
    p50_ms: float
    p99_ms: float

    def __str__(self) -> str:
        return (
            f"{self.cpu_ms:.2f} ms CPU a turn, {self.per_second:.0f} turns a second, "
            f"answered in {self.p50_ms:.0f} ms (p99 {self.p99_ms:.0f} ms)"
        )


def run() -> str:
    """Measure ours and both echoes in turn, several rounds; return a line each and the ratios."""
    sides: dict[str, Callable[[str], Sequence[str]]] = {
        "stock echo": lambda root: ("benchmarks.echoes", "stock", root),
        "aiogram echo": lambda root: ("benchmarks.echoes", "aiogram", root),
    }
    found: dict[str, list[Measured]] = {"ours": [], **{name: [] for name in sides}}
    for _ in range(ROUNDS):
        found["ours"].append(_ours())
        for name, module in sides.items():
            found[name].append(_measured(module))
    lines = [f"{name}: {_median(runs)}" for name, runs in found.items()]
    lines += [_ratios(name, found["ours"], found[name]) for name in sides]
    return "\n".join(lines)


def _median(runs: Sequence[Measured]) -> Measured:
    return Measured(*(statistics.median(getattr(run, name) for run in runs) for name in Measured.__slots__))


def _ratios(name: str, ours: Sequence[Measured], theirs: Sequence[Measured]) -> str:
    cpu = [mine.cpu_ms / other.cpu_ms for mine, other in zip(ours, theirs, strict=True)]
    rate = [mine.per_second / other.per_second for mine, other in zip(ours, theirs, strict=True)]
    return f"ours over {name}: CPU {_range(cpu)}, throughput {_range(rate)}"


def _range(ratios: Sequence[float]) -> str:
    return f"{statistics.median(ratios):.2f} [{min(ratios):.2f}-{max(ratios):.2f}]"


def _ours() -> Measured:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'data' / 'bench.db'}"
        database = Database(url, KeyRing.from_hex(_KEY))
        upgrade(database)
        database.run(_join, PEOPLE)
        database.close()
        settings = {
            "bot_token": TOKEN,
            "database_url": url,
            "data_keys": _KEY,
            "wave_keys": str(Path(folder) / "keys"),
        }
        return _measured(lambda root: ("benchmarks.serving", json.dumps({**settings, "api_base": root})))


def _join(session: Session, people: int) -> None:
    for number in range(1, people + 1):
        session.add(PersonRow(id=number, name=f"P{number}", name_key=f"p{number}", category="full"))
    session.flush()
    for number in range(1, people + 1):
        at = datetime(2026, 11, 23, tzinfo=UTC)
        session.add(AccountRow(telegram_id=number, person_id=number, bound_at=at, bound_by="link"))


def _measured(module: Callable[[str], Sequence[str]]) -> Measured:
    with child("benchmarks.stub", str(PEOPLE), str(TURNS), WORDS) as stub:
        assert stub.stdout is not None
        root = f"http://127.0.0.1:{int(stub.stdout.readline())}"
        with child(*module(root)) as bot:
            stub.stdout.readline()  # it began
            before = processor_seconds(bot.pid)
            figures = json.loads(stub.stdout.readline())
            cpu = processor_seconds(bot.pid) - before
    return Measured(cpu * 1000 / (PEOPLE * TURNS), **figures)
