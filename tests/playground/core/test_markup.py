"""Telegram's HTML: what it shows, and its words for what it cannot parse."""

import pytest

from playground.core.errors import ApiError
from playground.core.markup import parse_html
from playground.core.views import Entity

SHOWN = [
    ("plain", "plain", []),
    ("<b>a</b><STRONG>b</STRONG>", "ab", [("bold", 0, 1), ("bold", 1, 1)]),
    ("<i>a</i><em>b</em>", "ab", [("italic", 0, 1), ("italic", 1, 1)]),
    ("<u>a</u><ins>b</ins>", "ab", [("underline", 0, 1), ("underline", 1, 1)]),
    ("<s>a</s><strike>b</strike><del>c</del>", "abc", [("strikethrough", n, 1) for n in range(3)]),
    ("<tg-spoiler>a</tg-spoiler>", "a", [("spoiler", 0, 1)]),
    ('<span class="tg-spoiler">a</span>', "a", [("spoiler", 0, 1)]),
    ("<code>a</code>", "a", [("code", 0, 1)]),
    ("<pre>a</pre>", "a", [("pre", 0, 1)]),
    ("<blockquote>a</blockquote>", "a", [("blockquote", 0, 1)]),
    ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
    ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
    ("<b>a</>b", "ab", [("bold", 0, 1)]),
    ("\U0001f600<b>连心</b>", "\U0001f600连心", [("bold", 2, 2)]),
    ("<b>\U0001f600</b>", "\U0001f600", [("bold", 0, 2)]),
    ("<b></b>a", "a", []),
    ("1 &lt; 2 &amp;&amp; 3 &gt; 2 &quot;", '1 < 2 && 3 > 2 "', []),
    ("&#36830;&#x5fc3;", "连心", []),
    ("&nbsp; &copy; & &#0; &#x110000;", "&nbsp; &copy; & &#0; &#x110000;", []),
    ("&ltb", "&ltb", []),
    ("&lt b", "< b", []),
]


@pytest.mark.parametrize(("source", "text", "entities"), SHOWN)
def test_what_is_shown(source: str, text: str, entities: list[tuple[str, int, int]]) -> None:
    parsed = parse_html(source)
    assert parsed.text == text
    assert [(entity.type, entity.offset, entity.length) for entity in parsed.entities] == entities


def test_links_and_languages() -> None:
    parsed = parse_html(
        "<a href='https://example.com/?a=1&amp;b=2'>x</a><a href=\"tg://user?id=101\">y</a>"
        '<pre><code class="language-python">z</code></pre><a>example.com</a><a href="nowhere">n</a>'
    )
    assert parsed.entities == (
        Entity("text_link", 0, 1, url="https://example.com/?a=1&b=2"),
        Entity("text_mention", 1, 1, user=101),
        Entity("pre", 2, 1, language="python"),
        Entity("text_link", 3, 11, url="http://example.com"),
    )


def test_custom_emoji_needs_a_number() -> None:
    assert (
        parse_html('<tg-emoji emoji-id="5368324170671202286">x</tg-emoji>').entities[0].emoji
        == "5368324170671202286"
    )
    with pytest.raises(ApiError, match="Invalid custom emoji identifier specified"):
        parse_html('<tg-emoji emoji-id="x">x</tg-emoji>')


REFUSED = [
    ("<p>a</p>", 'Unsupported start tag "p" at byte offset 0'),
    ("连心<br>", 'Unsupported start tag "br" at byte offset 6'),
    ("a < b", 'Unsupported start tag "" at byte offset 2'),
    ("a <3", "Unclosed start tag at byte offset 2"),
    ("<b", "Unclosed start tag at byte offset 0"),
    ("<b>a", "Can't find end tag corresponding to start tag b"),
    ("<b><i>a</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
    ("a</b>", "Unexpected end tag at byte offset 1"),
    ("<b>a</b", "Unclosed end tag at byte offset 4"),
    ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ('<a href">x</a>', 'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0'),
    ('<a ="x">x</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
    ("<a href=x/y>x</a>", "Unexpected end of name token at byte offset 8"),
    ('<a href="x', "Unclosed start tag at byte offset 0"),
]


@pytest.mark.parametrize(("source", "words"), REFUSED)
def test_what_is_refused(source: str, words: str) -> None:
    with pytest.raises(ApiError) as refusal:
        parse_html(source)
    assert refusal.value.description == f"Bad Request: can't parse entities: {words}"


def test_half_of_a_surrogate_pair_is_no_text() -> None:
    with pytest.raises(ApiError, match="check for unmatched surrogate code units"):
        parse_html("&#xd83d;")
