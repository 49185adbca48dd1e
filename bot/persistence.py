"""Where each person stands in conversations: loaded once, compared around each update, written with it."""

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from telegram.ext import BasePersistence, PersistenceInput
from telegram.ext._utils.types import (
    CDCData,
    ConversationDict,
    ConversationKey,
)  # the base class is typed in them

from bot.context import BotApplication, Draft
from bot.services import Services
from storage import inbox
from storage.inbox import Staged
from storage.transact import Database

_NEVER = 10**9  # seconds: the library's timer has nothing to do here


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one person stands: the state of each open conversation by name, and the draft."""

    states: Mapping[str, str] = field(default_factory=dict)
    draft: Draft = field(default_factory=dict)

    def change_to(self, after: "Standing") -> Staged:
        """Return what must be written for the database to follow."""
        states: dict[str, str | None] = dict.fromkeys(self.states.keys() - after.states.keys())
        states |= {name: state for name, state in after.states.items() if self.states.get(name) != state}
        return Staged(states, after.draft or None, self.draft != after.draft)


def standing(application: BotApplication, user_id: int) -> Standing:
    """Return a copy of where a person stands now."""
    found = {name: states.get((user_id,)) for name, states in _states(application)}
    return Standing(
        {name: str(state) for name, state in found.items() if state is not None},
        copy.deepcopy(application.user_data.get(user_id, {})),
    )


def restore(application: BotApplication, user_id: int, before: Standing) -> None:
    """Put a person back to where they stood: a step that failed leaves nothing for its next try."""
    for name, states in _states(application):
        if name in before.states:
            states[user_id,] = before.states[name]
        else:
            states.pop((user_id,), None)
    draft = application.user_data[user_id]
    draft.clear()
    draft.update(copy.deepcopy(before.draft))


def _states(application: BotApplication) -> Any:  # Any: pairs of a name and the library's own kind of dict
    # The library offers no way to read one person's states; its own writes those of everybody in flight.
    return application._conversation_handler_conversations.items()  # noqa: SLF001


class Persistence(BasePersistence[dict[str, Any], dict[str, Any], Services]):  # Any: JSON values
    """Gives the library what was kept; whoever finishes an update writes what it changed, never this."""

    def __init__(self, database: Database) -> None:
        super().__init__(
            store_data=PersistenceInput(bot_data=False, chat_data=False, user_data=True, callback_data=False),
            update_interval=_NEVER,
        )
        self._database = database

    async def get_conversations(self, name: str) -> ConversationDict:
        """Load where everybody stands in one conversation."""
        states = await self._database.read(inbox.conversations, name)
        return {(user_id,): state for user_id, state in states.items()}

    async def get_user_data(self) -> dict[int, dict[str, Any]]:  # Any: as above
        """Load everybody's draft."""
        return await self._database.read(inbox.drafts)

    async def get_chat_data(self) -> dict[int, dict[str, Any]]:  # Any: as above
        """Give nothing: no data belongs to a chat."""
        return {}

    async def get_bot_data(self) -> Services:
        """Never called: the services are not loaded but built."""
        raise NotImplementedError("store_data says that bot_data is not kept")

    async def get_callback_data(self) -> CDCData | None:
        """Give nothing: a button carries what it does."""
        return None

    async def update_conversation(self, name: str, key: ConversationKey, new_state: object | None) -> None:
        """Do nothing, like every method below: it was written with the update that changed it."""

    async def update_user_data(self, user_id: int, data: dict[str, Any]) -> None:  # Any: as above
        """Do nothing."""

    async def update_chat_data(self, chat_id: int, data: dict[str, Any]) -> None:  # Any: as above
        """Do nothing."""

    async def update_bot_data(self, data: Services) -> None:
        """Do nothing."""

    async def update_callback_data(self, data: CDCData) -> None:
        """Do nothing."""

    async def drop_user_data(self, user_id: int) -> None:
        """Do nothing."""

    async def drop_chat_data(self, chat_id: int) -> None:
        """Do nothing."""

    async def refresh_user_data(self, user_id: int, user_data: dict[str, Any]) -> None:  # Any: as above
        """Do nothing."""

    async def refresh_chat_data(self, chat_id: int, chat_data: dict[str, Any]) -> None:  # Any: as above
        """Do nothing."""

    async def refresh_bot_data(self, bot_data: Services) -> None:
        """Do nothing."""

    async def flush(self) -> None:
        """Do nothing."""
