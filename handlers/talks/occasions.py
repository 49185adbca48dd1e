"""What makes a talk due: somebody was commended, or there are complaints. What, then who."""

from enum import StrEnum

from telegram import Update
from telegram.ext import CallbackQueryHandler, ConversationHandler, MessageHandler

from bot.context import BotContext
from bot.conversations import END, Listener, conversation
from bot.inputs import TYPED
from bot.keyboards import Key, column, pairs
from bot.permissions import requires
from bot.talks import words
from bot.talks.buttons import Card, Happened, HappenedTo, NotHappened, With
from rules.permissions import Permission
from rules.talks.rulebook import ENTERED, After, Deed, reason
from storage.talks import occasions


class State(StrEnum):
    """What is being asked."""

    WHO = "who"


@requires(Permission.TALKS)
async def choose(_update: Update, context: BotContext) -> State | int:
    """Ask what happened, then to whom."""
    code = Happened.unpack(await context.press()).code
    if not code:
        keys = pairs(*(Key(f"talk-rule-{each.replace('_', '-')}", Happened(each)) for each in ENTERED))
        await context.show("talk-happened-what", [*keys, [Key("button-back", Card(Deed.TALK, 0))]])
        return END
    reason(code, After.ENTERED)
    context.draft["code"] = code
    await context.show("talk-happened-who", why=_why(context, code))
    return State.WHO


@requires(Permission.TALKS, deed="look.people")
async def take_name(_update: Update, context: BotContext) -> State | int:
    """Find whom it happened to; of several of one name, ask which."""
    code, name = str(context.draft["code"]), " ".join(context.typed.split())
    found = await context.read(occasions.people, context.person, name, on=context.today)
    if not found:
        await context.reply("talk-happened-nobody")
        return State.WHO
    if len(found) == 1:
        await _enter(context, code, found[0].id)
        return END
    keys = (
        Key("button-choice-person", HappenedTo(code, each.id), {"name": f"{each.name} {each.branch}"})
        for each in found
    )
    await context.reply("talk-happened-which", column(*keys))
    return END


@requires(Permission.TALKS, deed="look.talks")
async def take_person(_update: Update, context: BotContext) -> None:
    """Take which one of several it was."""
    pressed = HappenedTo.unpack(await context.press())
    await _enter(context, pressed.code, pressed.person)


@requires(Permission.TALKS)
async def undo(_update: Update, context: BotContext) -> None:
    """Take back that it happened."""
    pressed = NotHappened.unpack(await context.press())
    name = await context.transact(occasions.withdraw, context.person, pressed.occasion, at=context.now())
    back = [[Key("button-back", Card(Deed.TALK, 0))]]
    await context.show("talk-happened-not", back, person=words.person(context.language, name))


async def _enter(context: BotContext, code: str, person: int) -> None:
    made = await context.transact(occasions.enter, context.person, code, person, at=context.now())
    keys = [
        Key("button-talk-held", With(Deed.TALK, 0, person)),
        Key("button-talk-undo", NotHappened(made.occasion_id)),
    ]
    who = words.person(context.language, made.person)
    await context.show("talk-happened-kept", [keys], person=who, why=_why(context, code), due=made.due_on)


def _why(context: BotContext, code: str) -> str:
    return context.text(f"talk-why-{code.replace('_', '-')}")


def conversations() -> list[ConversationHandler[BotContext]]:
    """Make the one conversation."""
    entries = [CallbackQueryHandler(choose, Happened.pattern())]
    return [conversation("talk-happened", entries, {State.WHO: [MessageHandler(TYPED, take_name)]})]


def steps() -> list[Listener]:
    """List what is complete in itself."""
    return [
        CallbackQueryHandler(take_person, HappenedTo.pattern()),
        CallbackQueryHandler(undo, NotHappened.pattern()),
    ]
