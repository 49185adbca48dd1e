"""Deleting for 48 hours, and pinning."""

import pytest
from telegram import Bot
from telegram.error import BadRequest

from playground.clock import WoundClock
from playground.core import Cloud


async def test_own_and_incoming_messages_are_deleted_for_48_hours(
    bot: Bot, cloud: Cloud, clock: WoundClock, li: int
) -> None:
    sent, said = (await bot.send_message(li, "x")).message_id, cloud.say(li, "y")
    late = (await bot.send_message(li, "z")).message_id
    clock.forward(hours=48)
    assert await bot.delete_message(li, sent)
    assert await bot.delete_message(li, said)
    with pytest.raises(BadRequest, match=r"^Message to delete not found$"):
        await bot.delete_message(li, said)
    clock.forward(seconds=1)
    with pytest.raises(BadRequest, match=r"^Message can't be deleted for everyone$"):
        await bot.delete_message(li, late)
    assert [message.text for message in cloud.chat(li).messages] == ["/start", "z"]


async def test_several_at_once(bot: Bot, cloud: Cloud, li: int) -> None:
    numbers = [cloud.say(li, text) for text in ("a", "b", "c")]
    assert await bot.delete_messages(li, [numbers[0], numbers[2], 999])
    assert [message.text for message in cloud.chat(li).messages] == ["/start", "b"]
    with pytest.raises(BadRequest, match="identifiers"):
        await bot.delete_messages(li, list(range(1, 102)))


async def test_in_a_group_others_messages_stay(near_bot: Bot, cloud: Cloud, li: int) -> None:
    group = cloud.add_to_group(li, "Branch")
    said = cloud.say_in_group(li, group, "hello")
    with pytest.raises(BadRequest, match=r"^Message can't be deleted for everyone$"):
        await near_bot.delete_message(group, said)


async def test_pins(bot: Bot, cloud: Cloud, li: int) -> None:
    numbers = [(await bot.send_message(li, text)).message_id for text in "ab"]

    def pinned() -> list[int]:
        return [message.id for message in cloud.chat(li).messages if message.pinned]

    for number in numbers:
        await bot.pin_chat_message(li, number)
    assert pinned() == numbers
    chat = await bot.get_chat(li)
    assert chat.pinned_message is not None
    assert chat.pinned_message.message_id == numbers[1]
    await bot.unpin_chat_message(li)
    assert pinned() == numbers[:1]
    await bot.unpin_all_chat_messages(li)
    assert pinned() == []
