"""A strict Telegram without I/O: people act on one side, the bot calls methods on the other."""

from playground.core.cloud import Cloud
from playground.core.errors import ApiError, Dropped, Impossible, Trouble
from playground.core.faults import Fault, FaultKind
from playground.core.keeping import Kept
from playground.core.limits import Limits
from playground.core.values import BotAccount, Json, JsonObject, Person, Upload
from playground.core.views import (
    Action,
    Answer,
    Button,
    ButtonKind,
    Change,
    ChatView,
    Command,
    Contact,
    Entity,
    FileView,
    Key,
    Keyboard,
    MessageView,
)

__all__ = [
    "Action",
    "Answer",
    "ApiError",
    "BotAccount",
    "Button",
    "ButtonKind",
    "Change",
    "ChatView",
    "Cloud",
    "Command",
    "Contact",
    "Dropped",
    "Entity",
    "Fault",
    "FaultKind",
    "FileView",
    "Impossible",
    "Json",
    "JsonObject",
    "Kept",
    "Key",
    "Keyboard",
    "Limits",
    "MessageView",
    "Person",
    "Trouble",
    "Upload",
]
