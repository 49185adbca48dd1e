"""Who sees to a post for a while: the holder or the deputy names somebody of the branch, and until when."""

import re
from datetime import timedelta
from typing import Final

from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler

from bot.buttons import Go
from bot.care.buttons import AskCover, CoverBy, CoverUntil, Uncover
from bot.context import BotContext
from bot.conversations import Listener
from bot.inputs import Word
from bot.keyboards import Key, Rows, column, paged, pairs
from bot.permissions import requires
from bot.texts import Text
from rules.permissions import Permission
from rules.refusals import Refused
from storage.care import covering
from storage.care.covering import Coverable

_A_PAGE: Final = 10
_WEEKS: Final = (1, 2, 4, 12)


@requires(Permission.PAUSE)
async def show(update: Update, context: BotContext) -> None:
    """Show the posts the caller may have covered, and who covers them now."""
    if update.callback_query is not None:
        await context.press()
    posts = await context.read(covering.coverable, context.person.person_id, on=context.today)
    lines = [_line(context, post) for post in posts]
    await context.reply_html(Text("\n".join([context.text("care-cover-which"), *lines])), _rows(posts))


@requires(Permission.PAUSE)
async def ask_who(_update: Update, context: BotContext) -> None:
    """Offer whoever of the branch can be told, those with a duty first."""
    pressed = AskCover.unpack(await context.press())
    post = pressed.post
    found = await context.read(covering.stand_ins, post, context.person.person_id, on=context.today)
    if not found:
        raise Refused("elders-cover-nobody")
    keys = [Key("button-helper", CoverBy(post, each.id), {"name": each.name}) for each in found]
    rows = paged(keys, pressed.page, _A_PAGE, lambda page: AskCover(post, page))
    await context.show("care-cover-who", [*rows, [Key("button-back", Go("cover"))]])


@requires(Permission.PAUSE)
async def ask_until(_update: Update, context: BotContext) -> None:
    """Ask until when."""
    pressed = CoverBy.unpack(await context.press())
    days = [context.today + timedelta(weeks=weeks) for weeks in _WEEKS]
    keys = [
        Key(
            "button-day",
            CoverUntil(pressed.post, pressed.person, day),
            {"day": context.text("care-on-date", on=day)},
        )
        for day in days
    ]
    await context.show("care-cover-until", [*pairs(*keys), [Key("button-back", AskCover(pressed.post, 0))]])


@requires(Permission.PAUSE)
async def cover(_update: Update, context: BotContext) -> None:
    """Let somebody see to the post until the day."""
    pressed = CoverUntil.unpack(await context.press())
    done = await context.transact(
        covering.cover,
        pressed.post,
        pressed.person,
        pressed.on,
        context.person.person_id,
        at=context.now(),
    )
    rows = [[Key("button-uncover", Uncover(pressed.post))]]
    await context.show("care-covered", rows, name=done.name, by=done.by, until=done.until_on)


@requires(Permission.PAUSE)
async def uncover(_update: Update, context: BotContext) -> None:
    """Let the holder see to the post again."""
    post = Uncover.unpack(await context.press()).post
    name = await context.transact(covering.uncover, post, context.person.person_id, at=context.now())
    await context.show("care-uncovered", name=name)


def _line(context: BotContext, post: Coverable) -> Text:
    if post.covered_by is None or post.until_on is None:
        return context.text("care-cover-line", role=post.role, name=post.name)
    return context.text(
        "care-cover-line-covered", role=post.role, name=post.name, by=post.covered_by, until=post.until_on
    )


def _rows(posts: list[Coverable]) -> Rows:
    keys = []
    for post in posts:
        keys.append(Key("button-cover-for", AskCover(post.post_id, 0), {"name": post.name}))
        if post.covered_by is not None:
            keys.append(Key("button-uncover", Uncover(post.post_id)))
    return column(*keys)


def steps() -> list[Listener]:
    """List the ways in."""
    return [
        MessageHandler(Word("cover"), show),
        CallbackQueryHandler(show, re.compile("^go:cover$")),
        CallbackQueryHandler(ask_who, AskCover.pattern()),
        CallbackQueryHandler(ask_until, CoverBy.pattern()),
        CallbackQueryHandler(cover, CoverUntil.pattern()),
        CallbackQueryHandler(uncover, Uncover.pattern()),
    ]
