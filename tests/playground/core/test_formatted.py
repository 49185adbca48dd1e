"""Lengths in UTF-16 units, trimming, and what Telegram finds by itself."""

import pytest

from playground.core.detection import with_detected
from playground.core.formatted import FormattedText, utf16_length
from playground.core.views import Entity


@pytest.mark.parametrize(
    ("text", "units"),
    [("abc", 3), ("连心", 2), ("\U0001f600", 2), ("\U0001f468\u200d\U0001f469", 5), ("𠮷", 2)],
)
def test_utf16_length(text: str, units: int) -> None:
    assert utf16_length(text) == units
    assert utf16_length(text) == len(text.encode("utf-16-le")) // 2


def test_trimming_moves_entities() -> None:
    text = FormattedText(" \n ab \n", (Entity("italic", 0, 3), Entity("bold", 2, 3), Entity("code", 5, 2)))
    assert text.trimmed() == FormattedText("ab", (Entity("bold", 0, 2),))


FOUND = [
    ("/start abc", [("bot_command", 0, 6)]),
    ("\U0001f600 /help@lianxin_bot", [("bot_command", 3, 17)]),
    ("a/b 1/2", []),
    ("@liming says #连心", [("mention", 0, 7), ("hashtag", 13, 3)]),
    ("#123", []),
    ("see https://example.com/a?b=c, or mail li@example.com.", [("url", 4, 25), ("email", 39, 14)]),
]


@pytest.mark.parametrize(("text", "entities"), FOUND)
def test_what_is_found(text: str, entities: list[tuple[str, int, int]]) -> None:
    found = with_detected(FormattedText(text)).entities
    assert [(entity.type, entity.offset, entity.length) for entity in found] == entities


def test_nothing_is_found_inside_code() -> None:
    text = FormattedText("/start /help", (Entity("code", 0, 6),))
    assert [entity.type for entity in with_detected(text).entities] == ["code", "bot_command"]
