"""Handing a post over, having it covered, ending it: who, until when, and done."""

from telegram import Update

from bot.context import BotContext
from bot.conversations import END
from bot.permissions import requires
from handlers import menu
from handlers.posts import asking, screens
from handlers.posts.asking import State
from handlers.posts.buttons import Cover, CoverBy, CoverYes, End, EndYes, HandOver, HandTo, HandYes
from rules.permissions import Permission
from storage import post_changes


@requires(Permission.MANAGE_POSTS)
async def ask_to_whom(_update: Update, context: BotContext) -> State:
    """Ask who is to hold a post from now on."""
    post = await asking.post(context, HandOver.unpack(await context.press()).post)
    await context.show("posts-hand-who", of=post.of, name=post.holder)
    return asking.ask(context, "hand", post.id)


@requires(Permission.MANAGE_POSTS)
async def ask_hand_over(_update: Update, context: BotContext) -> int:
    """Ask whether to hand it over."""
    pressed = HandTo.unpack(await context.press())
    post = await asking.post(context, pressed.post)
    await screens.ask_hand_over(context, post, await asking.person(context, pressed.person))
    return END


@requires(Permission.MANAGE_POSTS)
async def hand_over(_update: Update, context: BotContext) -> int:
    """Hand it over."""
    pressed = HandYes.unpack(await context.press())
    before = await asking.post(context, pressed.post)
    made = await context.transact(
        post_changes.hand_over, pressed.post, pressed.person, context.person, at=context.now()
    )
    await screens.done(context, "posts-given", made)
    for person in (before.person_id, made.person_id):
        await menu.keep_commands_of(context, person)
    return END


@requires(Permission.MANAGE_POSTS)
async def ask_by_whom(_update: Update, context: BotContext) -> State:
    """Ask who sees to a post for a while."""
    post = await asking.post(context, Cover.unpack(await context.press()).post)
    await context.show("posts-cover-who", of=post.of, name=post.holder)
    return asking.ask(context, "cover", post.id)


@requires(Permission.MANAGE_POSTS)
async def ask_until(_update: Update, context: BotContext) -> int:
    """Ask until when."""
    pressed = CoverBy.unpack(await context.press())
    post = await asking.post(context, pressed.post)
    await screens.ask_until(context, post, await asking.person(context, pressed.person))
    return END


@requires(Permission.MANAGE_POSTS)
async def cover(_update: Update, context: BotContext) -> int:
    """Let them see to it."""
    pressed = CoverYes.unpack(await context.press())
    post = await context.transact(
        post_changes.cover, pressed.post, pressed.person, pressed.until_on, context.person, at=context.now()
    )
    until = context.text("posts-until", on=pressed.until_on)
    await screens.done(context, "posts-covered", post, cover=post.cover, until=until)
    return END


@requires(Permission.MANAGE_POSTS)
async def ask_end(_update: Update, context: BotContext) -> int:
    """Ask whether to end a post."""
    await screens.ask_end(context, await asking.post(context, End.unpack(await context.press()).post))
    return END


@requires(Permission.MANAGE_POSTS)
async def end(_update: Update, context: BotContext) -> int:
    """End it."""
    pressed = EndYes.unpack(await context.press())
    ended = await context.transact(post_changes.end, pressed.post, context.person, at=context.now())
    await screens.done(context, "posts-ended", ended)
    await menu.keep_commands_of(context, ended.person_id)
    return END
