"""The one writer of workbooks: any declared sheet, any number of rows, whole or not at all."""

from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError

from storage.sheets.cells import Row
from storage.sheets.charts import add_chart, noting
from storage.sheets.cleaning import file_name
from storage.sheets.course import add_course
from storage.sheets.draft import Draft, Export, Withheld, prepare
from storage.sheets.page import Page
from storage.sheets.words import Words


@dataclass(frozen=True, slots=True)
class Written:
    """A finished workbook: where it is, how many rows it has, what was left out."""

    path: Path
    rows: int
    withheld: tuple[Withheld, ...]


def write(
    export: Export, rows: Iterable[Row], folder: Path, words: Words, *, name: str | None = None
) -> Written:
    """Write a workbook into a folder, under its title or another name (no extension), and say where it is.

    Rows are taken one at a time and not kept. The file appears whole or not at all; one of the same name is
    replaced. Raises TooManyRows past 1,048,576 lines, OSError when the folder cannot be written.
    """
    return _save(prepare(export, words), lambda: rows, folder, name)


def write_in_child(
    export: Export,
    source: Callable[[], Iterable[Row]],
    folder: Path,
    words: Words,
    *,
    name: str | None = None,
) -> Written:
    """Do the same in a process of its own, so that a large workbook does not hold up the bot; wait for it.

    `source` is called there and travels: a module's function or a `partial` of one, opening its own snapshot.
    """
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_save, prepare(export, words), source, folder, name).result()


def _save(draft: Draft, source: Callable[[], Iterable[Row]], folder: Path, name: str | None) -> Written:
    target = folder / f"{draft.name if name is None else file_name(name)}.xlsx"
    with TemporaryDirectory(dir=folder, prefix=".export-") as beside:
        unfinished = Path(beside, "workbook.xlsx")
        try:
            count = _render(draft, source(), unfinished)
        except FileCreateError as failure:  # not an OSError of its own
            raise OSError(str(failure)) from failure
        unfinished.replace(target)
    return Written(target, count, draft.withheld)


def _render(draft: Draft, rows: Iterable[Row], path: Path) -> int:
    """Write title, heads, rows, notes and signature line, then the charts; return the number of rows."""
    with Workbook(str(path), {"constant_memory": True, "tmpdir": str(path.parent)}) as book:
        book.set_properties({"title": draft.title, "created": draft.at.astimezone(UTC)})
        page = Page(book, draft, draft.tab, draft.columns)
        page.title(draft.title)
        page.heads()
        page.print_setup()
        points: dict[str, list[Row]] = {chart.code: [] for chart in draft.charts}
        for chart in draft.charts:
            rows = noting(rows, chart, points[chart.code])
        count = page.body(rows)
        if not count:
            page.nothing()
        page.notes()
        page.signatures()
        for chart in draft.charts:
            add_chart(book, draft, chart, points[chart.code])
        if draft.course is not None:
            add_course(book, draft, draft.course)
    return count
