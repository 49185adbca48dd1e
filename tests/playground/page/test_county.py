"""People to be, the clock, the reasons, starting over, and the stream that tells open pages."""

import asyncio
import json
from typing import Any

import pytest
from aiohttp import ClientResponse

from tests.playground.page.county import FOUND, MEMBER, SECRETARY
from tests.playground.page.visitor import Visitor

MONDAY = "2026-11-23T08:30:00+08:00"


async def wound(visitor: Visitor) -> Any:  # the clock as JSON
    async with asyncio.timeout(5):
        while (clock := await visitor.get("clock"))["winding"]["running"]:  # noqa: ASYNC110 - asks as pages do
            await asyncio.sleep(0.01)
    return clock


async def batch_with(stream: ClientResponse, topic: str) -> Any:  # one message of the stream
    async with asyncio.timeout(5):
        async for line in stream.content:
            if line.startswith(b"data: "):
                batch = json.loads(line[6:])
                if topic in batch["topics"] or (topic == "chats" and batch["chats"]):
                    return batch
    raise AssertionError(f"the stream ended without {topic}")


async def test_the_cast_comes_first_and_a_search_is_limited(visitor: Visitor) -> None:
    listed = await visitor.get("people?search=党员")
    assert [person["name"] for person in listed["personas"]][:2] == ["王桂英", "张建国"]
    assert (len(listed["found"]), listed["more"]) == (30, True)
    few = await visitor.get("people?search=第9支部")
    assert (len(few["found"]), few["more"]) == (25, False)
    assert (await visitor.get("people"))["found"] == []


async def test_people_found_before_stay_unless_they_are_of_the_cast(visitor: Visitor) -> None:
    listed = await visitor.get(f"people?visited={FOUND},{MEMBER},4711,x")
    assert [person["id"] for person in listed["visited"]] == [FOUND]


async def test_unread_is_counted_until_it_was_seen(visitor: Visitor) -> None:
    await visitor.act(MEMBER, "start", payload="")
    await visitor.act(MEMBER, "say", text="您好")
    first = (await visitor.get("people"))["personas"][0]
    assert (first["unread"], first["last"]["text"]) == (2, "您说:您好")
    await visitor.post(f"chats/{MEMBER}/read")
    assert (await visitor.get("people"))["personas"][0]["unread"] == 0


async def test_the_clock_is_wound_and_tells_what_came(visitor: Visitor) -> None:
    await visitor.act(SECRETARY, "start", payload="")
    assert (await visitor.get("clock"))["winding"] is None
    await visitor.post("clock", {"to": MONDAY})
    clock = await wound(visitor)
    assert clock["now"] == MONDAY
    assert "下周一8:30" not in [jump["label"]["zh"] for jump in clock["jumps"]]
    assert [(line["name"], line["count"]) for line in clock["winding"]["came"]] == [("张建国", 1)]
    assert (await visitor.texts(SECRETARY))[-1].startswith("张书记早")


async def test_a_moment_without_a_zone_is_the_countys(visitor: Visitor) -> None:
    await visitor.post("clock", {"to": "2026-11-21T00:00"})
    assert (await wound(visitor))["now"] == "2026-11-21T00:00:00+08:00"


@pytest.mark.parametrize(
    ("to", "key"),
    [
        ("2026-11-20T17:12:00+08:00", "past"),
        ("2026-11-20T09:11:59Z", "past"),
        ("2030-01-01T00:00", "too-far"),
        ("soon", "bad-request"),
    ],
)
async def test_the_clock_never_goes_back_nor_too_far(visitor: Visitor, to: str, key: str) -> None:
    response = await visitor.post("clock", {"to": to})
    assert (response.status, (await response.json())["error"]) == (409, key)
    assert (await visitor.get("clock"))["now"] == "2026-11-20T17:12:00+08:00"


async def test_one_winding_at_a_time_and_no_reset_meanwhile(visitor: Visitor) -> None:
    visitor.county.slow.clear()
    await visitor.post("clock", {"to": MONDAY})
    for path, body in (("clock", {"to": MONDAY}), ("reset", {})):
        response = await visitor.post(path, body)
        assert (await response.json())["error"] == "winding"
    visitor.county.slow.set()
    assert (await wound(visitor))["now"] == MONDAY


async def test_a_winding_that_breaks_is_said_and_leaves_the_clock_usable(
    visitor: Visitor, caplog: pytest.LogCaptureFixture
) -> None:
    visitor.county.breaks = True
    await visitor.post("clock", {"to": MONDAY})
    clock = await wound(visitor)
    assert clock["winding"]["failed"]
    assert "LookupError" in caplog.text
    visitor.county.breaks = False
    await visitor.post("clock", {"to": MONDAY})
    assert not (await wound(visitor))["winding"]["failed"]


async def test_reasons_of_one_person_and_of_all(visitor: Visitor) -> None:
    await visitor.post("clock", {"to": MONDAY})
    await wound(visitor)
    (line,) = (await visitor.get("outbox"))["lines"]
    assert (line["state"], line["kind"]["en"], line["at"]) == ("sent", "Weekly digest", MONDAY)
    assert (await visitor.get(f"outbox?user={SECRETARY}"))["lines"] == [line]
    assert (await visitor.get(f"outbox?user={MEMBER}"))["lines"] == []


async def test_starting_over_empties_everything(visitor: Visitor) -> None:
    await visitor.act(MEMBER, "start", payload="")
    await visitor.post("clock", {"to": MONDAY})
    await wound(visitor)
    await visitor.post("reset")
    assert visitor.county.resets == 1
    assert await visitor.texts(MEMBER) == []
    assert (await visitor.get("clock"))["winding"] is None
    await visitor.act(MEMBER, "start", payload="")
    assert (await visitor.get("people"))["personas"][0]["unread"] == 1


async def test_open_pages_are_told_of_chats_the_clock_and_a_reset(visitor: Visitor) -> None:
    async with visitor.client.get("/page/api/events") as stream:
        await visitor.act(MEMBER, "start", payload="")
        assert (await batch_with(stream, "chats"))["chats"] == [MEMBER]
        await visitor.post(f"chats/{MEMBER}/read")
        await batch_with(stream, "people")
        await visitor.post("clock", {"to": MONDAY})
        await batch_with(stream, "clock")
        await wound(visitor)
        await visitor.post("reset")
        await batch_with(stream, "reset")


async def test_the_server_stops_although_a_page_is_open_and_the_clock_runs(visitor: Visitor) -> None:
    visitor.county.slow.clear()
    async with visitor.client.get("/page/api/events") as stream:
        await visitor.post("clock", {"to": MONDAY})
        async with asyncio.timeout(5):
            await visitor.client.server.close()
            await stream.content.read()
