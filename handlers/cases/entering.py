"""Typing in what came by letter or telephone: which category, who it was, and what they said."""

from enum import StrEnum
from typing import Final

from telegram import Update
from telegram.ext import CallbackQueryHandler, ConversationHandler, MessageHandler

from bot.cases import words as case_words
from bot.cases.buttons import Desk, Enter, EnterAs, From
from bot.context import BotContext
from bot.conversations import END, Listener, conversation
from bot.inputs import TYPED
from bot.keyboards import Key, pairs
from bot.permissions import requires
from handlers.cases.desk import show_card
from handlers.cases.raising import LONGEST
from rules.cases.categories import CATEGORIES, category
from rules.cases.lifecycle import Source
from rules.permissions import Permission
from rules.refusals import Refused
from storage.cases import helping, raising
from storage.cases.raising import Origin
from storage.cases.values import Matter

_NAME_MOST: Final = 40  # characters
_SOURCES: Final = (Source.PHONE, Source.LETTER)


class State(StrEnum):
    """What is being asked."""

    WHO = "who"
    WHICH = "which"
    WORDS = "words"


@requires(Permission.ROUTE_CASES)
async def choose_source(_update: Update, context: BotContext) -> None:
    """Ask how it came in, then what it is about."""
    source = Enter.unpack(await context.press()).source
    if not source:
        keys = pairs(*(Key(f"button-enter-{each}", Enter(each)) for each in _SOURCES))
        await context.show("desk-enter", [*keys, [Key("button-back", Desk(0))]])
        return
    keys = pairs(*(Key(f"case-category-{code}", EnterAs(source, code)) for code in CATEGORIES))
    await context.show("case-what", keys)


@requires(Permission.ROUTE_CASES)
async def choose_category(_update: Update, context: BotContext) -> State:
    """Take the category and ask who it was."""
    pressed = EnterAs.unpack(await context.press())
    if pressed.source not in _SOURCES:
        raise Refused("old-button")
    category(pressed.code)
    context.draft.update(source=pressed.source, category=pressed.code, about=0, caller=None)
    await context.show("desk-enter-who", [[Key("button-enter-unsigned", From(0))]])
    return State.WHO


@requires(Permission.ROUTE_CASES)
async def take_name(_update: Update, context: BotContext) -> State:
    """Look the name up on the roster; somebody who is not on it is kept by name."""
    name = " ".join(context.typed.split())
    if len(name) > _NAME_MOST:
        raise Refused("case-too-long", most=_NAME_MOST)
    context.draft["caller"] = name
    found = await context.read(helping.on_roster, name, on=context.today)
    if not found:
        await context.reply("desk-enter-words", who=name, named="yes")
        return State.WORDS
    keys = [[Key("button-choice", From(each.id), {"name": each.name})] for each in found]
    await context.reply("desk-enter-which", [*keys, [Key("button-enter-none", From(0))]])
    return State.WHICH


@requires(Permission.ROUTE_CASES)
async def choose_person(_update: Update, context: BotContext) -> State:
    """Take who of the roster it was, or none of them."""
    context.draft["about"] = From.unpack(await context.press()).person
    if context.draft["about"]:
        context.draft["caller"] = None
    caller = context.draft["caller"] or ""
    await context.show("desk-enter-words", who=caller, named="yes" if caller else "no")
    return State.WORDS


@requires(Permission.ROUTE_CASES)
async def take_words(_update: Update, context: BotContext) -> int:
    """Keep what was said or written as a case of whoever typed it in, and show it."""
    if len(context.typed) > LONGEST:
        raise Refused("case-too-long", most=LONGEST)
    kept = context.draft
    matter = Matter(kept["category"], context.typed, about=kept["about"] or None)
    origin = Origin(Source(kept["source"]), caller=kept["caller"])
    got = await context.transact(raising.enter, context.person, matter, origin, at=context.now())
    await context.reply_html(case_words.receipt(context.language, got, context.today)[0])
    await show_card(context, got.case_id)
    return END


def conversations() -> list[ConversationHandler[BotContext]]:
    """Make the conversation of typing something in."""
    nobody = CallbackQueryHandler(choose_person, From.pattern())
    states: dict[State, list[Listener]] = {
        State.WHO: [MessageHandler(TYPED, take_name), nobody],
        State.WHICH: [CallbackQueryHandler(choose_person, From.pattern()), MessageHandler(TYPED, take_name)],
        State.WORDS: [MessageHandler(TYPED, take_words)],
    }
    return [conversation("desk-enter", [CallbackQueryHandler(choose_category, EnterAs.pattern())], states)]


def steps() -> list[Listener]:
    """List what is complete in itself."""
    return [CallbackQueryHandler(choose_source, Enter.pattern())]
