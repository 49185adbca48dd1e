"""Two records that are one person: found by name, looked at, and merged."""

from enum import StrEnum
from typing import Final

from telegram import Update
from telegram.ext import CallbackQueryHandler, ConversationHandler, MessageHandler

from bot.context import BotContext
from bot.conversations import END, Listener, conversation
from bot.inputs import TYPED
from bot.keyboards import Key, column
from bot.permissions import requires
from handlers.roster.buttons import FirstRecord, MergeRecords, Records, SecondRecord
from rules.permissions import Permission
from rules.refusals import Refused
from storage import finding
from storage.rosters import merging

_MOST: Final = 10  # namesakes offered


class State(StrEnum):
    """What is being asked."""

    NAME = "name"


@requires(Permission.IMPORT_ROSTER)
async def begin(_update: Update, context: BotContext) -> State:
    """Ask for the name."""
    Records.unpack(await context.press())
    context.draft.pop("kept", None)
    await context.reply("records-name")
    return State.NAME


@requires(Permission.IMPORT_ROSTER)
async def find(_update: Update, context: BotContext) -> State:
    """Offer the records of that name: the one that stays first, then the one that goes."""
    kept = int(context.draft.get("kept", 0))
    found = await context.read(finding.people, context.typed, on=context.today)
    keys = [
        Key(
            "button-record",
            SecondRecord(kept, each.id) if kept else FirstRecord(each.id),
            {"name": each.name, "branch": each.branch},
        )
        for each in found[:_MOST]
        if each.id != kept
    ]
    if not keys:
        raise Refused("records-nobody")
    await context.reply("records-second" if kept else "records-first", column(*keys))
    return State.NAME


@requires(Permission.IMPORT_ROSTER)
async def choose_first(_update: Update, context: BotContext) -> State:
    """Keep in mind which record stays, and ask for the other."""
    context.draft["kept"] = FirstRecord.unpack(await context.press()).person
    await context.show("records-other")
    return State.NAME


@requires(Permission.IMPORT_ROSTER)
async def choose_second(_update: Update, context: BotContext) -> State:
    """Say what would go over."""
    pressed = SecondRecord.unpack(await context.press())
    told = await context.read(merging.planned, pressed.kept, pressed.gone)
    keys = [
        Key("button-records-merge", MergeRecords(pressed.kept, pressed.gone)),
        Key("button-back", Records()),
    ]
    await context.show("records-ask", [keys], name=told.name, gone=told.gone_name, **told.counts)
    return State.NAME


@requires(Permission.IMPORT_ROSTER)
async def merge(_update: Update, context: BotContext) -> int:
    """Merge them."""
    pressed = MergeRecords.unpack(await context.press())
    by, at = context.person.person_id, context.now()
    told = await context.transact(merging.merge, pressed.kept, pressed.gone, by=by, at=at)
    await context.show("records-merged", name=told.name)
    return END


def conversations() -> list[ConversationHandler[BotContext]]:
    """Make the conversation; its buttons carry what they mean."""
    buttons: list[Listener] = [
        CallbackQueryHandler(begin, Records.pattern()),
        CallbackQueryHandler(choose_first, FirstRecord.pattern()),
        CallbackQueryHandler(choose_second, SecondRecord.pattern()),
        CallbackQueryHandler(merge, MergeRecords.pattern()),
    ]
    return [conversation("records", buttons, {State.NAME: [MessageHandler(TYPED, find), *buttons]})]
