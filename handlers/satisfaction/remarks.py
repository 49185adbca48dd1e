"""The remark after a ballot: a message that is never stored; its sealed box is, and it leaves the chat."""

from telegram import Update
from telegram.ext import ApplicationHandlerStop, MessageHandler, filters

from bot.context import BotContext
from bot.conversations import Listener
from bot.permissions import requires
from bot.tolerance import tolerantly
from rules.permissions import Permission
from rules.refusals import Refused
from storage.satisfaction import ballots


@requires(Permission.ANYBODY)
async def take_remark(update: Update, context: BotContext) -> None:
    """Take the message for a remark if that is what its sender was asked for; every other message passes."""
    wave = context.services.ballot_door.remark_in(update.update_id)
    if wave is not None:
        await _take(update, context, wave)
        context.services.ballot_door.done(update.update_id)
        raise ApplicationHandlerStop


async def _take(update: Update, context: BotContext, wave: int) -> None:
    try:
        await _seal(update, context, wave)
    except Refused as refused:
        await context.reply(refused.key, **refused.params)
        return
    if update.message is not None:
        await tolerantly(update.message.delete())
    await context.reply("remark-done")


async def _seal(update: Update, context: BotContext, wave: int) -> None:
    """Put the remark into the urn, once a person: what comes after it is refused, and not kept either."""
    door, user = context.services.ballot_door, context.person.telegram_id
    before = door.given_in(wave, user)
    if before == update.update_id:
        return  # sealed already; only the answer did not reach them
    if before is not None:
        raise Refused("remark-given")
    await context.transact_unrecorded(ballots.hand_in_remark, user, wave, context.typed, at=context.now())
    door.given(wave, user, update.update_id)


def first_steps() -> list[Listener]:
    """List what is recognised before any conversation."""
    return [MessageHandler(filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE, take_remark)]
