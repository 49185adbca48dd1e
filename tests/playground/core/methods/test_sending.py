"""What the bot sends, through PTB's Bot on both transports, and how Telegram refuses it."""

import io
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from PIL import Image
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup, ReplyKeyboardRemove
from telegram.error import BadRequest, Forbidden, NetworkError

from playground.clock import WoundClock
from playground.core import Cloud
from playground.core.values import Upload

LIMIT = "x" * 4096
STRANGER = 999


def picture(width: int = 40, height: int = 30) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), "white").save(buffer, "PNG")
    return buffer.getvalue()


async def test_a_text_arrives_as_it_was_formatted(bot: Bot, cloud: Cloud, li: int) -> None:
    buttons = InlineKeyboardMarkup([[InlineKeyboardButton("好", callback_data="yes")]])
    sent = await bot.send_message(
        li, " <b>连心</b> &amp; \U0001f600 ", parse_mode="HTML", reply_markup=buttons
    )
    shown = cloud.chat(li).message(sent.message_id)
    assert sent.text == shown.text == "连心 & \U0001f600"
    assert [(entity.type, entity.offset, entity.length) for entity in sent.entities] == [("bold", 0, 2)]
    assert sent.reply_markup == buttons
    assert shown.buttons[0][0].value == "yes"
    assert shown.from_bot


async def test_a_reply_names_its_message(bot: Bot, cloud: Cloud, li: int) -> None:
    question = cloud.say(li, "when?")
    sent = await bot.send_message(li, "now", reply_to_message_id=question)
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.text == "when?"
    assert cloud.chat(li).messages[-1].reply_to == question
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(li, "now", reply_to_message_id=999)
    assert (
        await bot.send_message(li, "now", reply_to_message_id=999, allow_sending_without_reply=True)
    ).reply_to_message is None


@pytest.mark.parametrize(
    "text", [LIMIT, "\U0001f600" * 2048, f"<b>{LIMIT}</b>", f"  {LIMIT}  ", "&amp;" * 4096]
)
async def test_4096_units_after_parsing_are_allowed(near_bot: Bot, li: int, text: str) -> None:
    await near_bot.send_message(li, text, parse_mode="HTML")


Send = Callable[[Bot, int], Awaitable[object]]
NO_END = "can't parse entities: Can't find end tag corresponding to start tag i"
REFUSED: list[tuple[Send, str]] = [
    (lambda bot, li: bot.send_message(li, ""), "message text is empty"),
    (lambda bot, li: bot.send_message(li, " \n"), "text must be non-empty"),
    (lambda bot, li: bot.send_message(li, "<b></b>", parse_mode="HTML"), "text must be non-empty"),
    (lambda bot, li: bot.send_message(li, LIMIT + "x"), "message is too long"),
    (lambda bot, li: bot.send_message(li, "\U0001f600" * 2048 + "x"), "message is too long"),
    (lambda bot, li: bot.send_message(li, "<i>x", parse_mode="HTML"), NO_END),
    (lambda bot, li: bot.send_message(li, "*x*", parse_mode="RTF"), "unsupported parse_mode"),
    (lambda bot, _: bot.send_message(STRANGER, "x"), "chat not found"),
    (lambda bot, _: bot.send_message("@nobody", "x"), "chat not found"),
    (
        lambda bot, li: bot.send_document(li, b"x", caption="\U0001f600" * 512 + "x"),
        "message caption is too long",
    ),
    (lambda bot, li: bot.send_photo(li, b"no picture"), "IMAGE_PROCESS_FAILED"),
    (lambda bot, li: bot.send_photo(li, picture(9_000, 1_001)), "PHOTO_INVALID_DIMENSIONS"),
    (lambda bot, li: bot.send_photo(li, picture(21, 1)), "PHOTO_INVALID_DIMENSIONS"),
    (lambda bot, li: bot.send_document(li, "unknown-file-id"), "wrong file identifier/HTTP URL specified"),
    (lambda bot, li: bot.send_document(li, "https://example.com/a.pdf"), "failed to get HTTP URL content"),
    (lambda bot, li: bot.send_chat_action(li, "dancing"), "wrong parameter action in request"),
]


@pytest.mark.parametrize(("send", "words"), REFUSED)
async def test_what_is_refused(bot: Bot, cloud: Cloud, li: int, send: Send, words: str) -> None:
    before = cloud.chat(li).messages
    with pytest.raises(BadRequest) as refusal:
        await send(bot, li)
    assert str(refusal.value).casefold() == words.casefold()
    assert cloud.calls[-1].error == f"Bad Request: {words}"
    assert cloud.chat(li).messages == before


async def test_people_who_cannot_be_written_to(bot: Bot, cloud: Cloud, li: int, wang: int) -> None:
    with pytest.raises(Forbidden, match=r"^Forbidden: bot can't initiate conversation with a user$"):
        await bot.send_message(wang, "x")
    cloud.block(li)
    with pytest.raises(Forbidden, match=r"^Forbidden: bot was blocked by the user$"):
        await bot.send_message(li, "x")
    cloud.start(li)
    await bot.send_message(li, "x")
    cloud.deactivate(li)
    with pytest.raises(Forbidden, match=r"^Forbidden: user is deactivated$"):
        await bot.send_chat_action(li, "typing")


async def test_a_keyboard_stays_until_it_is_taken_away(bot: Bot, cloud: Cloud, li: int) -> None:
    await bot.send_message(
        li, "choose", reply_markup=ReplyKeyboardMarkup([["a", "b"]], input_field_placeholder="?")
    )
    await bot.send_message(li, "still there")
    keyboard = cloud.chat(li).keyboard
    assert keyboard is not None
    assert [key.text for key in keyboard.rows[0]] == ["a", "b"]
    assert keyboard.placeholder == "?"
    await bot.send_message(li, "gone", reply_markup=ReplyKeyboardRemove())
    assert cloud.chat(li).keyboard is None


async def test_files_go_up_and_come_back(bot: Bot, cloud: Cloud, li: int) -> None:
    content = bytes(range(256)) * 40
    sent = await bot.send_document(
        li, content, filename="走访慰问台账.xlsx", caption="<b>x</b>", parse_mode="HTML"
    )
    assert sent.document is not None
    assert (sent.document.file_name, sent.document.file_size, sent.caption) == (
        "走访慰问台账.xlsx",
        len(content),
        "x",
    )
    view = cloud.chat(li).messages[-1].file
    assert view is not None
    assert cloud.file(view.file_id) == content
    again = await bot.send_document(li, sent.document.file_id)
    assert again.document == sent.document
    with pytest.raises(BadRequest, match="Can't use file of type document as photo"):
        await bot.send_photo(li, sent.document.file_id)


async def test_pictures_and_voices(bot: Bot, cloud: Cloud, li: int) -> None:
    sent = await bot.send_photo(li, picture(), caption="c")
    assert [(size.width, size.height) for size in sent.photo] == [(40, 30)]
    voice = (await bot.send_voice(li, b"OggS", duration=3)).voice
    assert voice is not None
    assert voice.duration == timedelta(seconds=3)
    assert cloud.file(voice.file_id) == b"OggS"


def test_fifty_megabytes_and_no_more(cloud: Cloud, li: int) -> None:
    def send(size: int) -> None:
        cloud.call(
            cloud.bot.token, "sendDocument", {"chat_id": li}, {"document": Upload("a.bin", bytes(size))}
        )

    send(50 * 1024 * 1024)
    with pytest.raises(Exception, match=r"^Request Entity Too Large$"):
        send(50 * 1024 * 1024 + 1)
    with pytest.raises(Exception, match="file must be non-empty"):
        send(0)
    with pytest.raises(Exception, match="there is no document in the request"):
        cloud.call(cloud.bot.token, "sendDocument", {"chat_id": li})


async def test_too_large_an_upload_over_http(web_bot: Bot, li: int) -> None:
    with pytest.raises(NetworkError, match="Request Entity Too Large"):
        await web_bot.send_document(li, bytes(50 * 1024 * 1024 + 1), write_timeout=30, read_timeout=30)


async def test_copy_and_forward(bot: Bot, cloud: Cloud, li: int) -> None:
    said = cloud.say(li, "mine")
    copy = await bot.copy_message(li, li, said)
    forward = await bot.forward_message(li, li, said)
    assert cloud.chat(li).message(copy.message_id).text == forward.text == "mine"
    assert forward.forward_origin is not None
    assert forward.forward_origin.to_dict()["sender_user"]["id"] == li
    with pytest.raises(BadRequest, match="Message to copy not found"):
        await bot.copy_message(li, li, 999)


async def test_an_action_is_shown_for_five_seconds(
    bot: Bot, cloud: Cloud, clock: WoundClock, li: int
) -> None:
    await bot.send_chat_action(li, "typing")
    action = cloud.chat(li).action
    assert action is not None
    assert action.name == "typing"
    clock.forward(seconds=6)
    assert cloud.chat(li).action is None


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"text": "x"}, "chat_id is empty"),
        ({"chat_id": 101, "text": "\ud83d"}, "strings must be encoded in UTF-8"),
        ({"chat_id": 101, "text": "x", "reply_markup": "{"}, "can't parse reply keyboard markup JSON object"),
        (
            {"chat_id": 101, "text": "x", "entities": [{"type": "x", "offset": 0, "length": 1}]},
            "can't parse MessageEntity: Unsupported type specified",
        ),
    ],
)
def test_what_ptb_would_not_send(cloud: Cloud, li: int, params: dict[str, object], words: str) -> None:
    with pytest.raises(Exception, match=f"^Bad Request: {words}$"):
        cloud.call(cloud.bot.token, "sendMessage", params)


def test_given_entities_are_kept_and_found_ones_added(cloud: Cloud, li: int) -> None:
    entities = [{"type": "bold", "offset": 0, "length": 2}, {"type": "mention", "offset": 0, "length": 1}]
    cloud.call(cloud.bot.token, "sendMessage", {"chat_id": li, "text": "hi /start", "entities": entities})
    assert [entity.type for entity in cloud.chat(li).messages[-1].entities] == ["bold", "bot_command"]
