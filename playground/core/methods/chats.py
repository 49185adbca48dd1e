"""Methods about chats and their members."""

from playground.core.errors import bad_request
from playground.core.membership import left_group
from playground.core.methods.table import method
from playground.core.methods.targets import chat_of
from playground.core.params import Params
from playground.core.render import chat_json
from playground.core.values import Json, JsonObject
from playground.core.world import World

_FULL: JsonObject = {
    "accent_color_id": 0,
    "max_reaction_count": 11,
    "accepted_gift_types": {
        "unlimited_gifts": False,
        "limited_gifts": False,
        "unique_gifts": False,
        "premium_subscription": False,
        "gifts_from_channels": False,
    },
}


@method("getChat")
def get_chat(world: World, params: Params) -> Json:
    """Describe a chat."""
    chat = chat_of(world, params)
    pinned = [message for message in chat.messages.values() if message.pinned]
    body = {**chat_json(chat), **_FULL}
    return {**body, "pinned_message": world.render.message(pinned[-1])} if pinned else body


@method("getChatMember")
def get_chat_member(world: World, params: Params) -> Json:
    """Tell what somebody is in a chat."""
    chat, user = chat_of(world, params), params.integer("user_id")
    members = [chat.id, world.bot.id] if chat.private else chat.members
    if user not in members:
        raise bad_request("member not found" if user in world.people else "user not found")
    return {"user": world.render.user(user), "status": "member"}


@method("leaveChat")
def leave_chat(world: World, params: Params) -> Json:
    """Leave a group."""
    chat = chat_of(world, params)
    if chat.private:
        raise bad_request("chat member status can't be changed in private chats")
    left_group(world, chat)
    return True
