"""Reply markup: what is read and what is refused."""

import pytest

from playground.core.errors import ApiError
from playground.core.keyboards import Markup, parse_markup
from playground.core.values import Json
from playground.core.views import Button, ButtonKind, Key, Keyboard


def inline(*buttons: Json) -> Json:
    return {"inline_keyboard": [list(buttons)]}


def callback(data: str) -> Json:
    return {"text": "x", "callback_data": data}


def test_every_kind_of_button() -> None:
    rows: Json = [
        [callback("d"), {"text": "u", "url": "https://example.com"}, {"text": "b", "url": "example.com"}],
        [],
        [
            {"text": "c", "copy_text": {"text": "code"}},
            {"text": "w", "web_app": {"url": "https://example.com/app"}},
        ],
        [{"text": "s", "switch_inline_query": ""}, {"text": "t", "url": "tg://user?id=101"}],
    ]
    markup = parse_markup({"inline_keyboard": rows}, private=True)
    assert markup.only_inline
    assert markup.inline == (
        (
            Button("x", ButtonKind.CALLBACK, "d"),
            Button("u", ButtonKind.URL, "https://example.com"),
            Button("b", ButtonKind.URL, "example.com"),
        ),
        (Button("c", ButtonKind.COPY, "code"), Button("w", ButtonKind.WEB_APP, "https://example.com/app")),
        (Button("s", ButtonKind.SWITCH_INLINE, ""), Button("t", ButtonKind.URL, "tg://user?id=101")),
    )


@pytest.mark.parametrize("data", ["x", "x" * 64, "连" * 21, "\U0001f600" * 16])
def test_callback_data_of_64_bytes(data: str) -> None:
    assert parse_markup(inline(callback(data)), private=True).inline[0][0].value == data


BUTTON = "can't parse inline keyboard button: "
NO_ACTION = BUTTON + "Text buttons are unallowed in the inline keyboard"
SITE = "https://example.com"


def button(**actions: Json) -> Json:
    return inline({"text": "x", **actions})


REFUSED: list[tuple[Json, str]] = [
    (inline(callback("x" * 65)), "BUTTON_DATA_INVALID"),
    (inline(callback("连" * 22)), "BUTTON_DATA_INVALID"),
    (inline(callback("")), NO_ACTION),
    (button(), NO_ACTION),
    (button(url=""), NO_ACTION),
    (button(callback_data="a", url=SITE), "BUTTON_TYPE_INVALID"),
    (inline({"callback_data": "a"}), BUTTON + 'Can\'t find field "text"'),
    (inline({"text": " ", "callback_data": "a"}), "inline keyboard button text must be non-empty"),
    (button(callback_data=7), BUTTON + 'Field "callback_data" must be of type String'),
    (inline("x"), BUTTON + "InlineKeyboardButton must be an Object"),
    (button(url="ds"), "inline keyboard button URL 'ds' is invalid: Wrong HTTP URL"),
    (
        button(url="http://localhost:80"),
        "inline keyboard button URL 'http://localhost:80' is invalid: Wrong HTTP URL",
    ),
    (button(copy_text={"text": ""}), "BUTTON_COPY_TEXT_INVALID"),
    (button(copy_text={"text": "x" * 257}), "BUTTON_COPY_TEXT_INVALID"),
    (
        button(web_app={"url": "http://example.com"}),
        "inline keyboard button Web App URL 'http://example.com' is invalid: Only HTTPS links are allowed",
    ),
    (button(web_app=SITE), BUTTON + 'Field "web_app" must be of type Object'),
    ({"inline_keyboard": [[callback("x")]] * 101}, "reply markup is too long"),
    (inline(*[callback("x")] * 9), "reply markup is too long"),
    ({"keyboard": [["x"] * 13]}, "reply markup is too long"),
    ({"keyboard": [["x"]] * 301}, "reply markup is too long"),
    ({"keyboard": [[" "]]}, "keyboard button text must be non-empty"),
    ({"keyboard": [[7]]}, "can't parse keyboard button: KeyboardButton must be a String or an Object"),
    ({"keyboard": "x"}, 'field "keyboard" of the ReplyKeyboardMarkup must be an Array'),
    (
        {"inline_keyboard": ["x"]},
        'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
    ),
    ({"force_reply": "x"}, 'field "force_reply" of the reply markup must be of the type Boolean'),
    (["x"], "object expected as reply markup"),
]


@pytest.mark.parametrize(("markup", "words"), REFUSED)
def test_what_is_refused(markup: Json, words: str) -> None:
    with pytest.raises(ApiError) as refusal:
        parse_markup(markup, private=True)
    assert refusal.value.description == f"Bad Request: {words}"


def test_a_hundred_buttons_are_allowed() -> None:
    assert len(parse_markup({"inline_keyboard": [[callback("x")] * 4] * 25}, private=True).inline) == 25


def test_keyboards() -> None:
    keyboard: Json = {
        "keyboard": [["a", {"text": "b", "request_contact": True}], []],
        "one_time_keyboard": True,
    }
    rows = ((Key("a"), Key("b", "contact")),)
    assert parse_markup(keyboard, private=True) == Markup(keyboard=Keyboard(rows, one_time=True))
    assert parse_markup({"remove_keyboard": True}, private=True).remove
    assert parse_markup({"force_reply": True}, private=True).force_reply
    assert parse_markup(None, private=True) == Markup()
    assert parse_markup({"keyboard": []}, private=True) == Markup()


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        (
            {"keyboard": [[{"text": "b", "request_contact": True}]]},
            "phone number can be requested in private chats only",
        ),
        (
            {"keyboard": [[{"text": "b", "request_location": True}]]},
            "location can be requested in private chats only",
        ),
        (inline({"text": "x", "web_app": {"url": "https://example.com"}}), "BUTTON_TYPE_INVALID"),
    ],
)
def test_what_a_group_may_not_have(markup: Json, words: str) -> None:
    with pytest.raises(ApiError) as refusal:
        parse_markup(markup, private=False)
    assert refusal.value.description == f"Bad Request: {words}"
