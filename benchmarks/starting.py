"""From nothing to the first answer, and the memory held then: ours against the four packages alone.

`python -m benchmarks.starting [people]` does it with so many people on the roster (500,000 by default).
"""

import json
import shutil
import statistics
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Final

from sqlmodel import Session, col, update

import jobs
from benchmarks import elders
from benchmarks.measuring import child, processor_seconds, resident_mib
from benchmarks.stub import TOKEN
from storage import job_runs
from storage.models.people import AccountRow

PEOPLE: Final = 500_000
ROUNDS: Final = 5
_KEY: Final = b"k" * 32


@dataclass(frozen=True, slots=True)
class Start:
    """One start: seconds to the first answer, seconds of CPU, and MiB held then."""

    seconds: float
    cpu: float
    mib: float


def run(people: int = 1_000) -> str:
    """Start both in turn, several times; return the medians and the range of the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        database = elders.build(Path(folder), people // 10)
        database.run(elders.crowd, people - people // 10)
        database.run(_settle_in)
        database.close()
        made = Path(folder, f"{people // 10}.db")
        pairs = [(_ours(made), _empty()) for _ in range(ROUNDS)]
    ours, empty = ([pair[side] for pair in pairs] for side in (0, 1))
    ratios = sorted(mine.cpu / other.cpu for mine, other in pairs)
    return (
        f"first answer with {people:,} people: {_median(ours)}; the four packages and an empty application:"
        f" {_median(empty)}; CPU ratio {statistics.median(ratios):.2f} [{ratios[0]:.2f}-{ratios[-1]:.2f}]"
    )


def _settle_in(session: Session) -> None:
    """Make it an ordinary restart: every job has run, and the stub's one person is a deputy secretary."""
    now = datetime.now(UTC)
    job_runs.note_runs(session, [entry.name for entry in jobs.timetable(UTC)], at=now)
    session.exec(update(AccountRow).where(col(AccountRow.person_id) == 2).values(telegram_id=1))


def _median(starts: Sequence[Start]) -> str:
    seconds, cpu, mib = (
        statistics.median(getattr(each, name) for each in starts) for name in Start.__slots__
    )
    return f"{seconds:.2f} s, {cpu:.2f} s CPU, {mib:.0f} MiB"


def _ours(made: Path) -> Start:
    """Start on a copy: what a killed bot had not finished would be taken up by the next."""
    copy = made.with_name("copy.db")
    for path in made.parent.glob("copy.db*"):
        path.unlink()
    shutil.copyfile(made, copy)
    settings = {
        "bot_token": TOKEN,
        "database_url": f"sqlite:///{copy}",
        "data_keys": _KEY.hex(),
        "wave_keys": str(made.with_name("keys")),
    }
    with child("benchmarks.stub", "1", "1", "help") as stub:
        assert stub.stdout is not None
        settings["api_base"] = f"http://127.0.0.1:{int(stub.stdout.readline())}"
        begun = perf_counter()
        with child("benchmarks.serving", json.dumps(settings)) as bot:
            stub.stdout.readline()  # it asked for updates
            stub.stdout.readline()  # and answered the first
            return Start(perf_counter() - begun, processor_seconds(bot.pid), resident_mib(bot.pid))


def _empty() -> Start:
    begun = perf_counter()
    with child("benchmarks.empty") as bot:
        assert bot.stdout is not None
        bot.stdout.readline()
        return Start(perf_counter() - begun, processor_seconds(bot.pid), resident_mib(bot.pid))


if __name__ == "__main__":
    print(run(int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE))
