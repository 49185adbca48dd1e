"""The words of a roster as data: headers, categories, duties and answers from `rules/data/roster.toml`."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

# Control and zero-width characters: they come with copied text and mean nothing. A character
# that this Python does not know yet is no such thing: it may belong to a rare name.
_HIDDEN: Final = r"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_HIDDEN_ONLY: Final = re.compile(f"[{_HIDDEN}]+")
_HIDDEN_OR_SPACE: Final = re.compile(rf"[\s{_HIDDEN}]+")
_WORD: Final = 6  # characters: longer ones hardly come twice, and an ID number is not to be remembered
_CODE: Final = re.compile(r"\d{1,3}[_.\-:](?=\D)")  # the national system writes '1_text'


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How people write what a roster says; every spelling is folded, and maps to our own code."""

    headers: Mapping[str, tuple[str, ...]]  # field → spellings, best first
    column_names: Mapping[str, str]  # field → the name people know it by
    needed: tuple[tuple[str, ...], ...]  # of each group one field must be there
    categories: Mapping[str, str]
    duties: Mapping[str, str]
    duty_order: tuple[str, ...]
    honours: Mapping[str, str]
    sexes: Mapping[str, str]
    answers: Mapping[str, str]
    empty: frozenset[str]
    list_separators: str
    name_separators: str
    date_separators: str
    middle_dots: str
    no_probation: tuple[tuple[date, date], ...]


def fold(text: str) -> str:
    """Make two spellings of one word equal: width, case, spaces and hidden characters do not count."""
    return _fold_word(text) if len(text) <= _WORD else _fold(text)


@lru_cache(maxsize=1 << 13)  # half a million rows say yes, no and the same few names
def _fold_word(text: str) -> str:
    return _fold(text)


def _fold(text: str) -> str:
    return _HIDDEN_OR_SPACE.sub("", unicodedata.normalize("NFKC", text).casefold())


def visible(text: str) -> str:
    """Return a text as written, without its hidden characters."""
    return _HIDDEN_ONLY.sub("", text)


def without_code(folded: str) -> str:
    """Take the national system's code from the front of a folded value, if one is there."""
    return _CODE.sub("", folded, count=1) if _CODE.match(folded) else folded


@lru_cache(maxsize=1 << 15)  # days, too, are looked at so before they are read
def code(text: str) -> str:
    """Return a text folded, without the national system's code; empty when it says 'none'."""
    folded = fold(text)
    return "" if folded in vocabulary().empty else without_code(folded)


@cache
def vocabulary() -> Vocabulary:
    """Return the words of `roster.toml`, read once."""
    data = tomllib.loads((files("rules") / "data" / "roster.toml").read_text(encoding="utf-8"))
    writing = data["writing"]
    return Vocabulary(
        headers={field: tuple(map(fold, words)) for field, words in data["headers"].items()},
        column_names={field: words[0] for field, words in data["headers"].items()},
        needed=tuple(map(tuple, data["needed"]["fields"])),
        categories=_codes(data["categories"]),
        duties=_codes(data["duties"]),
        duty_order=tuple(data["duties"]),
        honours=_codes(data["honours"]),
        sexes=_codes(data["sexes"]),
        answers=_codes(data["answers"]),
        empty=frozenset(map(fold, writing["empty"])),
        list_separators=writing["list_separators"],
        name_separators=writing["name_separators"],
        date_separators=writing["date_separators"],
        middle_dots=writing["middle_dots"],
        no_probation=tuple((span["from"], span["until"]) for span in data["no_probation"]),
    )


def _codes(table: Mapping[str, list[str]]) -> dict[str, str]:
    return {fold(word): code for code, words in table.items() for word in words}
