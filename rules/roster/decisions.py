"""What a person decided about an entry that could not be told apart: kept, and used in every later import."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from rules.roster.entry import Entry


class Answer(StrEnum):
    """What somebody answered when asked who an entry is."""

    SAME = "same"
    ANOTHER = "another"


@dataclass(frozen=True, slots=True)
class Decision:
    """An answer and whom it is about.

    SAME names the one person the entry is, or nobody: it is the row of that name elsewhere in the workbook.
    ANOTHER names whom it is not; should somebody else come into question later, it is asked again.
    """

    answer: Answer
    people: frozenset[int]

    def excludes(self, candidates: frozenset[int]) -> bool:
        """Say whether the entry is none of these."""
        return self.answer is Answer.ANOTHER and candidates <= self.people


Decisions: TypeAlias = Mapping[str, Decision]  # by fingerprint of the entry


def fingerprint(entry: Entry) -> str:
    """Return what an entry is known by from one workbook to the next; it tells nobody who it is."""
    said = (entry.roster_key or "", entry.name_key, entry.birth_on, entry.unit.key, entry.joined_on or "")
    return hashlib.sha256("\n".join(map(str, said)).encode()).hexdigest()
