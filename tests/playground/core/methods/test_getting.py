"""getUpdates and webhooks, as PTB sees them."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from telegram import Bot
from telegram.error import BadRequest, Conflict

from playground.core import Cloud

Until = Callable[[Callable[[], bool]], Awaitable[None]]


async def test_updates_come_until_they_are_confirmed(bot: Bot, cloud: Cloud, li: int) -> None:
    cloud.say(li, "hello")
    first = await bot.get_updates()
    assert [update.message.text for update in first if update.message] == ["/start", "hello"]
    assert await bot.get_updates(limit=1) == first[:1]
    assert await bot.get_updates(offset=first[-1].update_id) == first[-1:]
    assert await bot.get_updates(offset=first[-1].update_id + 1) == ()


async def test_a_long_poll_ends_with_the_first_update(bot: Bot, cloud: Cloud, li: int, until: Until) -> None:
    seen = await bot.get_updates()
    poll = asyncio.create_task(bot.get_updates(offset=seen[-1].update_id + 1, timeout=20))
    await until(lambda: not len(cloud.updates))  # the poll has confirmed and waits
    cloud.say(li, "now")
    updates = await asyncio.wait_for(poll, 5)
    assert [update.message.text for update in updates if update.message] == ["now"]


async def test_a_long_poll_ends_empty_after_its_time(bot: Bot) -> None:
    assert await bot.get_updates(timeout=1) == ()


async def test_the_second_of_two_pollers_wins(bot: Bot, cloud: Cloud, li: int, until: Until) -> None:
    seen = await bot.get_updates()
    first = asyncio.create_task(bot.get_updates(offset=seen[-1].update_id + 1, timeout=20))
    await until(lambda: not len(cloud.updates))
    second = asyncio.create_task(bot.get_updates(timeout=20))
    with pytest.raises(
        Conflict, match="terminated by other getUpdates request; make sure that only one bot instance"
    ):
        await asyncio.wait_for(first, 5)
    cloud.say(li, "who?")
    assert len(await asyncio.wait_for(second, 5)) == 1


async def test_a_webhook_ends_polling(bot: Bot, cloud: Cloud, li: int, until: Until) -> None:
    seen = await bot.get_updates()
    poll = asyncio.create_task(bot.get_updates(offset=seen[-1].update_id + 1, timeout=20))
    await until(lambda: not len(cloud.updates))
    await bot.set_webhook(
        "https://example.com/hook", secret_token="s", max_connections=1, allowed_updates=["message"]
    )
    with pytest.raises(Conflict, match="terminated by setWebhook request"):
        await asyncio.wait_for(poll, 5)
    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()
    cloud.say(li, "x")
    info = await bot.get_webhook_info()
    assert (info.url, info.max_connections, info.pending_update_count) == ("https://example.com/hook", 1, 1)
    assert info.allowed_updates == ("message",)
    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == ()
    assert (await bot.get_webhook_info()).url == ""


@pytest.mark.parametrize(
    ("url", "secret", "words"),
    [
        ("http://example.com", None, "Bad webhook: an https url must be provided for webhook"),
        ("https://example.com", "a b", "Secret token contains unallowed characters"),
    ],
)
async def test_what_is_no_webhook(near_bot: Bot, url: str, secret: str | None, words: str) -> None:
    with pytest.raises(BadRequest) as refusal:
        await near_bot.set_webhook(url, secret_token=secret)
    assert str(refusal.value).casefold() == words.casefold()


async def test_kinds_that_were_not_asked_for_never_come(bot: Bot, cloud: Cloud, li: int) -> None:
    await bot.get_updates(allowed_updates=["callback_query"])
    cloud.say(li, "unheard")
    assert [update.message.text for update in await bot.get_updates() if update.message] == ["/start"]
