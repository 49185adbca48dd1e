"""What planning costs as the county grows: what is owed on a day with reading it, and a year's ledger."""

import sys
import tempfile
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from time import process_time
from typing import Final

from sqlmodel import Session

from benchmarks.elders import TODAY, build
from benchmarks.measuring import processor_time
from rules.care.owed import ledger, owed
from rules.care.planning import plan, recent
from rules.care.stages import Mail
from storage.care import overview, reading
from storage.care.reading import COUNTY, Known, Within
from storage.garbage import uncollected
from storage.transact import Database

SIZES: Final = (1_000, 10_000, 100_000, 500_000)
ROUNDS: Final = 3
YEAR: Final = (date(2026, 1, 1), date(2026, 12, 31))


def main(sizes: tuple[int, ...]) -> None:
    """Print the seconds of one core for each size: reading, owed, with owners, and the year's ledger."""
    print(
        "elders    read  owed  read + owed  with owners and branches  a year's ledger   (seconds, one core)"
    )
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            database = build(Path(folder), size)
            read, worked = _owed(database)
            whole = processor_time(partial(database.look, overview.of_county, Mail(TODAY)))
            ledgers = processor_time(partial(database.look, _ledger))
            database.close()
        print(f"{size:7,}  {read:5.2f}  {worked:5.2f}  {read + worked:5.2f}  {whole:5.2f}  {ledgers:5.2f}")


def _owed(database: Database) -> tuple[float, float]:
    rounds = [database.look(_one_day) for _ in range(ROUNDS)]
    reads, works = zip(*rounds, strict=True)
    return median(reads), median(works)


def _one_day(session: Session) -> tuple[float, float]:
    with uncollected():
        start = process_time()
        planned = plan(reading.rulebook(session), TODAY)
        people = _people(session, recent_only=True)
        read = process_time()
        tasks = sum(len(owed(planned, known.file)) for known in people.values())
        done = process_time()
    if not tasks:
        raise AssertionError("nobody is owed anything: nothing was measured")
    return read - start, done - read


def _people(session: Session, *, recent_only: bool) -> dict[int, Known]:
    book = reading.rulebook(session)
    bound = recent(plan(book, TODAY)) if recent_only else None
    return reading.people(session, book, Within((COUNTY,)), on=TODAY, recent=bound)


def _ledger(session: Session) -> int:
    with uncollected():
        planned = plan(reading.rulebook(session), TODAY)
        people = _people(session, recent_only=False)
        return sum(len(ledger(planned, known.file, *YEAR)) for known in people.values())


if __name__ == "__main__":
    main(tuple(int(size) for size in sys.argv[1:]) or SIZES)
