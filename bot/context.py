"""What a conversation step is handed: who speaks, what time it is, one way to store and one to answer."""

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Concatenate, Final, ParamSpec, Self, TypeAlias, TypeVar

from telegram import Message, ReplyKeyboardMarkup, ReplyKeyboardRemove, Update
from telegram.constants import ParseMode
from telegram.error import BadRequest
from telegram.ext import Application, CallbackContext, ExtBot, JobQueue

from bot.keyboards import NONE, Rows, inline
from bot.services import Services
from bot.texts import DEFAULT, Language, Parameter, Text, language_of, text
from rules.permissions import Caller
from rules.refusals import Refused
from rules.roster.names import LONGEST_NAME, clean_name
from storage import people
from storage.once import Part, name_of, once

P = ParamSpec("P")
T = TypeVar("T")
Draft: TypeAlias = dict[str, Any]  # Any: what a conversation has collected so far, JSON values
BotApplication: TypeAlias = Application[
    ExtBot[str], "BotContext", Draft, dict[str, Any], Services, "JobQueue[BotContext]"
]

if TYPE_CHECKING:
    _Base = CallbackContext[ExtBot[str], Draft, dict[str, Any], Services]
else:
    _Base = CallbackContext

# What Telegram answers when there is nothing left to do: the button was answered, the message looks so.
_DONE: Final = ("query is too old", "message is not modified")
# What it answers when the message is gone, too old, or a file: then a new one says it.
_NOT_EDITABLE: Final = (
    "message to edit not found",
    "message can't be edited",
    "there is no text in the message",
    "message_id_invalid",
)


class BotContext(_Base):
    """The context of one update; made anew for each."""

    def __init__(
        self, application: BotApplication, chat_id: int | None = None, user_id: int | None = None
    ) -> None:
        super().__init__(application, chat_id=chat_id, user_id=user_id)
        self.caller: Caller | None = None
        self._update: Update | None = None
        self._parts: Counter[str] = Counter()

    @classmethod
    def from_update(
        cls, update: object, application: "Application[Any, Self, Any, Any, Any, Any]"
    ) -> Self:  # Any: as in the base class
        """Build the context and keep the update: replies go where it came from."""
        context = super().from_update(update, application)
        if isinstance(update, Update):
            context._update = update  # noqa: SLF001 - our own instance
        return context

    @property
    def services(self) -> Services:
        """What the composition root built."""
        return self.bot_data

    @property
    def incoming(self) -> Update:
        """The update being handled."""
        if self._update is None:
            raise RuntimeError("this context belongs to no update")
        return self._update

    @property
    def person(self) -> Caller:
        """Whoever speaks; a stranger is refused ('join-first')."""
        if self.caller is None:
            raise Refused("join-first")
        return self.caller

    @property
    def language(self) -> Language:
        """The language to answer in: the person's own choice, for strangers their client's."""
        if self.caller is not None:
            return language_of(self.caller.language)
        user = self.incoming.effective_user
        return language_of(user.language_code) if user else DEFAULT

    @property
    def _to(self) -> int:
        chat = self.incoming.effective_chat
        if chat is None:
            raise RuntimeError("this update belongs to no chat")
        return chat.id

    @property
    def draft(self) -> Draft:
        """What this person's open conversation has collected; survives a crash with the conversation."""
        if self.user_data is None:
            raise RuntimeError("this update belongs to no user")
        return self.user_data

    @property
    def typed(self) -> str:
        """The text of the message, trimmed; anything else is refused ('text-wanted')."""
        message = self.incoming.effective_message
        if message is None or message.text is None:
            raise Refused("text-wanted")
        return message.text.strip()

    @property
    def typed_name(self) -> str:
        """The text of the message as a name, of a person or a unit; another is refused ('name-too-long')."""
        name = clean_name(self.typed)
        if not name or len(name) > LONGEST_NAME:
            raise Refused("name-too-long", most=LONGEST_NAME)
        return name

    async def recognise(self) -> None:
        """Look up who speaks: before the first step, and again when a step changed it."""
        user = self.incoming.effective_user
        self.caller = None if user is None else await self.read(people.caller, user.id, on=self.today)

    def now(self) -> datetime:
        """Return the present moment in the deployment's time zone."""
        return self.services.now()

    @property
    def today(self) -> date:
        """The calendar day it is for the people served."""
        return self.services.today

    async def transact(
        self, function: Callable[Concatenate[Any, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:  # Any: the session, given by the database
        """Run a storage function as one transaction; handled again, the update gives its first outcome."""
        name = name_of(function)
        part = Part(self.bot.id, self.incoming.update_id, self._parts[name], self.today)
        self._parts[name] += 1
        return await self.services.database.transact(once, part, function, *args, **kwargs)

    async def transact_veiled(
        self, function: Callable[Concatenate[Any, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:  # Any: the session, given by the database
        """Like `transact`, for what nobody may trace to its update: that is kept as a keyed hash only."""
        name = name_of(function)
        update = f"{self.bot.id}:{self.incoming.update_id}"
        hashed = self.services.database.keyring.lookup(update, "processed.update_id")
        part = Part(self.bot.id, -int(hashed[:15], 16), self._parts[name], self.today)
        self._parts[name] += 1
        return await self.services.database.transact(once, part, function, *args, **kwargs)

    async def transact_unrecorded(
        self, function: Callable[Concatenate[Any, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:  # Any: the session, given by the database
        """Run one transaction that leaves no trace of the update: for ballots only."""
        return await self.services.database.transact(function, *args, **kwargs)

    async def read(
        self, function: Callable[Concatenate[Any, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:  # Any: the session, given by the database
        """Run a storage function on a snapshot that cannot write."""
        return await self.services.database.read(function, *args, **kwargs)

    async def press(self) -> str:
        """Acknowledge the pressed button and return its payload."""
        query = self.incoming.callback_query
        if query is None:
            raise Refused("old-button")
        try:
            await query.answer()
        except BadRequest as error:
            if not _says(error, _DONE):
                raise
        return query.data or ""

    def text(self, key: str, /, **params: Parameter) -> Text:
        """Render a text in the reader's language."""
        return text(self.language, key, **params)

    async def reply(self, key: str, rows: Rows = NONE, /, **params: Parameter) -> Message:
        """Answer with a new message."""
        return await self.reply_html(self.text(key, **params), rows)

    async def reply_html(self, html: Text, rows: Rows = NONE) -> Message:
        """Answer with a new message that was rendered from several texts."""
        return await self.bot.send_message(
            self._to, html, parse_mode=ParseMode.HTML, reply_markup=inline(self.language, rows)
        )

    async def reply_with(
        self, key: str, markup: ReplyKeyboardMarkup | ReplyKeyboardRemove, /, **params: Parameter
    ) -> Message:
        """Answer with a new message that changes the keyboard below the chat."""
        return await self.bot.send_message(
            self._to, self.text(key, **params), parse_mode=ParseMode.HTML, reply_markup=markup
        )

    async def reply_document(
        self, content: bytes, name: str, key: str, rows: Rows = NONE, /, **params: Parameter
    ) -> Message:
        """Answer with a file and a text under it."""
        return await self.bot.send_document(
            self._to,
            content,
            filename=name,
            caption=self.text(key, **params),
            parse_mode=ParseMode.HTML,
            reply_markup=inline(self.language, rows),
        )

    async def reply_photo(
        self, content: bytes, name: str, key: str, rows: Rows = NONE, /, **params: Parameter
    ) -> Message:
        """Answer with a picture and a text under it."""
        return await self.bot.send_photo(
            self._to,
            content,
            filename=name,
            caption=self.text(key, **params),
            parse_mode=ParseMode.HTML,
            reply_markup=inline(self.language, rows),
        )

    async def show(self, key: str, rows: Rows = NONE, /, **params: Parameter) -> None:
        """Edit the message whose button was pressed; without one, answer with a new message."""
        await self.show_html(self.text(key, **params), rows)

    async def show_html(self, html: Text, rows: Rows = NONE) -> None:
        """Edit the pressed message into one that was rendered from several texts."""
        query = self.incoming.callback_query
        if query is None or query.message is None:
            await self.reply_html(html, rows)
            return
        keys = inline(self.language, rows)
        try:
            await query.edit_message_text(html, parse_mode=ParseMode.HTML, reply_markup=keys)
        except BadRequest as error:
            if _says(error, _NOT_EDITABLE):
                await self.reply_html(html, rows)
            elif not _says(error, _DONE):
                raise


def _says(error: BadRequest, any_of: tuple[str, ...]) -> bool:
    return error.message.lower().startswith(any_of)
