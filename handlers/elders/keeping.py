"""What is seldom done about somebody: another contact person, a move to another branch."""

from typing import Final

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.care.buttons import AskContact, AskMove, Card, MoveBack, MoveTo, SetContact
from bot.context import BotContext
from bot.conversations import Listener
from bot.keyboards import Key, paged
from bot.permissions import requires
from handlers.elders.readers import hand, keeping, named
from rules.permissions import Permission
from storage.care import moving

_A_PAGE: Final = 10


@requires(Permission.KEEP_CARES, deed="look.elder")
async def ask_contact(_update: Update, context: BotContext) -> None:
    """Offer the people of the branch as contact persons, those with a chat first."""
    pressed = AskContact.unpack(await context.press())
    subject = pressed.subject
    found = await context.read(
        moving.helpers, keeping(context), subject, by=context.person.person_id, on=context.today
    )
    to = await named(context, found.subject)
    keys = [
        Key(
            "button-helper" if each.with_chat else "button-helper-without-chat",
            SetContact(subject, each.id),
            {"name": each.name},
        )
        for each in found.people
    ]
    nobody = [Key("button-no-contact", SetContact(subject, 0))] if found.contact is not None else []
    rows = paged(keys, pressed.page, _A_PAGE, lambda page: AskContact(subject, page))
    await context.show(
        "care-contact-ask",
        [*rows, nobody, [Key("button-back", Card(subject))]],
        name=to.name(subject),
        contact=found.contact or "none",
    )


@requires(Permission.KEEP_CARES)
async def set_contact(_update: Update, context: BotContext) -> None:
    """Make somebody the contact person from today on."""
    pressed = SetContact.unpack(await context.press())
    name = await context.transact(
        moving.set_contact,
        keeping(context),
        pressed.subject,
        pressed.person,
        by=context.person.person_id,
        at=context.now(),
    )
    await context.show(
        "care-contact-set", [[Key("button-back", Card(pressed.subject))]], contact=name or "none"
    )


@requires(Permission.KEEP_CARES, deed="look.elder")
async def ask_move(_update: Update, context: BotContext) -> None:
    """Offer the other branches of the town."""
    pressed = AskMove.unpack(await context.press())
    subject = pressed.subject
    found = await context.read(
        moving.branches, keeping(context), subject, by=context.person.person_id, on=context.today
    )
    keys = [Key("button-unit", MoveTo(subject, unit_id), {"unit": name}) for unit_id, name in found]
    rows = paged(keys, pressed.page, _A_PAGE, lambda page: AskMove(subject, page))
    await context.show("care-move-ask", [*rows, [Key("button-back", Card(subject))]])


@requires(Permission.KEEP_CARES)
async def move(_update: Update, context: BotContext) -> None:
    """Let somebody belong to another branch from today on."""
    pressed = MoveTo.unpack(await context.press())
    moved = await context.transact(
        moving.move,
        keeping(context),
        pressed.subject,
        pressed.unit,
        by=context.person.person_id,
        at=context.now(),
    )
    rows = [[Key("button-undo", MoveBack(pressed.subject))]]
    await context.show("care-moved", rows, name=moved.name, unit=moved.unit)


@requires(Permission.KEEP_CARES)
async def move_back(_update: Update, context: BotContext) -> None:
    """Undo a move of today."""
    subject = MoveBack.unpack(await context.press()).subject
    moved = await context.transact(moving.move_back, subject, hand(context), at=context.now())
    await context.show("care-moved-back", name=moved.name, unit=moved.unit)


def steps() -> list[Listener]:
    """List the buttons."""
    return [
        CallbackQueryHandler(ask_contact, AskContact.pattern()),
        CallbackQueryHandler(set_contact, SetContact.pattern()),
        CallbackQueryHandler(ask_move, AskMove.pattern()),
        CallbackQueryHandler(move, MoveTo.pattern()),
        CallbackQueryHandler(move_back, MoveBack.pattern()),
    ]
