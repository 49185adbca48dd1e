"""Faults as PTB sees them, the same without sockets and over HTTP."""

from datetime import timedelta

import pytest
from telegram import Bot
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TimedOut

from playground.core import Cloud, Fault, FaultKind
from playground.transport import InProcess

SEND = "sendMessage"


def texts(cloud: Cloud, person: int) -> list[str]:
    return [message.text for message in cloud.chat(person).messages][1:]


async def test_flood(bot: Bot, cloud: Cloud, li: int) -> None:
    cloud.faults.add(Fault(SEND, FaultKind.FLOOD, retry_after=7, chat=li))
    with pytest.raises(RetryAfter) as refusal:
        await bot.send_message(li, "x")
    assert refusal.value.retry_after == timedelta(seconds=7)
    await bot.send_message(li, "y")
    assert texts(cloud, li) == ["y"]


@pytest.mark.parametrize(("code", "words"), [(500, "Internal Server Error"), (502, "Bad Gateway")])
async def test_a_page_instead_of_json(bot: Bot, cloud: Cloud, li: int, code: int, words: str) -> None:
    cloud.faults.add(Fault("*", FaultKind.TROUBLE, code=code))
    with pytest.raises(NetworkError, match=words):
        await bot.send_message(li, "x")
    assert texts(cloud, li) == []


async def test_refusals_on_demand(bot: Bot, cloud: Cloud, li: int) -> None:
    cloud.faults.add(Fault(SEND, FaultKind.REFUSED, code=400, description="PEER_FLOOD"))
    cloud.faults.add(Fault(SEND, FaultKind.REFUSED, code=403, description="bot was blocked by the user"))
    with pytest.raises(BadRequest, match="Peer_flood"):
        await bot.send_message(li, "x")
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(li, "x")


async def test_a_connection_lost_before_the_deed(bot: Bot, cloud: Cloud, li: int) -> None:
    cloud.faults.add(Fault(SEND, FaultKind.DROPPED, after=1))
    await bot.send_message(li, "first")
    with pytest.raises(NetworkError):
        await bot.send_message(li, "second")
    assert texts(cloud, li) == ["first"]


async def test_an_answer_lost_after_the_deed(bot: Bot, cloud: Cloud, li: int) -> None:
    cloud.faults.add(Fault(SEND, FaultKind.ANSWER_LOST))
    with pytest.raises(NetworkError):
        await bot.send_message(li, "sent all the same")
    assert texts(cloud, li) == ["sent all the same"]
    assert cloud.calls[-1].error == "answer lost"


async def test_a_slow_answer(bot: Bot, cloud: Cloud, li: int) -> None:
    cloud.faults.add(Fault(SEND, FaultKind.SLOW, delay=0.05, times=2))
    await bot.send_message(li, "in time")
    with pytest.raises(TimedOut):
        await bot.send_message(li, "too late", read_timeout=0.01)
    assert texts(cloud, li) == ["in time", "too late"]


async def test_a_download_that_breaks(bot: Bot, cloud: Cloud, li: int) -> None:
    cloud.send_document(li, "a.txt", b"x")
    document = cloud.chat(li).messages[-1].file
    assert document is not None
    file = await bot.get_file(document.file_id)
    cloud.faults.add(Fault("download", FaultKind.DROPPED))
    cloud.faults.add(Fault("download", FaultKind.TROUBLE, code=502))
    for _ in range(2):
        with pytest.raises(NetworkError):
            await file.download_as_bytearray()
    assert await file.download_as_bytearray() == b"x"


async def test_a_lost_answer_to_get_updates_loses_nothing(bot: Bot, cloud: Cloud, li: int) -> None:
    cloud.faults.add(Fault("getUpdates", FaultKind.ANSWER_LOST))
    with pytest.raises(NetworkError):
        await bot.get_updates()
    assert len(await bot.get_updates()) == 1


async def test_an_address_that_is_none(cloud: Cloud) -> None:
    bot = Bot(cloud.bot.token, base_url="https://example.com/api", request=InProcess(cloud))
    with pytest.raises(NetworkError, match="Wrong address"):
        await bot.get_me()
