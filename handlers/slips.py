"""Slips from the chat: one for a member in two taps, or a unit's pages to print."""

import asyncio
import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from telegram import Message, Update
from telegram.constants import ParseMode
from telegram.ext import CallbackQueryHandler, ConversationHandler, MessageHandler, filters

from bot.callback_data import Button, button
from bot.context import BotContext
from bot.conversations import END, Listener, conversation
from bot.inputs import TYPED, Word
from bot.keyboards import Key, column
from bot.permissions import requires
from bot.roster import slips
from bot.texts import Words
from handlers import roster
from rules.permissions import Permission, Scope, scope
from rules.refusals import Refused
from storage import slips as slip_store
from storage.printing import slip_link
from storage.sheets.cleaning import file_name
from storage.slips import Issued, Member, Place

PAGE: Final = 8  # choices on one screen
PRINTED_MOST: Final = 4_000  # slips in one file: some twelve megabytes


class State(StrEnum):
    """What is being asked."""

    WHO = "who"


@button("slipin")
class Open(Button):
    """Show what a unit holds: other units, or its members."""

    unit: int
    page: int


@button("slipto")
class Give(Button):
    """Make a new slip for this person."""

    person: int


@button("slipall")
class AskPrint(Button):
    """Ask whether to print a slip for everybody of this unit who has not joined."""

    unit: int


@button("slippdf")
class Print(Button):
    """Print them."""

    unit: int


@requires(Permission.ISSUE_SLIP)
async def begin(update: Update, context: BotContext) -> State | int:
    """Show whom slips can be given to."""
    if update.callback_query is not None:
        await context.press()
    roots = await context.read(slip_store.roots, _scope(context))
    if not roots:
        raise Refused("slips-no-unit")
    if len(roots) > 1:
        await context.reply("slips-choose-unit", column(*(_unit_key(root.id, root.name) for root in roots)))
        return State.WHO
    await _show_unit(context, roots[0], 0)
    return State.WHO


@requires(Permission.ISSUE_SLIP, deed="look.members")
async def open_unit(_update: Update, context: BotContext) -> State:
    """Show what a unit holds, or another page of it."""
    pressed = Open.unpack(await context.press())
    place = await context.read(slip_store.place, pressed.unit, _scope(context))
    await _show_unit(context, place, pressed.page)
    return State.WHO


@requires(Permission.ISSUE_SLIP, deed="look.people")
async def find(_update: Update, context: BotContext) -> State:
    """Find members by what was typed of their name."""
    found = await context.read(slip_store.search, context.typed, _scope(context), on=context.today, most=PAGE)
    if not found:
        raise Refused("slips-found-nobody")
    await context.reply("slips-found", column(*(_member_key(member, named=True) for member in found)))
    return State.WHO


@requires(Permission.ISSUE_SLIP)
async def give(update: Update, context: BotContext) -> State:
    """Make a slip and show its digits, its link and the code to scan.

    The digits are remembered nowhere, not even as what this update did: handled again it draws the same ones.
    """
    pressed = Give.unpack(await context.press())
    issued = await context.services.database.transact(
        slip_store.issue,
        pressed.person,
        _scope(context),
        by=context.person.person_id,
        at=context.now(),
        deed=_deed(context),
    )
    link = slip_link(context.bot.username, issued.code)
    caption = context.text(
        "slip-given", name=issued.name, code=slips.in_threes(issued.code), until=issued.until_on, link=link
    )
    await _message(update).reply_photo(
        slips.picture(link), caption=caption, parse_mode=ParseMode.HTML, do_quote=False
    )
    return State.WHO


@requires(Permission.ISSUE_SLIP)
async def ask_print(_update: Update, context: BotContext) -> State:
    """Say how many slips that would be."""
    pressed = AskPrint.unpack(await context.press())
    place, waiting = await _to_print(context, pressed.unit)
    back = Key("button-back", Open(place.id, 0))
    if not waiting:
        await context.show("slips-all-joined", [[back]], unit=place.name)
        return State.WHO
    rows = [[Key("button-slips-print-now", Print(place.id)), back]]
    await context.show("slips-ask-print", rows, unit=place.name, count=len(waiting))
    return State.WHO


@requires(Permission.ISSUE_SLIP)
async def print_all(update: Update, context: BotContext) -> State | int:
    """Make the slips and send the pages as a document."""
    pressed = Print.unpack(await context.press())
    place, waiting = await _to_print(context, pressed.unit)
    if not waiting:
        await context.show("slips-all-joined", unit=place.name)
        return END
    await context.show("slips-printing", count=len(waiting))
    issued = await _issue(context, place, waiting)
    words = Words(context.language)
    pages = await asyncio.to_thread(slips.paper, issued, context.bot.username, words)
    name = file_name(words("slips-file", unit=place.name))
    await _message(update).reply_document(pages, filename=f"{name}.pdf", do_quote=False)
    await context.show("slips-printed", unit=place.name, count=len(issued))
    return END


async def _to_print(context: BotContext, unit: int) -> tuple[Place, list[Member]]:
    place = await context.read(slip_store.place, unit, _scope(context))
    members = await context.read(slip_store.members, unit, _scope(context), on=context.today)
    waiting = [member for member in members if not member.joined]
    if len(waiting) > PRINTED_MOST:
        raise Refused("slips-too-many", most=PRINTED_MOST, count=len(waiting))
    return place, waiting


async def _issue(context: BotContext, place: Place, members: Sequence[Member]) -> list[Issued]:
    """Make slips in pieces, so that nobody waits long for the database."""
    issued: list[Issued] = []
    for start in range(0, len(members), slip_store.PIECE):
        issued += await context.services.database.transact(
            slip_store.issue_all,
            [member.id for member in members[start : start + slip_store.PIECE]],
            place.id,
            _scope(context),
            by=context.person.person_id,
            at=context.now(),
            deed=_deed(context),
        )
    return issued


def _deed(context: BotContext) -> str:
    """Name the update: handled again, because the answer to what it sent was lost, it voids no slip."""
    return f"{context.bot.id}:{context.incoming.update_id}"


async def _show_unit(context: BotContext, place: Place, page: int) -> None:
    if place.below:
        keys = [_unit_key(number, name) for number, name in place.below]
        await context.show("slips-choose-unit", _screen(keys, place, page))
        return
    members = await context.read(slip_store.members, place.id, _scope(context), on=context.today)
    if not members:
        await context.show("slips-nobody", _screen([], place, page), unit=place.name)
        return
    keys = [_member_key(member) for member in members]
    await context.show("slips-choose-member", _screen(keys, place, page), unit=place.name)


def _screen(keys: Sequence[Key], place: Place, page: int) -> list[list[Key]]:
    """Lay out one page of choices, and below them the ways on, back and to the printer."""
    start = max(page, 0) * PAGE
    turns = []
    if start:
        turns.append(Key("button-previous", Open(place.id, page - 1)))
    if start + PAGE < len(keys):
        turns.append(Key("button-more", Open(place.id, page + 1)))
    last = [Key("button-slips-print", AskPrint(place.id))]
    if place.parent_id is not None:
        last.append(Key("button-back", Open(place.parent_id, 0)))
    return [*([key] for key in keys[start : start + PAGE]), turns, last]


def _unit_key(unit: int, name: str) -> Key:
    return Key("slips-unit", Open(unit, 0), {"unit": name})


def _member_key(member: Member, *, named: bool = False) -> Key:
    label = f"slips-person{'-of' if named else ''}{'-joined' if member.joined else ''}"
    return Key(label, Give(member.id), {"name": member.name, "unit": member.unit})


def _scope(context: BotContext) -> Scope:
    return scope(context.person, Permission.ISSUE_SLIP)


def _message(update: Update) -> Message:
    message = update.effective_message
    if message is None:
        raise Refused("old-button")
    return message


def conversations() -> list[ConversationHandler[BotContext]]:
    """Make the conversation in which a typed name finds somebody; a file ends nothing."""
    entries: list[Listener] = [
        MessageHandler(Word("slips"), begin),
        CallbackQueryHandler(begin, re.compile("^go:slips$")),
    ]
    asking: list[Listener] = [
        MessageHandler(TYPED, find),
        MessageHandler(filters.Document.ALL, roster.take_file),
        *_buttons(),
    ]
    return [conversation("slips", entries, {State.WHO: asking})]


def steps() -> list[Listener]:
    """List the buttons, which carry all they mean and work whenever they are pressed."""
    return _buttons()


def _buttons() -> list[Listener]:
    return [
        CallbackQueryHandler(open_unit, Open.pattern()),
        CallbackQueryHandler(give, Give.pattern()),
        CallbackQueryHandler(ask_print, AskPrint.pattern()),
        CallbackQueryHandler(print_all, Print.pattern()),
    ]
