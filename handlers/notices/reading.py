"""One notice: what became of it, whom it does not reach, stopping it; and the text alone, for its readers."""

from itertools import groupby

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.context import BotContext
from bot.conversations import Listener
from bot.keyboards import Key
from bot.notices import words as notice_words
from bot.notices.buttons import CopyNotice, Notices, Open, Stop, Unreached
from bot.permissions import requires
from rules.permissions import Permission
from storage.notices import sending, telling
from storage.notices.readers import Unreached as Left


@requires(Permission.SEND_NOTICE)
async def show(_update: Update, context: BotContext) -> None:
    """Show one notice and what became of it."""
    await show_one(context, Open.unpack(await context.press()).notice)


@requires(Permission.SEND_NOTICE)
async def stop(_update: Update, context: BotContext) -> None:
    """Let nothing more of it leave."""
    notice_id = Stop.unpack(await context.press()).notice
    await context.transact(sending.stop, context.person, notice_id, at=context.now())
    await show_one(context, notice_id)


@requires(Permission.SEND_NOTICE)
async def list_unreached(_update: Update, context: BotContext) -> None:
    """Hand out whom it does not reach, by branch, so that the branches can tell them."""
    notice_id = Unreached.unpack(await context.press()).notice
    left = await context.transact(telling.list_unreached, context.person, notice_id, at=context.now())
    if not left:
        await context.reply("notice-all-reached")
        return
    lines = [
        context.text("notice-unreached-branch", branch=branch, names=_names(context, list(people)))
        for branch, people in groupby(left, key=lambda each: each.branch)
    ]
    content = "\ufeff" + "\r\n".join(lines)  # so that every editor sees that it is UTF-8
    name = f"{context.text('notice-unreached-file', notice=notice_id)}.txt"
    await context.reply_document(content.encode(), name, "notice-unreached", count=len(left))


@requires(Permission.MEMBER)
async def copy(_update: Update, context: BotContext) -> None:
    """Give a reader the text alone, to copy and pass on."""
    pressed = CopyNotice.unpack(await context.press())
    words = await context.read(telling.text_for, context.person.person_id, pressed.notice)
    await context.reply("notice-text", text=words)


async def show_one(context: BotContext, notice_id: int) -> None:
    """Show what became of a notice, as it is now."""
    notice = await context.read(telling.find, context.person, notice_id)
    first = [Key("button-notice-again", Open(notice_id))]
    if telling.waits(notice):
        first.append(Key("button-notice-stop", Stop(notice_id)))
    rows = [
        first,
        [Key("button-notice-unreached", Unreached(notice_id)), Key("button-back", Notices())],
    ]
    await context.show_html(notice_words.progress(context.language, notice, at=context.now()), rows)


def _names(context: BotContext, people: list[Left]) -> str:
    between = context.text("posts-between")
    return between.join(
        context.text("notice-unreached-blocked", name=each.name) if each.blocked else each.name
        for each in people
    )


def steps() -> list[Listener]:
    """List the buttons; each carries all it means."""
    return [
        CallbackQueryHandler(show, Open.pattern()),
        CallbackQueryHandler(stop, Stop.pattern()),
        CallbackQueryHandler(list_unreached, Unreached.pattern()),
        CallbackQueryHandler(copy, CopyNotice.pattern()),
    ]
