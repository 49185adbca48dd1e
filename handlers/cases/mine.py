"""One's own cases: how they stand, adding something, answering a question, withdrawing."""

from enum import StrEnum

from telegram import Update
from telegram.ext import CallbackQueryHandler, ConversationHandler, MessageHandler

from bot.cases import words as case_words
from bot.cases.buttons import Add, Quit, QuitYes, Show
from bot.context import BotContext
from bot.conversations import END, Listener, conversation
from bot.inputs import ATTACHED, TYPED, piece_of
from bot.keyboards import Key
from bot.permissions import requires
from handlers.cases.raising import LONGEST
from handlers.listing import Line
from rules.cases.lifecycle import Privacy
from rules.permissions import Permission
from rules.refusals import Refused
from storage.cases import own


class State(StrEnum):
    """What is being asked."""

    MORE = "more"


async def lines(context: BotContext) -> list[Line]:
    """List one's own cases for `/mine`."""
    return [
        Line(
            context.text("case-mine", **case_words.mine_params(context.language, case)),
            Key("button-case-look", Show(case.case_id), {"number": case.number}),
        )
        for case in await context.read(own.mine, context.person, at=context.now())
    ]


@requires(Permission.MEMBER)
async def show(_update: Update, context: BotContext) -> None:
    """Show how a case stands."""
    case = Show.unpack(await context.press()).case
    found = await context.read(own.one, case, context.person, at=context.now())
    await context.reply_html(*case_words.own(context.language, found, context.today))


@requires(Permission.MEMBER)
async def ask_more(_update: Update, context: BotContext) -> State:
    """Ask for what is to be added, or for the answer to a question."""
    case = Add.unpack(await context.press()).case
    found = await context.read(own.one, case, context.person, at=context.now())
    context.draft["case"] = case
    nameless = found.privacy is Privacy.ANONYMOUS
    await context.reply("case-add-nameless" if nameless else "case-add", number=found.number)
    return State.MORE


@requires(Permission.MEMBER)
async def take_more(update: Update, context: BotContext) -> int:
    """Add it to the case."""
    text, file = piece_of(update.effective_message)
    if len(text) > LONGEST:
        raise Refused("case-too-long", most=LONGEST)
    files = (file,) if file is not None else ()
    case = int(context.draft["case"])
    found = await context.transact_veiled(own.add, case, text, files, context.person, at=context.now())
    await context.reply("case-added", case_words.own_keys(found), number=found.number)
    return END


@requires(Permission.MEMBER)
async def ask_quit(_update: Update, context: BotContext) -> None:
    """Ask whether it is to be withdrawn."""
    case = Quit.unpack(await context.press()).case
    found = await context.read(own.one, case, context.person, at=context.now())
    rows = [[Key("button-case-quit-yes", QuitYes(case)), Key("button-case-quit-no", Show(case))]]
    await context.reply("case-quit", rows, number=found.number)


@requires(Permission.MEMBER)
async def quit_it(_update: Update, context: BotContext) -> None:
    """Withdraw it."""
    case = QuitYes.unpack(await context.press()).case
    found = await context.transact_veiled(own.withdraw, case, context.person, at=context.now())
    await context.show("case-withdrawn", number=found.number)


def conversations() -> list[ConversationHandler[BotContext]]:
    """Make the conversation in which something is added."""
    entries = [CallbackQueryHandler(ask_more, Add.pattern())]
    return [conversation("case-more", entries, {State.MORE: [MessageHandler(TYPED | ATTACHED, take_more)]})]


def steps() -> list[Listener]:
    """List the buttons."""
    return [
        CallbackQueryHandler(show, Show.pattern()),
        CallbackQueryHandler(ask_quit, Quit.pattern()),
        CallbackQueryHandler(quit_it, QuitYes.pattern()),
    ]
