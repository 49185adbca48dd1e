"""A preview says what then leaves: every message of a day in the invented county, of whatever job."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session, col, select

import jobs
from bot.demonstration import county
from bot.demonstration.play import open_chats
from bot.satisfaction.inviting import OVER
from jobs import preview
from storage.models.messages import OutboxRow
from storage.transact import Database
from tests.chat import ZONE, world_at

NIGHT, EVENING = time(0, 45), time(21)
Key = tuple[str, str, str, str]


def left(session: Session, day: date) -> set[Key]:
    """Return the keys of what left on a day; what did not hold any more when its turn came did not."""
    begins = datetime.combine(day, time(), ZONE)
    rows = session.exec(
        select(OutboxRow).where(
            OutboxRow.state == "sent",
            col(OutboxRow.sent_at) >= begins,
            col(OutboxRow.sent_at) < begins + timedelta(days=1),
        )
    )
    return {(row.kind, row.subject, row.slot, row.stage) for row in rows if row.kind != OVER}


@pytest.mark.parametrize(
    ("begins", "days", "kinds"),
    [
        ("2026-11-29", 2, {"digest"}),  # a Monday, and the first day after a month
        pytest.param(
            "2026-12-13", 3, {"digest", "reception-list", "reception-reminder"}, marks=pytest.mark.slow
        ),
    ],
)
async def test_a_preview_says_what_then_leaves(
    begins: str, days: int, kinds: set[str], database: Database, tmp_path: Path
) -> None:
    start = datetime.fromisoformat(f"{begins}T09:00").replace(tzinfo=ZONE)
    async with world_at(start, database, tmp_path) as world:
        open_chats(world.cloud, await county.build(world.bot.services))
        await world.settle()
        seen = set[str]()
        for number in range(1, days + 1):
            day = start.date() + timedelta(days=number)
            await world.wind(datetime.combine(day, NIGHT, ZONE))
            found = database.look(preview.leaving_on, world.bot.services.settings, jobs.KINDS, day)
            await world.wind(datetime.combine(day, EVENING, ZONE))
            came = database.look(left, day)
            assert {(each.kind, each.subject, each.slot, each.stage) for each in found} == came
            seen |= {kind for kind, *_ in came}
        assert seen >= kinds
