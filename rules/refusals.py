"""A refusal: a rule says no with a key and parameters; the texts make a sentence of it in either language."""

from collections.abc import Mapping
from datetime import date
from typing import Final, TypeAlias

RefusalParam: TypeAlias = str | int | float | date


class Refused(Exception):
    """What was asked cannot be done, and why: `Refused("party-size", size=7, most=5)`.

    `str()` of it is the key alone, so that a log never holds what a person typed.
    """

    key: Final[str]
    params: Final[Mapping[str, RefusalParam]]

    def __init__(self, key: str, /, **params: RefusalParam) -> None:
        super().__init__(key)
        self.key = key
        self.params = params
