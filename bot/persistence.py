"""Conversation states and drafts: loaded once, staged in memory, written by whoever finishes the update."""

from typing import Any, Final

from telegram.ext import BasePersistence, PersistenceInput
from telegram.ext._utils.types import CDCData, ConversationDict, ConversationKey  # the base class is typed in them

from bot.services import Services
from storage import inbox
from storage.inbox import Staged
from storage.transact import Database

_NEVER: Final = 10**9  # seconds: we ask for staging after each update, the timer must not


class StagedPersistence(BasePersistence[dict[str, Any], dict[str, Any], Services]):  # Any: JSON values
    """Holds what each person's conversations changed until `take` hands it over."""

    def __init__(self, database: Database) -> None:
        super().__init__(
            store_data=PersistenceInput(bot_data=False, chat_data=False, user_data=True, callback_data=False),
            update_interval=_NEVER,
        )
        self._database = database
        self._staged: dict[int, Staged] = {}
        self._has_draft: set[int] = set()

    def take(self, user_id: int) -> Staged:
        """Hand over what was staged for one person, and forget it."""
        return self._staged.pop(user_id, Staged())

    async def get_conversations(self, name: str) -> ConversationDict:
        states = await self._database.read(inbox.conversations, name)
        return {(user_id,): state for user_id, state in states.items()}

    async def update_conversation(self, name: str, key: ConversationKey, new_state: object | None) -> None:
        self._of(int(key[0])).conversations[name] = None if new_state is None else str(new_state)

    async def get_user_data(self) -> dict[int, dict[str, Any]]:  # Any: as above
        found = await self._database.read(inbox.drafts)
        self._has_draft = set(found)
        return found

    async def update_user_data(self, user_id: int, data: dict[str, Any]) -> None:  # Any: as above
        if not data and user_id not in self._has_draft:
            return
        staged = self._of(user_id)
        staged.draft, staged.draft_changed = data or None, True
        (self._has_draft.add if data else self._has_draft.discard)(user_id)

    async def drop_user_data(self, user_id: int) -> None:
        await self.update_user_data(user_id, {})

    def _of(self, user_id: int) -> Staged:
        return self._staged.setdefault(user_id, Staged())

    async def flush(self) -> None:
        """Do nothing: everything was written with the update that changed it."""

    # What this bot does not keep through the library; the base class wants the methods.
    async def get_chat_data(self) -> dict[int, dict[str, Any]]:  # Any: as above
        return {}

    async def get_bot_data(self) -> Services:
        raise NotImplementedError("store_data says that bot_data is not kept")

    async def get_callback_data(self) -> CDCData | None:
        return None

    async def update_chat_data(self, chat_id: int, data: dict[str, Any]) -> None: ...  # Any: as above

    async def update_bot_data(self, data: Services) -> None: ...

    async def update_callback_data(self, data: CDCData) -> None: ...

    async def drop_chat_data(self, chat_id: int) -> None: ...

    async def refresh_user_data(self, user_id: int, user_data: dict[str, Any]) -> None: ...  # Any: as above

    async def refresh_chat_data(self, chat_id: int, chat_data: dict[str, Any]) -> None: ...  # Any: as above

    async def refresh_bot_data(self, bot_data: Services) -> None: ...
