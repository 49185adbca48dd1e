"""Satisfied, not satisfied, or later; and a word under it, which may contradict it."""

from enum import StrEnum

from telegram import Update
from telegram.ext import CallbackQueryHandler, ConversationHandler, MessageHandler

from bot.cases import words as case_words
from bot.cases.buttons import Add, Again, Fine, Later, NotSatisfied, Satisfied
from bot.context import BotContext
from bot.conversations import END, Listener, conversation
from bot.inputs import ATTACHED, TYPED, piece_of
from bot.keyboards import NONE, Key, Rows
from bot.permissions import requires
from handlers.cases.raising import LONGEST
from rules.cases.lifecycle import Event, Privacy
from rules.cases.lifecycle import State as Stands
from rules.permissions import Permission
from rules.refusals import Refused
from storage.cases import own, verdicts
from storage.cases.values import Rated


class State(StrEnum):
    """What is being asked."""

    WORD = "word"


@requires(Permission.MEMBER)
async def satisfied(_update: Update, context: BotContext) -> State | int:
    """Take that somebody is satisfied; a word may follow."""
    return await _rate(context, Satisfied.unpack(await context.press()).case, satisfied=True)


@requires(Permission.MEMBER)
async def not_satisfied(_update: Update, context: BotContext) -> State | int:
    """Take that somebody is not: the same case goes on, with a new day and the time it has taken in all."""
    return await _rate(context, NotSatisfied.unpack(await context.press()).case, satisfied=False)


@requires(Permission.MEMBER)
async def take_word(update: Update, context: BotContext) -> int:
    """Keep the word, written or spoken; where it says the opposite of 'satisfied', ask once more."""
    text, file = piece_of(update.effective_message)
    if len(text) > LONGEST:
        raise Refused("case-too-long", most=LONGEST)
    case, files = int(context.draft["case"]), (file,) if file is not None else ()
    doubtful = await context.transact_veiled(
        verdicts.remark, case, text, files, context.person, at=context.now()
    )
    if doubtful:
        rows = [[Key("button-case-fine", Fine(case))], [Key("button-case-again", Again(case))]]
        await context.reply("case-contradiction", rows)
    else:
        await context.reply("case-word-kept")
    return END


@requires(Permission.MEMBER)
async def again(_update: Update, context: BotContext) -> None:
    """Open it again: it was not solved."""
    case = Again.unpack(await context.press()).case
    rated = await context.transact_veiled(verdicts.reopen, case, context.person, at=context.now())
    await _show(context, rated, NONE)


@requires(Permission.MEMBER)
async def fine(_update: Update, context: BotContext) -> None:
    """Leave it closed: it was solved."""
    case = Fine.unpack(await context.press()).case
    found = await context.read(own.one, case, context.person, at=context.now())
    await context.show("case-stays-closed", number=found.number)


@requires(Permission.MEMBER)
async def later(_update: Update, context: BotContext) -> None:
    """Ask again in a few days."""
    case = Later.unpack(await context.press()).case
    day = await context.transact_veiled(verdicts.later, case, context.person, at=context.now())
    await context.show("case-later", day=day)


async def _rate(context: BotContext, case: int, *, satisfied: bool) -> State | int:
    rated = await context.transact_veiled(
        verdicts.rate, case, context.person, satisfied=satisfied, at=context.now()
    )
    found = await context.read(own.one, case, context.person, at=context.now())
    nameless = found.privacy is Privacy.ANONYMOUS
    # Nobody's name may lie beside a case, not even as somebody of whom a word is awaited.
    rows = [[Key("button-case-word", Add(case))]] if nameless and Event.ADD in found.may else NONE
    await _show(context, rated, rows)
    if nameless:
        return END
    context.draft["case"] = case
    return State.WORD


async def _show(context: BotContext, rated: Rated, rows: Rows) -> None:
    key = {Stands.CLOSED: "case-closed", Stands.IN_HAND: "case-next-round"}.get(
        rated.state, "case-others-asked"
    )
    await context.show(
        key,
        rows,
        number=rated.number,
        due=rated.due.on,
        days=rated.days,
        round=rated.round,
        how=case_words.how(context.language, rated.due, context.today),
    )


def conversations() -> list[ConversationHandler[BotContext]]:
    """Make the conversation in which a word may follow a verdict."""
    entries = [
        CallbackQueryHandler(satisfied, Satisfied.pattern()),
        CallbackQueryHandler(not_satisfied, NotSatisfied.pattern()),
    ]
    return [conversation("case-word", entries, {State.WORD: [MessageHandler(TYPED | ATTACHED, take_word)]})]


def steps() -> list[Listener]:
    """List the buttons."""
    return [
        CallbackQueryHandler(again, Again.pattern()),
        CallbackQueryHandler(fine, Fine.pattern()),
        CallbackQueryHandler(later, Later.pattern()),
    ]
