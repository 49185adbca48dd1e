"""A call's text or caption: parsed, trimmed and measured."""

from playground.core.detection import with_detected
from playground.core.errors import bad_request
from playground.core.formatted import FormattedText, in_reading_order
from playground.core.markup import parse_html
from playground.core.params import Params
from playground.core.values import Json
from playground.core.views import Entity

MAX_TEXT, MAX_CAPTION = 4096, 1024
_GIVEN = frozenset(
    {
        "bold",
        "italic",
        "underline",
        "strikethrough",
        "spoiler",
        "blockquote",
        "expandable_blockquote",
        "code",
        "pre",
    }
    | {"text_link", "text_mention", "custom_emoji"}
)
_FOUND = frozenset({"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number"})


def message_text(params: Params, *, too_long: str = "message is too long") -> FormattedText:
    """Return the text of a message, never empty."""
    if not params.text("text"):
        raise bad_request("message text is empty")
    text = _formatted(params, "text", "entities").trimmed()
    if not text.text:
        raise bad_request("text must be non-empty")
    if text.units > MAX_TEXT:
        raise bad_request(too_long)
    return with_detected(text)


def caption(params: Params) -> FormattedText:
    """Return the caption of a file, perhaps empty."""
    text = _formatted(params, "caption", "caption_entities").trimmed()
    if text.units > MAX_CAPTION:
        raise bad_request("message caption is too long")
    return with_detected(text)


def _formatted(params: Params, name: str, entities: str) -> FormattedText:
    source = params.text(name)
    mode = params.text("parse_mode").lower()
    if source and mode not in {"", "none"}:
        if mode != "html":
            raise bad_request("unsupported parse_mode")
        return parse_html(source)
    given = params.json(entities, "can't parse entities JSON object")
    return FormattedText(source, _entities(given if isinstance(given, list) else []))


def _entities(given: list[Json]) -> tuple[Entity, ...]:
    found = [_entity(item) for item in given]
    return in_reading_order([entity for entity in found if entity is not None])


def _entity(item: Json) -> Entity | None:
    """Return an entity the sender may give; those the server finds itself are passed over."""
    if not isinstance(item, dict):
        raise bad_request("can't parse MessageEntity: expected an Object")
    kind, offset, length = item.get("type"), item.get("offset"), item.get("length")
    if not isinstance(offset, int) or not isinstance(length, int):
        raise bad_request('can\'t parse MessageEntity: Field "offset" must be of type Number')
    if kind in _FOUND:
        return None
    if not isinstance(kind, str) or kind not in _GIVEN:
        raise bad_request("can't parse MessageEntity: Unsupported type specified")
    url, language, user = item.get("url"), item.get("language"), item.get("user")
    user_id = user.get("id") if isinstance(user, dict) else None
    return Entity(
        kind,
        offset,
        length,
        url=url if isinstance(url, str) else None,
        language=language if isinstance(language, str) else None,
        user=user_id if isinstance(user_id, int) else None,
    )
