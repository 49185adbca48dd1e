"""What is shown of posts: the overview, a role, a person, one post, and what would come of a change."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from bot.callback_data import Button
from bot.context import BotContext
from bot.keyboards import Key, Rows, column, pairs
from bot.posts import words as post_words
from bot.texts import Text
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
from rules.appointing import COVERED, gives
from rules.posts import Role
from storage import post_reading
from storage.finding import FoundPerson
from storage.post_reading import Planned, PostTold

PAGE: Final = 8  # posts on one screen
_WEEKS: Final = (1, 2, 4)  # offered for a cover


async def overview(context: BotContext) -> None:
    """Show the roles the caller decides about, and how many hold each."""
    found = await context.read(post_reading.counts, context.person, on=context.today)
    keys = [
        _key(context, "button-posts-role", OfRole(role, 0), role, count=count)
        for role, count in found.items()
    ]
    await context.show("posts-overview", pairs(*keys))


async def of_role(context: BotContext, role: Role, page: int) -> None:
    """Show what a role may do, and who holds it."""
    page = max(page, 0)
    posts, count = await context.read(
        post_reading.of_role, role, context.person, on=context.today, page=page, most=PAGE
    )
    turns = [
        Key(label, OfRole(role, to))
        for label, to in (("button-previous", page - 1), ("button-more", page + 1))
        if 0 <= to * PAGE < count
    ]
    name = post_words.role_name(context.language, role)
    html = context.text("posts-role", role=name, count=count, may=post_words.may_do(context.language, role))
    keys = [
        Key("button-posts-one", OpenPost(post.id), {"of": post.of, "name": post.holder}) for post in posts
    ]
    await context.show_html(html, [*column(*keys), turns, [Key("button-back", Posts())]])


async def of_person(context: BotContext, person: FoundPerson) -> None:
    """Show the posts somebody holds; those the caller decides about can be opened."""
    posts = await context.read(post_reading.of_person, person.id, on=context.today)
    lines = [context.text("posts-line", **post_words.post_params(context.language, post)) for post in posts]
    key = "posts-person" if lines else "posts-person-none"
    html = Text("\n".join([context.text(key, name=person.name, branch=person.branch), *lines]))
    mine = [post for post in posts if post.role in gives(context.person)]
    keys = [_key(context, "button-posts-open", OpenPost(post.id), post.role) for post in mine]
    more = [Key("button-posts-give", Give(person.id)), Key("button-back", Posts())]
    await context.show_html(html, [*pairs(*keys), more])


async def namesakes(context: BotContext, found: Sequence[FoundPerson], does: Sequence[Button]) -> None:
    """Show several people of one name, to choose from."""
    keys = [
        Key("button-posts-namesake", to, {"name": each.name, "branch": each.branch})
        for each, to in zip(found, does, strict=True)
    ]
    await context.show("posts-which", [*column(*keys), [Key("button-back", Posts())]])


async def one(context: BotContext, post: PostTold) -> None:
    """Show one post, and what can be done about it."""
    key = "posts-one-covered" if post.cover else "posts-one"
    params = post_words.post_params(context.language, post)
    does = [Key("button-posts-hand", HandOver(post.id)), Key("button-posts-end", End(post.id))]
    if post.role in COVERED:
        does.insert(1, Key("button-posts-cover", Cover(post.id)))
    rows = [*pairs(*does), [Key("button-back", OfPerson(post.person_id))]]
    await context.show(key, rows, **params, since=post.from_on, cover=post.cover)


async def roles_for(context: BotContext, person: FoundPerson) -> None:
    """Show which roles the caller may give somebody."""
    offered = [role for role in Role if role in gives(context.person)]
    keys = [_key(context, "button-posts-open", GiveRole(person.id, role), role) for role in offered]
    rows = [*pairs(*keys), [Key("button-back", OfPerson(person.id))]]
    await context.show("posts-give-which", rows, name=person.name)


async def ask_give(context: BotContext, plan: Planned) -> None:
    """Show what giving a post comes to, and ask."""
    rows: Rows = [
        [Key("button-posts-yes", GiveYes(plan.person_id, plan.role, plan.object))],
        [
            Key("button-posts-elsewhere", GiveElsewhere(plan.person_id, plan.role)),
            Key("button-back", OfPerson(plan.person_id)),
        ],
    ]
    before = context.text("posts-between").join(plan.before)
    role = post_words.role_name(context.language, plan.role)
    key = "posts-give-instead" if before else "posts-give-ask"
    await context.show(key, rows, name=plan.name, role=role, of=plan.of, before=before)


async def ask_hand_over(context: BotContext, post: PostTold, to: FoundPerson) -> None:
    """Ask whether to hand a post over."""
    rows = [[Key("button-posts-yes", HandYes(post.id, to.id)), Key("button-back", OpenPost(post.id))]]
    await context.show("posts-hand-ask", rows, **post_words.post_params(context.language, post), to=to.name)


async def ask_until(context: BotContext, post: PostTold, by: FoundPerson) -> None:
    """Ask until when somebody sees to a post."""
    days = [(weeks, context.today + timedelta(weeks=weeks)) for weeks in _WEEKS]
    keys = [Key("button-posts-weeks", CoverYes(post.id, by.id, day), {"weeks": weeks}) for weeks, day in days]
    rows = pairs(*keys, Key("button-back", OpenPost(post.id)))
    await context.show("posts-cover-ask", rows, **post_words.post_params(context.language, post), to=by.name)


async def ask_end(context: BotContext, post: PostTold) -> None:
    """Ask whether to end a post."""
    rows = [[Key("button-posts-end-yes", EndYes(post.id)), Key("button-back", OpenPost(post.id))]]
    await context.show("posts-end-ask", rows, **post_words.post_params(context.language, post))


async def done(context: BotContext, key: str, post: PostTold, **more: str) -> None:
    """Say that something was done about a post."""
    rows = [[Key("button-posts-more", Posts())]]
    await context.show(key, rows, **post_words.post_params(context.language, post), **more)


def hand_to(post_id: int, found: Sequence[FoundPerson]) -> list[Button]:
    """Return what choosing each of several people does when a post is handed over."""
    return [HandTo(post_id, each.id) for each in found]


def cover_by(post_id: int, found: Sequence[FoundPerson]) -> list[Button]:
    """Return what choosing each of several people does when a post is covered."""
    return [CoverBy(post_id, each.id) for each in found]


def _key(context: BotContext, label: str, does: Button, role: Role, *, count: int = 0) -> Key:
    return Key(label, does, {"role": post_words.role_name(context.language, role), "count": count})
