"""Flood limits: 30 a second, one a second in a chat with a small burst, 20 a minute in a group."""

import pytest

from playground.clock import WoundClock
from playground.core.errors import ApiError
from playground.core.limits import Flood, Limits


def refused(flood: Flood, chat: int) -> int | None:
    """Return the seconds to wait, None when the message passed."""
    try:
        flood.admit(chat)
    except ApiError as error:
        return error.retry_after
    return None


def test_thirty_a_second_over_all_chats(clock: WoundClock) -> None:
    flood = Flood(Limits(), clock)
    assert [refused(flood, chat) for chat in range(1, 31)] == [None] * 30
    assert refused(flood, 31) == 1
    clock.forward(seconds=1)
    assert refused(flood, 31) is None


def test_one_a_second_in_a_chat_after_a_small_burst(clock: WoundClock) -> None:
    flood = Flood(Limits(), clock)
    assert [refused(flood, 101) for _ in range(3)] == [None] * 3
    assert refused(flood, 101) == 3
    assert refused(flood, 102) is None
    clock.forward(seconds=2.5)
    assert refused(flood, 101) == 1
    clock.forward(seconds=0.5)
    assert refused(flood, 101) is None


def test_at_one_a_second_nothing_is_refused(clock: WoundClock) -> None:
    flood = Flood(Limits(), clock)
    for _ in range(100):
        assert refused(flood, 101) is None
        clock.forward(seconds=1)


def test_twenty_a_minute_in_a_group(clock: WoundClock) -> None:
    flood = Flood(Limits(), clock)
    for _ in range(20):
        assert refused(flood, -1) is None
        clock.forward(seconds=1)
    assert refused(flood, -1) == 40
    with pytest.raises(ApiError, match=r"^Too Many Requests: retry after 40$") as refusal:
        flood.admit(-1)
    assert refusal.value.as_json()["parameters"] == {"retry_after": 40}
    clock.forward(seconds=40)
    assert refused(flood, -1) is None


def test_what_is_refused_does_not_count(clock: WoundClock) -> None:
    flood = Flood(Limits(chat_burst=1), clock)
    assert refused(flood, 101) is None
    assert refused(flood, 101) == 1
    clock.forward(seconds=1)
    assert refused(flood, 101) is None
