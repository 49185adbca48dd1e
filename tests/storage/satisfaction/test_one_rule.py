"""Counted answers leave the database by one door: card, picture, workbook, rank render what it lets out."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.files import ROOT

COUNTED: Final = {"TallyRow", "WaveCellRow", "PaperTallyRow"}
DOORS: Final = {
    "storage/satisfaction/counting.py": "writes them, once",
    "storage/satisfaction/papers.py": "adds up the sheets of the county, k ballots or more",
    "storage/satisfaction/audit.py": "compares sums of ballots with numbers of places",
    "storage/satisfaction/evaluation.py": "takes yes or no on a case from k people or more",
    "storage/satisfaction/results.py": "hands them to rules.satisfaction.reporting and to nobody else",
}


def names(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.ImportFrom | ast.Import):
            yield from (alias.name for alias in node.names)


def users(*wanted: str) -> set[str]:
    return {
        path.relative_to(ROOT).as_posix()
        for package in ("bot", "handlers", "jobs", "storage", "rules")
        for path in (ROOT / package).rglob("*.py")
        if "migrations" not in path.parts and not set(wanted).isdisjoint(names(path))
    }


def test_nobody_else_reads_what_was_counted() -> None:
    assert users(*COUNTED) == set(DOORS)


def test_cells_go_to_the_report_only() -> None:
    tallies = users("CellCount")
    assert {path for path in tallies if not path.startswith("rules/satisfaction/")} == {
        "storage/satisfaction/results.py"
    }
