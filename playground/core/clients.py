"""What every client does or forbids before anything is sent."""

import re
from collections.abc import Iterator
from datetime import timedelta

from playground.core.errors import Impossible
from playground.core.formatted import utf16_length
from playground.core.records import Chat
from playground.core.views import Key

MAX_TEXT, MAX_CAPTION = 4096, 1024
EDITABLE = timedelta(hours=48)
PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")


def key_of(chat: Chat, text: str) -> Key:
    """Return the key with this text that the chat shows now."""
    for row in chat.keyboard.rows if chat.keyboard else ():
        for key in row:
            if key.text == text:
                return key
    raise Impossible(f"the keyboard has no key {text!r}")


def parts(text: str) -> Iterator[str]:
    """Cut a text into messages as clients do; an emoji at the edge stays whole."""
    part: list[str] = []
    units = 0
    for char in text:
        length = utf16_length(char)
        if units + length > MAX_TEXT:
            yield "".join(part)
            part, units = [], 0
        part.append(char)
        units += length
    yield "".join(part)
