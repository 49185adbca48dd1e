"""What a person sees of a chat: plain frozen values for the chat page and for transcript tests."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from playground.core.values import Person


class Change(StrEnum):
    """What a subscriber is told has changed in somebody's chat."""

    JOINED = "joined"
    MESSAGE = "message"
    EDITED = "edited"
    DELETED = "deleted"
    KEYBOARD = "keyboard"
    ANSWER = "answer"
    ACTION = "action"
    BLOCKED = "blocked"
    MENU = "menu"


class ButtonKind(StrEnum):
    """What an inline button does; the button's `value` is the data, address or text that belongs to it."""

    CALLBACK = "callback_data"
    URL = "url"
    COPY = "copy_text"
    WEB_APP = "web_app"
    LOGIN = "login_url"
    SWITCH_INLINE = "switch_inline_query"
    SWITCH_INLINE_HERE = "switch_inline_query_current_chat"


@dataclass(frozen=True, slots=True)
class Entity:
    """A formatted stretch of a text; `offset` and `length` count UTF-16 units, as Telegram does."""

    type: str
    offset: int
    length: int
    url: str | None = None
    language: str | None = None
    user: int | None = None
    emoji: str | None = None


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message."""

    text: str
    kind: ButtonKind
    value: str


@dataclass(frozen=True, slots=True)
class Key:
    """A key of the keyboard in place of the letters; `request` is "contact", "location" or None."""

    text: str
    request: str | None = None


@dataclass(frozen=True, slots=True)
class Keyboard:
    """The reply keyboard a chat shows at the moment."""

    rows: tuple[tuple[Key, ...], ...]
    one_time: bool = False
    persistent: bool = False
    placeholder: str | None = None


@dataclass(frozen=True, slots=True)
class FileView:
    """A file in a message; `kind` is "photo", "document" or "voice", `size` counts bytes."""

    kind: str
    file_id: str
    name: str
    mime: str
    size: int


@dataclass(frozen=True, slots=True)
class Contact:
    """A shared contact; `user_id` tells whose it is, None for somebody without an account."""

    phone_number: str
    first_name: str
    last_name: str | None = None
    user_id: int | None = None


@dataclass(frozen=True, slots=True)
class MessageView:
    """One message: `text` is its text or its caption, `sender` the id of the person or of the bot."""

    id: int
    sender: int
    from_bot: bool
    sent_at: datetime
    text: str
    entities: tuple[Entity, ...]
    buttons: tuple[tuple[Button, ...], ...]
    file: FileView | None
    contact: Contact | None
    edited: bool
    reply_to: int | None
    pinned: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What the bot answered to the last pressed button: a passing note, an alert to be closed, or a link."""

    query_id: str
    text: str
    alert: bool
    url: str | None


@dataclass(frozen=True, slots=True)
class Action:
    """What the bot is said to be doing ("typing", "upload_document"); Telegram shows it for five seconds."""

    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Command:
    """A line of the command menu, without the slash."""

    command: str
    description: str


@dataclass(frozen=True, slots=True)
class ChatView:
    """A person's chat with the bot (or a group) as it stands: messages in order, the newest last.

    `unread` counts what the bot has said since the person last looked.
    """

    id: int
    title: str
    person: Person | None
    started: bool
    blocked: bool
    unread: int
    messages: tuple[MessageView, ...]
    keyboard: Keyboard | None
    answer: Answer | None
    action: Action | None
    commands: tuple[Command, ...]
    description: str

    def message(self, message_id: int) -> MessageView:
        """Return the message with this id; `KeyError` when it is not (or no longer) there."""
        for message in self.messages:
            if message.id == message_id:
                return message
        raise KeyError(message_id)
