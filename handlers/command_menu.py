"""The list of commands beside the text field: four for everybody, for whoever has a post what it brings."""

from collections.abc import Iterable
from typing import Final

from telegram import BotCommand, BotCommandScopeChat
from telegram.error import BadRequest, Forbidden
from telegram.ext import ExtBot

from bot.inputs import COMMANDS
from bot.services import Services
from bot.texts import LANGUAGES, Language, language_of, text
from rules.permissions import Caller, Permission, may
from storage import people

# What everybody finds there; a member is shown nothing else.
EVERYBODYS: Final = ("rate", "book", "suggest", "mine")
_OFFICERS: Final = ("privacy", "help")  # after what their posts bring


async def set_defaults(bot: ExtBot[str]) -> None:
    """Give every chat that has no list of its own the four, in the language of the person's client."""
    for language in LANGUAGES:
        code = None if language == "zh" else language
        await bot.set_my_commands(_drawn(EVERYBODYS, language), language_code=code)


async def keep(
    services: Services, bot: ExtBot[str], caller: Caller, offers: Iterable[tuple[str, Permission]]
) -> None:
    """Give somebody's chat the list that fits their posts, if it has another."""
    commands = fitting(caller, offers)
    wanted = f"{caller.language}:{','.join(commands)}" if commands != EVERYBODYS else None
    if wanted == await services.database.read(people.menu, caller.telegram_id):
        return
    try:
        if wanted is None:
            await take_away(bot, caller.telegram_id)
        else:
            scope = BotCommandScopeChat(caller.telegram_id)
            await bot.set_my_commands(_drawn(commands, language_of(caller.language)), scope=scope)
    except (BadRequest, Forbidden):
        return  # the chat is gone: when it is back, so is its owner
    await services.database.transact(people.note_menu, caller.telegram_id, wanted)


async def take_away(bot: ExtBot[str], telegram_id: int) -> None:
    """Leave a chat with the four that everybody has."""
    await bot.delete_my_commands(scope=BotCommandScopeChat(telegram_id))


def fitting(caller: Caller, offers: Iterable[tuple[str, Permission]]) -> tuple[str, ...]:
    """Return the commands that fit somebody: the four, and for whoever has a post what they may do by it."""
    more = [command for command, asks in offers if command not in EVERYBODYS and may(caller, asks)]
    own = [command for command in more if command in COMMANDS]
    return (*own, *EVERYBODYS, *_OFFICERS) if own else EVERYBODYS


def _drawn(commands: Iterable[str], language: Language) -> list[BotCommand]:
    return [BotCommand(command, text(language, f"button-{command}")) for command in commands]
