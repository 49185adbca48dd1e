"""Texts are read file by file, when they are asked for, with all they refer to."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from fluent.runtime import FluentBundle

from bot.texts.shelf import Shelf

FILES = {
    "one": "greeting = Good { day-part }, { $name }\nother = Other\n",
    "two": "day-part = morning\nback = { other }\n",  # each refers to the other
    "three": "alone = By itself\n",
}


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    for name, content in FILES.items():
        (tmp_path / name).write_text(content, "utf-8")
    return Shelf(FluentBundle(["en"], use_isolating=False), sorted(tmp_path.iterdir()))


def said(shelf: Shelf, name: str) -> str:
    message = shelf.find(name)
    assert message is not None
    assert message.value is not None
    rendered, errors = shelf.bundle.format_pattern(message.value, {"name": "Wang"})
    assert not errors
    return str(rendered)


def test_a_text_brings_what_it_refers_to(shelf: Shelf) -> None:
    assert said(shelf, "greeting") == "Good morning, Wang"
    assert said(shelf, "back") == "Other"


def test_a_file_nobody_asked_for_is_not_parsed(shelf: Shelf) -> None:
    said(shelf, "greeting")
    assert not shelf.bundle.has_message("alone")
    assert said(shelf, "alone") == "By itself"


def test_an_unknown_text_is_none(shelf: Shelf) -> None:
    assert shelf.find("missing") is None


def test_many_may_ask_at_once(shelf: Shelf) -> None:
    with ThreadPoolExecutor(8) as threads:
        heard = list(threads.map(lambda _: said(shelf, "greeting"), range(64)))
    assert set(heard) == {"Good morning, Wang"}
