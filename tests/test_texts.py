"""Texts: complete in both languages, with the same variables, and every key that code names is there."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from html import escape

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Junk, Message, TextElement, VariableReference
from fluent.syntax.visitor import Visitor

from bot.texts import LANGUAGES, Language, files, has, text
from tests.files import ROOT

LONGEST_LABEL = 8  # Chinese characters on a button
SPEAKS = {
    "reply": 0,
    "show": 0,
    "reply_with": 0,
    "Key": 0,
    "Refused": 0,
    "say": 0,
    "text": 1,
}  # where the key stands


class Variables(Visitor):
    """Collects the variables of a message."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802 - the base class's naming
        self.names.add(node.id.name)


def messages(language: Language) -> list[Message]:
    entries = [
        entry for path in files(language) for entry in FluentParser().parse(path.read_text("utf-8")).body
    ]
    assert not [entry.content for entry in entries if isinstance(entry, Junk)]
    return [entry for entry in entries if isinstance(entry, Message)]


def variables(message: Message) -> set[str]:
    found = Variables()
    found.visit(message)
    return found.names


def test_both_languages_have_the_same_texts_with_the_same_variables() -> None:
    zh, en = (
        {message.id.name: variables(message) for message in messages(language)} for language in LANGUAGES
    )
    assert zh.keys() ^ en.keys() == set()
    differ = {key: (zh[key], en[key]) for key in zh if zh[key] != en[key]}
    assert {key for key in differ if not key.startswith("format-")} == set()  # a format is handed every piece


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_is_said_in_one_place(language: Language) -> None:
    assert [
        key for key, times in Counter(message.id.name for message in messages(language)).items() if times > 1
    ] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_stands_in_both_languages(language: Language) -> None:
    names = {path.name.split(".")[0] for path in files(language)}
    assert names == {path.name.split(".")[0] for other in LANGUAGES for path in files(other)}


def labels() -> Iterator[tuple[str, str]]:
    for message in messages("zh"):
        if message.id.name.startswith("button-") and message.value is not None:
            said = [element.value for element in message.value.elements if isinstance(element, TextElement)]
            yield message.id.name, "".join(said).strip()


def test_a_label_fits_its_button() -> None:
    assert {key: label for key, label in labels() if len(label) > LONGEST_LABEL} == {}
    assert len(dict(labels())) > 5


def keys_named(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        place = SPEAKS.get(name)
        if name == "text" and isinstance(node.func, ast.Attribute):
            place = 0  # context.text("key")
        if place is None or len(node.args) <= place:
            continue
        given = node.args[place]
        choices = [given.body, given.orelse] if isinstance(given, ast.IfExp) else [given]
        for choice in choices:
            if isinstance(choice, ast.Constant) and isinstance(choice.value, str):
                yield choice.value


def test_every_key_in_code_is_a_text() -> None:
    named = {
        (key, path.relative_to(ROOT).as_posix())
        for package in ("bot", "handlers", "jobs", "storage", "rules")
        for path in sorted((ROOT / package).rglob("*.py"))
        if "migrations" not in path.parts
        for key in keys_named(path.read_text("utf-8"))
        if re.fullmatch(r"[a-z][a-z0-9-]*(\.[a-z-]+)?", key)
    }
    missing = {
        (key, path, language)
        for key, path in named
        for language in LANGUAGES
        if not has(language, key.split(".")[0])
    }
    assert missing == set()
    assert len(named) > 30


@pytest.mark.parametrize(
    "source",
    [
        'context.reply("a-b")',
        'Refused("a-b", size=1)',
        'Key("a-b", Menu())',
        'raise Refused("x" if y else "a-b")',
        'text(zh, "a-b")',
    ],
)
def test_a_key_in_code_is_found(source: str) -> None:
    assert "a-b" in set(keys_named(source))


@pytest.mark.parametrize("typed", ["<" * 3_000, "长" * 2_501, "{ $x }" * 500])
def test_what_people_write_has_any_length(typed: str) -> None:
    assert text("zh", "notice-text", text=typed) == escape(typed, quote=False)
