"""A line that people may type or speak: voice is taken wherever a line is asked."""

from typing import Final

from telegram.ext import filters

from bot.context import BotContext
from bot.inputs import TYPED, piece_of
from rules.refusals import Refused
from storage.said import Said

SAID: Final = TYPED | filters.VOICE


def said(context: BotContext, *, most: int) -> Said:
    """Return what was typed or spoken; more characters than that are refused ('line-too-long')."""
    words, file = piece_of(context.incoming.effective_message)
    if len(words) > most:
        raise Refused("line-too-long", most=most)
    return Said(words, file[1]) if file is not None else Said(words)


def line(context: BotContext, *, most: int) -> str:
    """Return a line that has to be typed: a number, a paper; a longer one is refused ('line-too-long')."""
    words = context.typed
    if len(words) > most:
        raise Refused("line-too-long", most=most)
    return words
