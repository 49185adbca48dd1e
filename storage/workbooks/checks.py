"""What a file must pass before it is opened as a workbook: its kind, its size, where its cells lie.

The reader behind it (calamine) lays a sheet out as one rectangle: a file of five kilobytes with a value in
its very last cell asks for 512 GiB and ends the process. Hence every part is unpacked here first, in pieces.
"""

import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rules.refusals import Refused

_ZIP: Final = b"PK\x03\x04"
_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")  # the container of .xls, and of any encrypted workbook
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_TEXT_ENDINGS: Final = frozenset({".csv", ".tsv", ".txt"})
_PIECE: Final = 1 << 20
_OVERLAP: Final = 4096  # longer than any cell's opening tag
# The opening tag of a cell with content, far to the right (two letters and more) or far down (six digits).
_FAR_CELL: Final = re.compile(
    rb"""<(?:\w+:)?c\s[^<>/]*?\br=["']\s*(?:([A-Z]{2,})\d+|[A-Z]+0*(\d{6,}))\s*["'][^<>/]*>""", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a workbook may be; the defaults hold a roster of half a million people."""

    file_bytes: int = 128 << 20
    unpacked_bytes: int = 1 << 30
    rows: int = 600_000
    columns: int = 64


def check_workbook(path: Path, limits: Limits) -> None:
    """Refuse a file that is no readable .xlsx workbook, or too large a one."""
    if path.stat().st_size > limits.file_bytes:
        raise Refused("upload-too-big", most=limits.file_bytes >> 20)
    _check_kind(path)
    try:
        with zipfile.ZipFile(path) as package:
            _check_package(package, limits)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise Refused("upload-unreadable") from error


def _check_kind(path: Path) -> None:
    with path.open("rb") as file:
        start = file.read(8)
        if start.startswith(_ZIP):
            return
        if start == _OLE:
            locked = any(_ENCRYPTED in piece for piece in _pieces(file.read))
            raise Refused("upload-locked" if locked else "upload-old-format")
    raise Refused("upload-is-text" if path.suffix.lower() in _TEXT_ENDINGS else "upload-unreadable")


def _check_package(package: zipfile.ZipFile, limits: Limits) -> None:
    members = package.infolist()
    if sum(member.file_size for member in members) > limits.unpacked_bytes:
        raise Refused("upload-too-big", most=limits.unpacked_bytes >> 20)
    if not any(member.filename == "xl/workbook.xml" for member in members):
        raise Refused("upload-unreadable")
    for member in members:
        with package.open(member) as part:  # reads no more than was declared, and fails where that was a lie
            for piece in _pieces(part.read):
                _check_cells(piece, limits)


def _check_cells(piece: bytes, limits: Limits) -> None:
    for match in _FAR_CELL.finditer(piece):
        letters, row = match.groups()
        if letters and column_number(letters.decode()) > limits.columns:
            raise Refused("upload-too-wide", most=limits.columns)
        if row and int(row) > limits.rows:
            raise Refused("upload-too-long", most=limits.rows)


def column_number(letters: str) -> int:
    """Return the number of a column by its letters; A is 1."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _pieces(read: Callable[[int], bytes]) -> Iterator[bytes]:
    """Yield a stream in pieces, each with the end of the one before, so that nothing hides on a border."""
    tail = b""
    while piece := read(_PIECE):
        yield tail + piece
        tail = piece[-_OVERLAP:]
