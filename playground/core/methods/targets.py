"""Which chat and which message a call speaks of, and the refusals for those that are not to be had."""

from playground.core.errors import bad_request, forbidden
from playground.core.params import Params
from playground.core.records import Chat, Message
from playground.core.world import World


def chat_of(world: World, params: Params, name: str = "chat_id") -> Chat:
    """Return the chat the bot knows under `chat_id`."""
    if not params.has(name):
        raise bad_request("chat_id is empty")
    chat = world.chats.get(params.integer(name))
    if chat is None:
        raise bad_request("chat not found")
    if not chat.private and world.bot.id not in chat.members:
        raise forbidden("bot is not a member of the group chat")
    return chat


def writable_chat(world: World, params: Params) -> Chat:
    """Return the chat the bot may write to; 403 when the person does not want it."""
    chat = chat_of(world, params)
    if chat.id in world.gone:
        raise forbidden("user is deactivated")
    if chat.blocked:
        raise forbidden("bot was blocked by the user")
    if chat.private and not chat.started:
        raise forbidden("bot can't initiate conversation with a user")
    return chat


def message_of(world: World, params: Params, name: str, *, chat_name: str = "chat_id") -> Message:
    """Return the message under `message_id`; `name` is what the refusal calls it ("message to edit")."""
    chat = chat_of(world, params, chat_name)
    if not params.has("message_id"):
        raise bad_request("message identifier is not specified")
    message = chat.messages.get(params.integer("message_id"))
    if message is None:
        raise bad_request(f"{name} not found")
    return message
