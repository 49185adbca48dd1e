"""What Telegram finds in a text by itself: commands, mentions, hashtags, addresses."""

import re
from collections.abc import Iterator

from playground.core.formatted import FormattedText, in_reading_order, utf16_length
from playground.core.views import Entity

_PATTERNS = (
    ("bot_command", re.compile(r"(?<![\w/@<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])")),
    ("email", re.compile(r"(?<![\w.+-])[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}\b")),
    ("url", re.compile(r"(?<![\w@./])(?:https?://[^\s<>\"]+[^\s<>\".,;:!?)]|t\.me/[\w/?=&-]+)")),
    ("mention", re.compile(r"(?<![\w@.])@[A-Za-z][A-Za-z0-9_]{3,31}\b")),
    ("hashtag", re.compile(r"(?<![\w#])#\w*[^\W\d]\w*")),
)
_HINTS = frozenset("/@#:.")


def with_detected(text: FormattedText) -> FormattedText:
    """Return the text with the entities a server adds, outside of those the sender gave."""
    if _HINTS.isdisjoint(text.text):
        return text
    taken = [
        (entity.offset, entity.offset + entity.length) for entity in text.entities if entity.type in _CLOSED
    ]
    found: list[Entity] = []
    for entity in _found(text.text):
        start, end = entity.offset, entity.offset + entity.length
        if all(end <= other_start or start >= other_end for other_start, other_end in taken):
            found.append(entity)
            taken.append((start, end))
    return FormattedText(text.text, in_reading_order([*text.entities, *found])) if found else text


_CLOSED = frozenset({"code", "pre", "text_link", "text_mention"})


def _found(text: str) -> Iterator[Entity]:
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            yield Entity(kind, utf16_length(text[: match.start()]), utf16_length(match.group()))
