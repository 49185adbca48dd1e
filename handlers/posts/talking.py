"""The conversation about posts: every button of it begins it anew, and a typed name goes on from there."""

import re
from typing import Any, Final

from telegram import Update
from telegram.ext import CallbackQueryHandler, ConversationHandler, MessageHandler

from bot.callback_data import Button
from bot.context import BotContext
from bot.conversations import Listener, conversation
from bot.inputs import TYPED, Word
from bot.permissions import Step, requires
from handlers.posts import asking, changing, giving, screens
from handlers.posts.asking import State
from handlers.posts.buttons import (
    Cover,
    CoverBy,
    CoverYes,
    End,
    EndYes,
    Give,
    GiveElsewhere,
    GiveRole,
    GiveYes,
    HandOver,
    HandTo,
    HandYes,
    OfPerson,
    OfRole,
    OpenPost,
    Posts,
)
from rules.permissions import Permission


@requires(Permission.MANAGE_POSTS)
async def begin(update: Update, context: BotContext) -> State:
    """Show who holds what; a typed name finds somebody."""
    if update.callback_query is not None:
        await context.press()
    await screens.overview(context)
    return asking.ask(context, "look")


@requires(Permission.MANAGE_POSTS, deed="look.posts")
async def show_role(_update: Update, context: BotContext) -> State:
    """Show what a role may do and who holds it."""
    pressed = OfRole.unpack(await context.press())
    await screens.of_role(context, asking.role(pressed.role), pressed.page)
    return asking.ask(context, "look")


@requires(Permission.MANAGE_POSTS, deed="look.posts")
async def show_person(_update: Update, context: BotContext) -> State:
    """Show somebody's posts."""
    pressed = OfPerson.unpack(await context.press())
    await screens.of_person(context, await asking.person(context, pressed.person))
    return asking.ask(context, "look")


@requires(Permission.MANAGE_POSTS, deed="look.posts")
async def show_post(_update: Update, context: BotContext) -> State:
    """Show one post."""
    await screens.one(context, await asking.post(context, OpenPost.unpack(await context.press()).post))
    return asking.ask(context, "look")


@requires(Permission.MANAGE_POSTS, deed="look.people")
async def take_name(_update: Update, context: BotContext) -> State:
    """Take a typed name: whom to look at, or who is to hold or cover the post that was asked about."""
    found, purpose = await asking.found(context, context.typed), str(context.draft["for"])
    if purpose == "look":
        if len(found) == 1:
            await screens.of_person(context, found[0])
        else:
            await screens.namesakes(context, found, [OfPerson(each.id) for each in found])
        return State.WHO
    post = await asking.post(context, int(context.draft["post"]))
    if len(found) > 1:
        choose = screens.hand_to if purpose == "hand" else screens.cover_by
        await screens.namesakes(context, found, choose(post.id, found))
    elif purpose == "hand":
        await screens.ask_hand_over(context, post, found[0])
    else:
        await screens.ask_until(context, post, found[0])
    return State.WHO


_STEPS: Final[tuple[tuple[Step[Any], type[Button]], ...]] = (  # Any: a step's state
    (begin, Posts),
    (show_role, OfRole),
    (show_person, OfPerson),
    (show_post, OpenPost),
    (giving.choose_role, Give),
    (giving.plan, GiveRole),
    (giving.ask_elsewhere, GiveElsewhere),
    (giving.give, GiveYes),
    (changing.ask_to_whom, HandOver),
    (changing.ask_hand_over, HandTo),
    (changing.hand_over, HandYes),
    (changing.ask_by_whom, Cover),
    (changing.ask_until, CoverBy),
    (changing.cover, CoverYes),
    (changing.ask_end, End),
    (changing.end, EndYes),
)


def conversations() -> list[ConversationHandler[BotContext]]:
    """Make the conversation: words and buttons that begin it, and the names it waits for."""
    entries: list[Listener] = [
        MessageHandler(Word("posts"), begin),
        CallbackQueryHandler(begin, re.compile("^go:posts$")),
        *(CallbackQueryHandler(step, button.pattern()) for step, button in _STEPS),
    ]
    states: dict[State, list[Listener]] = {
        State.WHO: [MessageHandler(TYPED, take_name)],
        State.WHAT: [MessageHandler(TYPED, giving.take_what)],
    }
    return [conversation("posts", entries, states)]
