"""A pressed button is answered once, and soon."""

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest

from playground.clock import WoundClock
from playground.core import Cloud

TOO_OLD = "^Query is too old and response timeout expired or query id is invalid$"


async def pressed(bot: Bot, cloud: Cloud, person: int) -> str:
    sent = await bot.send_message(
        person, "x", reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton("y", callback_data="d")]])
    )
    return cloud.press(person, sent.message_id, "d")


async def test_an_answer_is_seen_once(bot: Bot, cloud: Cloud, li: int) -> None:
    query = await pressed(bot, cloud, li)
    assert await bot.answer_callback_query(query, "done", show_alert=True)
    answer = cloud.chat(li).answer
    assert answer is not None
    assert (answer.query_id, answer.text, answer.alert) == (query, "done", True)
    with pytest.raises(BadRequest, match=TOO_OLD):
        await bot.answer_callback_query(query)


async def test_an_answer_comes_too_late_or_to_nothing(
    bot: Bot, cloud: Cloud, clock: WoundClock, li: int
) -> None:
    query = await pressed(bot, cloud, li)
    clock.forward(seconds=16)
    for late in (query, "999"):
        with pytest.raises(BadRequest, match=TOO_OLD):
            await bot.answer_callback_query(late)


async def test_an_answer_just_in_time(near_bot: Bot, cloud: Cloud, clock: WoundClock, li: int) -> None:
    query = await pressed(near_bot, cloud, li)
    clock.forward(seconds=15)
    assert await near_bot.answer_callback_query(query)


async def test_what_an_answer_may_not_be(near_bot: Bot, cloud: Cloud, li: int) -> None:
    query = await pressed(near_bot, cloud, li)
    with pytest.raises(BadRequest, match=r"^Message_too_long$"):
        await near_bot.answer_callback_query(query, "x" * 201)
    with pytest.raises(BadRequest, match=r"^Url_invalid$"):
        await near_bot.answer_callback_query(query, url="https://example.com")
    assert await near_bot.answer_callback_query(query, url="https://t.me/lianxin_bot?start=x")
