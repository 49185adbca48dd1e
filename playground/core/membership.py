"""The bot comes into chats and is thrown out of them."""

from playground.core.formatted import FormattedText
from playground.core.records import Chat
from playground.core.render import bot_json, chat_json, moment, person_json
from playground.core.values import JsonObject, Person
from playground.core.views import Change
from playground.core.world import World


def blocked(world: World, chat: Chat) -> None:
    """Note that a person blocked the bot."""
    chat.blocked = True
    _changed(world, chat, chat.id, "member", "kicked")


def unblocked(world: World, chat: Chat) -> None:
    """Note that a person takes the bot back."""
    chat.blocked = False
    _changed(world, chat, chat.id, "kicked", "member")


def added_to_group(world: World, person: Person, title: str) -> Chat:
    """Make a group of a person and the bot, and tell the bot."""
    number = min((chat_id for chat_id in world.chats if chat_id < 0), default=0) - 1
    group = world.chats.setdefault(number, Chat(number, title=title, members=[person.id, world.bot.id]))
    message = world.post(group, person.id, FormattedText())
    message.service = {"group_chat_created": True}
    _changed(world, group, person.id, "left", "member")
    world.hear("message", message)
    return group


def left_group(world: World, group: Chat) -> None:
    """Note that the bot left a group by itself."""
    group.members.remove(world.bot.id)
    _changed(world, group, world.bot.id, "member", "left")


def _changed(world: World, chat: Chat, by: int, old: str, new: str) -> None:
    sender = person_json(world.people[by]) if by in world.people else bot_json(world.bot)
    world.updates.add(
        "my_chat_member",
        chat.id,
        {
            "chat": chat_json(chat),
            "from": sender,
            "date": moment(world.now()),
            "old_chat_member": _member(world, old),
            "new_chat_member": _member(world, new),
        },
    )
    world.changed(chat, Change.BLOCKED)


def _member(world: World, status: str) -> JsonObject:
    member: JsonObject = {"user": bot_json(world.bot), "status": status}
    return {**member, "until_date": 0} if status == "kicked" else member
