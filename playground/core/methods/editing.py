"""Methods that change what the bot said before."""

from dataclasses import dataclass, replace

from playground.core.errors import bad_request
from playground.core.formatted import FormattedText
from playground.core.keyboards import InlineRows
from playground.core.methods.attachments import attachment
from playground.core.methods.markups import inline_of
from playground.core.methods.table import method
from playground.core.methods.targets import message_of
from playground.core.methods.texts import caption, message_text
from playground.core.params import Params
from playground.core.records import Message, StoredFile
from playground.core.values import Json
from playground.core.views import Change
from playground.core.world import World

_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


@dataclass(frozen=True, slots=True)
class _Shown:
    """All of a message that an edit can change."""

    text: FormattedText
    buttons: InlineRows
    file: StoredFile | None


@method("editMessageText", limited=True)
def edit_message_text(world: World, params: Params) -> Json:
    """Change a text; buttons that are not given again are taken away."""
    text, buttons = message_text(params, too_long="MESSAGE_TOO_LONG"), inline_of(params)
    message = _editable(world, params)
    if message.file is not None or message.contact is not None:
        raise bad_request("there is no text in the message to edit")
    return _edit(world, message, replace(_shown(message), text=text, buttons=buttons))


@method("editMessageCaption", limited=True)
def edit_message_caption(world: World, params: Params) -> Json:
    """Change the caption of a file; buttons that are not given again are taken away."""
    text, buttons = caption(params), inline_of(params)
    message = _editable(world, params)
    if message.file is None:
        raise bad_request("there is no caption in the message to edit")
    return _edit(world, message, replace(_shown(message), text=text, buttons=buttons))


@method("editMessageReplyMarkup", limited=True)
def edit_message_reply_markup(world: World, params: Params) -> Json:
    """Change, or take away, the buttons only."""
    buttons = inline_of(params)
    message = _editable(world, params)
    return _edit(world, message, replace(_shown(message), buttons=buttons), quiet=True)


@method("editMessageMedia", limited=True)
def edit_message_media(world: World, params: Params) -> Json:
    """Put another file in the place of the old one."""
    media = params.json("media", "can't parse input media JSON object")
    if not isinstance(media, dict) or media.get("type") not in {"photo", "document"}:
        raise bad_request("can't parse input media: Unsupported type specified")
    inner = params.within(media, kind=str(media["type"]))
    text, buttons = caption(inner), inline_of(params)
    message = _editable(world, params)
    if message.contact is not None:
        raise bad_request("there is no media in the message to edit")
    file = attachment(world, inner, str(media["type"]))
    return _edit(world, message, _Shown(text, buttons, file))


def _editable(world: World, params: Params) -> Message:
    message = message_of(world, params, "message to edit")
    if message.sender != world.bot.id or message.with_keyboard or message.forwarded_from or message.service:
        raise bad_request("message can't be edited")
    return message


def _shown(message: Message) -> _Shown:
    return _Shown(message.text, message.buttons, message.file)


def _edit(world: World, message: Message, shown: _Shown, *, quiet: bool = False) -> Json:
    """Show the new state; `quiet` leaves no mark that it was edited."""
    if shown == _shown(message):
        raise bad_request(_NOT_MODIFIED)
    message.text, message.buttons, message.file = shown.text, shown.buttons, shown.file
    if not quiet:
        message.edited_at = world.now()
    world.changed(world.chats[message.chat], Change.EDITED)
    return world.render.message(message)
