"""How fast messages leave, in a loop whose time is ours."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from telegram.error import RetryAfter

from bot import pace as module
from bot.pace import BULK, Pace

Send = Callable[..., Awaitable[None]]


class Time:
    """A clock that jumps to the next moment somebody waits for once everybody waits."""

    def __init__(self) -> None:
        self.now = 1000.0
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []

    async def until(self, moment: float) -> None:
        if moment > self.now:
            future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._sleepers.append((moment, len(self._sleepers), future))
            await future

    async def run(self, everybody: "asyncio.Future[Any]") -> None:
        while not everybody.done():
            for _ in range(8):
                await asyncio.sleep(0)
            self._sleepers = [sleeper for sleeper in self._sleepers if not sleeper[2].done()]
            if self._sleepers and not everybody.done():
                moment, _, future = min(self._sleepers, key=lambda sleeper: sleeper[:2])
                self.now = max(self.now, moment)
                future.set_result(None)


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    made = Time()
    monkeypatch.setattr(module, "_now", lambda: made.now)
    monkeypatch.setattr(module, "_until", made.until)
    return made


class Sent:
    """What left when; chat 429 is told to wait, once."""

    def __init__(self, time: Time, pace: Pace) -> None:
        self.time = time
        self.pace = pace
        self.at: dict[int, float] = {}
        self.refused = False

    async def reply(self, chat: int, endpoint: str = "sendMessage") -> None:
        await self.pace.process_request(self._deed(chat), (), {}, endpoint, {"chat_id": chat}, None)

    async def unasked(self, chat: int) -> None:
        await self.pace.bulk_turn(chat)
        await self.pace.process_request(self._deed(chat), (), {}, "sendMessage", {"chat_id": chat}, BULK)

    def _deed(self, chat: int) -> Callable[[], Any]:
        async def deed() -> None:
            if chat == 429 and not self.refused:
                self.refused = True
                raise RetryAfter(timedelta(seconds=5))
            self.at[chat] = self.time.now - 1000

        return deed


async def together(time: Time, *sending: Awaitable[None]) -> list[Any]:
    everybody = asyncio.gather(*sending, return_exceptions=True)
    await time.run(everybody)
    return list(everybody.result())


@pytest.fixture
async def sent(time: Time) -> Sent:
    pace = Pace()
    await pace.initialize()
    return Sent(time, pace)


async def test_thirty_a_second_and_never_a_burst(time: Time, sent: Sent) -> None:
    await together(time, *(sent.unasked(chat) for chat in range(1000, 2500)))
    moments = sorted(sent.at.values())
    assert len(moments) == 1500
    assert moments[-1] == pytest.approx(1499 / 30, abs=0.01)
    busiest = max(sum(1 for other in moments if start <= other < start + 0.999) for start in moments[::30])
    assert busiest <= 30
    assert all(later - earlier > 0.033 for earlier, later in pairwise(moments))


async def test_a_reply_waits_for_at_most_one_unasked_message(time: Time, sent: Sent) -> None:
    async def in_between() -> None:
        await time.until(1010)
        await sent.reply(1_000_001)

    await together(time, *(sent.unasked(chat) for chat in range(600)), in_between())
    assert sent.at[1_000_001] - 10 <= 2 / 30 + 0.001


async def test_one_a_second_to_a_chat_unless_it_is_a_reply(time: Time, sent: Sent) -> None:
    moments: list[float] = []

    async def unasked() -> None:
        await sent.unasked(7)
        moments.append(sent.at[7])

    await together(time, unasked(), unasked(), unasked())
    assert all(later - earlier >= 1 for earlier, later in pairwise(moments))
    start = time.now
    await together(time, sent.reply(7), sent.reply(7))
    assert time.now - start < 0.1


async def test_one_chat_that_waits_holds_nobody_up(time: Time, sent: Sent) -> None:
    await together(time, sent.unasked(7), sent.unasked(7), *(sent.unasked(chat) for chat in range(100, 110)))
    assert max(at for chat, at in sent.at.items() if chat != 7) < 0.5


async def test_a_429_stops_everything_for_as_long_as_it_says(time: Time, sent: Sent) -> None:
    outcomes = await together(
        time,
        sent.reply(429),
        *(sent.reply(chat) for chat in range(10)),
        *(sent.unasked(chat) for chat in range(20, 30)),
        sent.reply(50, "answerCallbackQuery"),
    )
    assert isinstance(outcomes[0], RetryAfter)
    late = [at for chat, at in sent.at.items() if chat != 50]
    assert len(late) == 20
    assert min(late) >= 5
    assert all(gap > 0.033 for gap in (b - a for a, b in pairwise(sorted(late))))


async def test_what_is_no_message_takes_no_turn(time: Time, sent: Sent) -> None:
    await together(time, *(sent.reply(chat, "answerCallbackQuery") for chat in range(100)))
    assert max(sent.at.values()) == 0
