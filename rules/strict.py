"""Reads one table of a file somebody else wrote: every key expected, typed and used, or refused by name."""

import re
from collections.abc import Mapping
from typing import Final, TypeVar

from rules.refusals import Refused

_T = TypeVar("_T")
_CODE: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_CODE: Final = 24  # what a sealed box and a button have room for


class Strict:
    """A table that must be read completely: `take` each key, then `finish`."""

    def __init__(self, entries: Mapping[str, object], where: str) -> None:
        self._left = dict(entries)
        self._where = where

    def take(self, key: str, kind: type[_T]) -> _T:
        """Return a required entry of that kind (a whole number is never true or false)."""
        if key not in self._left:
            raise Refused("questionnaire-key-missing", key=self._name(key))
        value = self._left.pop(key)
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise Refused("questionnaire-value-wrong", key=self._name(key))
        return value

    def maybe(self, key: str, kind: type[_T]) -> _T | None:
        """Return an entry that may be absent."""
        return self.take(key, kind) if key in self._left else None

    def code(self, key: str = "code") -> str:
        """Return a code: small letters, digits and hyphens, at most 24 of them."""
        return code(self.take(key, str))

    def tables(self, key: str) -> list["Strict"]:
        """Return a required list of tables."""
        return [table(entry, self._name(key)) for entry in self.take(key, list)]

    def finish(self) -> None:
        """Refuse whatever nobody took."""
        for key in self._left:
            raise Refused("questionnaire-key-unknown", key=self._name(key))

    def _name(self, key: str) -> str:
        return f"{self._where}.{key}" if self._where else key


def table(entry: object, where: str) -> Strict:
    """Take an entry of a list for a table, or refuse it."""
    if not isinstance(entry, dict) or not all(isinstance(key, str) for key in entry):
        raise Refused("questionnaire-value-wrong", key=where)
    return Strict(entry, where)


def code(text: object) -> str:
    """Take a text for a code, or refuse it."""
    if not isinstance(text, str) or len(text) > _LONGEST_CODE or not _CODE.fullmatch(text):
        raise Refused("questionnaire-code-wrong", code=str(text))
    return text


def distinct(codes: list[str]) -> None:
    """Refuse a code that stands twice in one list."""
    for position, each in enumerate(codes):
        if each in codes[:position]:
            raise Refused("questionnaire-code-twice", code=each)
