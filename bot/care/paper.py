"""The visit sheet on paper: what is printed on it, in the reader's language."""

from collections.abc import Iterable
from typing import Final

from bot.care import words as care_words
from bot.texts import Words
from storage.care.paper import Owed, Sheet
from storage.printing import VisitLine, VisitSheet, VisitTexts, visit_sheets_pdf

_COLUMNS: Final = ("number", "name", "what", "due", "ways", "date", "signature")
_SIGNATURES: Final = ("filled", "checked", "date")


def printed(sheets: Iterable[Sheet], words: Words) -> bytes:
    """Lay out sheets as PDF, every branch from a new page."""
    number, name, what, due, ways, date, signature = (words(f"visit-sheet-{each}") for each in _COLUMNS)
    filled, checked, day = (words(f"visit-sheet-signed-{each}") for each in _SIGNATURES)
    texts = VisitTexts(
        title=words("visit-sheet-document"),
        note=words("visit-sheet-note"),
        columns=(number, name, what, due, ways, date, signature),
        signatures=(filled, checked, day),
    )
    pages = [
        VisitSheet(
            title(sheet, words),
            tuple(_line(sheet, row, words) for row in sheet.rows),
        )
        for sheet in sheets
    ]
    return visit_sheets_pdf(pages, texts=texts)


def title(sheet: Sheet, words: Words) -> str:
    """Return what a sheet is called, on the page and as a file."""
    return words("visit-sheet-title", unit=sheet.unit, on=sheet.on, year=str(sheet.on.year))


def _line(sheet: Sheet, row: Owed, words: Words) -> VisitLine:
    matters = [care_words.matter(words.language, task.rule, task.slot, sheet.on) for task in row.tasks]
    ways = tuple(words(care_words.way_key(way)) for way in row.ways)
    return VisitLine(row.subject.name, tuple(matters), words("visit-sheet-by", on=row.tasks[0].due_on), ways)
