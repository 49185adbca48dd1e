"""Verbs for branches on paper: their visit sheets printed, and what was filled in recorded."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Final

from sqlmodel import Session

from bot.care.paper import printed
from bot.commands.verbs import Verb, say, say_json, services, words
from bot.uploads import open_private
from rules.permissions import Scope
from rules.refusals import Refused
from storage import finding, units
from storage.care import importing, paper
from storage.care.importing import ALREADY, BLANK, RECORDED, Verdict
from storage.models.base import id_of

_EVERYWHERE: Final = Scope(paths=("/",))  # the operator at the machine
_PIECE: Final = 100  # rows a transaction


def print_sheets(options: Namespace) -> None:
    """Write the sheets of a branch, or of the branches below a unit, as PDF."""
    with services() as running:
        unit_id = running.database.look(_unit_id, options.unit)
        sheets = running.database.look(paper.sheets, _EVERYWHERE, unit_id, on=running.today)
    if not sheets:
        raise Refused("visit-sheet-nothing")
    with open_private(options.out) as file:
        file.write(printed(sheets, words()))
    say("command-visits-printed", count=len(sheets), path=str(options.out))


def import_visits(options: Namespace) -> None:
    """Record what was filled in, row by row; run again, it records nothing twice."""
    with services() as running:
        lines = importing.read(options.file, today=running.today)
        verdicts: list[Verdict] = []
        for start in range(0, len(lines), _PIECE):
            piece = lines[start : start + _PIECE]
            verdicts += running.database.run(importing.record, _EVERYWHERE, piece, by=None, at=running.now())
    if options.json:
        say_json({**_counts(verdicts), "rows": [_as_json(each) for each in verdicts]})
        return
    for each in verdicts:
        if each.refused:
            said = words()(each.verdict, **each.params)
            say("command-visits-row", row=each.row, name=each.name, said=said)
    say("command-visits-done", **_counts(verdicts))


def _counts(verdicts: list[Verdict]) -> dict[str, int]:
    kinds = (RECORDED, ALREADY, BLANK)
    counts = {kind: sum(each.verdict == kind for each in verdicts) for kind in kinds}
    return {**counts, "refused": sum(each.refused for each in verdicts)}


def _as_json(each: Verdict) -> dict[str, str | int]:
    return {"row": each.row, "name": each.name, "verdict": each.verdict}


def _unit_id(session: Session, name: str | None) -> int:
    if name is not None:
        return finding.unit(session, name).id
    root = units.county(session)
    if root is None:
        raise Refused("export-no-county")
    return id_of(root)


def _sheet_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("out", metavar="OUT", type=Path)
    parser.add_argument("--unit")


def _import_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--json", action="store_true")


VERBS = (
    Verb("visits sheet", print_sheets, _sheet_arguments),
    Verb("visits import", import_visits, _import_arguments),
)
