"""What the cloud keeps: chats, messages, files, pressed buttons. Only the cloud changes these."""

from dataclasses import dataclass, field
from datetime import datetime

from playground.core.formatted import FormattedText
from playground.core.keyboards import InlineRows
from playground.core.values import JsonObject, Person
from playground.core.views import Action, Answer, Contact, FileView, Keyboard


@dataclass(frozen=True, slots=True)
class StoredFile:
    """What is known of a file; `path` is what getFile gives out, `width` and `height` belong to pictures."""

    view: FileView
    unique_id: str
    path: str
    width: int = 0
    height: int = 0
    duration: int = 0


@dataclass(slots=True)
class Message:
    """A message; `chat` and `reply_to` are ids, `text` is its text or the caption of its file."""

    id: int
    chat: int
    sender: int
    sent_at: datetime
    text: FormattedText = field(default_factory=FormattedText)
    file: StoredFile | None = None
    contact: Contact | None = None
    buttons: InlineRows = ()
    with_keyboard: bool = False  # such a message can never be edited
    reply_to: int | None = None
    forwarded_from: int | None = None
    edited_at: datetime | None = None
    pinned: bool = False
    service: JsonObject = field(default_factory=dict)  # "somebody was added" and the like, as the API says it


@dataclass(slots=True)
class Chat:
    """The bot's chat with a person, or a group."""

    id: int
    person: Person | None = None
    title: str = ""
    started: bool = False
    blocked: bool = False
    members: list[int] = field(default_factory=list)
    messages: dict[int, Message] = field(default_factory=dict)
    seen: int = 0  # the newest message the person has looked at
    keyboard: Keyboard | None = None
    answer: Answer | None = None
    action: Action | None = None

    @property
    def private(self) -> bool:
        """Whether it is a chat with one person."""
        return self.person is not None


@dataclass(frozen=True, slots=True)
class Query:
    """A pressed button that waits for the bot's answer."""

    id: str
    chat: Chat
    message_id: int
    pressed_at: datetime
