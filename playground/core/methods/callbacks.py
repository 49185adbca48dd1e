"""The answer to a pressed button."""

from playground.core.errors import bad_request
from playground.core.methods.table import method
from playground.core.params import Params
from playground.core.values import Json
from playground.core.views import Answer, Change
from playground.core.world import World

MAX_ANSWER = 200


@method("answerCallbackQuery")
def answer_callback_query(world: World, params: Params) -> Json:
    """Stop the button's waiting, with a note or an alert if there is text; once, and soon."""
    text, url = params.text("text"), params.text("url")
    if len(text) > MAX_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    if url and not url.startswith(
        (f"https://t.me/{world.bot.username}?", f"tg://resolve?domain={world.bot.username}&")
    ):
        raise bad_request("URL_INVALID")
    query = world.open_query(params.text("callback_query_id"))
    if query is None:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    query.chat.answer = Answer(query.id, text, params.flag("show_alert"), url or None)
    world.changed(query.chat, Change.ANSWER)
    return True
