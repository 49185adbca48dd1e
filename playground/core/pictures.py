"""The size of a picture, read from its first bytes; enough to tell a picture from any other file."""

import struct

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # start-of-frame markers of JPEG


def picture_size(content: bytes) -> tuple[int, int] | None:
    """Return (width, height) in pixels of a PNG, GIF or JPEG; None for anything else."""
    if content.startswith(_PNG) and content[12:16] == b"IHDR":
        return _pair(">II", content[16:24])
    if content[:6] in {b"GIF87a", b"GIF89a"}:
        return _pair("<HH", content[6:10])
    return _jpeg_size(content) if content.startswith(_JPEG) else None


def _pair(layout: str, raw: bytes) -> tuple[int, int] | None:
    if len(raw) != struct.calcsize(layout):
        return None
    first, second = struct.unpack(layout, raw)
    return int(first), int(second)


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    at = len(_JPEG)
    while at + 9 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker in _FRAMES:
            size = _pair(">HH", content[at + 5 : at + 9])
            return (size[1], size[0]) if size else None
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return None
