"""What an area says of somebody's own things: a line of `/mine`, and the key that opens it."""

from dataclasses import dataclass

from bot.keyboards import Key
from bot.texts import Text


@dataclass(frozen=True, slots=True)
class Line:
    """One thing of somebody's own, as a line, with the key that opens it if there is more to see."""

    html: Text
    key: Key | None = None
