"""Methods that take messages away, or keep them at the top."""

from datetime import timedelta

from playground.core.errors import bad_request
from playground.core.methods.table import method
from playground.core.methods.targets import chat_of, message_of
from playground.core.params import Params
from playground.core.records import Chat, Message
from playground.core.values import Json
from playground.core.views import Change
from playground.core.world import World

DELETABLE = timedelta(hours=48)
MAX_DELETED = 100


@method("deleteMessage")
def delete_message(world: World, params: Params) -> Json:
    """Delete one message, for 48 hours after it was sent."""
    message = message_of(world, params, "message to delete")
    _check(world, message)
    return _delete(world, world.chats[message.chat], [message.id])


@method("deleteMessages")
def delete_messages(world: World, params: Params) -> Json:
    """Delete up to 100 messages; those that are not there are passed over."""
    chat = chat_of(world, params)
    wanted = params.json("message_ids", "can't parse message identifiers JSON object")
    if not isinstance(wanted, list) or not 1 <= len(wanted) <= MAX_DELETED:
        raise bad_request(
            "too many message identifiers specified" if wanted else "message identifiers are not specified"
        )
    found = [
        chat.messages[number] for number in wanted if isinstance(number, int) and number in chat.messages
    ]
    for message in found:
        _check(world, message)
    return _delete(world, chat, [message.id for message in found])


def _check(world: World, message: Message) -> None:
    foreign = message.sender != world.bot.id and not world.chats[message.chat].private
    if foreign or message.service or world.now() - message.sent_at > DELETABLE:
        raise bad_request("message can't be deleted for everyone")


def _delete(world: World, chat: Chat, numbers: list[int]) -> Json:
    for number in numbers:
        del chat.messages[number]
    if numbers:
        world.changed(chat, Change.DELETED)
    return True


@method("pinChatMessage")
def pin_chat_message(world: World, params: Params) -> Json:
    """Keep a message at the top of the chat."""
    message = message_of(world, params, "message to pin")
    return _pin(world, world.chats[message.chat], [message], pinned=True)


@method("unpinChatMessage")
def unpin_chat_message(world: World, params: Params) -> Json:
    """Take one message from the top: the named one, or the newest."""
    if params.has("message_id"):
        message = message_of(world, params, "message to unpin")
        return _pin(world, world.chats[message.chat], [message], pinned=False)
    chat = chat_of(world, params)
    newest = [message for message in chat.messages.values() if message.pinned][-1:]
    return _pin(world, chat, newest, pinned=False)


@method("unpinAllChatMessages")
def unpin_all_chat_messages(world: World, params: Params) -> Json:
    """Take all messages from the top."""
    chat = chat_of(world, params)
    return _pin(world, chat, list(chat.messages.values()), pinned=False)


def _pin(world: World, chat: Chat, messages: list[Message], *, pinned: bool) -> Json:
    for message in messages:
        message.pinned = pinned
    world.changed(chat, Change.EDITED)
    return True
