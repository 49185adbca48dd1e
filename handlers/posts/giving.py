"""Giving a post: which, for what, what it would come to, and done."""

from telegram import Update

from bot.context import BotContext
from bot.conversations import END
from bot.permissions import requires
from handlers import menu
from handlers.posts import asking, screens
from handlers.posts.asking import State
from handlers.posts.buttons import Give, GiveElsewhere, GiveRole, GiveYes
from rules.permissions import Permission
from rules.posts import Role
from rules.refusals import Refused
from storage import finding, post_changes, post_reading
from storage.post_reading import FOR_PERSONS


@requires(Permission.MANAGE_POSTS, deed="look.posts")
async def choose_role(_update: Update, context: BotContext) -> int:
    """Ask which post somebody is to have."""
    pressed = Give.unpack(await context.press())
    await screens.roles_for(context, await asking.person(context, pressed.person))
    return END


@requires(Permission.MANAGE_POSTS, deed="look.posts")
async def plan(_update: Update, context: BotContext) -> State | int:
    """Show what giving the post would come to; where nobody can know for which unit, ask."""
    pressed = GiveRole.unpack(await context.press())
    try:
        await _show_plan(context, pressed.person, asking.role(pressed.role), None)
    except Refused as refused:
        if refused.key != "grant-needs-unit":
            raise
        return await _ask_what(context, pressed.person, asking.role(pressed.role))
    return END


@requires(Permission.MANAGE_POSTS)
async def ask_elsewhere(_update: Update, context: BotContext) -> State:
    """Ask for another unit or person."""
    pressed = GiveElsewhere.unpack(await context.press())
    return await _ask_what(context, pressed.person, asking.role(pressed.role))


@requires(Permission.MANAGE_POSTS)
async def take_what(_update: Update, context: BotContext) -> int:
    """Take the typed unit or person, and show what giving the post would come to."""
    person, role = int(context.draft["person"]), asking.role(str(context.draft["role"]))
    if role not in FOR_PERSONS:
        unit = await context.read(finding.unit, context.typed)
        await _show_plan(context, person, role, unit.id)
        return END
    found = await asking.found(context, context.typed)
    if len(found) == 1:
        await _show_plan(context, person, role, found[0].id)
    else:
        await screens.namesakes(context, found, [GiveYes(person, role, each.id) for each in found])
    return END


@requires(Permission.MANAGE_POSTS)
async def give(_update: Update, context: BotContext) -> int:
    """Give the post."""
    pressed = GiveYes.unpack(await context.press())
    role, caller, at = asking.role(pressed.role), context.person, context.now()
    if role in FOR_PERSONS:
        made = await context.transact(
            post_changes.give_for_person, pressed.person, role, pressed.object, caller, at=at
        )
        await screens.done(context, "posts-given", made)
        await menu.keep_commands_of(context, pressed.person)
        return END
    granted = await context.transact(
        post_changes.give, pressed.person, role, pressed.object, caller=caller, at=at
    )
    if granted.held_already:
        raise Refused("posts-held-already", name=granted.name)
    await screens.done(context, "posts-given", await asking.post(context, granted.post_id))
    await menu.keep_commands_of(context, pressed.person)
    return END


async def _show_plan(context: BotContext, person: int, role: Role, unit: int | None) -> None:
    planned = await context.read(post_reading.planned, person, role, unit, context.person, on=context.today)
    await screens.ask_give(context, planned)


async def _ask_what(context: BotContext, person: int, role: Role) -> State:
    await context.show("posts-for-whom" if role in FOR_PERSONS else "posts-which-unit")
    context.draft.update(person=person, role=role.value)
    return State.WHAT
