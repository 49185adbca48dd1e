"""How the bot presents itself: command menus by scope and language, name and descriptions."""

import re
from dataclasses import dataclass, field

from playground.core.errors import bad_request
from playground.core.values import Json, JsonObject
from playground.core.views import Command

MAX_COMMANDS = 100
MAX_DESCRIPTION = 256
_COMMAND = re.compile(r"[a-z0-9_]{1,32}$")
_SCOPES = frozenset(
    {
        "default",
        "all_private_chats",
        "all_group_chats",
        "all_chat_administrators",
        "chat",
        "chat_administrators",
        "chat_member",
    }
)

Scope = tuple[str, int]


def parse_scope(value: Json) -> Scope:
    """Return (kind, chat id or 0) of a BotCommandScope."""
    if value is None:
        return ("default", 0)
    kind = value.get("type") if isinstance(value, dict) else None
    if not isinstance(value, dict) or not isinstance(kind, str) or kind not in _SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    chat = value.get("chat_id", 0)
    return (kind, int(chat) if isinstance(chat, int | str) and str(chat).lstrip("-").isdecimal() else 0)


def parse_commands(value: Json) -> tuple[Command, ...]:
    """Return the commands of a list of BotCommand objects."""
    if not isinstance(value, list):
        raise bad_request("expected an Array of BotCommand")
    if len(value) > MAX_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    return tuple(_command(item) for item in value)


def _command(item: Json) -> Command:
    if not isinstance(item, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    command, description = item.get("command"), item.get("description")
    if not isinstance(command, str) or not _COMMAND.match(command.removeprefix("/")):
        raise bad_request("BOT_COMMAND_INVALID")
    if not isinstance(description, str) or not 1 <= len(description) <= MAX_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return Command(command.removeprefix("/"), description)


@dataclass(slots=True)
class Profile:
    """Menus by (scope, language) and texts by (which, language)."""

    commands: dict[tuple[Scope, str], tuple[Command, ...]] = field(default_factory=dict)
    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    menu_buttons: dict[int, JsonObject] = field(default_factory=dict)

    def menu(self, chat: int, language: str | None) -> tuple[Command, ...]:
        """Return the commands a person sees: the narrowest scope first, the own language before none."""
        scopes = (("chat", chat), ("all_private_chats" if chat > 0 else "all_group_chats", 0), ("default", 0))
        for scope in scopes:
            for code in (language or "", ""):
                if found := self.commands.get((scope, code)):
                    return found
        return ()

    def text(self, which: str, language: str | None) -> str:
        """Return "name", "description" or "short_description" in a language, or the one for all."""
        return self.texts.get((which, language or "")) or self.texts.get((which, ""), "")
