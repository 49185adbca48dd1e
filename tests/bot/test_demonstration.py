"""The invented county shows on its first day what waves are: results, groups, paper, and a sample to draw."""

import asyncio
from collections.abc import Iterator
from datetime import datetime

import pytest
from pydantic import SecretStr

from bot.clock import WoundClock
from bot.demonstration import county
from bot.satisfaction import keeping
from bot.satisfaction.cards import Cards
from bot.satisfaction.pictures import trend
from bot.services import Services
from bot.settings import load
from storage.migrate import upgrade
from storage.satisfaction import frames, papers, results, waves
from storage.sealed import KeyRing
from storage.transact import Database
from tests.chat import ZONE

NOW = datetime(2026, 11, 23, 9, tzinfo=ZONE)
COUNTY = 1


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    folder = tmp_path_factory.mktemp("county")
    database = Database(f"sqlite:///{folder / 'data' / 'd.db'}", KeyRing([b"k" * 32]), durable=False)
    upgrade(database)
    settings = load(bot_token=SecretStr("4242:demo"), database_url=database.url, wave_keys=folder / "keys")
    made = Services(settings, database, WoundClock(NOW, ZONE))
    asyncio.run(county.build(made))
    yield made
    database.close()


def cards(services: Services, head: results.Headed) -> Cards:
    found = services.results
    newest, *before = services.database.look(found.series, head.wave, 2)
    return Cards("zh", newest, before[0] if before else None)


def test_an_evaluation_two_polls_and_their_trend_are_there_to_read(services: Services) -> None:
    evaluation, poll, first = services.database.look(results.closed)
    assert [each.series for each in (evaluation, poll, first)] == ["open-evaluation", "headline", "headline"]
    card = cards(services, evaluation)
    assert "义务监督员" in card.groups()
    assert "代表委员" in card.groups()
    card = cards(services, poll)
    assert "组织工作满意度" in card.card(COUNTY)
    assert "用纸评的" in card.groups()
    assert "上期" in card.card(COUNTY), "the second poll is compared with the first"
    drawn = trend("zh", services.database.look(services.results.series, poll.wave, 9), COUNTY)
    assert drawn is not None
    assert len(drawn.waves) == 2


def test_a_box_of_paper_waits_to_be_confirmed(services: Services) -> None:
    [running] = services.database.look(waves.waves, waves.OPEN)
    found = services.database.look(papers.papers, running.id)
    assert [box.confirmed for box in found.boxes] == [False]
    assert found.listed >= found.entered > 0


def test_the_sample_can_be_drawn_on_the_first_day(services: Services) -> None:
    [sample] = services.database.look(frames.waiting)
    assert sample.value_on == NOW.date()
    opened = asyncio.run(keeping.open_drawn(services, sample.id, "5 2 7"))
    assert opened.invited == 400
