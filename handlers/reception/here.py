"""*I am here*: on the day, for one's own time or for the queue."""

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.context import BotContext
from bot.conversations import Listener
from bot.permissions import requires
from bot.reception import words as receptions
from bot.reception.buttons import Here
from handlers.reception import screens
from handlers.reception.buttons import HereTopic
from rules.permissions import Permission
from storage.reception import queueing
from storage.reception.values import Wish


@requires(Permission.BOOK)
async def come(_update: Update, context: BotContext) -> None:
    """Note that somebody is here; whoever has no place is asked what it is about."""
    day = Here.unpack(await context.press()).day
    if await context.read(queueing.is_expected, day, context.person):
        await _come(context, day, "other")
    else:
        await context.show("here-topic", screens.topic_keys(lambda code: HereTopic(day, code)))


@requires(Permission.BOOK)
async def take_topic(_update: Update, context: BotContext) -> None:
    """Put somebody into the queue with what they come about."""
    pressed = HereTopic.unpack(await context.press())
    await _come(context, pressed.day, pressed.topic)


async def _come(context: BotContext, day: int, topic: str) -> None:
    held = await context.transact(queueing.come, day, context.person, Wish(topic), at=context.now())
    await context.show_html(*receptions.screen(context.language, held))


def steps() -> list[Listener]:
    """List the two taps."""
    return [
        CallbackQueryHandler(come, Here.pattern()),
        CallbackQueryHandler(take_topic, HereTopic.pattern()),
    ]
