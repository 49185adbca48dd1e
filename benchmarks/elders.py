"""A county with any number of elders, to measure on: branches of nine, a year of visits, facts."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any, Final

from sqlalchemy import func, insert, select
from sqlmodel import Session, SQLModel

from storage.migrate import upgrade
from storage.models.care import EncounterRow, FactRow
from storage.models.people import AccountRow, MembershipRow, PersonRow, PostRow, UnitRow
from storage.sealed import KeyRing
from storage.transact import Database

TODAY: Final = date(2026, 11, 23)
_SINCE: Final = date(2026, 1, 1)
IN_A_BRANCH: Final = 9  # elders
_NOBODY: Final = 10**9  # the Telegram id before the first person's
_TOWN: Final = 60  # branches
_FACTS: Final = {"hardship": 0.03, "alone": 0.12, "unable": 0.04}  # as in the invented county
_VISITED: Final = 0.35  # each month
_PIECE: Final = 50_000


def build(folder: Path, elders: int) -> Database:
    """Make a database with so many elders, their secretaries and deputies."""
    database = Database(f"sqlite:///{folder / f'{elders}.db'}", KeyRing([b"k" * 32]), durable=False)
    upgrade(database)
    branches = max(1, elders // IN_A_BRANCH)
    for table, rows in _rows(elders, branches, Random(1)):
        database.run(_insert, table, rows)
    return database


def account_of(number: int) -> int:
    """Return the Telegram id of a person: first the staff (secretaries odd, deputies even), then elders."""
    return _NOBODY + number


def bind(session: Session, telegram_ids: Sequence[int]) -> None:
    """Let more people than the staff have a chat."""
    session.execute(insert(AccountRow), [_account(telegram_id) for telegram_id in telegram_ids])


def crowd(session: Session, people: int) -> None:
    """Put so many more on the roster to whom nothing is owed."""
    last = session.execute(select(func.max(PersonRow.id))).scalar_one()
    unit = session.execute(select(func.max(UnitRow.id))).scalar_one()
    for start in range(last + 1, last + people + 1, _PIECE):
        ids = range(start, min(start + _PIECE, last + people + 1))
        _insert(session, PersonRow, [_person(number, date(1980, 1, 1)) for number in ids])
        homes = [{"person_id": number, "from_on": _SINCE, "unit_id": unit} for number in ids]
        _insert(session, MembershipRow, homes)


def _insert(session: Session, table: type[SQLModel], rows: list[dict[str, Any]]) -> None:  # Any: columns
    for start in range(0, len(rows), _PIECE):
        session.execute(insert(table), rows[start : start + _PIECE])


def _rows(
    elders: int, branches: int, random: Random
) -> Iterator[tuple[type[SQLModel], list[dict[str, Any]]]]:  # Any: columns
    towns = branches // _TOWN + 1
    first = 2 + towns  # the county is 1, the towns follow, then the branches
    paths = ["/1/", *(f"/1/{town}/" for town in range(2, first))]
    paths += [f"/1/{2 + number % towns}/{first + number}/" for number in range(branches)]
    yield UnitRow, [_unit(number, path) for number, path in enumerate(paths, 1)]
    staff = range(1, 2 * branches + 1)
    people = range(2 * branches + 1, 2 * branches + elders + 1)
    yield PersonRow, [_person(number, date(1980, 1, 1)) for number in staff]
    yield PersonRow, [_person(number, _birth(random)) for number in people]
    homes = [(number, first + (number - 1) // 2) for number in staff]
    homes += [(number, first + number % branches) for number in people]
    yield MembershipRow, [{"person_id": who, "from_on": _SINCE, "unit_id": unit} for who, unit in homes]
    yield PostRow, [_post(number, first + (number - 1) // 2) for number in staff]
    yield AccountRow, [_account(account_of(number)) for number in staff]
    yield (
        FactRow,
        [_fact(who, kind) for who in people for kind, share in _FACTS.items() if random.random() < share],
    )
    yield EncounterRow, list(_visits(people, random))


def _birth(random: Random) -> date:
    return TODAY - timedelta(days=int(random.triangular(70, 94, 72) * 365.25))


def _unit(number: int, path: str) -> dict[str, Any]:  # Any: columns
    kind = ("county", "town", "branch")[path.count("/") - 2]
    return {"id": number, "path": path, "kind": kind, "name": f"U{number}", "from_on": _SINCE}


def _person(number: int, birth_on: date) -> dict[str, Any]:  # Any: columns
    name = f"P{number}"
    return {
        "id": number,
        "category": "full",
        "name": name,
        "name_key": name,
        "birth_on": birth_on,
        "language": "zh",
        "party_age_months": 0,
    }


def _post(number: int, unit: int) -> dict[str, Any]:  # Any: columns
    role = "secretary" if number % 2 else "deputy"
    return {"role": role, "person_id": number, "unit_id": unit, "from_on": _SINCE, "source": "roster"}


def _account(telegram_id: int) -> dict[str, Any]:  # Any: columns
    bound_at, person_id = datetime(2026, 1, 1, tzinfo=UTC), telegram_id - _NOBODY
    return {"telegram_id": telegram_id, "person_id": person_id, "bound_at": bound_at, "bound_by": "code"}


def _fact(who: int, kind: str) -> dict[str, Any]:  # Any: columns
    return {"person_id": who, "kind": kind, "from_on": _SINCE, "recorded_on": _SINCE, "source": "roster"}


def _visits(people: range, random: Random) -> Iterator[dict[str, Any]]:  # Any: columns
    for who in people:
        for month in range(1, 12):
            if random.random() < _VISITED:
                on = date(2026, month, 1 + random.randrange(22))
                yield {
                    "kind": "visit",
                    "way": "home",
                    "person_id": who,
                    "by_id": 1,
                    "on_date": on,
                    "entered_on": on,
                }
