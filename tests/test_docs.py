"""The documents: links, paths, commands, settings and buttons in them exist; generated pages are current."""

import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message, Placeable, TextElement
from fluent.syntax.visitor import Visitor
from sqlmodel import SQLModel

from bot.__main__ import _parser
from bot.commands.settings import change
from bot.settings import PREFIX, Settings
from bot.texts import files
from docs import generate
from rules import settings
from rules.care.rulebook import read_rulebook
from rules.satisfaction.surveys import mistakes
from rules.tables import table
from storage.exports.workbooks import WORKBOOKS
from tests.files import ROOT

DOCS: Final = ROOT / "docs"
PAGES: Final = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
GENERATED: Final = {DOCS / "reference" / name for name in generate.PAGES}
WRITTEN: Final = [page for page in PAGES if page not in GENERATED]
STANDS_FOR: Final = {
    "DATE": "2026-12-15", "RECEIVED": "2026-12-15", "YEAR": "2026", "N": "1", "WAVE": "1",
}  # fmt: skip
LABELS: Final = ("button-", "word-", "part-", "role-", "jump-", "message-", "topic-")
BLOCK: Final = re.compile(r"^ *```(\w*)\n(.*?)^ *```", re.DOTALL | re.MULTILINE)
CHINESE: Final = re.compile(r"[\u4e00-\u9fff]")


def named(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


every_page = pytest.mark.parametrize("page", PAGES, ids=named)
every_written_page = pytest.mark.parametrize("page", WRITTEN, ids=named)


def code(page: Path) -> Iterator[str]:
    """Yield every line of code blocks and everything in backticks."""
    text = page.read_text("utf-8")
    for _, block in BLOCK.findall(text):
        yield from block.splitlines()
    yield from re.findall(r"`([^`\n]+)`", BLOCK.sub("", text))


def examples(page: str, kind: str) -> list[str]:
    return [block for named_so, block in BLOCK.findall((DOCS / page).read_text("utf-8")) if named_so == kind]


def commands(page: Path) -> Iterator[list[str]]:
    """Yield the arguments of every call of the program."""
    for line in code(page):
        called = re.search(r"(?:python -m bot|^lianxin) (?P<rest>[a-z-].*)", line)
        if called is not None:
            yield shlex.split(called["rest"], comments=True)


@every_page
def test_every_link_leads_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8"))
    near = [target.partition("#")[0] for target in targets if "://" not in target]
    assert [target for target in near if target and not (page.parent / target).exists()] == []


@every_page
def test_every_path_exists(page: Path) -> None:
    rooms = {entry.name for entry in ROOT.iterdir() if entry.is_dir()} - {"var", ".venv"}
    paths = {each for each in code(page) if re.fullmatch(r"[\w.-]+/[\w./*-]*", each)}
    ours = [each for each in sorted(paths) if each.split("/")[0] in rooms]
    assert [each for each in ours if not any(ROOT.glob(each.rstrip("/")))] == []


@every_written_page
def test_every_command_is_one_the_program_takes(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in commands(page):
        try:
            options = _parser().parse_args([STANDS_FOR.get(each, each) for each in arguments])
        except SystemExit:
            pytest.fail(f"{' '.join(arguments)}: {capsys.readouterr().err}")
        if options.run is change and options.code != "CODE":
            settings.check(options.code, options.value)
        if arguments[0] == "export":
            assert options.name in {*WORKBOOKS, "NAME"}


def test_commands_are_found() -> None:
    assert sum(1 for page in WRITTEN for _ in commands(page)) > 50


@every_page
def test_every_make_target_exists(page: Path) -> None:
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert {each.split()[1] for each in code(page) if re.match(r"make [\w-]+", each)} <= targets


@every_page
def test_every_setting_exists(page: Path) -> None:
    known = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}
    assert set(re.findall(rf"{PREFIX}[A-Z_]+\b", page.read_text("utf-8"))) <= known


class Pieces(Visitor):
    """Collects the words of a message, those of its choices too."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def visit_TextElement(self, node: TextElement) -> None:  # noqa: N802 - the base class's naming
        self.found.append(node.value)


def chinese() -> Iterator[Message]:
    for path in files("zh"):
        parsed = FluentParser().parse(path.read_text("utf-8"))
        yield from (entry for entry in parsed.body if isinstance(entry, Message))


def pattern(message: Message) -> str:
    """Return what the message looks like, anything standing where it is filled in."""
    elements = message.value.elements if message.value is not None else []
    return "".join(".+" if isinstance(each, Placeable) else re.escape(each.value) for each in elements)


@pytest.fixture(scope="module")
def labels() -> re.Pattern[str]:
    said = [pattern(each) for each in chinese() if each.id.name.startswith(LABELS)]
    page = re.findall(r'": "([^"]+)"', (ROOT / "playground" / "page" / "strings.json").read_text("utf-8"))
    return re.compile("|".join([*(each for each in said if CHINESE.search(each)), *map(re.escape, page)]))


@pytest.mark.parametrize("page", [page for page in PAGES if page.is_relative_to(DOCS)], ids=named)
def test_every_button_says_so(page: Path, labels: re.Pattern[str]) -> None:
    bold = re.findall(r"\*\*([^*\n]+)\*\*", page.read_text("utf-8"))
    assert [each for each in bold if CHINESE.search(each) and not labels.fullmatch(each)] == []


def test_what_the_tutorial_quotes_is_what_one_reads() -> None:
    pieces = Pieces()
    for message in chinese():
        pieces.visit(message)
    lines = (DOCS / "tutorial.md").read_text("utf-8").splitlines()
    quoted = [line.removeprefix("> ") for line in lines if line.startswith("> ")]
    said = [part.strip() for line in quoted if CHINESE.search(line) for part in re.split(r"\*[^*]+\*", line)]
    assert [part for part in said if not any(part in piece for piece in pieces.found)] == []
    assert len(said) > 10


@pytest.mark.parametrize("name", generate.PAGES)
def test_the_page_is_current(name: str) -> None:
    written = (generate.REFERENCE / name).read_text("utf-8")
    assert written == generate.page(name), "run: python docs/generate.py"


def test_every_document_is_on_the_map() -> None:
    linked = set(re.findall(r"\]\(([^)#]+)\)", (DOCS / "README.md").read_text("utf-8")))
    pages = {page.relative_to(DOCS).as_posix() for page in DOCS.rglob("*.md")} - {"README.md"}
    assert sorted(page for page in pages - linked if not page.startswith("decisions/")) == []


def test_every_decision_is_listed() -> None:
    pages = sorted((DOCS / "decisions").glob("0*.md"))
    titles = [page.read_text("utf-8").splitlines()[0].removeprefix("# ") for page in pages]
    index = (DOCS / "decisions" / "README.md").read_text("utf-8")
    listed = re.findall(r"^- \[(.+)\]\((.+)\)$", index, re.MULTILINE)
    assert listed == [(title, page.name) for title, page in zip(titles, pages, strict=True)]


def test_every_area_has_the_rooms_the_architecture_names() -> None:
    rows = re.findall(r"^\| .+ \|$", (DOCS / "architecture.md").read_text("utf-8"), re.MULTILINE)
    head = next(number for number, row in enumerate(rows) if row.startswith("| Area |"))
    layers = re.findall(r"`(\w+)/`", rows[head])
    for row in rows[head + 1 :]:
        for layer, cell in zip(layers, row.strip("| ").split("|")[1:], strict=False):
            rooms = re.findall(r"`(\w+)`", cell)
            assert [room for room in rooms if not any((ROOT / layer).glob(f"{room}*"))] == [], row


def test_the_glossary_has_a_word_for_every_table() -> None:
    words = (DOCS / "glossary.md").read_text("utf-8").casefold()
    assert [name for name in SQLModel.metadata.tables if name.split("_")[0] not in words] == []


def test_the_examples_of_a_questionnaire_and_a_care_are_right() -> None:
    assert mistakes(*examples("howto/new-question.md", "toml")) == []
    (line,) = examples("howto/new-care-rule.md", "toml")
    shipped = table("care")
    rule = tomllib.loads(f"rules = [{line}]")["rules"]
    assert read_rulebook({**shipped, "rules": [*shipped["rules"], *rule]}).versions("double_ninth_visit")
