"""Methods that put something new into a chat."""

from playground.core.errors import bad_request
from playground.core.methods.attachments import attachment
from playground.core.methods.markups import markup_of
from playground.core.methods.table import method
from playground.core.methods.targets import message_of, writable_chat
from playground.core.methods.texts import caption, message_text
from playground.core.params import Params
from playground.core.records import Chat, Message, StoredFile
from playground.core.values import Json
from playground.core.views import Action, Change
from playground.core.world import World

_ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
    }
    | {"choose_sticker", "find_location", "record_video_note", "upload_video_note"}
)


@method("sendMessage", limited=True)
def send_message(world: World, params: Params) -> Json:
    """Send a text."""
    text = message_text(params)
    markup = markup_of(params)
    chat = writable_chat(world, params)
    message = world.post(chat, world.bot.id, text, markup=markup, reply_to=_replied(chat, params))
    return world.render.message(message)


@method("sendPhoto", limited=True)
def send_photo(world: World, params: Params) -> Json:
    """Send a picture."""
    return _send_file(world, params, "photo")


@method("sendDocument", limited=True)
def send_document(world: World, params: Params) -> Json:
    """Send a file."""
    return _send_file(world, params, "document")


@method("sendVoice", limited=True)
def send_voice(world: World, params: Params) -> Json:
    """Send a voice message."""
    return _send_file(world, params, "voice")


def _send_file(world: World, params: Params, kind: str) -> Json:
    text, markup = caption(params), markup_of(params)
    chat = writable_chat(world, params)
    replied = _replied(chat, params)
    file: StoredFile = attachment(world, params, kind)
    return world.render.message(
        world.post(chat, world.bot.id, text, markup=markup, file=file, reply_to=replied)
    )


@method("copyMessage", limited=True)
def copy_message(world: World, params: Params) -> Json:
    """Send the content of another message, without saying whose it was."""
    source = message_of(world, params, "message to copy", chat_name="from_chat_id")
    if source.service:
        raise bad_request("message can't be copied")
    chat = writable_chat(world, params)
    text = caption(params) if source.file and params.has("caption") else source.text
    copy = world.post(
        chat, world.bot.id, text, markup=markup_of(params), file=source.file, contact=source.contact
    )
    return {"message_id": copy.id}


@method("forwardMessage", limited=True)
def forward_message(world: World, params: Params) -> Json:
    """Send another message on, naming its sender."""
    source = message_of(world, params, "message to forward", chat_name="from_chat_id")
    if source.service:
        raise bad_request("message can't be forwarded")
    chat = writable_chat(world, params)
    origin = source.forwarded_from or source.sender
    message = world.post(
        chat, world.bot.id, source.text, file=source.file, contact=source.contact, forwarded_from=origin
    )
    return world.render.message(message)


@method("sendChatAction")
def send_chat_action(world: World, params: Params) -> Json:
    """Show for five seconds what the bot is doing."""
    action = params.text("action").lower()
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = writable_chat(world, params)
    chat.action = Action(action, world.now())
    world.changed(chat, Change.ACTION)
    return True


def _replied(chat: Chat, params: Params) -> Message | None:
    """Return the message a new one replies to, by either of the two ways of naming it."""
    wanted, optional = params.integer("reply_to_message_id"), params.flag("allow_sending_without_reply")
    reply = params.json("reply_parameters", "can't parse reply parameters JSON object")
    if isinstance(reply, dict):
        number = reply.get("message_id")
        wanted = number if isinstance(number, int) else 0
        optional = reply.get("allow_sending_without_reply") is True
    if not wanted:
        return None
    if wanted not in chat.messages and not optional:
        raise bad_request("message to be replied not found")
    return chat.messages.get(wanted)
