"""What a person does on the page, each deed one line of a table: from the posted body to the cloud."""

from collections.abc import Callable
from typing import Final

from aiohttp import BodyPartReader, MultipartReader

from playground.core.cloud import Cloud
from playground.core.values import JsonObject, Person, Upload

UPLOAD_LIMIT: Final = 25 * 2**20
"""Bytes. More than the 20 MB a bot may fetch, so that its answer to a file too large can be tried."""

VOICE_SECONDS: Final = 3
NO_ACCOUNT: Final = 0  # the id of a contact who is not in Telegram


class Refused(Exception):
    """The page asked for something that cannot be; `key` names the sentence it shows."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def words(body: JsonObject, field: str) -> str:
    """Read a text from a posted body; raises `Refused`."""
    value = body.get(field)
    if not isinstance(value, str):
        raise Refused("bad-request")
    return value


def number(body: JsonObject, field: str) -> int:
    """Read a whole number from a posted body; raises `Refused`."""
    value = body.get(field)
    if not isinstance(value, int) or isinstance(value, bool):
        raise Refused("bad-request")
    return value


def _start(cloud: Cloud, user: int, body: JsonObject) -> JsonObject:
    return {"message": cloud.start(user, words(body, "payload"))}


def _say(cloud: Cloud, user: int, body: JsonObject) -> JsonObject:
    return {"message": cloud.say(user, words(body, "text"))}


def _press(cloud: Cloud, user: int, body: JsonObject) -> JsonObject:
    return {"query": cloud.press(user, number(body, "message"), words(body, "data"))}


def _press_key(cloud: Cloud, user: int, body: JsonObject) -> JsonObject:
    return {"message": cloud.press_key(user, words(body, "text"))}


def _share_own_contact(cloud: Cloud, user: int, _: JsonObject) -> JsonObject:
    return {"message": cloud.share_contact(user)}


def _share_contact(cloud: Cloud, user: int, body: JsonObject) -> JsonObject:
    phone = words(body, "phone")
    known = next((person for person in cloud.persons() if person.phone_number == phone), None)
    return {
        "message": cloud.share_contact(
            user, known or Person(NO_ACCOUNT, words(body, "name"), phone_number=phone)
        )
    }


def _edit(cloud: Cloud, user: int, body: JsonObject) -> JsonObject:
    cloud.edit(user, number(body, "message"), words(body, "text"))
    return {}


def _block(cloud: Cloud, user: int, _: JsonObject) -> JsonObject:
    cloud.block(user)
    return {}


def _unblock(cloud: Cloud, user: int, _: JsonObject) -> JsonObject:
    cloud.unblock(user)
    return {}


DEEDS: Final[dict[str, Callable[[Cloud, int, JsonObject], JsonObject]]] = {
    "start": _start,
    "say": _say,
    "press": _press,
    "key": _press_key,
    "own-contact": _share_own_contact,
    "contact": _share_contact,
    "edit": _edit,
    "block": _block,
    "unblock": _unblock,
}


def _photo(cloud: Cloud, user: int, upload: Upload, caption: str) -> int:
    return cloud.send_photo(user, upload.content, caption)


def _document(cloud: Cloud, user: int, upload: Upload, caption: str) -> int:
    return cloud.send_document(user, upload.name, upload.content, upload.mime, caption)


def _voice(cloud: Cloud, user: int, upload: Upload, _: str) -> int:
    return cloud.send_voice(user, upload.content, VOICE_SECONDS)


UPLOADS: Final[dict[str, Callable[[Cloud, int, Upload, str], int]]] = {
    "photo": _photo,
    "document": _document,
    "voice": _voice,
}


IMPOSSIBLE: Final = {
    "start": "bad-link",
    "press": "gone",
    "key": "gone",
    "own-contact": "no-phone",
    "contact": "no-phone",
    "edit": "not-editable",
    "photo": "bad-photo",
    "document": "empty-file",
}
"""What the page says when the cloud finds a deed impossible; for the others a general sentence does."""


async def read_upload(form: MultipartReader) -> tuple[Upload, str]:
    """Read a posted form of `caption` (may be missing) and `file`; raises `Refused`."""
    upload, caption = None, ""
    while (part := await form.next()) is not None:
        if not isinstance(part, BodyPartReader):
            raise Refused("bad-request")
        if part.name == "caption":
            caption = (await _content(part)).decode()
        elif part.name == "file":
            mime = part.headers.get("Content-Type", "application/octet-stream")
            upload = Upload(part.filename or "file", await _content(part), mime)
    if upload is None:
        raise Refused("bad-request")
    return upload, caption


async def _content(part: BodyPartReader) -> bytes:
    content = bytearray()
    while chunk := await part.read_chunk():
        content += chunk
        if len(content) > UPLOAD_LIMIT:
            raise Refused("too-large")
    return bytes(content)
