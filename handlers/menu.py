"""The menu: a few buttons for whoever speaks; anything nobody else understood ends up here."""

from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from bot.buttons import Go, Menu
from bot.context import BotContext
from bot.conversations import Listener
from bot.inputs import Word
from bot.keyboards import Key, Rows, pairs
from bot.permissions import requires
from rules.permissions import Permission, may
from rules.refusals import Refused

# What a menu may offer, in order: the command, and the permission it takes.
OFFERS = (
    ("today", Permission.RECORD_VISIT),
    ("report", Permission.REPORT_EVENT),
    ("rate", Permission.RATE),
    ("book", Permission.BOOK),
    ("suggest", Permission.MEMBER),
    ("mine", Permission.MEMBER),
    ("reception", Permission.SEE_RECEPTION),
    ("desk", Permission.WORK_CASES),
    ("wave", Permission.RUN_WAVES),
    ("slips", Permission.ISSUE_SLIP),
    ("roster", Permission.IMPORT_ROSTER),
    ("export", Permission.EXPORT),
    ("help", Permission.ANYBODY),
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


@requires(Permission.ANYBODY)
async def help_(_update: Update, context: BotContext) -> None:
    """Tell what this is, and whom to ask."""
    await context.reply("help", _rows(context))


async def show(context: BotContext) -> None:
    """Show whoever speaks what they can do here."""
    if context.caller is None:
        await context.reply("joining-welcome")
    else:
        await context.reply("menu", _rows(context), name=context.caller.name)


def _rows(context: BotContext) -> Rows:
    if context.caller is None:
        return ()
    return pairs(
        *(Key(f"button-{command}", Go(command)) for command, asks in OFFERS if may(context.caller, asks))
    )


def steps() -> list[Listener]:
    """List the menu's ways in; the last two take whatever nobody else did."""
    return [
        MessageHandler(Word("help"), help_),
        CallbackQueryHandler(menu, Menu.pattern()),
        CallbackQueryHandler(explain_old_button),
        MessageHandler(filters.ALL, menu),
    ]
