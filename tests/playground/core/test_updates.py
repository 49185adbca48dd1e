"""The queue: offsets, polls that end each other, kinds, a day's memory."""

from datetime import timedelta

import pytest

from playground.clock import WoundClock
from playground.core.errors import ApiError
from playground.core.updates import Poll, UpdateQueue, Webhook
from playground.core.values import JsonObject


def queue_of(now: WoundClock, count: int) -> UpdateQueue:
    queue = UpdateQueue(now, 10)
    for number in range(count):
        queue.add("message", 101, {"message_id": number})
    return queue


def ids(updates: list[JsonObject]) -> list[object]:
    return [update["update_id"] for update in updates]


def read(queue: UpdateQueue, offset: int = 0, limit: int = 100) -> list[object]:
    poll = queue.open_poll(offset, limit, 0)
    found = ids(queue.read(poll))
    queue.close_poll(poll)
    return found


def test_what_is_not_confirmed_comes_again(clock: WoundClock) -> None:
    queue = queue_of(clock, 3)
    assert read(queue) == read(queue) == [10, 11, 12]
    assert read(queue, offset=11) == [11, 12]
    assert read(queue) == [11, 12]
    assert read(queue, offset=13) == []
    assert len(queue) == 0


def test_limit_and_negative_offset(clock: WoundClock) -> None:
    queue = queue_of(clock, 5)
    assert read(queue, limit=2) == [10, 11]
    assert read(queue, offset=-2) == [13, 14]
    assert len(queue) == 2
    assert read(queue, offset=-9) == [13, 14]


def test_updates_are_kept_for_a_day(clock: WoundClock) -> None:
    queue = queue_of(clock, 1)
    clock.time += timedelta(hours=24)
    queue.add("message", 101, {})
    assert read(queue) == [10, 11]
    clock.time += timedelta(seconds=1)
    assert read(queue) == [11]


def test_a_second_poller_ends_the_first(clock: WoundClock) -> None:
    queue = queue_of(clock, 0)
    first = queue.open_poll(0, 100, 10)
    second = queue.open_poll(0, 100, 10)
    with pytest.raises(ApiError, match="terminated by other getUpdates request") as refusal:
        queue.read(first)
    assert refusal.value.code == 409
    assert queue.read(second) == []


def test_a_webhook_refuses_polls(clock: WoundClock) -> None:
    queue = queue_of(clock, 0)
    queue.webhook = Webhook("https://example.com")
    with pytest.raises(ApiError, match="can't use getUpdates method while webhook is active"):
        queue.open_poll(0, 100, 0)


def test_only_kinds_that_were_asked_for(clock: WoundClock) -> None:
    queue = queue_of(clock, 0)
    queue.add("chat_member", 101, {})
    assert len(queue) == 0
    queue.allow(["callback_query", "chat_member"])
    queue.add("message", 101, {})
    queue.add("chat_member", 101, {})
    assert len(queue) == 1
    queue.allow([])
    queue.add("message", 101, {})
    assert len(queue) == 2


def test_listeners_are_woken_until_they_leave(clock: WoundClock) -> None:
    queue = queue_of(clock, 0)
    woken: list[int] = []
    stop = queue.listen(lambda: woken.append(len(queue)))
    queue.add("message", 101, {})
    stop()
    queue.add("message", 101, {})
    assert woken == [1]


def test_a_poll_that_was_answered_is_ended_by_nobody(clock: WoundClock) -> None:
    queue = queue_of(clock, 1)
    poll = Poll(100, 0)
    queue.close_poll(poll)
    assert read(queue) == [10]
    assert poll.ended_by is None
