"""The page's sentences: each in both languages with the same variables, each used, none missing."""

import json
import re

from playground.page_deeds import IMPOSSIBLE
from playground.page_server import FILES

TABLES: dict[str, dict[str, str]] = json.loads((FILES / "strings.json").read_text())
SCRIPTS = {path.name: path.read_text() for path in FILES.glob("*.js")}
PAGE = (FILES / "index.html").read_text()


def variables(sentence: str) -> list[str]:
    return sorted(re.findall(r"\{(\w+)\}", sentence))


def test_both_languages_say_the_same_things() -> None:
    assert TABLES["zh"].keys() == TABLES["en"].keys()
    for key, sentence in TABLES["zh"].items():
        assert variables(sentence) == variables(TABLES["en"][key]), key
        assert sentence.strip(), key


def test_the_still_parts_of_the_page_name_sentences_that_exist() -> None:
    named = re.findall(r'data-(?:text|label|placeholder)="([\w-]+)"', PAGE)
    assert named
    assert set(named) <= TABLES["zh"].keys()


def test_the_scripts_name_sentences_that_exist_and_all_are_used() -> None:
    quoted = set(re.findall(r'"([\w-]+)"', " ".join(SCRIPTS.values()) + PAGE))
    asked = set(re.findall(r'\bt\("([\w-]+)"', " ".join(SCRIPTS.values())))
    assert asked <= TABLES["zh"].keys()
    made = {key for key in TABLES["zh"] if re.match(r"(error|state|upload-title)-", key)}
    assert TABLES["zh"].keys() - made <= quoted


def test_every_refusal_has_its_sentence() -> None:
    keys = {*IMPOSSIBLE.values(), "too-large", "winding", "past", "too-far", "nobody", "resetting", "offline"}
    sentences = {key.removeprefix("error-") for key in TABLES["zh"] if key.startswith("error-")}
    assert keys == sentences


def test_no_sentence_hides_in_a_script() -> None:
    for name, script in SCRIPTS.items():
        code = re.sub(r"/\*\*.*?\*/|//[^\n]*", "", script, flags=re.DOTALL)
        if name != "times.js":  # where the days of the week are
            assert not re.search(r"[\u4e00-\u9fff]", code), name


def test_text_never_becomes_markup() -> None:
    for name, script in SCRIPTS.items():
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(", script), name
