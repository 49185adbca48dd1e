"""Telegram's HTML: the tags it knows, and its own words for what it does not understand.

The parser is as lenient and as strict as the server's: names may be in any case, attributes it does not know
are skipped, the four named references and all numbers are decoded, and every error gives a byte offset.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from playground.core.errors import ApiError, bad_request
from playground.core.formatted import FormattedText, in_reading_order, utf16_length
from playground.core.references import decode_reference
from playground.core.views import Entity

_TYPES: Mapping[str, str] = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "tg-emoji": "custom_emoji",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
_ARGUMENTS: Mapping[tuple[str, str], str] = {  # (tag, attribute) → the prefix its value must have
    ("a", "href"): "",
    ("blockquote", "expandable"): "",
    ("code", "class"): "language-",
    ("span", "class"): "tg-",
    ("tg-emoji", "emoji-id"): "",
}
_SPACES = " \t\r\n\v\0"
_PLAIN = re.compile(r"[^<&]+")
_TOKEN = re.compile(r"[A-Za-z0-9.-]*")
_USER_LINK = re.compile(r"tg://user\?id=(\d+)$")
_LINK = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?(?://)?[^\s/?#]+(?:[./:][^\s]*)?$", re.IGNORECASE)


@dataclass(slots=True)
class _Open:
    """A tag that waits for its end."""

    tag: str
    argument: str
    offset: int
    piece: int


def parse_html(source: str) -> FormattedText:
    """Return the text without its tags; raises the 400 that Telegram answers to what it cannot parse."""
    return _Parser(source).parse()


class _Parser:
    """One pass over one text."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._pieces: list[str] = []
        self._units = 0
        self._open: list[_Open] = []
        self._entities: list[Entity] = []

    def parse(self) -> FormattedText:
        while self._at < len(self._source):
            char = self._source[self._at]
            if char == "&":
                self._emit(self._reference())
            elif char != "<":
                self._emit(self._match(_PLAIN))
            elif self._source.startswith("</", self._at):
                self._end_tag()
            else:
                self._start_tag()
        if self._open:
            raise _refusal(f"Can't find end tag corresponding to start tag {self._open[-1].tag}")
        return FormattedText("".join(self._pieces), in_reading_order(self._entities))

    def _emit(self, text: str) -> None:
        self._pieces.append(text)
        self._units += utf16_length(text)

    def _match(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self._source, self._at)
        text = found.group() if found else ""
        self._at += len(text)
        return text

    def _reference(self) -> str:
        """Decode what starts with & here; anything that is no reference stays as it was typed."""
        char, self._at = decode_reference(self._source, self._at)
        return char

    def _start_tag(self) -> None:
        begin = self._at
        self._at += 1
        tag = self._until(">").lower()
        if self._at >= len(self._source):
            raise self._refusal_at("Unclosed start tag", begin)
        if tag not in _TYPES:
            raise self._refusal_at(f'Unsupported start tag "{tag}"', begin)
        argument = ""
        while (attribute := self._attribute(tag, begin)) is not None:
            name, value = attribute
            prefix = _ARGUMENTS.get((tag, name))
            if prefix is not None and value.startswith(prefix):
                argument = value.removeprefix(prefix)
        self._at += 1
        if tag == "span" and argument != "spoiler":
            raise self._refusal_at('Tag "span" must have class "tg-spoiler"', begin)
        self._open.append(_Open(tag, argument, self._units, len(self._pieces)))

    def _attribute(self, tag: str, begin: int) -> tuple[str, str] | None:
        """Read the next attribute; None at the end of the tag."""
        self._skip_spaces()
        if self._peek() == ">":
            return None
        name = self._until("=>")
        if not name:
            raise self._refusal_at(f'Empty attribute name in the tag "{tag}"', begin)
        self._skip_spaces()
        if (tag, name) == ("blockquote", "expandable") and self._peek() != "=":
            return name, name
        if self._peek() != "=":
            raise self._refusal_at(
                f'Expected equal sign in declaration of an attribute of the tag "{tag}"', begin
            )
        self._at += 1
        self._skip_spaces()
        value = self._quoted() if self._peek() in {"'", '"'} else self._token()
        if self._at >= len(self._source):
            raise self._refusal_at("Unclosed start tag", begin)
        return name, value

    def _quoted(self) -> str:
        quote = self._peek()
        self._at += 1
        pieces: list[str] = []
        while self._at < len(self._source) and self._peek() != quote:
            if self._peek() == "&":
                pieces.append(self._reference())
            else:
                pieces.append(self._peek())
                self._at += 1
        self._at += 1
        return "".join(pieces)

    def _token(self) -> str:
        begin = self._at
        token = self._match(_TOKEN).lower()
        if self._at < len(self._source) and self._peek() not in _SPACES + ">":
            raise self._refusal_at("Unexpected end of name token", begin)
        return token

    def _end_tag(self) -> None:
        begin = self._at
        if not self._open:
            raise self._refusal_at("Unexpected end tag", begin)
        self._at += 2
        tag = self._until(">").lower()
        self._skip_spaces()
        if self._peek() != ">":
            raise self._refusal_at("Unclosed end tag", begin)
        self._at += 1
        opened = self._open.pop()
        if tag not in {"", opened.tag}:
            found = f'expected "</{opened.tag}>", found "</{tag}>"'
            raise _refusal(f"Unmatched end tag at byte offset {self._bytes(begin)}, {found}")
        if self._units > opened.offset:
            self._close(opened)

    def _close(self, opened: _Open) -> None:
        entity = Entity(_TYPES[opened.tag], opened.offset, self._units - opened.offset)
        previous = self._entities[-1] if self._entities else None
        if opened.tag == "a":
            self._close_link(entity, opened)
        elif opened.tag == "tg-emoji":
            self._entities.append(_custom_emoji(entity, opened.argument))
        elif opened.tag == "pre" and previous and previous.language and _same_place(previous, entity):
            self._entities[-1] = replace(previous, type="pre")
        elif opened.tag == "blockquote" and opened.argument:
            self._entities.append(replace(entity, type="expandable_blockquote"))
        elif opened.tag == "code":
            self._entities.append(replace(entity, language=opened.argument or None))
        else:
            self._entities.append(entity)

    def _close_link(self, entity: Entity, opened: _Open) -> None:
        url = opened.argument or "".join(self._pieces[opened.piece :])
        if user := _USER_LINK.match(url):
            self._entities.append(replace(entity, type="text_mention", user=int(user.group(1))))
        elif _LINK.match(url) and ("." in url or ":" in url):
            self._entities.append(replace(entity, url=url if ":" in url else f"http://{url}"))

    def _peek(self) -> str:
        return self._source[self._at] if self._at < len(self._source) else "\0"

    def _until(self, stop: str) -> str:
        begin = self._at
        while self._at < len(self._source) and self._source[self._at] not in _SPACES + stop:
            self._at += 1
        return self._source[begin : self._at]

    def _skip_spaces(self) -> None:
        while self._at < len(self._source) and self._source[self._at] in _SPACES:
            self._at += 1

    def _bytes(self, at: int) -> int:
        return len(self._source[:at].encode())

    def _refusal_at(self, reason: str, at: int) -> ApiError:
        return _refusal(f"{reason} at byte offset {self._bytes(at)}")


def _refusal(reason: str) -> ApiError:
    return bad_request(f"can't parse entities: {reason}")


def _custom_emoji(entity: Entity, argument: str) -> Entity:
    if not argument.isdecimal() or int(argument) == 0:
        raise bad_request("Invalid custom emoji identifier specified")
    return replace(entity, emoji=argument)


def _same_place(one: Entity, other: Entity) -> bool:
    return one.type == "code" and (one.offset, one.length) == (other.offset, other.length)
