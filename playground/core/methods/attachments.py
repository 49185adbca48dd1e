"""A call's file: uploaded with it, or one the server knows already."""

from playground.core.errors import ApiError, bad_request
from playground.core.params import Params
from playground.core.pictures import picture_size
from playground.core.records import StoredFile
from playground.core.values import Upload
from playground.core.world import World

MAX_UPLOAD = 50 * 1024 * 1024
MAX_PHOTO = 10 * 1024 * 1024
MAX_PHOTO_SIDES, MAX_PHOTO_RATIO = 10_000, 20


def attachment(world: World, params: Params, kind: str) -> StoredFile:
    """Return the file of a kind ("photo", "document", "voice") that the parameter of that name gives."""
    upload = params.upload(kind)
    if upload is not None:
        _check(kind, upload)
        return world.store(kind, upload, duration=params.integer("duration"))
    if not params.has(kind):
        raise bad_request(f"there is no {kind} in the request")
    return _known(world, kind, params.text(kind))


def _known(world: World, kind: str, reference: str) -> StoredFile:
    if reference.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    file = world.files.get(reference)
    if file is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if file.view.kind != kind:
        raise bad_request(f"can't use file of type {file.view.kind.title()} as {kind.title()}")
    return file


def _check(kind: str, upload: Upload) -> None:
    if len(upload.content) > MAX_UPLOAD:
        raise ApiError(413, "Request Entity Too Large")
    if not upload.content:
        raise bad_request("file must be non-empty")
    if kind == "photo":
        _check_photo(upload)


def _check_photo(upload: Upload) -> None:
    size = len(upload.content)
    if size > MAX_PHOTO:
        raise bad_request(
            f"file of size {size} bytes is too big for a photo; the maximum size is {MAX_PHOTO} bytes"
        )
    sides = picture_size(upload.content)
    if sides is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if sum(sides) > MAX_PHOTO_SIDES or max(sides) > MAX_PHOTO_RATIO * min(sides):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
