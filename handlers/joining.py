"""Joining: a link or nine digits and the full name, or one's own contact; and leaving again."""

from enum import StrEnum
from typing import Final
from unicodedata import digit

from telegram import KeyboardButton, ReplyKeyboardMarkup, ReplyKeyboardRemove, Update
from telegram.ext import CallbackQueryHandler, CommandHandler, ConversationHandler, MessageHandler, filters

from bot.buttons import NotMe
from bot.context import BotContext
from bot.conversations import END, Asking, Listener, conversation
from bot.inputs import TYPED
from bot.keyboards import Key
from bot.permissions import requires
from handlers import founding, menu
from rules.permissions import Permission
from rules.refusals import Refused
from storage import granting, joining
from storage.joining import Attempt

NINE_DIGITS: Final = r"^\s*(\d[\s-]*){9}$"
_SLIP: Final = filters.Regex(NINE_DIGITS)


class State(StrEnum):
    """What is being asked."""

    CODE = "code"
    NAME = "name"


@requires(Permission.ANYBODY)
async def take_link(_update: Update, context: BotContext) -> Asking:
    """Take the code of the opened link; without one, ask for the digits. Whoever has joined gets the menu."""
    if context.caller is not None:
        await menu.show(context)
        return END
    code = "".join(context.args or [])
    if code.isdigit() and len(code) == joining.DIGITS:
        return await _ask_name(context, code)
    if await founding.is_open_to(context):
        return await founding.begin(context)
    await _ask_code(context, "joining-welcome")
    return State.CODE


@requires(Permission.ANYBODY)
async def take_code(_update: Update, context: BotContext) -> State | int:
    """Take the nine digits as typed: spaces and dashes or not, of whatever width."""
    if context.caller is not None:
        raise Refused("already-joined")
    return await _ask_name(context, "".join(str(digit(each)) for each in context.typed if each.isdecimal()))


@requires(Permission.ANYBODY)
async def not_a_code(_update: Update, context: BotContext) -> State:
    """Ask for the digits again."""
    await _ask_code(context, "joining-nine-digits")
    return State.CODE


@requires(Permission.ANYBODY)
async def take_name(update: Update, context: BotContext) -> State | int:
    """Bind the account if code and full name belong together."""
    user = update.effective_user
    if user is None:
        return END
    attempt = await context.transact(
        joining.bind_by_code, user.id, str(context.draft["code"]), context.typed, at=context.now()
    )
    if attempt.name is not None:
        await _welcome(context, attempt.name)
        return END
    return await _explain(context, attempt)


@requires(Permission.ANYBODY)
async def take_contact(update: Update, context: BotContext) -> State | int:
    """Bind the account by the person's own contact, matched against the roster."""
    message, user = update.effective_message, update.effective_user
    if message is None or user is None or message.contact is None:
        return END
    if message.contact.user_id != user.id:
        raise Refused("joining-contact-of-another")
    name = await context.transact(
        joining.bind_by_phone, user.id, message.contact.phone_number, at=context.now()
    )
    if name is None:
        await _ask_code(context, "joining-contact-unknown")
        return State.CODE
    await _welcome(context, name)
    return END


@requires(Permission.MEMBER)
async def not_me(_update: Update, context: BotContext) -> None:
    """Let an account go that was bound to somebody else."""
    NotMe.unpack(await context.press())
    await context.transact(joining.unbind, context.person.telegram_id, at=context.now())
    await context.show("joining-let-go")


async def _ask_code(context: BotContext, key: str) -> None:
    button = KeyboardButton(context.text("button-share-contact"), request_contact=True)
    await context.reply_with(
        key, ReplyKeyboardMarkup([[button]], resize_keyboard=True, one_time_keyboard=True)
    )


async def _ask_name(context: BotContext, code: str) -> State:
    context.draft["code"] = code
    await context.reply_with("joining-name", ReplyKeyboardRemove())
    return State.NAME


async def _welcome(context: BotContext, name: str) -> None:
    await context.transact(granting.bootstrap, context.services.settings.admins, at=context.now())
    await context.recognise()
    await menu.keep_language(context)
    await context.reply_with("joining-done", ReplyKeyboardRemove(), name=name)
    await menu.show(context, Key("button-not-me", NotMe()))


async def _explain(context: BotContext, attempt: Attempt) -> State | int:
    if attempt.locked_until is not None:
        await context.reply("joining-locked", at=attempt.locked_until.astimezone(context.now().tzinfo))
        return END
    await context.reply("joining-wrong", left=attempt.left)
    return State.NAME  # the name alone will do when only that was wrong


def conversations() -> list[ConversationHandler[BotContext]]:
    """Make the one conversation of joining."""
    code: list[Listener] = [MessageHandler(_SLIP, take_code), MessageHandler(filters.CONTACT, take_contact)]
    states: dict[StrEnum, list[Listener]] = {
        State.CODE: [*code, MessageHandler(TYPED, not_a_code)],
        State.NAME: [*code, MessageHandler(TYPED, take_name)],
        **founding.STATES,
    }
    return [conversation("joining", [CommandHandler("start", take_link), *code], states)]


def steps() -> list[Listener]:
    """List what belongs to joining but asks nothing."""
    return [CallbackQueryHandler(not_me, NotMe.pattern())]
