"""A roster's way from what was read to the database in this process: for the command line."""

from collections.abc import Callable
from datetime import date, datetime

from rules.roster.reading import Reading
from storage.rosters import comparing
from storage.rosters.applying import Purpose, Tally, apply
from storage.rosters.comparing import Compared
from storage.rosters.steps import steps
from storage.transact import Database


def compare(database: Database, reading: Reading, *, on: date) -> Compared:
    """Compare a roster with everybody known on a day; takes seconds for a large county."""
    return database.look(comparing.compare, reading, on=on)


def bring_in(
    database: Database,
    compared: Compared,
    *,
    by: int | None,
    at: datetime,
    county: str | None = None,
    progress: Callable[[int], None] = lambda _done: None,
) -> Tally:
    """Apply what was compared, piece by piece; `county` names the county with the first import.

    `progress` is told how many people are done. Raises Refused: 'roster-county-needed', 'roster-overtaken'.
    """
    purpose = Purpose(compared.county or county, compared.since, by, at)
    return apply(database, steps(compared.plan), purpose, progress=progress)
