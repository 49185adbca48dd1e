"""People's side: each deed makes the update a real client would, and what no client allows is impossible."""

import io

import pytest
from PIL import Image
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    Update,
)

from playground.clock import WoundClock
from playground.core import Change, Cloud, Impossible, Person


async def last(bot: Bot) -> Update:
    return (await bot.get_updates(offset=-1))[-1]


def picture() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (8, 6), "red").save(buffer, "JPEG")
    return buffer.getvalue()


async def test_start_with_a_payload(near_bot: Bot, cloud: Cloud, wang: int) -> None:
    cloud.start(wang, "slip-123_456")
    message = (await last(near_bot)).message
    assert message is not None
    assert message.from_user is not None
    assert (message.text, message.from_user.first_name, message.from_user.language_code) == (
        "/start slip-123_456",
        "Wang",
        "en",
    )
    assert [entity.type for entity in message.entities] == ["bot_command"]
    for payload in ("x" * 65, "连心", "a b", "a.b"):
        with pytest.raises(Impossible):
            cloud.start(wang, payload)


def test_a_link_into_an_old_chat_may_send_nothing(cloud: Cloud, li: int, wang: int) -> None:
    assert cloud.follow_link(li, "code") is None
    assert [message.text for message in cloud.chat(li).messages] == ["/start"]
    assert cloud.follow_link(wang, "code") is not None
    assert [message.text for message in cloud.chat(wang).messages] == ["/start code"]


def test_numbers_count_up_and_repeat_in_the_same_order(cloud: Cloud, li: int, wang: int) -> None:
    assert [cloud.start(wang), cloud.say(li, "a"), cloud.say(wang, "b")] == [2, 3, 4]


async def test_a_long_text_is_cut_as_clients_do(near_bot: Bot, cloud: Cloud, li: int) -> None:
    cloud.say(li, "x" * 4095 + "\U0001f600" + "y")
    texts = [message.text for message in cloud.chat(li).messages[1:]]
    assert texts == ["x" * 4095, "\U0001f600y"]
    assert len(await near_bot.get_updates()) == 3


async def test_buttons_exist_or_are_forged(near_bot: Bot, cloud: Cloud, li: int) -> None:
    row = [
        InlineKeyboardButton("a", callback_data="yes"),
        InlineKeyboardButton("b", url="https://example.com"),
    ]
    sent = await near_bot.send_message(li, "x", reply_markup=InlineKeyboardMarkup([row]))
    number = cloud.press(li, sent.message_id, "yes")
    query = (await last(near_bot)).callback_query
    assert query is not None
    assert (query.id, query.data, query.from_user.id) == (number, "yes", li)
    assert query.message is not None
    assert query.message.message_id == sent.message_id
    for data in ("no", "https://example.com"):
        with pytest.raises(Impossible, match="shows no button"):
            cloud.press(li, sent.message_id, data)
    cloud.forge(li, sent.message_id, "no")
    forged = (await last(near_bot)).callback_query
    assert forged is not None
    assert forged.data == "no"
    await near_bot.edit_message_text("y", li, sent.message_id)
    with pytest.raises(Impossible, match="shows no button"):
        cloud.press(li, sent.message_id, "yes")
    with pytest.raises(Impossible, match="only the bot's messages"):
        cloud.forge(li, cloud.say(li, "mine"), "x")
    await near_bot.delete_message(li, sent.message_id)
    with pytest.raises(Impossible, match="there is no message"):
        cloud.forge(li, sent.message_id, "x")


async def test_keys_say_their_text_or_share_the_contact(near_bot: Bot, cloud: Cloud, li: int) -> None:
    keys: list[list[str | KeyboardButton]] = [
        ["yes", KeyboardButton("me", request_contact=True), KeyboardButton("where", request_location=True)]
    ]
    await near_bot.send_message(li, "x", reply_markup=ReplyKeyboardMarkup(keys))
    cloud.press_key(li, "yes")
    said = (await last(near_bot)).message
    assert said is not None
    assert said.text == "yes"
    cloud.press_key(li, "me")
    shared = (await last(near_bot)).message
    assert shared is not None
    assert shared.contact is not None
    assert (shared.contact.phone_number, shared.contact.user_id) == ("+8613800000101", li)
    for key in ("no", "where"):
        with pytest.raises(Impossible):
            cloud.press_key(li, key)


async def test_a_one_time_keyboard_goes_when_it_is_pressed(near_bot: Bot, cloud: Cloud, li: int) -> None:
    await near_bot.send_message(li, "x", reply_markup=ReplyKeyboardMarkup([["a"]], one_time_keyboard=True))
    cloud.press_key(li, "a")
    assert cloud.chat(li).keyboard is None


async def test_contacts_of_others_and_of_strangers(near_bot: Bot, cloud: Cloud, li: int, wang: int) -> None:
    cloud.share_contact(li, of=Person(555, "Zhao", phone_number="+8613800000555"))
    message = (await last(near_bot)).message
    assert message is not None
    assert message.contact is not None
    assert (message.contact.first_name, message.contact.user_id) == ("Zhao", None)
    cloud.start(wang)
    with pytest.raises(Impossible, match="without a telephone number"):
        cloud.share_contact(wang)


async def test_files(near_bot: Bot, cloud: Cloud, li: int) -> None:
    cloud.send_photo(li, picture(), "c")
    photo = (await last(near_bot)).message
    assert photo is not None
    assert (photo.photo[-1].width, photo.photo[-1].height, photo.caption) == (8, 6, "c")
    cloud.send_voice(li, b"OggS", 4)
    voice = (await last(near_bot)).message
    assert voice is not None
    assert voice.voice is not None
    with pytest.raises(Impossible, match="no picture"):
        cloud.send_photo(li, b"text")
    with pytest.raises(Impossible, match="empty file"):
        cloud.send_document(li, "a", b"")
    with pytest.raises(Impossible, match="at most 1024"):
        cloud.send_document(li, "a", b"x", caption="x" * 1025)


async def test_edits_within_48_hours(near_bot: Bot, cloud: Cloud, clock: WoundClock, li: int) -> None:
    said = cloud.say(li, "helo")
    cloud.edit(li, said, "hello")
    edited = (await last(near_bot)).edited_message
    assert edited is not None
    assert (edited.text, edited.message_id) == ("hello", said)
    assert edited.edit_date is not None
    for text in ("hello ", "  "):
        with pytest.raises(Impossible, match="nothing to change"):
            cloud.edit(li, said, text)
    theirs = await near_bot.send_message(li, "x")
    with pytest.raises(Impossible, match="only own"):
        cloud.edit(li, theirs.message_id, "y")
    clock.forward(hours=49)
    with pytest.raises(Impossible, match="48 hours"):
        cloud.edit(li, said, "later")


async def test_blocking_is_told_to_the_bot(near_bot: Bot, cloud: Cloud, li: int) -> None:
    cloud.block(li)
    member = (await last(near_bot)).my_chat_member
    assert member is not None
    assert (member.old_chat_member.status, member.new_chat_member.status) == ("member", "kicked")
    assert cloud.chat(li).blocked
    with pytest.raises(Impossible, match="blocked"):
        cloud.say(li, "x")
    cloud.unblock(li)
    back = (await last(near_bot)).my_chat_member
    assert back is not None
    assert back.new_chat_member.status == "member"
    with pytest.raises(Impossible, match="not blocked"):
        cloud.unblock(li)


def test_nobody_acts_before_start_or_after_the_end(cloud: Cloud, li: int, wang: int) -> None:
    with pytest.raises(Impossible, match="START"):
        cloud.say(wang, "x")
    with pytest.raises(Impossible, match="empty message"):
        cloud.say(li, " ")
    with pytest.raises(Impossible, match="account"):
        cloud.start(999)
    cloud.deactivate(li)
    with pytest.raises(Impossible, match="account"):
        cloud.say(li, "x")
    assert [person.id for person in cloud.persons()] == [wang]
    with pytest.raises(Impossible, match="not a member"):
        cloud.say_in_group(wang, -1, "x")
    with pytest.raises(Impossible, match="nobody"):
        cloud.chat(999)


async def test_subscribers_hear_what_changed(near_bot: Bot, cloud: Cloud, li: int) -> None:
    heard: list[tuple[int, Change]] = []
    stop = cloud.subscribe(lambda chat, change: heard.append((chat, change)))
    sent = await near_bot.send_message(li, "x", reply_markup=ReplyKeyboardMarkup([["a"]]))
    await near_bot.send_chat_action(li, "typing")
    await near_bot.delete_message(li, sent.message_id)
    said = cloud.say(li, "y")
    cloud.edit(li, said, "z")
    cloud.block(li)
    stop()
    cloud.unblock(li)
    changes = [
        Change.KEYBOARD,
        Change.MESSAGE,
        Change.ACTION,
        Change.DELETED,
        Change.MESSAGE,
        Change.EDITED,
        Change.BLOCKED,
    ]
    assert heard == [(li, change) for change in changes]


async def test_after_a_reset_nothing_is_left_but_the_numbers(near_bot: Bot, cloud: Cloud, li: int) -> None:
    await near_bot.set_my_commands([("help", "x")])
    cloud.send_document(li, "a.txt", b"x")
    cloud.reset()
    assert cloud.persons() == ()
    assert await near_bot.get_updates() == ()
    cloud.join(Person(li, "Li"))
    assert cloud.start(li) == 3
    assert [command.command for command in cloud.chat(li).commands] == ["help"]
    assert (await last(near_bot)).update_id == 3
