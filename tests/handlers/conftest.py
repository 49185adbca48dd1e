"""Fixtures for conversations about reception days: a county, people who join it, and days to book."""

from datetime import date

import pytest

from storage import rule_settings
from storage.reception import planning
from tests.builders import County, joined
from tests.chat import World
from tests.reception import Join


@pytest.fixture
def county(world: World) -> County:
    return County(world.database)


@pytest.fixture
def join(world: World, county: County) -> Join:
    return lambda name: joined(world, name, county.member(name))


@pytest.fixture
def days(world: World, county: County) -> None:
    """The coming year's days, with the usual eighteen places."""
    world.database.run(planning.plan, at=world.clock.now())


@pytest.fixture
def few_places(world: World, county: County) -> None:
    """Two places a day."""
    world.database.run(rule_settings.change, "reception.hours", "09:20-10:00", from_on=date(2026, 1, 1))
    world.database.run(planning.plan, at=world.clock.now())
