"""Applying for aid: for whom, which kind of help, one line why; and withdrawing it."""

import re
from enum import StrEnum
from typing import Final

from telegram import Update
from telegram.ext import CallbackQueryHandler, ConversationHandler, MessageHandler

from bot.aid import words
from bot.aid.buttons import Apply, Because, ForOther, Quit, QuitYes
from bot.buttons import Go
from bot.context import BotContext
from bot.conversations import END, Listener, conversation
from bot.inputs import TYPED, Word
from bot.keyboards import Key, pairs
from bot.permissions import requires
from bot.saying import SAID, said
from bot.texts import Text
from handlers.listing import Line
from rules.aid.catalogue import CATEGORIES
from rules.permissions import Permission, may
from rules.refusals import Refused
from storage.aid import applying, notices
from storage.cases import helping

LONGEST: Final = 500  # characters of a reason


class State(StrEnum):
    """What is being asked."""

    NAME = "name"
    WHY = "why"


async def lines(context: BotContext) -> list[Line]:
    """List one's own applications for `/mine`."""
    return [
        Line(
            context.text(f"aid-mine-{each.state}", **words.mine(context.language, each)),
            Key("button-aid-quit", Quit(each.id)),
        )
        for each in await context.read(applying.mine, context.person)
    ]


@requires(Permission.MEMBER)
async def begin(update: Update, context: BotContext) -> None:
    """Ask for whom; and show what is on public notice in the reader's branch."""
    if update.callback_query is not None:
        await context.press()
    posted = await context.read(notices.near, context.person, at=context.now())
    shown = [words.posted(context.language, each) for each in posted]
    keys = [Key("button-aid-self", Apply(0))]
    if may(context.caller, Permission.RAISE_FOR):
        close = await context.read(helping.close_to, context.person)
        keys += [Key("button-aid-one", Apply(each.id), {"name": each.name}) for each in close]
        keys.append(Key("button-aid-other", ForOther()))
    doubts = [[Key("button-aid-doubt", Go("suggest"))]] if posted else []
    html = Text("\n".join([context.text("aid-begin"), *shown]))
    await context.reply_html(html, [*pairs(*keys), *doubts])


@requires(Permission.RAISE_FOR)
async def ask_name(_update: Update, context: BotContext) -> State:
    """Ask for the name of whoever it is for."""
    ForOther.unpack(await context.press())
    await context.reply("aid-who")
    return State.NAME


@requires(Permission.RAISE_FOR)
async def take_name(_update: Update, context: BotContext) -> State | int:
    """Find whom it is for among those the caller may speak for."""
    found = await context.read(helping.named, context.typed, context.person, on=context.today)
    if not found:
        raise Refused("case-for-unknown")
    keys = [Key("button-aid-one", Apply(each.id), {"name": each.name}) for each in found]
    await context.reply("aid-which", [[key] for key in keys])
    return END


@requires(Permission.MEMBER)
async def ask_category(_update: Update, context: BotContext) -> None:
    """Ask which kind of help."""
    person = Apply.unpack(await context.press()).person
    about = person or context.person.person_id
    await context.read(applying.check_for, context.person, about, on=context.today)
    keys = [Key(f"aid-category-{code}", Because(person, code)) for code in CATEGORIES]
    await context.reply("aid-which-kind", pairs(*keys))


@requires(Permission.MEMBER)
async def ask_why(_update: Update, context: BotContext) -> State:
    """Ask for the reason."""
    pressed = Because.unpack(await context.press())
    about = pressed.person or context.person.person_id
    await context.read(applying.check_for, context.person, about, on=context.today)
    context.draft.update(person=about, category=pressed.category)
    await context.show("aid-why", category=words.category(context.language, pressed.category))
    return State.WHY


@requires(Permission.MEMBER)
async def take_why(_update: Update, context: BotContext) -> int:
    """Hand the application in."""
    person, category = int(context.draft["person"]), str(context.draft["category"])
    why = said(context, most=LONGEST)
    made = await context.transact(applying.apply, context.person, person, category, why, at=context.now())
    keys = [[Key("button-aid-quit", Quit(made.id))]]
    await context.reply("aid-applied", keys, **words.mine(context.language, made))
    return END


@requires(Permission.MEMBER)
async def ask_quit(_update: Update, context: BotContext) -> None:
    """Ask whether it is to be withdrawn for certain."""
    aid = Quit.unpack(await context.press()).aid
    await context.reply("aid-quit-ask", [[Key("button-aid-quit-yes", QuitYes(aid))]])


@requires(Permission.MEMBER)
async def quit_it(_update: Update, context: BotContext) -> None:
    """Withdraw it."""
    aid = QuitYes.unpack(await context.press()).aid
    made = await context.transact(applying.withdraw, aid, context.person, at=context.now())
    await context.show("aid-quit", **words.mine(context.language, made))


def conversations() -> list[ConversationHandler[BotContext]]:
    """Make the conversation in which a name or a reason is typed."""
    entries: list[Listener] = [
        CallbackQueryHandler(ask_name, ForOther.pattern()),
        CallbackQueryHandler(ask_why, Because.pattern()),
    ]
    states: dict[State, list[Listener]] = {
        State.NAME: [MessageHandler(TYPED, take_name)],
        State.WHY: [MessageHandler(SAID, take_why)],
    }
    return [conversation("aid", entries, states)]


def steps() -> list[Listener]:
    """List the ways in."""
    return [
        MessageHandler(Word("aid"), begin),
        CallbackQueryHandler(begin, re.compile("^go:aid$")),
        CallbackQueryHandler(ask_category, Apply.pattern()),
        CallbackQueryHandler(ask_quit, Quit.pattern()),
        CallbackQueryHandler(quit_it, QuitYes.pattern()),
    ]
