"""The invented county can be begun on any day of the year, also where a period ends or nobody works."""

from datetime import datetime
from pathlib import Path

import pytest

from bot.demonstration import county
from bot.demonstration.play import as_person, open_chats
from storage.transact import Database
from tests.chat import ZONE, Chatter, world_at

slow = pytest.mark.slow


@pytest.mark.parametrize(
    "day",
    [
        "2026-12-31",  # the last day of a year and of a half-year
        pytest.param("2026-06-30", marks=slow),  # of a half-year
        pytest.param("2027-01-01", marks=slow),
        pytest.param("2027-02-06", marks=slow),  # Spring Festival
        pytest.param("2026-12-14", marks=slow),  # the last working day before the 15th
        pytest.param("2027-08-13", marks=slow),  # the same, with a weekend between
        pytest.param("2028-02-29", marks=slow),
    ],
)
async def test_the_county_begins_on_an_awkward_day(day: str, database: Database, tmp_path: Path) -> None:
    async with world_at(
        datetime.fromisoformat(f"{day}T09:00").replace(tzinfo=ZONE), database, tmp_path
    ) as world:
        players = await county.build(world.bot.services)
        open_chats(world.cloud, players)
        await world.settle()
        staff = Chatter(world, as_person(next(player for player in players if player.part == "staff")))
        await staff.says("谈心谈话")
        staff.hears("谈心谈话")
