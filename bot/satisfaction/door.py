"""What comes in without being stored: a ballot's taps, and the one message of somebody writing a remark.

Who is writing is known in memory only, from the moment their tap arrives, and in no table. A crash forgets
it: text sent after that comes in like any other (it is stored until handled, and brings the menu). Only what
lies in the urn is ever confirmed, so nobody believes that such a text was kept.
"""

from typing import Any, Final, TypeAlias

from bot.inputs import meaning
from bot.satisfaction.buttons import Screen, screen_of
from rules.satisfaction.ballots import is_ballot

RawUpdate: TypeAlias = dict[str, Any]  # Any: JSON as Telegram sent it
_MESSAGES: Final = ("message", "edited_message")


class BallotDoor:
    """Knows who is about to send a remark, and for which wave."""

    def __init__(self) -> None:
        self._writing: dict[int, int] = {}  # the wave, by user
        self._let_in: dict[int, int] = {}  # the wave, by the update of a message that was taken for a remark
        self._given: dict[tuple[int, int], int] = {}  # the update, by wave and user

    def lets_by(self, update: RawUpdate) -> bool:
        """Say whether an update is to be handled without being stored; told of every update as it arrives."""
        query = update.get("callback_query")
        if isinstance(query, dict):
            return self._tap(_sender(query), str(query.get("data") or ""))
        for kind in _MESSAGES:
            message = update.get(kind)
            if isinstance(message, dict):
                edited = kind == "edited_message"
                return self._message(_sender(message), message, update["update_id"], edited=edited)
        return False

    def remark_in(self, update_id: int) -> int | None:
        """Return the wave for which this message is a remark, or None for any other message."""
        return self._let_in.get(update_id)

    def given_in(self, wave: int, user: int) -> int | None:
        """Return the update in which this person left a remark since the bot was started: one is enough."""
        return self._given.get((wave, user))

    def given(self, wave: int, user: int, update_id: int) -> None:
        """Note that a remark lies in the urn: what this person sends from now on is no remark."""
        self._given[wave, user] = update_id
        self._writing.pop(user, None)

    def done(self, update_id: int) -> None:
        """Forget a message that was answered."""
        self._let_in.pop(update_id, None)

    def _tap(self, user: int | None, payload: str) -> bool:
        """Begin to listen to whoever wants to write; any other button ends that."""
        if user is None:
            return is_ballot(payload)
        found = screen_of(payload)
        if found is not None and found.screen is Screen.REMARK:
            self._writing[user] = found.wave
        else:
            self._writing.pop(user, None)
        return is_ballot(payload)

    def _message(self, user: int | None, message: RawUpdate, update_id: int, *, edited: bool) -> bool:
        if user is None or user not in self._writing:
            return False
        text = str(message.get("text") or "")
        if text.startswith("/") or meaning(text) is not None:
            del self._writing[user]
            return False
        if not edited:
            self._let_in[update_id] = self._writing[user]
        return True


def _sender(event: RawUpdate) -> int | None:
    sender = event.get("from")
    found = sender.get("id") if isinstance(sender, dict) else None
    return found if isinstance(found, int) else None
