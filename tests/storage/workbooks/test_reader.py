"""Workbooks that people send: what is read of them, and which are refused with which key."""

import zipfile
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from openpyxl.styles import Font

from rules.refusals import Refused
from rules.roster.cells import Cell
from storage.workbooks.checks import Limits
from storage.workbooks.reader import read_roster_table

HEADER = ["序号", "姓名", "出生日期", "人员类别", "所在党支部"]
ROW = [1, "王桂英", "1950-03-05", "正式党员", "灵湖镇第1村党支部"]


def workbook(path: Path, sheets: dict[str, Sequence[Sequence[object]]]) -> openpyxl.Workbook:
    """Write a workbook of these sheets, and return it to be changed and saved once more."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return book


def refusal(path: Path, limits: Limits | None = None) -> Refused:
    with pytest.raises(Refused) as caught:
        read_roster_table(path, limits or Limits())
    return caught.value


def rows_of(path: Path) -> list[tuple[int, list[Cell]]]:
    return [(number, list(cells)) for number, cells in read_roster_table(path).rows()]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "roster.xlsx"


def test_rows_carry_their_excel_numbers_below_titles_and_a_margin(file: Path) -> None:
    book = workbook(file, {"名册": [HEADER, ROW, [], [2, *ROW[1:]]]})
    sheet = book.worksheets[0]
    sheet.insert_rows(1, amount=3)
    sheet.insert_cols(1, amount=2)
    sheet["C2"] = "灵湖镇党员名册"
    book.save(file)
    table = read_roster_table(file)
    assert (table.sheet, table.header_row, table.header.columns["name"]) == ("名册", 4, 3)
    rows = dict(table.rows())
    assert list(rows) == [5, 6, 7]
    assert rows[5][3] == "王桂英"
    assert set(rows[6]) == {""}
    assert rows[7][2] == 2.0


def test_dates_and_numbers_arrive_as_such(file: Path) -> None:
    workbook(file, {"a": [HEADER, [1, "王桂英", date(1950, 3, 5), 1, True]]})
    assert rows_of(file) == [(2, [1.0, "王桂英", date(1950, 3, 5), 1.0, True])]


def test_a_formula_that_holds_no_value_is_read_as_its_text(file: Path) -> None:
    workbook(file, {"b": [["x"]], "a": [HEADER, [1, '=HYPERLINK("http://x")', *ROW[2:]]]})
    assert rows_of(file)[0][1][1] == '=HYPERLINK("http://x")'


def test_a_formula_that_holds_a_value_is_read_as_that_value(file: Path, tmp_path: Path) -> None:
    workbook(file, {"a": [HEADER, [1, '=CONCAT("x")', *ROW[2:]]]})
    changed = tmp_path / "computed.xlsx"
    rewrite(file, changed, "xl/worksheets/sheet1.xml", b"<v>7</v>", b"<v />", b"<v></v>", b"<v/>")
    assert rows_of(changed)[0][1][1] == 7.0


def rewrite(source: Path, target: Path, part: str, new: bytes, *olds: bytes) -> None:
    """Copy a workbook with the first of some byte strings replaced in one of its parts."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for member in old.infolist():
            content = old.read(member)
            if member.filename == part:
                found = next(each for each in olds if each in content)
                content = content.replace(found, new, 1)
            package.writestr(member, content)


def test_a_merged_cell_speaks_for_all_its_rows(file: Path) -> None:
    book = workbook(file, {"a": [HEADER, ROW, [2, "李明", *ROW[2:4]], [3, "赵强", *ROW[2:4], "第2村"]]})
    book.worksheets[0].merge_cells("E2:E3")
    book.save(file)
    assert [cells[4] for _, cells in rows_of(file)] == ["灵湖镇第1村党支部"] * 2 + ["第2村"]


def test_the_sheet_with_the_needed_columns_is_found_and_hidden_ones_are_not_asked(file: Path) -> None:
    book = workbook(file, {"说明": [["怎么填"]], "名册": [HEADER, ROW], "旧": [HEADER, ROW]})
    book["旧"].sheet_state = "hidden"
    book.save(file)
    assert read_roster_table(file).sheet == "名册"


def test_two_rosters_in_one_workbook_are_refused_by_name(file: Path) -> None:
    workbook(file, {"灵湖镇": [HEADER, ROW], "金桥镇": [HEADER, ROW]})
    refused = refusal(file)
    assert (refused.key, refused.params) == ("upload-several-rosters", {"sheets": "灵湖镇 / 金桥镇"})


@pytest.mark.parametrize("rows", [[], [["甲", "乙"], [1, 2]], [["姓名", "备注"], ["王桂英", ""]]])
def test_a_workbook_without_the_needed_columns_is_refused_with_their_names(
    file: Path, rows: list[list[object]]
) -> None:
    workbook(file, {"a": rows})
    refused = refusal(file)
    assert refused.key == "upload-lacks-columns"
    assert str(refused.params["columns"]).endswith("出生日期 / 人员类别 / 所在党支部")


def test_a_header_far_down_is_no_header(file: Path) -> None:
    workbook(file, {"a": [["x"]] * 10 + [HEADER, ROW]})
    assert refusal(file).key == "upload-lacks-columns"


def test_ten_megabytes_of_text_named_as_a_workbook_are_refused(file: Path) -> None:
    file.write_bytes("王桂英，1950-03-05\n".encode() * 500_000)
    assert file.stat().st_size > 10_000_000
    assert refusal(file).key == "upload-unreadable"


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("a.csv", "姓名，出生日期".encode(), "upload-is-text"),
        ("a.CSV", "姓名".encode("gb18030"), "upload-is-text"),
        ("a.xlsx", b"", "upload-unreadable"),
        ("a.xlsx", b"PK\x03\x04 and nothing that follows", "upload-unreadable"),
        (
            "a.xls",
            bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2000) + "Workbook".encode("utf-16-le"),
            "upload-old-format",
        ),
    ],
)
def test_what_is_no_workbook_is_refused_by_what_it_is(
    tmp_path: Path, name: str, content: bytes, key: str
) -> None:
    (tmp_path / name).write_bytes(content)
    assert refusal(tmp_path / name).key == key


def test_a_password_protected_workbook_is_refused_as_such(file: Path, tmp_path: Path) -> None:
    workbook(file, {"a": [HEADER, ROW]})
    locked = tmp_path / "locked.xlsx"
    with file.open("rb") as plain, locked.open("wb") as target:
        OOXMLFile(plain).encrypt("secret", target)
    assert refusal(locked).key == "upload-locked"


def test_a_zip_that_holds_no_workbook_is_refused(file: Path) -> None:
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("letter.txt", "x")
    assert refusal(file).key == "upload-unreadable"


def test_a_truncated_workbook_is_refused(file: Path) -> None:
    workbook(file, {"a": [HEADER, ROW]})
    file.write_bytes(file.read_bytes()[:-200])
    assert refusal(file).key == "upload-unreadable"


def test_a_broken_sheet_is_refused(file: Path, tmp_path: Path) -> None:
    workbook(file, {"a": [HEADER, ROW]})
    broken = tmp_path / "broken.xlsx"
    rewrite(file, broken, "xl/worksheets/sheet1.xml", b"</oops>", b"</c>")
    assert refusal(broken).key == "upload-unreadable"


def test_a_file_of_too_many_bytes_is_refused(file: Path) -> None:
    workbook(file, {"a": [HEADER, ROW]})
    assert refusal(file, Limits(file_bytes=1000)).key == "upload-too-big"


def bomb(path: Path, size: int) -> None:
    """Write a workbook that is small as a file and unpacks to `size` bytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", bytes(size))


def test_a_zip_bomb_is_refused_before_it_is_unpacked(file: Path) -> None:
    bomb(file, 20_000_000)
    assert file.stat().st_size < 100_000
    assert refusal(file, Limits(unpacked_bytes=10_000_000)).key == "upload-too-big"


def test_a_zip_bomb_that_lies_about_its_size_is_refused(file: Path) -> None:
    bomb(file, 20_000_000)
    honest, lie = (20_000_000).to_bytes(4, "little"), (1000).to_bytes(4, "little")
    file.write_bytes(file.read_bytes().replace(honest, lie))
    assert refusal(file, Limits(unpacked_bytes=10_000_000)).key == "upload-unreadable"


@pytest.mark.parametrize(
    ("cell", "key"),
    [
        ("A600001", "upload-too-long"),
        ("XFD1048576", "upload-too-wide"),
        ("BM2", "upload-too-wide"),
        ("A600000", None),
        ("BL2", None),
    ],
)
def test_a_value_far_out_is_refused_before_it_can_exhaust_the_memory(
    file: Path, cell: str, key: str | None
) -> None:
    book = workbook(file, {"a": [HEADER, ROW]})
    book.worksheets[0][cell] = "x"
    book.save(file)
    if key is None:
        assert read_roster_table(file).header_row == 1
    else:
        assert refusal(file).key == key


def test_formatted_but_empty_cells_far_out_are_no_matter(file: Path) -> None:
    book = workbook(file, {"a": [HEADER, ROW]})
    book.worksheets[0]["XFD1048576"].font = Font(bold=True)
    book.save(file)
    assert len(rows_of(file)) == 1


def test_a_document_type_with_its_entities_is_refused(file: Path, tmp_path: Path) -> None:
    workbook(file, {"a": [HEADER, [1, "=1", *ROW[2:]]]})
    hostile = tmp_path / "hostile.xlsx"
    entities = b'<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet'
    rewrite(file, hostile, "xl/worksheets/sheet1.xml", entities, b"<worksheet")
    assert refusal(hostile).key == "upload-unreadable"


def test_a_refusal_holds_nothing_of_the_file(file: Path) -> None:
    file.write_bytes(BytesIO("王桂英".encode()).getvalue())
    assert str(refusal(file)) == "upload-unreadable"
