"""Drawing a published sample from the chat: the value as it was published, then the wave is open."""

from enum import StrEnum
from typing import Final

from telegram import Update
from telegram.ext import CallbackQueryHandler, ConversationHandler, MessageHandler

from bot.context import BotContext
from bot.conversations import END, Asking, Listener, conversation
from bot.inputs import TYPED
from bot.permissions import requires
from bot.satisfaction import keeping as wave_keeping
from bot.satisfaction import strata as strata_words
from bot.satisfaction.buttons import DrawNow, DrawSample
from bot.texts import Text
from handlers.satisfaction import opening
from rules.permissions import Permission
from rules.refusals import Refused
from storage.satisfaction import frames, strata

_MOST: Final = 100  # letters of a value


class State(StrEnum):
    """What is asked for next."""

    VALUE = "value"
    SURE = "sure"


@requires(Permission.RUN_WAVES)
async def ask_value(_update: Update, context: BotContext) -> State:
    """Ask for the value, once it can be known."""
    sample = await context.read(frames.still_waiting, DrawSample.unpack(await context.press()).sample)
    if context.today < sample.value_on:
        raise Refused("sample-too-early", day=sample.value_on)
    context.draft["sample"] = sample.id
    await context.show("sample-ask-drawn", title=sample.title, value=sample.value)
    return State.VALUE


@requires(Permission.RUN_WAVES)
async def take_value(_update: Update, context: BotContext) -> State:
    """Take the value, and ask once more: it draws only once."""
    value = context.typed.strip()
    if len(value) > _MOST:
        raise Refused("sample-value-long", most=_MOST)
    context.draft["value"] = value
    await context.reply("sample-draw-sure", opening.sure(DrawNow()), value=value)
    return State.SURE


@requires(Permission.RUN_WAVES)
async def draw(_update: Update, context: BotContext) -> Asking:
    """Draw, open the wave, and hand out what anybody needs to draw it again."""
    DrawNow.unpack(await context.press())
    sample, by = context.draft["sample"], context.person.person_id
    opened = await wave_keeping.open_drawn(context.services, sample, context.draft["value"], by=by)
    taken = await context.read(strata.published, sample)
    said = [*opening.told(context, opened, 0), strata_words.lines(context.language, taken)]
    await context.show_html(Text("\n".join(said)))
    again = await context.read(frames.redraw, opened.id)
    codes = "\n".join([*again.codes, ""]).encode()
    name = context.text("sample-drawn-file", number=sample)
    await context.reply_document(codes, name, "sample-kept", value=again.value, seed=again.seed)
    return END


def conversations() -> list[ConversationHandler[BotContext]]:
    """Make the one conversation: the value, and whether it is right."""
    states: dict[str, list[Listener]] = {
        State.VALUE: [MessageHandler(TYPED, take_value)],
        State.SURE: [CallbackQueryHandler(draw, DrawNow.pattern()), MessageHandler(TYPED, take_value)],
    }
    return [conversation("wave-draw", [CallbackQueryHandler(ask_value, DrawSample.pattern())], states)]
