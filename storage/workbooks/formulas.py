"""Cells that look empty to the reader: formulas no program ever computed. Their text is read instead.

A name typed as `=...` is such a cell: it must come out as that text, not as nothing.
"""

import posixpath
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final
from xml.parsers.expat import ExpatError, ParserCreate, XMLParserType

from rules.refusals import Refused
from storage.workbooks.checks import column_number

_PIECE: Final = 1 << 20
Position = tuple[int, int]  # row and column, from 0


def uncomputed_formulas(path: Path, sheet: str) -> Mapping[Position, str]:
    """Return the text of a sheet's formulas that hold no value, `=` in front."""
    with zipfile.ZipFile(path) as package:
        part = _part_of(package, sheet)
        if part is None or not _holds_formulas(package, part):
            return {}
        return _read_formulas(package, part)


def _part_of(package: zipfile.ZipFile, sheet: str) -> str | None:
    """Find the file of a sheet inside the workbook, by the two tables that name it."""
    ids: dict[str, str] = {}
    targets: dict[str, str] = {}

    def on_sheet(tag: str, attributes: dict[str, str]) -> None:
        if tag == "sheet":
            ids[attributes.get("name", "")] = attributes.get("id", "")

    def on_relation(tag: str, attributes: dict[str, str]) -> None:
        if tag == "Relationship":
            targets[attributes.get("Id", "")] = attributes.get("Target", "")

    names = set(package.namelist())
    for name, handler in (("xl/workbook.xml", on_sheet), ("xl/_rels/workbook.xml.rels", on_relation)):
        if name in names:
            _parse(package, name, _parser(handler))
    target = posixpath.normpath(posixpath.join("/xl", targets.get(ids.get(sheet, ""), ""))).lstrip("/")
    return target if target in names else None


def _holds_formulas(package: zipfile.ZipFile, part: str) -> bool:
    tail = b""
    with package.open(part) as file:
        while piece := file.read(_PIECE):
            if b"<f>" in tail + piece or b"<f " in tail + piece:
                return True
            tail = piece[-2:]
    return False


class _Formulas:
    """Collects formula texts while a sheet's XML goes by."""

    def __init__(self) -> None:
        self.found: dict[Position, str] = {}
        self._cell = ""
        self._inside = ""
        self._formula: list[str] = []
        self._value = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._inside = tag
        if tag == "c":
            self._cell, self._value = attributes.get("r", ""), False
            self._formula.clear()

    def text(self, text: str) -> None:
        if self._inside == "f":
            self._formula.append(text)
        elif self._inside == "v":
            self._value = True

    def end(self, tag: str) -> None:
        self._inside = ""
        if tag == "c" and self._formula and not self._value:
            letters = self._cell.rstrip("0123456789")
            row = int(self._cell[len(letters) :]) - 1
            self.found[row, column_number(letters) - 1] = "=" + "".join(self._formula)


def _read_formulas(package: zipfile.ZipFile, part: str) -> dict[Position, str]:
    formulas = _Formulas()
    parser = _parser(formulas.start)
    parser.EndElementHandler = lambda tag: formulas.end(_local(tag))
    parser.CharacterDataHandler = formulas.text
    _parse(package, part, parser)
    return formulas.found


def _parser(on_start: Callable[[str, dict[str, str]], None]) -> XMLParserType:
    """Return a parser that names elements and attributes without their prefix, and takes no document type."""
    parser = ParserCreate()
    parser.StartElementHandler = lambda tag, attributes: on_start(
        _local(tag), {_local(name): value for name, value in attributes.items()}
    )
    parser.StartDoctypeDeclHandler = _refuse_document_type
    return parser


def _refuse_document_type(*_: object) -> None:
    raise Refused("upload-unreadable")  # a workbook has none; entities that grow without end need one


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _parse(package: zipfile.ZipFile, part: str, parser: XMLParserType) -> None:
    with package.open(part) as file:
        try:
            parser.ParseFile(file)
        except ExpatError as error:
            raise Refused("upload-unreadable") from error
