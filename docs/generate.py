"""Writes docs/reference/ from what the product declares: `python docs/generate.py`."""  # noqa: INP001 - a script

import inspect
import re
from argparse import ArgumentParser, HelpFormatter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from sqlmodel import SQLModel

from bot.__main__ import VERBS
from bot.inputs import COMMANDS
from bot.settings import PREFIX, Settings
from bot.texts import Words, has
from handlers.command_menu import EVERYBODYS
from handlers.menu import OFFERS
from rules import settings as rule_settings
from rules.permissions import GRANTS, Caller, Permission, may
from storage import models
from storage.exports.periods import Span
from storage.exports.workbooks import WORKBOOKS, Workbook
from storage.sealed import SealedJson, SealedText
from storage.sheets.shape import Column

DOCS: Final = Path(__file__).parent
REFERENCE: Final = DOCS / "reference"
EXAMPLE: Final = DOCS.parent / ".env.example"
_ZH, _EN = Words("zh"), Words("en")
_WIDE: Final = 1000  # columns: a usage stays on one line
_HERE: Final = "<!-- Written by docs/generate.py from {source}. Change that, not this. -->"
_FIELD: Final = re.compile(r"^ {4}(?P<name>\w+): .*?(?: {2}# (?P<said>.*))?$", re.MULTILINE)
_SPANS: Final[Mapping[Span, str]] = {
    Span.YEAR: "this year",
    Span.QUARTER: "this quarter",
    Span.MONTH: "this month",
    Span.DAY: "the state today",
    Span.WAVE: "the last closed wave",
}

Row = Sequence[str]


def commands() -> Iterator[str]:
    """Yield the page of the command line and of the words of the chat."""
    yield from _head("Commands", "bot/commands/ (VERBS) and bot/inputs.py (COMMANDS)")
    yield "## At the terminal"
    yield (
        "`python -m bot VERB …`, installed as `lianxin`. Exit status 0, 1 (refused, one line on standard "
        "error says why) or 2 (used wrongly). It speaks Chinese where the terminal does "
        "(`LANG=zh_CN.UTF-8`), else English. What `--json` prints is described in [json.md](json.md)."
    )
    verbs = ((f"`{_usage(verb.words, verb.arguments)}`", _EN(verb.help_key)) for verb in VERBS)
    yield _table(("Command", "What it does"), verbs)
    yield "## In the chat"
    yield (
        "Each answers as `/command`, as its Chinese or English word, and as its button in the menu. Members "
        f"find four of them beside the text field: {', '.join(f'`/{name}`' for name in EVERYBODYS)}; whoever "
        "holds a post finds what it brings."
    )
    asked = {command: _may(permission) for command, permission in OFFERS}
    words = ((f"`/{name}`", _said(_ZH, name), _said(_EN, name), asked.get(name, "–")) for name in COMMANDS)
    yield _table(("Command", "Chinese", "English", "In the menu of whoever may"), words)


def settings() -> Iterator[str]:
    """Yield the page of settings: of the deployment, and of the rules."""
    yield from _head("Settings", ".env.example, bot/settings.py and rules/settings.py (AREAS)")
    yield "## Of the deployment"
    yield (
        "From the environment or the file `.env`, read once at the start. A wrong or missing one stops the "
        "start with one line that names it."
    )
    yield _table(("Setting", "Usually", "What it does"), _deployment())
    yield "## Of the rules"
    yield (
        "Kept in the database, each from a day on, in the audit trail. `python -m bot setting list` shows "
        "what holds, `python -m bot setting set CODE VALUE` changes one, also from a day to come (`--from`). "
        "What began before keeps what it began with."
    )
    yield _table(("Setting", "Usually", "What it is"), _rule_settings())


def exports() -> Iterator[str]:
    """Yield the page of workbooks."""
    yield from _head("Workbooks", "storage/exports/workbooks.py (WORKBOOKS)")
    yield (
        f"In the chat **{_ZH('button-export')}** (*{_EN('button-export')}*); at the terminal "
        "`python -m bot export NAME OUT`. Every workbook is scoped to the units of whoever asks and written "
        "into the audit trail. Columns marked † are kept sealed: they never go through the chat, and are "
        "filled in the folder only once a reason was given (`--reason`), which the trail keeps."
    )
    books = (
        (f"`{code}`", *_titles(code), _SPANS[b.span], _may(b.permission)) for code, b in WORKBOOKS.items()
    )
    yield _table(("Name", "Chinese", "English", "Usually of", "For whoever may"), books)
    for code, book in WORKBOOKS.items():
        yield f"## `{code}`"
        yield _table(("Column", "English", "Kind"), _columns(book))
        if book.shape is not None:
            yield "The columns of a report depend on the questionnaire of its wave."


def permissions() -> Iterator[str]:
    """Yield the page of who may do what."""
    yield from _head("Permissions", "rules/permissions.py (GRANTS)")
    yield (
        "The table that enforces it. A post gives its permissions for its unit and everything below, or for "
        "the one person it is about. A cover counts as the post it covers."
    )
    rows = ((_may(each), _may(each, _ZH), _who(each)) for each in Permission)
    yield _table(("May", "Chinese", "Who"), rows)


def tables() -> Iterator[str]:
    """Yield the page of what is stored."""
    yield from _head("Tables", "storage/models/")
    yield (
        "What the database holds, one line a table. Sealed columns can be read with the data keys only; the "
        "words are those of the [glossary](../glossary.md)."
    )
    rows = ((f"`{row.__tablename__}`", _summary(row), ", ".join(_sealed(row)) or "–") for row in _rows())
    yield _table(("Table", "What a row is", "Sealed"), rows)


def _head(title: str, source: str) -> Iterator[str]:
    yield f"# {title}"
    yield _HERE.format(source=source)


def _table(heads: Row, rows: Iterable[Row]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines)


def _usage(words: str, declare: Callable[[ArgumentParser], object]) -> str:
    """Return how a verb is called, on one line."""
    parser = ArgumentParser(
        prog=f"lianxin {words}",
        add_help=False,
        formatter_class=lambda prog: HelpFormatter(prog, width=_WIDE),
    )
    declare(parser)
    return parser.format_usage().removeprefix("usage: ").strip()


def _said(words: Words, name: str) -> str:
    """Return what is typed instead of a command, and what its button says if that differs."""
    keys = (f"word-{name}", f"button-{name}")
    return ", ".join(dict.fromkeys(words(key) for key in keys if has(words.language, key)))


def _deployment() -> Iterator[Row]:
    usual = {f"{PREFIX}{name.upper()}": field.default for name, field in Settings.model_fields.items()}
    said: list[str] = []
    for line in EXAMPLE.read_text("utf-8").splitlines():
        if line.startswith(PREFIX):
            name = line.partition("=")[0]
            yield f"`{name}`", _value("" if usual[name] in (None, ()) else str(usual[name])), " ".join(said)
        elif line.startswith("#"):
            said.append(line.removeprefix("#").strip())
        else:
            said = []


def _rule_settings() -> Iterator[Row]:
    """Yield every code with its default and the remark beside its field."""
    usual = rule_settings.defaults()
    for area, kind in rule_settings.AREAS.items():
        for field in _FIELD.finditer(inspect.getsource(kind)):
            code = f"{area}.{field['name']}"
            yield f"`{code}`", _value(usual[code]), field["said"] or ""


def _value(written: str) -> str:
    return f"`{written}`" if written else "–"


def _titles(code: str) -> tuple[str, str]:
    return _ZH(f"sheet-{code}"), _EN(f"sheet-{code}")


def _columns(book: Workbook) -> Iterator[Row]:
    for column in book.sheet.columns:
        mark = "†" if column.sensitive else ""
        yield f"{_column(_ZH, book, column)}{mark}", _column(_EN, book, column), column.kind.name.lower()


def _column(words: Words, book: Workbook, column: Column) -> str:
    return column.head or words(f"column-{book.code}-{column.code}")


def _may(permission: Permission, words: Words = _EN) -> str:
    """Say what a permission lets somebody do."""
    return words(f"permission-{permission.replace('_', '-')}").removeprefix("· ")


def _who(permission: Permission) -> str:
    if may(None, permission):
        return "anybody, strangers too"
    if may(Caller(0, "", "en", 0, None), permission):
        return "everybody who has joined"
    return ", ".join(_EN(f"role-{role}").lower() for role, granted in GRANTS.items() if permission in granted)


def _rows() -> list[type[SQLModel]]:
    """Return the tables' classes, by name of the table."""
    found = [row for row in SQLModel.__subclasses__() if row.__module__.startswith(models.__name__)]
    return sorted(found, key=lambda row: str(row.__tablename__))


def _summary(row: type[SQLModel]) -> str:
    return (inspect.getdoc(row) or "").partition("\n")[0]


def _sealed(row: type[SQLModel]) -> Iterator[str]:
    columns = SQLModel.metadata.tables[str(row.__tablename__)].columns
    return (f"`{column.name}`" for column in columns if isinstance(column.type, SealedText | SealedJson))


PAGES: Final[Mapping[str, Callable[[], Iterator[str]]]] = {
    "commands.md": commands,
    "settings.md": settings,
    "exports.md": exports,
    "permissions.md": permissions,
    "tables.md": tables,
}


def page(name: str) -> str:
    """Return a page as it should stand."""
    return "\n\n".join(PAGES[name]()) + "\n"


if __name__ == "__main__":
    for name in PAGES:
        (REFERENCE / name).write_text(page(name), "utf-8")
