"""What people type is never more than text: in a cell, in a tab, in a file's name."""

import re
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from storage.sheets.cleaning import CELL_LIMIT, clean, file_name, tab_name
from storage.sheets.draft import Export
from storage.sheets.period import Period
from storage.sheets.shape import Column, Sheet
from storage.workbooks.writer import write

HOSTILE = (
    "=1+1",
    "+8613800001234",
    "-1",
    "@SUM(A1)",
    "{=1+1}",
    '=HYPERLINK("http://example.org","x")',
    "http://example.org",
    "mailto:a@example.org",
    "<r></t></is></c><c r='B9'><f>1+1</f></c></r>",
    "<r>plain</r>",
    "_x000D_ and _x0041_",
    "a\x00b\x0bc\x1fd",
    "one\r\ntwo\rthree\nfour\tfive",
    "\u202egnp.exe",
    "\ud800 half a pair",
    "\ufffe\uffff",
    "]]>&<>\"'",
    "  spaces  ",
    "\U00020bb7野家",
    "👵" * 20_000,
    "1e5",
    "#REF!",
    "TRUE",
    "",
)
anything = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(codec=None, exclude_categories=())),
    st.tuples(st.sampled_from(("=", "+", "-", "@", "<r>", "{=", "_x000A_")), st.text()).map("".join),
)
calm = settings(deadline=None, derandomize=True, max_examples=60)


def stub(key: str, /, **_values: str | int) -> str:
    return key


@calm
@given(st.lists(anything, min_size=1, max_size=6))
@example(list(HOSTILE))
def test_whatever_is_typed_is_a_text_and_reads_back_as_cleaned(texts: list[str]) -> None:
    sheet = Sheet("any", tuple(Column(name, 20) for name in "abc"))
    export = Export(sheet, texts[0], Period(None, date(2026, 11, 23)), datetime(2026, 11, 23, tzinfo=UTC))

    with TemporaryDirectory() as folder:
        written = write(export, [{"a": text, "b": text, "c": None} for text in texts], Path(folder), stub)
        leaf = load_workbook(written.path).worksheets[0]
        body = list(leaf.iter_rows(min_row=3, max_row=2 + len(texts)))
        archive = zipfile.ZipFile(written.path)
        markup = archive.read("xl/worksheets/sheet1.xml").decode()

    assert [unescape(str(cell.value or "")) for cell, *_ in body] == [clean(text) for text in texts]
    assert {cell.data_type for row in body for cell in row} <= {"s", "inlineStr", "n"}
    assert all(cell.value is None for row in body for cell in row if cell.data_type == "n")
    assert not re.search(r"<f[ >]|<hyperlink", markup)
    assert len(body) == len(texts)
    assert "xl/worksheets/_rels/sheet1.xml.rels" not in archive.namelist()


@pytest.mark.parametrize("unit", ["=1+1", "http://example.org", "<r><f>1</f></r>", "{=1}"])
def test_a_title_is_a_text_too(unit: str, tmp_path: Path) -> None:
    sheet = Sheet("any", (Column("a", 20), Column("b", 20)))
    export = Export(sheet, unit, Period(None, date(2026, 11, 23)), datetime(2026, 11, 23, tzinfo=UTC))

    def only_the_unit(key: str, /, **values: str | int) -> str:
        return str(values.get("unit", key))

    written = write(export, [], tmp_path, only_the_unit)

    title = load_workbook(written.path).worksheets[0]["A1"]
    assert (title.value, title.data_type) == (unit if unit[0] != "<" else f" {unit}", "s")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("王桂英", "王桂英"),
        ("=1+1", "=1+1"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("tab\tstays", "tab\tstays"),
        ("a\x00b\x0bc\x1fd\x7fe\x85f", "abcdef"),
        ("\u202egnp.exe\u2069", "gnp.exe"),
        ("\ud800x\ufffe", "x"),
        ("<r>x</r>", " <r>x</r>"),
        ("<r>x", "<r>x"),
        ("\x00<r>x</r>\x00", " <r>x</r>"),
        ("\u3000全角", "\u3000全角"),
    ],
)
def test_cleaning_by_example(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@calm
@given(anything)
def test_cleaning_twice_is_cleaning_once_and_printable_text_is_untouched(text: str) -> None:
    once = clean(text)

    assert clean(once) == once
    assert len(once.encode("utf-16-le")) <= 2 * CELL_LIMIT + 2
    if text.isprintable() and len(text) < CELL_LIMIT // 2 and not text.startswith("<r>"):
        assert once == text


def test_a_text_too_long_is_cut_and_says_so() -> None:
    fits, long, wide = "字" * CELL_LIMIT, "字" * (CELL_LIMIT + 1), "👵" * CELL_LIMIT

    assert clean(fits) == fits
    assert clean(long) == "字" * (CELL_LIMIT - 1) + "…"
    assert clean(wide) == "👵" * (CELL_LIMIT // 2) + "…"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("灵湖镇老党员走访慰问台账（2026年第四季度）", "灵湖镇老党员走访慰问台账（2026年第四季度）"),
        ("../../etc/passwd", "etc_passwd"),
        ("C:\\Windows\\x", "C_Windows_x"),
        ("CON", "_CON"),
        ("lpt1.txt", "_lpt1.txt"),
        ("..", "_"),
        ("", "_"),
        (".hidden", "hidden"),
        ("-rf", "rf"),
        ('a*b?c"d<e>f|g', "a_b_c_d_e_f_g"),
        ("a\nb\x00c", "a_bc"),
        ("trailing. ", "trailing"),
        ("e\u0301te", "\u00e9te"),
        ("字" * 100, "字" * 66),
    ],
)
def test_file_names_by_example(title: str, name: str) -> None:
    assert file_name(title) == name


@calm
@given(anything)
def test_a_file_name_is_one_step_down_and_fits(title: str) -> None:
    name = file_name(title)

    assert (Path("folder") / f"{name}.xlsx").parent == Path("folder")
    assert 0 < len(name.encode()) <= 201
    assert not re.search(r'[\\/:*?"<>|\x00-\x1f]', name)
    assert name == name.strip(" .")


def test_a_tab_fits_what_excel_takes() -> None:
    assert tab_name("a[b]c:d*e?f/g\\h") == "a b c d e f g h"
    assert tab_name("'quoted'") == "quoted"
    assert tab_name("字" * 40) == "字" * 30 + "…"
