"""How what is done most grows with the county: seconds of one core, from 1,000 to 500,000 people.

A tenth of the people are owed visits. `python -m benchmarks.growth [PEOPLE ...]`
"""

import sys
import tempfile
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from benchmarks import elders
from benchmarks.measuring import processor_time
from bot.delivery import Occasion
from bot.settings import Settings
from jobs import digest
from rules.permissions import Scope
from storage import outbox, people
from storage.care import coverage
from storage.transact import Database

SIZES: Final = (1_000, 10_000, 100_000, 500_000)
_MANY: Final = 100  # of what takes milliseconds
_MORNING: Final = datetime(2026, 11, 23, 8, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
_YEAR: Final = (date(2026, 1, 1), date(2026, 12, 31))


def main(sizes: tuple[int, ...]) -> None:
    """Print a line a size."""
    print("  people   somebody recognised   a digest written   a morning planned   a county's year counted")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            database = elders.build(Path(folder), size // 10)
            database.run(elders.crowd, size - size // 10)
            known, written, planned, counted = _measure(database)
            database.close()
        print(
            f"{size:8,}   {known * 1000:16.2f} ms   {written * 1000:13.1f} ms"
            f"   {planned:15.2f} s   {counted:21.2f} s",
            flush=True,
        )


def _measure(database: Database) -> tuple[float, float, float, float]:
    settings = Settings(bot_token="1:a", database_url=database.url)  # type: ignore[arg-type] # a secret from a word
    secretary = elders.account_of(1)
    known = processor_time(
        lambda: [database.look(people.caller, secretary, on=elders.TODAY) for _ in range(_MANY)]
    )
    planned = processor_time(partial(database.look, digest.on_day, settings, _MORNING))
    counted = processor_time(
        partial(database.look, coverage.overall, Scope(("/",)), 1, *_YEAR, on=elders.TODAY)
    )
    database.run(outbox.put, database.look(digest.on_day, settings, _MORNING))
    due = database.run(outbox.claim, at=_MORNING, most=_MANY)
    [kind] = digest.KINDS
    occasions = [Occasion(message, "zh", _MORNING) for message in due]
    written = processor_time(lambda: [database.look(kind.compose, occasion) for occasion in occasions])
    return known / _MANY, written / len(occasions), planned, counted


if __name__ == "__main__":
    main(tuple(int(size) for size in sys.argv[1:]) or SIZES)
