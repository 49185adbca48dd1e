"""A call's `reply_markup`."""

from playground.core.errors import bad_request
from playground.core.keyboards import InlineRows, Markup, parse_markup
from playground.core.params import Params


def markup_of(params: Params) -> Markup:
    """Return the markup of a new message."""
    value = params.json("reply_markup", "can't parse reply keyboard markup JSON object")
    return parse_markup(value, private=params.integer("chat_id") > 0)


def inline_of(params: Params) -> InlineRows:
    """Return the buttons for a message that is edited: nothing else can be put on it."""
    markup = markup_of(params)
    if not markup.only_inline:
        raise bad_request("inline keyboard expected")
    return markup.inline
