"""Branches renamed, merged and split by hand; a roster that says so is understood as well."""

from enum import StrEnum
from typing import Final

from telegram import Update
from telegram.ext import CallbackQueryHandler, ConversationHandler, MessageHandler

from bot.context import BotContext
from bot.conversations import END, Listener, conversation
from bot.inputs import TYPED
from bot.keyboards import Key, column
from bot.permissions import requires
from handlers.roster.buttons import (
    Branches,
    MergeBranch,
    MergeBranchYes,
    NameSplit,
    RenameUnit,
    SplitBranch,
    Tick,
)
from rules.permissions import Permission
from storage import finding, units
from storage.rosters import regrouping

_PAGE: Final = 8  # people on one screen


class State(StrEnum):
    """What is being asked."""

    WHICH = "which"
    NEW_NAME = "new_name"
    INTO = "into"
    SPLIT_NAME = "split_name"


@requires(Permission.IMPORT_ROSTER)
async def begin(_update: Update, context: BotContext) -> State:
    """Ask which unit it is about."""
    Branches.unpack(await context.press())
    await context.reply("branches-which")
    return State.WHICH


@requires(Permission.IMPORT_ROSTER)
async def find(_update: Update, context: BotContext) -> State:
    """Show the unit, and what can be done with it."""
    found = await context.read(finding.unit, context.typed)
    rename = Key("button-branches-rename", RenameUnit(found.id))
    if found.kind not in units.BRANCHES:
        await context.reply("branches-unit", [[rename]], unit=found.label)
        return State.WHICH
    told = await context.read(regrouping.branch, found.id, on=context.today)
    keys = [
        [rename, Key("button-branches-merge", MergeBranch(found.id))],
        [Key("button-branches-split", SplitBranch(found.id))],
    ]
    await context.reply("branches-branch", keys, unit=found.label, people=told.people, posts=told.posts)
    return State.WHICH


@requires(Permission.IMPORT_ROSTER)
async def ask_name(_update: Update, context: BotContext) -> State:
    """Ask for the new name."""
    context.draft["unit"] = RenameUnit.unpack(await context.press()).unit
    await context.reply("branches-new-name")
    return State.NEW_NAME


@requires(Permission.IMPORT_ROSTER)
async def rename(_update: Update, context: BotContext) -> int:
    """Give the unit its new name."""
    name, by = context.typed_name, context.person.person_id
    before = await context.transact(units.rename, int(context.draft["unit"]), name, by=by, at=context.now())
    await context.reply("branches-renamed", before=before, name=name)
    return END


@requires(Permission.IMPORT_ROSTER)
async def ask_into(_update: Update, context: BotContext) -> State:
    """Ask which branch it goes up in."""
    context.draft["unit"] = MergeBranch.unpack(await context.press()).unit
    await context.reply("branches-into")
    return State.INTO


@requires(Permission.IMPORT_ROSTER)
async def look_at_merger(_update: Update, context: BotContext) -> State:
    """Say what merging would do."""
    unit = int(context.draft["unit"])
    into = (await context.read(finding.unit, context.typed)).id
    old = await context.read(regrouping.branch, unit, on=context.today)
    new = await context.read(regrouping.branch, into, on=context.today)
    keys = [[Key("button-branches-merge-yes", MergeBranchYes(unit, into)), Key("button-back", Branches())]]
    await context.reply(
        "branches-ask-merge", keys, unit=old.name, into=new.name, people=old.people, posts=old.posts
    )
    return State.INTO


@requires(Permission.IMPORT_ROSTER)
async def merge(_update: Update, context: BotContext) -> int:
    """Merge them."""
    pressed = MergeBranchYes.unpack(await context.press())
    by, at = context.person.person_id, context.now()
    old = await context.transact(regrouping.merge, pressed.unit, pressed.into, by=by, at=at)
    await context.show("branches-merged", unit=old.name, people=old.people)
    return END


@requires(Permission.IMPORT_ROSTER, deed="look.members")
async def choose_people(_update: Update, context: BotContext) -> State:
    """Show the branch's people, to choose from."""
    context.draft["unit"], context.draft["ticked"] = SplitBranch.unpack(await context.press()).unit, []
    await _show_people(context, 0)
    return State.SPLIT_NAME


@requires(Permission.IMPORT_ROSTER)
async def tick(_update: Update, context: BotContext) -> State:
    """Let somebody go along, or not after all; or turn the page."""
    pressed = Tick.unpack(await context.press())
    if pressed.person:
        context.draft["ticked"] = sorted({*context.draft["ticked"]} ^ {pressed.person})
    await _show_people(context, pressed.page)
    return State.SPLIT_NAME


async def _show_people(context: BotContext, page: int) -> None:
    unit, ticked = int(context.draft["unit"]), set(context.draft["ticked"])
    old = await context.read(regrouping.branch, unit, on=context.today)
    people = await context.read(regrouping.members, unit, on=context.today)
    page = max(0, min(page, (len(people) - 1) // _PAGE))
    keys = [
        Key(
            "slips-person-joined" if each.id in ticked else "slips-person",
            Tick(each.id, page),
            {"name": each.name},
        )
        for each in people[page * _PAGE : (page + 1) * _PAGE]
    ]
    turn = [
        Key(label, Tick(0, to))
        for label, to in (("button-previous", page - 1), ("button-more", page + 1))
        if 0 <= to * _PAGE < len(people)
    ]
    done = [Key("button-branches-these", NameSplit())] if ticked else []
    await context.show("branches-tick", [*column(*keys), turn, done], unit=old.name, count=len(ticked))


@requires(Permission.IMPORT_ROSTER)
async def ask_split_name(_update: Update, context: BotContext) -> State:
    """Ask for the new branch's name."""
    NameSplit.unpack(await context.press())
    await context.reply("branches-split-name")
    return State.SPLIT_NAME


@requires(Permission.IMPORT_ROSTER)
async def split(_update: Update, context: BotContext) -> int:
    """Open the new branch with whoever was ticked."""
    unit, people = int(context.draft["unit"]), [int(id_) for id_ in context.draft["ticked"]]
    by, at = context.person.person_id, context.now()
    new = await context.transact(regrouping.split, unit, context.typed_name, people, by=by, at=at)
    await context.reply("branches-split", unit=new.name, people=new.people)
    return END


def conversations() -> list[ConversationHandler[BotContext]]:
    """Make the conversation; its buttons begin it anew or go on with it."""
    buttons: list[Listener] = [
        CallbackQueryHandler(begin, Branches.pattern()),
        CallbackQueryHandler(ask_name, RenameUnit.pattern()),
        CallbackQueryHandler(ask_into, MergeBranch.pattern()),
        CallbackQueryHandler(merge, MergeBranchYes.pattern()),
        CallbackQueryHandler(choose_people, SplitBranch.pattern()),
    ]
    naming: list[Listener] = [
        *buttons,
        CallbackQueryHandler(tick, Tick.pattern()),
        CallbackQueryHandler(ask_split_name, NameSplit.pattern()),
    ]
    states: dict[State, list[Listener]] = {
        State.WHICH: [MessageHandler(TYPED, find), *buttons],
        State.NEW_NAME: [MessageHandler(TYPED, rename), *buttons],
        State.INTO: [MessageHandler(TYPED, look_at_merger), *buttons],
        State.SPLIT_NAME: [MessageHandler(TYPED, split), *naming],
    }
    return [conversation("branches", buttons, states)]
