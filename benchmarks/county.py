"""A county on the roster, everybody with a chat: 15 towns of 100 branches of 20 members."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Final

from sqlmodel import Session

from benchmarks.stub import TOKEN
from playground.core import Cloud
from playground.core.values import BotAccount, Person
from storage.bulk import insert_all
from storage.models.people import AccountRow, MembershipRow, PersonRow, UnitRow

ACCOUNT: Final = BotAccount(TOKEN, 4242, "bench_bot", "Bench")
AT: Final = datetime(2026, 11, 23, 1, tzinfo=UTC)
COUNTY: Final = 1  # its id
TOWNS: Final = 15
BRANCHES: Final = 100  # a town
IN_EACH: Final = 20  # members a branch
_SINCE: Final = date(2020, 1, 1)
_FIRST: Final = 10_001  # the Telegram id of person 1


def people() -> range:
    """Return everybody's Telegram ids, branch after branch."""
    return range(_FIRST, _FIRST + TOWNS * BRANCHES * IN_EACH)


def fill(session: Session) -> None:
    """Put the county on the roster."""
    branches = list(_branches())
    session.add(UnitRow(id=COUNTY, path="/1/", kind="county", name="C", from_on=_SINCE))
    for town in range(2, 2 + TOWNS):
        path = f"/1/{town}/"
        session.add(UnitRow(id=town, parent_id=1, path=path, kind="town", name=f"T{town}", from_on=_SINCE))
    session.flush()
    for town, branch in branches:
        path, name = f"/1/{town}/{branch}/", f"B{branch}"
        session.add(UnitRow(id=branch, parent_id=town, path=path, kind="branch", name=name, from_on=_SINCE))
    session.flush()
    placed = list(enumerate((branch for _, branch in branches for _ in range(IN_EACH)), start=1))
    named = [(number, f"P{number}") for number, _ in placed]
    insert_all(
        session,
        PersonRow,
        (
            {"id": number, "category": "full", "name": name, "name_key": name, "first_bound_at": AT}
            for number, name in named
        ),
    )
    insert_all(
        session,
        MembershipRow,
        ({"person_id": number, "from_on": _SINCE, "unit_id": branch} for number, branch in placed),
    )
    insert_all(
        session,
        AccountRow,
        (
            {"telegram_id": telegram_id, "person_id": number, "bound_at": AT, "bound_by": "link"}
            for telegram_id, (number, _) in zip(people(), placed, strict=True)
        ),
    )


def cloud() -> Cloud:
    """Return a Telegram in which all of them have started the bot."""
    made = Cloud(ACCOUNT, now=lambda: AT)
    for telegram_id in people():
        made.join(Person(telegram_id, "P", language_code="zh-hans"))
        made.start(telegram_id)
    return made


def _branches() -> Iterator[tuple[int, int]]:
    return ((town, 100 * town + number) for town in range(2, 2 + TOWNS) for number in range(BRANCHES))
