"""HTML's character references: the four names Telegram knows, and all numbers."""

import re

from playground.core.errors import bad_request

_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#x(?P<hex>[0-9a-fA-F]+)|#(?P<decimal>[0-9]+)|(?P<name>[A-Za-z]+));?")
_TOO_LONG = 10  # signs of a number, with its & and #
_HALF = (
    "Text contains invalid Unicode characters after decoding HTML entities, "
    "check for unmatched surrogate code units"
)


def decode_reference(source: str, at: int) -> tuple[str, int]:
    """Return what stands for the & at `at`, and where the text goes on.

    What is no reference stays as it was typed.
    """
    found = _REFERENCE.match(source, at)
    char = _decoded(found) if found else None
    return (char, found.end()) if found and char else ("&", at + 1)


def _decoded(found: re.Match[str]) -> str | None:
    if name := found["name"]:
        return _NAMED.get(name)
    code = int(found["hex"], 16) if found["hex"] else int(found["decimal"])
    if code == 0 or code >= 0x10FFFF or len(found.group().removesuffix(";")) >= _TOO_LONG:
        return None
    if 0xD800 <= code <= 0xDFFF:
        raise bad_request(_HALF)
    return chr(code)
