"""The bot's side, one module for each kind of method; importing this fills the table."""

from playground.core.methods import account, callbacks, chats, deleting, editing, files, getting, sending
from playground.core.methods.table import LIMITED, METHODS, Method

__all__ = [
    "LIMITED",
    "METHODS",
    "Method",
    "account",
    "callbacks",
    "chats",
    "deleting",
    "editing",
    "files",
    "getting",
    "sending",
]
