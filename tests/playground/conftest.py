"""A cloud with two people, a clock that stands still, and PTB's real Bot over both transports."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime

import pytest
from aiohttp.test_utils import TestServer
from telegram import Bot
from telegram.request import HTTPXRequest

from playground.clock import WoundClock
from playground.core import BotAccount, Cloud, Person
from playground.server import make_app
from playground.transport import InProcess

Until = Callable[[Callable[[], bool]], Awaitable[None]]
ACCOUNT = BotAccount(token="7000000001:strict", id=7_000_000_001, username="lianxin_bot", name="Lianxin")
LI = Person(101, "Li", "Ming", "liming", "zh-hans", "+8613800000101")
WANG = Person(102, "Wang", language_code="en")


@pytest.fixture(autouse=True)
def _timedeltas(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without this PTB 22.8 warns in the very making of a RetryAfter, and warnings are errors."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
def clock() -> WoundClock:
    return WoundClock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))


@pytest.fixture
def until() -> Until:
    """Wait until something is so."""

    async def wait(condition: Callable[[], bool]) -> None:
        for _ in range(5000):
            if condition():
                return
            await asyncio.sleep(0.001)
        raise TimeoutError

    return wait


@pytest.fixture
def cloud(clock: WoundClock) -> Cloud:
    cloud = Cloud(ACCOUNT, now=clock)
    for person in (LI, WANG):
        cloud.join(person)
    return cloud


@pytest.fixture
def li(cloud: Cloud) -> int:
    """Somebody who has started the bot."""
    cloud.start(LI.id)
    return LI.id


@pytest.fixture
def wang() -> int:
    """Somebody who has an account and has not."""
    return WANG.id


@pytest.fixture
async def api_root(cloud: Cloud) -> AsyncIterator[str]:
    """The cloud served on the loopback."""
    server = TestServer(make_app(cloud))
    await server.start_server()
    yield str(server.make_url("")).rstrip("/")
    await server.close()


@pytest.fixture
async def web_bot(cloud: Cloud, api_root: str) -> AsyncIterator[Bot]:
    """PTB's Bot over HTTP."""
    requests = [HTTPXRequest(httpx_kwargs={"verify": False, "trust_env": False}) for _ in range(2)]
    bot = Bot(
        cloud.bot.token,
        base_url=f"{api_root}/bot",
        base_file_url=f"{api_root}/file/bot",
        request=requests[0],
        get_updates_request=requests[1],
    )
    async with bot:
        yield bot


@pytest.fixture
async def near_bot(cloud: Cloud) -> AsyncIterator[Bot]:
    """PTB's Bot without sockets."""
    async with Bot(cloud.bot.token, request=InProcess(cloud), get_updates_request=InProcess(cloud)) as bot:
        yield bot


@pytest.fixture(params=["near_bot", "web_bot"])
def bot(request: pytest.FixtureRequest) -> Bot:
    """PTB's Bot, once without sockets and once over HTTP."""
    chosen = request.getfixturevalue(request.param)
    assert isinstance(chosen, Bot)
    return chosen
