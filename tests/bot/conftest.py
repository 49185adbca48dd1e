"""A bot with two notebooks beside its own conversations, whose steps can be made to fail."""

from collections.abc import AsyncIterator
from itertools import repeat
from pathlib import Path

import pytest

import handlers
from storage.transact import Database
from tests import notebook
from tests.chat import Chatter, World, world_at
from tests.conftest import NOW


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waiting for what is away takes no time."""
    for module in ("storage.transact", "bot.processing", "bot.ingress", "bot.application"):
        monkeypatch.setattr(f"{module}.waits", lambda: repeat(0.001))


@pytest.fixture
def mishaps() -> notebook.Mishaps:
    """What goes wrong in the notebook's next steps, one each."""
    return []


@pytest.fixture
def notebooks(monkeypatch: pytest.MonkeyPatch, database: Database, mishaps: notebook.Mishaps) -> None:
    """Two notebooks, one before and one behind the bot's own conversations."""
    notebook.prepare(database)
    ours = (
        notebook.notebooks("jot", mishaps),
        *handlers.CONVERSATIONS,
        notebook.notebooks("diary", mishaps),
    )
    monkeypatch.setattr(handlers, "CONVERSATIONS", ours)


@pytest.fixture
async def kernel(notebooks: None, database: Database, tmp_path: Path) -> AsyncIterator[World]:
    """The bot with the notebooks."""
    async with world_at(NOW, database, tmp_path) as made:
        yield made


@pytest.fixture
def li(kernel: World) -> Chatter:
    """Somebody who speaks English with it."""
    chatter = kernel.person("Li", language="en")
    kernel.cloud.start(chatter.id)
    return chatter
