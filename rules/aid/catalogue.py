"""What aid may be chosen from, as data: funds, kinds of help, and who decides; and its settings."""

from dataclasses import dataclass
from typing import Final

from rules.refusals import Refused
from rules.tables import table

FUNDS: Final[tuple[str, ...]] = tuple(table("aid")["funds"])
CATEGORIES: Final[tuple[str, ...]] = tuple(table("aid")["categories"])
DECIDERS: Final[tuple[str, ...]] = tuple(table("aid")["deciders"])


@dataclass(frozen=True, slots=True)
class AidSettings:
    """The settings of aid as they hold on a day."""

    notice_days: int = 5  # working days of the public notice

    def __post_init__(self) -> None:
        if self.notice_days < 1:
            raise Refused("setting-not-positive", setting="notice_days")


def check(code: str, offered: tuple[str, ...]) -> None:
    """Refuse a code that is not offered: a button can be forged, or older than the list."""
    if code not in offered:
        raise Refused("old-button")
