"""Names of people and units: how they are kept, and the keys they are compared by."""

from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final

from rules.roster.vocabulary import fold, visible, vocabulary

LONGEST_NAME: Final = 60  # characters; the longest names of minorities have about thirty
_DOT: Final = "\N{MIDDLE DOT}"


def clean_name(written: str) -> str:
    """Return a name as written, without spaces round it or (set there to align) between ideographs."""
    words = visible(written).split()
    kept = words[:1]
    for before, word in pairwise(words):
        kept.append(f" {word}" if _is_alphabetic(before[-1]) or _is_alphabetic(word[0]) else word)
    return "".join(kept)


def name_key(written: str) -> str:
    """Return the key by which two spellings of one name are equal (never shown to anybody)."""
    key = fold(written).translate(_dots())
    return written if key == written else key  # one string for both, of half a million people


@dataclass(frozen=True, slots=True)
class UnitName:
    """A branch by name, under its town; `town` is empty for a branch directly under the county."""

    town: str
    branch: str

    @property
    def town_key(self) -> str:
        """The town, folded for comparing."""
        return name_key(self.town)

    @property
    def key(self) -> str:
        """Town and branch, folded for comparing."""
        return unit_key(self.town, self.branch)


@lru_cache(maxsize=1 << 14)
def unit_name(town: str, branch: str) -> UnitName:
    """Return a branch by its name, the same value each time it is named."""
    return UnitName(clean_name(town), clean_name(branch))


@lru_cache(maxsize=1 << 14)  # a county has two thousand branches, and half a million rows name them
def unit_key(town: str, branch: str) -> str:
    """Return the key by which a branch is found again, however town and branch were typed."""
    return f"{name_key(town)}/{name_key(branch)}"


def _is_alphabetic(character: str) -> bool:
    return character.isascii() or character.islower() or character.isupper()


@cache
def _dots() -> dict[int, str]:
    return str.maketrans(dict.fromkeys(vocabulary().middle_dots, _DOT))
