"""What every step about posts asks: who and which post is meant, and whether the caller decides about it."""

from enum import StrEnum

from bot.context import BotContext
from rules.posts import Role
from rules.refusals import Refused
from storage import post_reading
from storage.finding import FoundPerson
from storage.post_reading import PostTold


class State(StrEnum):
    """What is being asked."""

    WHO = "who"  # a name: to look at, to hand a post over to, or to cover it
    WHAT = "what"  # the unit a post is for, or the person


async def found(context: BotContext, typed: str) -> list[FoundPerson]:
    """Find by name whom the caller may give a post to ('posts-found-nobody')."""
    people = await context.read(post_reading.people_for, typed, context.person, on=context.today)
    if not people:
        raise Refused("posts-found-nobody")
    return people


async def person(context: BotContext, person_id: int) -> FoundPerson:
    """Return somebody whom the caller may give a post to."""
    return await context.read(post_reading.person, person_id, context.person, on=context.today)


async def post(context: BotContext, post_id: int) -> PostTold:
    """Return a post that the caller decides about."""
    return await context.read(post_reading.find, post_id, context.person, on=context.today)


def role(written: str) -> Role:
    """Return the role a button names; a cover is none that is given."""
    if written not in set(Role) - {Role.COVER}:
        raise Refused("old-button")
    return Role(written)


def ask(context: BotContext, purpose: str, post_id: int = 0) -> State:
    """Wait for a name: to `look` at, or who is to hold (`hand`) or `cover` a post."""
    context.draft.update({"for": purpose, "post": post_id})
    return State.WHO
