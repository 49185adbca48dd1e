"""Reply markup: read as the server reads it, refused in its words.

Two things are stricter here than there, so that a mistake is seen: a button with two actions (there the first
is taken in silence) and a row or keyboard beyond the size clients show (there it is cut in silence).
"""

import re
from dataclasses import dataclass

from playground.core.errors import ApiError, bad_request
from playground.core.values import Json, JsonObject
from playground.core.views import Button, ButtonKind, Key, Keyboard

MAX_DATA_BYTES = 64
MAX_COPY_UNITS = 256
MAX_INLINE_BUTTONS, MAX_INLINE_ROW = 100, 8
MAX_KEYS, MAX_KEY_ROW = 300, 12
_URL = re.compile(
    r"(?:(?:https?|tg|ton)://)?[^\s./?#:]+(?:\.[^\s./?#:]+)*(?::\d+)?(?:[/?#]\S*)?$", re.IGNORECASE
)
_REQUESTS = {"request_contact": "contact", "request_location": "location"}
_NEVER_EMPTY = {ButtonKind.URL, ButtonKind.CALLBACK}
_NESTED = {ButtonKind.COPY: "text", ButtonKind.WEB_APP: "url", ButtonKind.LOGIN: "url"}

InlineRows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Markup:
    """What a message brings along: buttons under it, a keyboard, the end of one, or a forced reply."""

    inline: InlineRows = ()
    keyboard: Keyboard | None = None
    remove: bool = False
    force_reply: bool = False

    @property
    def only_inline(self) -> bool:
        """Whether it may be put on an edited message."""
        return self.keyboard is None and not self.remove and not self.force_reply


def parse_markup(value: Json, *, private: bool) -> Markup:
    """Return the markup of a `reply_markup` parameter; `private`: whether the chat is with one person."""
    if value is None:
        return Markup()
    if not isinstance(value, dict):
        raise bad_request("object expected as reply markup")
    for name in ("resize_keyboard", "one_time_keyboard", "remove_keyboard", "selective", "force_reply"):
        if not isinstance(value.get(name, False), bool):
            raise bad_request(f'field "{name}" of the reply markup must be of the type Boolean')
    if rows := _rows(value, "keyboard", "ReplyKeyboardMarkup"):
        return Markup(keyboard=_keyboard(rows, value, private=private))
    if rows := _rows(value, "inline_keyboard", "InlineKeyboardMarkup"):
        return Markup(inline=_inline(rows, private=private))
    return Markup(remove=value.get("remove_keyboard") is True, force_reply=value.get("force_reply") is True)


def _rows(markup: JsonObject, field: str, owner: str) -> list[list[Json]]:
    rows = markup.get(field, [])
    if not isinstance(rows, list):
        raise bad_request(f'field "{field}" of the {owner} must be an Array')
    if not all(isinstance(row, list) for row in rows):
        raise bad_request(f'field "{field}" of the {owner} must be an Array of Arrays')
    return [row for row in rows if isinstance(row, list) and row]


def _check_size(rows: list[list[Json]], row_limit: int, limit: int) -> None:
    if any(len(row) > row_limit for row in rows) or sum(len(row) for row in rows) > limit:
        raise bad_request("reply markup is too long")


def _keyboard(rows: list[list[Json]], markup: JsonObject, *, private: bool) -> Keyboard:
    _check_size(rows, MAX_KEY_ROW, MAX_KEYS)
    placeholder = markup.get("input_field_placeholder")
    return Keyboard(
        rows=tuple(tuple(_key(key, private=private) for key in row) for row in rows),
        one_time=markup.get("one_time_keyboard") is True,
        persistent=markup.get("is_persistent") is True,
        placeholder=placeholder if isinstance(placeholder, str) else None,
    )


def _key(key: Json, *, private: bool) -> Key:
    if isinstance(key, str):
        key = {"text": key}
    if not isinstance(key, dict):
        raise _key_refusal("KeyboardButton must be a String or an Object")
    text = key.get("text")
    if not isinstance(text, str):
        raise _key_refusal('Can\'t find field "text"')
    if not text.strip():
        raise bad_request("keyboard button text must be non-empty")
    request = next((kind for field, kind in _REQUESTS.items() if key.get(field) is True), None)
    if request and not private:
        subject = "phone number" if request == "contact" else "location"
        raise bad_request(f"{subject} can be requested in private chats only")
    return Key(text, request)


def _inline(rows: list[list[Json]], *, private: bool) -> InlineRows:
    _check_size(rows, MAX_INLINE_ROW, MAX_INLINE_BUTTONS)
    return tuple(tuple(_button(button, private=private) for button in row) for row in rows)


def _button(button: Json, *, private: bool) -> Button:
    if not isinstance(button, dict):
        raise _button_refusal("InlineKeyboardButton must be an Object")
    text = button.get("text")
    if not isinstance(text, str):
        raise _button_refusal('Can\'t find field "text"')
    if not text.strip():
        raise bad_request("inline keyboard button text must be non-empty")
    kinds = [kind for kind in ButtonKind if button.get(kind.value) is not None]
    if not kinds or (button.get(kinds[0].value) == "" and kinds[0] in _NEVER_EMPTY):
        raise _button_refusal("Text buttons are unallowed in the inline keyboard")
    if len(kinds) > 1:
        raise bad_request("BUTTON_TYPE_INVALID")
    return Button(text, kinds[0], _value(button, kinds[0], private=private))


def _value(button: JsonObject, kind: ButtonKind, *, private: bool) -> str:
    value = button[kind.value]
    if field := _NESTED.get(kind):
        if not isinstance(value, dict):
            raise _button_refusal(f'Field "{kind.value}" must be of type Object')
        value = value.get(field)
    if not isinstance(value, str):
        raise _button_refusal(f'Field "{_NESTED.get(kind, kind.value)}" must be of type String')
    _check_value(kind, value, private=private)
    return value


def _check_value(kind: ButtonKind, value: str, *, private: bool) -> None:
    if kind is ButtonKind.CALLBACK and not 1 <= len(value.encode()) <= MAX_DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    if kind is ButtonKind.COPY and not 1 <= len(value) <= MAX_COPY_UNITS:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    if kind is ButtonKind.WEB_APP and not private:
        raise bad_request("BUTTON_TYPE_INVALID")
    if kind is ButtonKind.URL and not _is_link(value):
        raise bad_request(f"inline keyboard button URL '{value}' is invalid: Wrong HTTP URL")
    if kind in {ButtonKind.WEB_APP, ButtonKind.LOGIN} and not (
        value.startswith("https://") and _is_link(value)
    ):
        name = "Web App" if kind is ButtonKind.WEB_APP else "login"
        raise bad_request(
            f"inline keyboard button {name} URL '{value}' is invalid: Only HTTPS links are allowed"
        )


def _is_link(value: str) -> bool:
    """Whether it is a link; unless it is Telegram's own the host must have a dot (localhost is refused)."""
    return _URL.match(value) is not None and ("." in value or value.startswith(("tg://", "ton://")))


def _button_refusal(reason: str) -> ApiError:
    return bad_request(f"can't parse inline keyboard button: {reason}")


def _key_refusal(reason: str) -> ApiError:
    return bad_request(f"can't parse keyboard button: {reason}")
