"""Chats, members and groups."""

import pytest
from telegram import Bot
from telegram.error import BadRequest, Forbidden

from playground.core import Cloud


async def test_a_private_chat(bot: Bot, li: int) -> None:
    chat = await bot.get_chat(li)
    assert (chat.type, chat.first_name, chat.last_name, chat.username) == ("private", "Li", "Ming", "liming")
    assert (await bot.get_chat_member(li, li)).user.id == li
    with pytest.raises(BadRequest, match=r"^Chat not found$"):
        await bot.get_chat(999)
    with pytest.raises(BadRequest, match=r"^Chat member status can't be changed in private chats$"):
        await bot.leave_chat(li)


async def test_a_group_until_the_bot_leaves(bot: Bot, cloud: Cloud, li: int) -> None:
    group = cloud.add_to_group(li, "Branch")
    updates = [update.to_dict() for update in await bot.get_updates()][1:]
    assert updates[0]["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert updates[1]["message"]["group_chat_created"] is True
    await bot.send_message(group, "hello")
    assert cloud.chat(group).title == "Branch"
    assert await bot.leave_chat(group)
    with pytest.raises(Forbidden, match=r"^Forbidden: bot is not a member of the group chat$"):
        await bot.send_message(group, "again")


async def test_in_a_group_only_what_is_meant_for_the_bot_is_heard(
    near_bot: Bot, cloud: Cloud, li: int
) -> None:
    group = cloud.add_to_group(li, "Branch")
    for text in ("among us", "/help", "@lianxin_bot hello"):
        cloud.say_in_group(li, group, text)
    heard = [update.message.text for update in await near_bot.get_updates() if update.message]
    assert heard == ["/start", None, "/help", "@lianxin_bot hello"]
