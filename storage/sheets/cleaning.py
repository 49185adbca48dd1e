"""Text made safe for a cell, a tab and a file name; what is changed is said here, nothing else is."""

import re
import unicodedata
from typing import Final

CELL_LIMIT: Final = 32_767  # UTF-16 units Excel keeps in a cell
TAB_LIMIT: Final = 31
NAME_BYTES: Final = 200  # of the 255 that systems allow: room for what a download adds
ELLIPSIS: Final = "\u2026"

# Controls but tab and line feed; direction marks, which can disguise a text; what XML cannot hold.
_DROPPED = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_NOT_IN_TABS = re.compile(r"[\[\]:*?/\\]")
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\s]+')
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def clean(text: str) -> str:
    r"""Return the text as a cell may hold it.

    Line ends become `\n`; control characters, direction marks and what XML forbids are dropped; longer than
    32,767 UTF-16 units is cut and ends in an ellipsis; `<r>…</r>` gets a space before it, because XlsxWriter
    takes that for markup of its own and would write it into the sheet as it is.
    """
    if text.isprintable() and len(text) <= CELL_LIMIT // 2 and not text.startswith("<r>"):
        return text
    text = _DROPPED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _shortened(text, CELL_LIMIT)
    return f" {text}" if text.startswith("<r>") and text.endswith("</r>") else text


def tab_name(title: str) -> str:
    """Return a title as Excel takes it for a tab: at most 31 units, no brackets, slashes or outer quotes."""
    return _shortened(_NOT_IN_TABS.sub(" ", clean(title)), TAB_LIMIT).strip(" '")


def file_name(title: str) -> str:
    """Return a title as every system takes it for a file's name: no extension, never a path or empty."""
    name = _NOT_IN_NAMES.sub("_", unicodedata.normalize("NFC", clean(title)))
    name = name.encode()[:NAME_BYTES].decode(errors="ignore").strip("._-~$ ")
    return f"_{name}" if not name or _DEVICES.fullmatch(name) else name


def _shortened(text: str, limit: int) -> str:
    units = text.encode("utf-16-le")
    if len(units) <= 2 * limit:
        return text
    return units[: 2 * (limit - 1)].decode("utf-16-le", errors="ignore") + ELLIPSIS
