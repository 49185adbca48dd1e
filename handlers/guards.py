"""What is stopped at the door: groups, edited messages, and chats that were blocked or opened again."""

from telegram import ChatMember, Update
from telegram.ext import ApplicationHandlerStop, ChatMemberHandler, MessageHandler, filters

from bot.context import BotContext
from bot.conversations import Listener
from bot.permissions import requires
from rules.permissions import Permission
from storage import people


@requires(Permission.ANYBODY)
async def refuse_group(update: Update, context: BotContext) -> None:
    """Say once where we work, when somebody speaks to us in a group; otherwise keep silent."""
    message = update.message
    if message is not None and message.text is not None and message.text.startswith("/"):
        await context.reply("groups-not-served")
    raise ApplicationHandlerStop


@requires(Permission.ANYBODY)
async def refuse_edit(_update: Update, context: BotContext) -> None:
    """Ask for a new message: what was said before has been acted upon."""
    await context.reply("edits-not-taken")
    raise ApplicationHandlerStop


@requires(Permission.ANYBODY)
async def note_block(update: Update, context: BotContext) -> None:
    """Note that somebody blocked the bot or opened it again: the next in line takes over meanwhile."""
    change, user = update.my_chat_member, update.effective_user
    if change is not None and user is not None and change.chat.type == "private":
        gone = change.new_chat_member.status in (ChatMember.BANNED, ChatMember.LEFT)
        await context.transact(people.set_blocked, user.id, on=context.today if gone else None)
    raise ApplicationHandlerStop


@requires(Permission.ANYBODY)
async def note_return(update: Update, context: BotContext) -> None:
    """Note that somebody whom no message reached writes again: what is theirs comes back to them.

    A remark to a ballot leaves no such trace.
    """
    person, door = context.caller, context.services.ballot_door
    if person is not None and person.blocked and door.remark_in(update.update_id) is None:
        await context.transact(people.set_blocked, person.telegram_id, on=None)


def steps() -> list[Listener]:
    """List the guards in matching order."""
    return [
        ChatMemberHandler(note_block, ChatMemberHandler.MY_CHAT_MEMBER),
        MessageHandler(~filters.ChatType.PRIVATE, refuse_group),
        MessageHandler(filters.UpdateType.EDITED_MESSAGE, refuse_edit),
        MessageHandler(filters.ALL, note_return),
    ]
