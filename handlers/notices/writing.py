"""Writing a notice: a unit, a group of its people, the text; sent when it was seen as they will read it."""

import re
from datetime import date
from enum import StrEnum
from typing import Final

from telegram import Update
from telegram.ext import CallbackQueryHandler, ConversationHandler, MessageHandler

from bot.context import BotContext
from bot.conversations import END, Listener, conversation
from bot.inputs import TYPED, Word
from bot.keyboards import Key, column, pairs
from bot.notices import words as notice_words
from bot.notices.buttons import Notices, Open, Public, SendIt, ToGroup, ToUnit, Write
from bot.permissions import requires
from bot.texts import Text
from handlers.notices import reading
from rules.audiences import AUDIENCES
from rules.deadlines import WorkingDays, deadline
from rules.permissions import Permission, Scope, scope
from rules.refusals import Refused
from storage import calendars
from storage.notices import readers, sending, telling

_PUBLIC_DAYS: Final = (5, 7)  # working days a public notice stands


class State(StrEnum):
    """What is being asked."""

    UNIT = "unit"
    TEXT = "text"
    CHECK = "check"


@requires(Permission.SEND_NOTICE)
async def overview(update: Update, context: BotContext) -> int:
    """Show the newest notices, and the way to a new one."""
    if update.callback_query is not None:
        await context.press()
    found = await context.read(telling.newest, context.person)
    keys = [
        Key(
            "button-notice-one",
            Open(each.id),
            {"day": each.at, "unit": each.unit, "group": _group(context, each.audience)},
        )
        for each in found
    ]
    await context.show(
        "notice-overview", [[Key("button-notice-write", Write())], *column(*keys)], count=len(found)
    )
    return END


@requires(Permission.SEND_NOTICE)
async def ask_unit(_update: Update, context: BotContext) -> State:
    """Ask to whose people; a typed name finds a unit."""
    Write.unpack(await context.press())
    roots = await context.read(readers.roots, _within(context))
    keys = [Key("button-notice-unit", ToUnit(unit), {"unit": name}) for unit, name in roots]
    await context.show("notice-which-unit", column(*keys))
    return State.UNIT


@requires(Permission.SEND_NOTICE)
async def take_unit(_update: Update, context: BotContext) -> State:
    """Take the typed name of a unit."""
    unit = await context.read(readers.unit_named, context.typed, _within(context))
    await _ask_group(context, unit)
    return State.UNIT


@requires(Permission.SEND_NOTICE)
async def choose_unit(_update: Update, context: BotContext) -> State:
    """Ask which group of the unit's people."""
    await _ask_group(context, ToUnit.unpack(await context.press()).unit)
    return State.UNIT


@requires(Permission.SEND_NOTICE)
async def choose_group(_update: Update, context: BotContext) -> State:
    """Say whom that reaches and how long it takes, and ask for the text."""
    pressed = ToGroup.unpack(await context.press())
    counted = await context.read(
        readers.count, pressed.unit, pressed.audience, _within(context), on=context.today
    )
    if not counted.with_chat:
        raise Refused("notice-nobody")
    context.draft.update(unit=pressed.unit, audience=pressed.audience, text="", until=None)
    said = notice_words.readers(context.language, counted, at=context.now())
    await context.show_html(Text(f"{said}\n{context.text('notice-ask-text')}"))
    return State.TEXT


@requires(Permission.SEND_NOTICE)
async def take_text(_update: Update, context: BotContext) -> State:
    """Take the text and show it as it will be read."""
    sending.check_text(context.typed)
    context.draft["text"] = context.typed
    await _show_draft(context)
    return State.CHECK


@requires(Permission.SEND_NOTICE)
async def make_public(_update: Update, context: BotContext) -> State:
    """Let its readers object within some working days, or not."""
    days = Public.unpack(await context.press()).days
    if days not in (0, *_PUBLIC_DAYS):
        raise Refused("old-button")
    calendar = await context.read(calendars.calendar)
    until = deadline(calendar, context.today, WorkingDays(days)).due_on if days else None
    context.draft["until"] = until and until.isoformat()
    await _show_draft(context)
    return State.CHECK


@requires(Permission.SEND_NOTICE)
async def send(_update: Update, context: BotContext) -> int:
    """Send it, and show how far it is."""
    SendIt.unpack(await context.press())
    kept = context.draft
    notice_id = await context.transact(
        sending.send,
        context.person,
        int(kept["unit"]),
        str(kept["audience"]),
        str(kept["text"]),
        feedback_until=_until(context),
        at=context.now(),
    )
    await reading.show_one(context, notice_id)
    return END


async def _ask_group(context: BotContext, unit_id: int) -> None:
    unit = await context.read(readers.count, unit_id, "everybody", _within(context), on=context.today)
    keys = [Key(f"audience-{code}", ToGroup(unit_id, code)) for code in AUDIENCES]
    await context.show("notice-which-group", pairs(*keys), unit=unit.unit)


async def _show_draft(context: BotContext) -> None:
    """Show the notice as it will be read, whom it reaches, and what can be done."""
    kept, until = context.draft, _until(context)
    counted = await context.read(
        readers.count, int(kept["unit"]), str(kept["audience"]), _within(context), on=context.today
    )
    said = notice_words.readers(context.language, counted, at=context.now())
    drawn = notice_words.letter(context.language, counted.unit, str(kept["text"]), until, on=context.today)
    public = [Key("button-notice-public", Public(days), {"days": days}) for days in _PUBLIC_DAYS]
    rows = [
        [Key("button-notice-send", SendIt()), Key("button-cancel", Notices())],
        public if until is None else [Key("button-notice-not-public", Public(0))],
    ]
    check = context.text("notice-check")
    await context.show_html(Text(f"{drawn}\n\n{check}\n{said}"), rows)


def _until(context: BotContext) -> date | None:
    written = context.draft["until"]
    return None if written is None else date.fromisoformat(str(written))


def _group(context: BotContext, audience: str) -> Text:
    return notice_words.group(context.language, audience)


def _within(context: BotContext) -> Scope:
    return scope(context.person, Permission.SEND_NOTICE)


def conversations() -> list[ConversationHandler[BotContext]]:
    """Make the conversation; choosing a unit or a group begins it anew, whatever was typed before."""
    entries: list[Listener] = [
        MessageHandler(Word("notice"), overview),
        CallbackQueryHandler(overview, re.compile("^go:notice$")),
        CallbackQueryHandler(overview, Notices.pattern()),
        CallbackQueryHandler(ask_unit, Write.pattern()),
        CallbackQueryHandler(choose_unit, ToUnit.pattern()),
        CallbackQueryHandler(choose_group, ToGroup.pattern()),
    ]
    checked: list[Listener] = [
        CallbackQueryHandler(send, SendIt.pattern()),
        CallbackQueryHandler(make_public, Public.pattern()),
        MessageHandler(TYPED, take_text),
    ]
    states: dict[State, list[Listener]] = {
        State.UNIT: [MessageHandler(TYPED, take_unit)],
        State.TEXT: [MessageHandler(TYPED, take_text)],
        State.CHECK: checked,
    }
    return [conversation("notice", entries, states)]
