"""The menu: a few buttons for whoever speaks; anything nobody else understood ends up here."""

import re
from collections.abc import Iterator

from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from bot.buttons import Go, Menu
from bot.context import BotContext
from bot.conversations import Listener
from bot.inputs import Word
from bot.keyboards import Key, Rows, pairs
from bot.permissions import requires
from bot.texts import language_of
from handlers import command_menu
from rules.permissions import Caller, Permission, may
from rules.refusals import Refused
from storage import people

# What a menu may offer, in order: the command, and the permission it takes. A member sees four buttons.
OFFERS = (
    ("today", Permission.RECORD_VISIT),
    ("report", Permission.REPORT_EVENT),
    ("coverage", Permission.SEE_COUNTS),
    ("rate", Permission.RATE),
    ("book", Permission.BOOK),
    ("suggest", Permission.MEMBER),
    ("mine", Permission.MEMBER),
    ("meet", Permission.MEET),
    ("reception", Permission.SEE_RECEPTION),
    ("talks", Permission.TALKS),
    ("desk", Permission.WORK_CASES),
    ("wave", Permission.RUN_WAVES),
    ("slips", Permission.ISSUE_SLIP),
    ("roster", Permission.IMPORT_ROSTER),
    ("note", Permission.SEND_NOTE),
    ("fund", Permission.KEEP_FUNDS),
    ("export", Permission.EXPORT),
    ("posts", Permission.MANAGE_POSTS),
    ("notice", Permission.SEND_NOTICE),
    ("audit", Permission.SEE_AUDIT),
    ("calendar", Permission.SET_UP),
)


@requires(Permission.ANYBODY)
async def menu(update: Update, context: BotContext) -> None:
    """Show the menu; a stranger is told how to join."""
    if update.callback_query is not None:
        Menu.unpack(await context.press())
    await show(context)


@requires(Permission.ANYBODY)
async def explain_old_button(_update: Update, context: BotContext) -> None:
    """Answer a button that no longer leads anywhere."""
    await context.press()
    raise Refused("old-button")


@requires(Permission.MEMBER)
async def switch_language(update: Update, context: BotContext) -> None:
    """Answer in the other language from now on."""
    if update.callback_query is not None:
        await context.press()
    other = "zh" if context.language == "en" else "en"
    await context.transact(people.set_language, context.person.person_id, other)
    await context.recognise()
    await show(context)


async def show(context: BotContext, *more: Key) -> None:
    """Show whoever speaks what they can do here, and what else is offered just now."""
    if context.caller is None:
        await context.reply("joining-welcome")
    else:
        await context.reply("menu", [*rows(context), more], name=context.caller.name)
        await command_menu.keep(context.services, context.bot, context.caller, OFFERS)


async def keep_language(context: BotContext) -> None:
    """Go on in the language of the person's client, in which we have spoken so far: they have just joined."""
    user = context.incoming.effective_user
    spoken = language_of(user.language_code if user else None)
    if context.person.language != spoken:
        await context.transact(people.set_language, context.person.person_id, spoken)
        await context.recognise()


async def keep_commands_of(context: BotContext, person_id: int) -> None:
    """Bring the list of commands of somebody up to date whose posts have changed."""
    telegram_id = await context.read(people.account_of, person_id)
    if telegram_id is None:
        return
    theirs = await context.read(people.caller, telegram_id, on=context.today)
    if theirs is not None:
        await command_menu.keep(context.services, context.bot, theirs, OFFERS)


def rows(context: BotContext) -> Rows:
    """Return the buttons of whatever whoever speaks may do here; a stranger has none."""
    if context.caller is None:
        return ()
    return pairs(*(Key(f"button-{command}", Go(command)) for command in _offers(context.caller)))


def _offers(caller: Caller) -> Iterator[str]:
    """Yield what a caller may do here; whoever is of no branch, as a relative, is on no roll to vote from."""
    for command, asks in OFFERS:
        if may(caller, asks) and (asks is not Permission.RATE or caller.unit_path is not None):
            yield command


def steps() -> list[Listener]:
    """List the menu's ways in; the last two take whatever nobody else did."""
    return [
        MessageHandler(Word("language"), switch_language),
        CallbackQueryHandler(switch_language, re.compile("^go:language$")),
        CallbackQueryHandler(menu, Menu.pattern()),
        CallbackQueryHandler(explain_old_button),
        MessageHandler(filters.ALL, menu),
    ]
