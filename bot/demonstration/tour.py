"""The guided tour: join as a member, rate, book, see to a visit, pull a workbook."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from bot.demonstration.moments import next_monday
from bot.demonstration.people import Player
from bot.texts import Words
from playground.host import Stop, Tour

STOPS: Final = {
    "join": "newcomer",
    "rate": "member",
    "book": "member",
    "visit": "secretary",
    "export": "admin",
}
"""Who of the cast plays which stop, in order."""

_MONDAY: Final = frozenset({"visit"})  # the day on which the secretary is written to


def tour(players: Sequence[Player], began: datetime) -> Tour:
    """Give the tour with whoever plays it, in a county made at a moment."""
    cast = {player.part: player for player in players if player.part}
    return Tour(began, [_stop(name, cast[part], began) for name, part in STOPS.items()])


def _stop(name: str, player: Player, began: datetime) -> Stop:
    zh, en = Words("zh"), Words("en")
    return Stop(
        user_id=player.telegram_id,
        name=player.name,
        text_zh=zh(f"tour-{name}", name=player.name),
        text_en=en(f"tour-{name}", name=player.name),
        signs=(zh(f"tour-{name}.sign"), en(f"tour-{name}.sign")),
        at=next_monday(began) if name in _MONDAY else None,
    )
