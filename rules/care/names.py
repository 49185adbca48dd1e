"""How people are called in a chat: the shortest form that tells those of one list apart."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rules.tables import table

_COMPOUND: Final = tuple(sorted(table("surnames")["compound"], key=len, reverse=True))
_MASK: Final = "*"


class Form(StrEnum):
    """How a name is shown; only a comrade still needs a word put after it."""

    COMRADE = "comrade"  # the surname alone: comrade Zhang
    MASKED = "masked"  # surname, star, last character
    FULL = "full"
    KNOWN_AS = "known_as"  # as the village calls them


@dataclass(frozen=True, slots=True)
class Called:
    """A name as a list shows it."""

    form: Form
    text: str


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody on a list; `known_as` only where the reader belongs to the same branch."""

    id: int
    name: str
    known_as: str | None = None


def called(people: Iterable[Listed], *, short: bool = True) -> dict[int, Called]:
    """Return how to call each person of one list: in the shortest form that tells them apart, or in full.

    Two people of the very same name stay alike; their branch may give one of them another.
    """
    listed = list(people)
    if not short:
        return {person.id: Called(Form.FULL, person.name) for person in listed}
    nicknames = Counter(person.known_as for person in listed if person.known_as)
    shown = {
        p.id: Called(Form.KNOWN_AS, p.known_as) for p in listed if p.known_as and nicknames[p.known_as] == 1
    }
    return shown | _told_apart({person.id: person.name for person in listed if person.id not in shown})


def surname(name: str) -> str:
    """Return the surname of a full name, whole if it has several characters."""
    return next((each for each in _COMPOUND if name.startswith(each) and len(name) > len(each)), name[:1])


def masked(name: str) -> str:
    """Return surname, star and last character; a given name of one character hides nothing and stays."""
    family = surname(name)
    return name if len(name) - len(family) < 2 else f"{family}{_MASK}{name[-1]}"


def _told_apart(names: Mapping[int, str]) -> dict[int, Called]:
    families = Counter(surname(name) for name in names.values())
    masks = Counter(masked(name) for name in names.values())
    return {person: _shortest(name, families, masks) for person, name in names.items()}


def _shortest(name: str, families: Counter[str], masks: Counter[str]) -> Called:
    if families[surname(name)] == 1:
        return Called(Form.COMRADE, surname(name))
    if masks[masked(name)] == 1 and masked(name) != name:
        return Called(Form.MASKED, masked(name))
    return Called(Form.FULL, name)
