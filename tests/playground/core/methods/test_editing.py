"""Edits, as strict as Telegram's: not modified, not found, not one's own."""

from collections.abc import Awaitable, Callable

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaDocument, ReplyKeyboardMarkup
from telegram.error import BadRequest

from playground.core import Cloud

NOT_MODIFIED = (
    "Message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def buttons(data: str, text: str = "x") -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(text, callback_data=data)]])


async def test_a_text_changes_in_its_place(bot: Bot, cloud: Cloud, li: int) -> None:
    first = await bot.send_message(li, "one", reply_markup=buttons("a"))
    await bot.send_message(li, "after")
    edited = await bot.edit_message_text("<i>two</i>", li, first.message_id, parse_mode="HTML")
    shown = cloud.chat(li).message(first.message_id)
    assert (shown.text, shown.edited, shown.buttons) == ("two", True, ())
    assert [message.text for message in cloud.chat(li).messages][1:] == ["two", "after"]
    assert not isinstance(edited, bool)
    assert edited.edit_date is not None


async def test_changing_only_buttons_leaves_no_mark(bot: Bot, cloud: Cloud, li: int) -> None:
    sent = await bot.send_message(li, "one", reply_markup=buttons("a"))
    await bot.edit_message_reply_markup(li, sent.message_id, reply_markup=buttons("b"))
    shown = cloud.chat(li).message(sent.message_id)
    assert (shown.buttons[0][0].value, shown.edited) == ("b", False)
    await bot.edit_message_reply_markup(li, sent.message_id)
    assert cloud.chat(li).message(sent.message_id).buttons == ()


SAME: list[Callable[[Bot, int, int], Awaitable[object]]] = [
    lambda bot, li, m: bot.edit_message_text("one", li, m, parse_mode="HTML", reply_markup=buttons("a")),
    lambda bot, li, m: bot.edit_message_text(" one\n", li, m, reply_markup=buttons("a")),
    lambda bot, li, m: bot.edit_message_text(
        "<b></b>one", li, m, parse_mode="HTML", reply_markup=buttons("a")
    ),
    lambda bot, li, m: bot.edit_message_reply_markup(li, m, reply_markup=buttons("a")),
]
OTHER: list[Callable[[Bot, int, int], Awaitable[object]]] = [
    lambda bot, li, m: bot.edit_message_text(
        "<b>one</b>", li, m, parse_mode="HTML", reply_markup=buttons("a")
    ),
    lambda bot, li, m: bot.edit_message_text("one", li, m, reply_markup=buttons("b")),
    lambda bot, li, m: bot.edit_message_text("one", li, m, reply_markup=buttons("a", "y")),
    lambda bot, li, m: bot.edit_message_text("one", li, m),
    lambda bot, li, m: bot.edit_message_reply_markup(li, m, reply_markup=buttons("b")),
]


@pytest.mark.parametrize("edit", SAME)
async def test_what_is_the_same_is_not_modified(
    bot: Bot, li: int, edit: Callable[..., Awaitable[object]]
) -> None:
    sent = await bot.send_message(li, "one", reply_markup=buttons("a"))
    with pytest.raises(BadRequest) as refusal:
        await edit(bot, li, sent.message_id)
    assert str(refusal.value) == NOT_MODIFIED


@pytest.mark.parametrize("edit", OTHER)
async def test_any_difference_is_an_edit(
    near_bot: Bot, li: int, edit: Callable[..., Awaitable[object]]
) -> None:
    sent = await near_bot.send_message(li, "one", reply_markup=buttons("a"))
    await edit(near_bot, li, sent.message_id)


async def test_what_cannot_be_edited(bot: Bot, cloud: Cloud, li: int) -> None:
    with pytest.raises(BadRequest, match=r"^Message to edit not found$"):
        await bot.edit_message_text("x", li, 999)
    with pytest.raises(BadRequest, match=r"^Message can't be edited$"):
        await bot.edit_message_text("x", li, cloud.say(li, "mine"))
    forward = await bot.forward_message(li, li, cloud.say(li, "mine"))
    with pytest.raises(BadRequest, match=r"^Message can't be edited$"):
        await bot.edit_message_text("x", li, forward.message_id)
    with_keyboard = await bot.send_message(li, "x", reply_markup=ReplyKeyboardMarkup([["a"]]))
    with pytest.raises(BadRequest, match=r"^Message can't be edited$"):
        await bot.edit_message_text("y", li, with_keyboard.message_id)
    sent = await bot.send_message(li, "x")
    with pytest.raises(BadRequest, match=r"^Message_too_long$"):
        await bot.edit_message_text("x" * 4097, li, sent.message_id)
    with pytest.raises(BadRequest, match=r"^There is no caption in the message to edit$"):
        await bot.edit_message_caption(li, sent.message_id, caption="x")


def test_a_keyboard_cannot_be_put_on_an_edited_message(cloud: Cloud, li: int) -> None:
    markup = {"keyboard": [["a"]]}
    with pytest.raises(Exception, match=r"^Bad Request: inline keyboard expected$"):
        cloud.call(
            cloud.bot.token,
            "editMessageText",
            {"chat_id": li, "message_id": 1, "text": "x", "reply_markup": markup},
        )


async def test_captions_and_files(bot: Bot, cloud: Cloud, li: int) -> None:
    sent = await bot.send_document(li, b"one", filename="1.txt", caption="first")
    with pytest.raises(BadRequest, match=r"^There is no text in the message to edit$"):
        await bot.edit_message_text("x", li, sent.message_id)
    with pytest.raises(BadRequest) as refusal:
        await bot.edit_message_caption(li, sent.message_id, caption="first")
    assert str(refusal.value) == NOT_MODIFIED
    await bot.edit_message_caption(li, sent.message_id, caption="second")
    assert cloud.chat(li).message(sent.message_id).text == "second"
    await bot.edit_message_media(InputMediaDocument(b"two", "third", filename="2.txt"), li, sent.message_id)
    shown = cloud.chat(li).message(sent.message_id)
    assert shown.file is not None
    assert (shown.text, shown.file.name, cloud.file(shown.file.file_id)) == ("third", "2.txt", b"two")
