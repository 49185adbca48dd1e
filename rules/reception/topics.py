"""What visitors of a reception day come about, as data: one tap instead of a form."""

from typing import Final

from rules.refusals import Refused
from rules.tables import table

TOPICS: Final[tuple[str, ...]] = tuple(table("reception")["topics"])


def check_topic(code: str) -> None:
    """Refuse a topic that is not offered: a button can be forged, or older than the list."""
    if code not in TOPICS:
        raise Refused("topic-unknown")
