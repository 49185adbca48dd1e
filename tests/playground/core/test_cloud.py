"""Calls on the whole: the log, flood limits, determinism."""

import pytest

from playground.clock import WoundClock
from playground.core import ApiError, BotAccount, Cloud, Limits, Person
from playground.core.calls import KEPT_CALLS


def test_the_log_keeps_the_latest_thousand(cloud: Cloud, clock: WoundClock, li: int) -> None:
    for number in range(KEPT_CALLS + 5):
        cloud.call(cloud.bot.token, "sendMessage", {"chat_id": li, "text": str(number)})
    assert len(cloud.calls) == KEPT_CALLS
    assert (cloud.calls[0].params["text"], cloud.calls[0].at) == ("5", clock.time)
    with pytest.raises(ApiError):
        cloud.call(cloud.bot.token, "sendMessage", {"chat_id": li, "text": ""})
    assert (cloud.calls[-1].method, cloud.calls[-1].error) == (
        "sendMessage",
        "Bad Request: message text is empty",
    )


def test_limits_count_messages_and_edits_only(clock: WoundClock) -> None:
    cloud = Cloud(BotAccount("t", 1, "b", "B"), now=clock, limits=Limits())
    cloud.join(Person(101, "Li"))
    cloud.start(101)
    for _ in range(100):
        cloud.call("t", "sendChatAction", {"chat_id": 101, "action": "typing"})
    for number in range(3):
        cloud.call("t", "sendMessage", {"chat_id": 101, "text": str(number)})
    with pytest.raises(ApiError) as refusal:
        cloud.call("t", "editMessageText", {"chat_id": 101, "message_id": 2, "text": "x"})
    assert (refusal.value.code, refusal.value.retry_after) == (429, 3)
    clock.forward(seconds=3)
    cloud.call("t", "editMessageText", {"chat_id": 101, "message_id": 2, "text": "x"})


def test_numbers_may_come_as_text(cloud: Cloud, li: int) -> None:
    said = cloud.say(li, "x")
    assert (
        cloud.call(cloud.bot.token, "deleteMessage", {"chat_id": str(li), "message_id": f" {said} "}) is True
    )


def test_updates_may_begin_anywhere(clock: WoundClock) -> None:
    cloud = Cloud(BotAccount("t", 1, "b", "B"), now=clock, first_update=500)
    cloud.join(Person(101, "Li"))
    cloud.start(101)
    updates = cloud.call("t", "getUpdates", {})
    assert isinstance(updates, list)
    assert isinstance(updates[0], dict)
    assert updates[0]["update_id"] == 500
