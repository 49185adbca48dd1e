"""The public notice as a page to print and post: names and kinds of help, nothing else."""

import asyncio

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.aid.buttons import Post
from bot.aid.paper import notice
from bot.context import BotContext
from bot.conversations import Listener
from bot.permissions import requires
from bot.texts import Words
from rules.permissions import Permission, scope
from rules.refusals import Refused
from storage.aid import notices
from storage.sheets.cleaning import file_name


@requires(Permission.MEMBER)
async def post(_update: Update, context: BotContext) -> None:
    """Send the notices of the caller's units (others: of their own branch) as one file, a page a branch."""
    Post.unpack(await context.press())
    caller, words = context.person, Words(context.language)
    paths = scope(caller, Permission.KEEP_FUNDS).paths or scope(caller, Permission.RAISE_FOR).paths
    own = (caller.unit_path,) if caller.unit_path is not None else ()
    posted = await context.read(notices.to_print, paths or own, at=context.now())
    if not posted:
        raise Refused("aid-nothing-posted")
    county = await context.read(notices.county_name)
    pages = await asyncio.to_thread(notice, posted, county, words)
    await context.reply_document(pages, f"{file_name(words('aid-notice'))}.pdf", "aid-notice-sent")


def steps() -> list[Listener]:
    """List the button."""
    return [CallbackQueryHandler(post, Post.pattern())]
