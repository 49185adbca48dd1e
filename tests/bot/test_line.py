"""The line: one person's updates in order, different people's at once."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

import pytest

from bot.processing import Incoming, Line

Handler = Callable[[Incoming], Awaitable[None]]


def update(number: int, user: int | None) -> Incoming:
    return Incoming(number, user, {"update_id": number})


async def test_one_persons_updates_run_in_order_and_one_at_a_time() -> None:
    running: dict[int | None, int] = {}
    done: list[tuple[int | None, int]] = []

    async def handle(incoming: Incoming) -> None:
        assert not running.get(incoming.user_id)
        running[incoming.user_id] = 1
        await asyncio.sleep(0)
        running[incoming.user_id] = 0
        done.append((incoming.user_id, incoming.update_id))

    line = Line(handle)
    for number in range(90):
        line.feed(update(number, number % 3))
    await line.idle()
    for user in range(3):
        assert [number for who, number in done if who == user] == list(range(user, 90, 3))


async def test_whoever_sends_a_flood_waits_alone() -> None:
    gate = asyncio.Event()
    done: list[int | None] = []

    async def handle(incoming: Incoming) -> None:
        if incoming.user_id == 1:
            await gate.wait()
        done.append(incoming.user_id)

    line = Line(handle)
    for number in range(500):
        line.feed(update(number, 1))
    for number in range(500, 503):
        line.feed(update(number, number))
    for _ in range(10):
        await asyncio.sleep(0)
    assert done == [500, 501, 502]
    assert line.length == 500
    gate.set()
    await line.idle()
    assert len(done) == 503
    assert line.length == 0


async def test_updates_of_nobody_wait_for_nobody() -> None:
    gate = asyncio.Event()
    done: list[int] = []

    async def handle(incoming: Incoming) -> None:
        if incoming.update_id == 1:
            await gate.wait()
        done.append(incoming.update_id)

    line = Line(handle)
    line.feed(update(1, None))
    line.feed(update(2, None))
    await asyncio.sleep(0.01)
    assert done == [2]
    gate.set()
    await line.idle()


async def test_a_mistake_in_handling_stops_neither_the_person_nor_others(
    caplog: pytest.LogCaptureFixture,
) -> None:
    done: list[int] = []

    async def handle(incoming: Incoming) -> None:
        if incoming.update_id == 1:
            raise KeyError("what somebody typed")
        done.append(incoming.update_id)

    line = Line(handle)
    with caplog.at_level(logging.DEBUG):
        for number in (1, 2, 3):
            line.feed(update(number, 7))
        await line.idle()
    assert done == [2, 3]
    assert "update 1 was left: KeyError" in caplog.text
    assert "typed" not in caplog.text


async def test_stopping_cancels_what_is_in_flight_and_waits_for_it() -> None:
    cleaned: list[int] = []

    async def handle(incoming: Incoming) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            cleaned.append(incoming.update_id)

    line = Line(handle)
    line.feed(update(1, 1))
    line.feed(update(2, 1))
    line.feed(update(3, 2))
    await asyncio.sleep(0.01)
    await line.stop()
    assert sorted(cleaned) == [1, 3]
