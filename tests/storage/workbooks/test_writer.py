"""A workbook read back: what its cells hold, how it prints, what is left out, what a failure leaves."""

import gc
import itertools
import tracemalloc
import weakref
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from fluent.runtime import FluentBundle, FluentResource
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from bot.texts import Words as BotWords
from storage.sheets import SHEETS, page
from storage.sheets.cells import Row
from storage.sheets.draft import Export, Withheld, prepare, sealed
from storage.sheets.page import TooManyRows
from storage.sheets.period import Period
from storage.sheets.shape import Choices, Column, Instead, Kind, Sheet
from storage.sheets.words import Words
from storage.workbooks.writer import Written, write, write_in_child
from tests.files import TEXTS

QUARTER = Period(date(2026, 10, 1), date(2026, 12, 31))
AT = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
TITLE = "灵湖镇老党员走访慰问台账（2026年第四季度）"

VISIT: Row = {
    "unit": "曙光村党支部",
    "name": "王桂英",
    "sex": "female",
    "born": date(1944, 3, 17),
    "joined": date(1976, 7, 1),
    "category": "full",
    "standing": ("aged_80", "alone"),
    "owner": "张建国",
    "matter": "第四季度走访",
    "owed": (date(2026, 10, 1), date(2026, 12, 31)),
    "visited": date(2026, 11, 23),
    "way": "home",
    "visitor": "张建国",
    "on-time": "on_time",
    "cases": None,
    "note": "腿脚不便，想装一个扶手",
}
REPORT: Row = {
    "unit": "灵湖镇",
    "invited": 200,
    "cast": 150,
    "response": 0.75,
    "overall": 73.55,
    "officers": 73.58,
    "selection": (65, 70),
    "integrity": Instead.WITHHELD,
    "credibility": Instead.WITHHELD,
    "satisfaction": 73.57,
    "interval": (71.24, 75.86),
    "unaware": 0.125,
    "change": -1.5,
    "comparable": "yes",
}


@pytest.fixture(scope="module")
def words() -> Words:
    bundle = FluentBundle(["zh-CN"], use_isolating=False)
    bundle.add_resource(FluentResource((TEXTS / "workbooks.zh.ftl").read_text("utf-8")))

    def say(key: str, /, **values: str | int) -> str:
        pattern = bundle.get_message(key).value
        assert pattern is not None
        text, errors = bundle.format_pattern(pattern, values)
        assert not errors, (key, errors)
        return str(text)

    return say


def visits(*withheld: Withheld) -> Export:
    return Export(SHEETS["visits"], "灵湖镇", QUARTER, AT, withheld)


def opened(written: Written, sheet: int = 0) -> Worksheet:
    leaf = load_workbook(written.path).worksheets[sheet]
    assert isinstance(leaf, Worksheet)
    return leaf


def line(leaf: Worksheet, number: int) -> list[object]:
    return [cell.value for cell in leaf[number]]


# What is in it


def test_a_visit_reads_back_equal(tmp_path: Path, words: Words) -> None:
    written = write(visits(), [VISIT], tmp_path, words)

    leaf = opened(written)
    assert written.rows == 1
    assert leaf["A1"].value == TITLE
    assert line(leaf, 3) == [
        1, "曙光村党支部", "王桂英", "女", moment("1944-03-01"), moment("1976-07-01"),
        "正式党员", "80岁以上、独居", "张建国", "第四季度走访", "2026-10-01 – 2026-12-31",
        moment("2026-11-23"), "到家", "张建国", "按时", None, "腿脚不便，想装一个扶手",
    ]  # fmt: skip


def test_dates_and_numbers_are_cells_of_their_kind(tmp_path: Path, words: Words) -> None:
    leaf = opened(write(visits(), [VISIT], tmp_path, words))

    assert [leaf[f"{column}3"].number_format for column in "AELQ"] == [
        "0",
        "yyyy.mm",
        "yyyy-mm-dd",
        "General",
    ]
    assert leaf["L3"].is_date
    assert leaf["B3"].quotePrefix  # still a text after somebody edits the cell
    assert not leaf["L3"].quotePrefix
    assert leaf["P3"].border.left.style == "thin"  # an empty cell has its lines, too


def test_of_a_birth_date_only_the_month_is_in_the_file(tmp_path: Path, words: Words) -> None:
    leaf = opened(write(visits(), [VISIT], tmp_path, words))

    assert leaf["E3"].value == moment("1944-03-01")


def test_fen_become_yuan_and_shares_percent(tmp_path: Path) -> None:
    columns = (Column("paid", 9, Kind.MONEY), Column("share", 9, Kind.SHARE), Column("at", 9, Kind.MOMENT))
    sheet = Sheet("any", columns)
    at = datetime(2026, 11, 23, 9, 30, 5, 999, tzinfo=UTC)
    row: Row = {"paid": 12345, "share": 0.125, "at": at}

    leaf = opened(write(replace(visits(), sheet=sheet), [row], tmp_path, stub))

    assert line(leaf, 3) == [123.45, 0.125, moment("2026-11-23 09:30:05")]
    assert [cell.number_format for cell in leaf[3]] == ["#,##0.00", "0.0%", "yyyy-mm-dd hh:mm:ss"]


def test_hours_and_days_before_excel_are_told_in_words(tmp_path: Path) -> None:
    sheet = Sheet("any", (Column("hours", 9, Kind.HOURS), Column("born", 9, Kind.DATE)))
    row: Row = {"hours": (time(9, 20), time(9, 40)), "born": date(1899, 12, 31)}

    leaf = opened(write(replace(visits(), sheet=sheet), [row], tmp_path, stub))

    assert line(leaf, 3)[:2] == ["09:20–09:40", "1899-12-31"]


def test_a_code_the_sheet_does_not_declare_is_refused(tmp_path: Path, words: Words) -> None:
    with pytest.raises(KeyError, match="by_pigeon"):
        write(visits(), [{**VISIT, "way": "by_pigeon"}], tmp_path, words)


def test_a_row_that_lacks_a_shown_column_is_refused(tmp_path: Path, words: Words) -> None:
    with pytest.raises(KeyError, match="visitor"):
        write(
            visits(), [{code: value for code, value in VISIT.items() if code != "visitor"}], tmp_path, words
        )


def test_an_empty_workbook_says_so_between_heads_and_signatures(tmp_path: Path, words: Words) -> None:
    written = write(visits(), [], tmp_path, words)

    leaf = opened(written)
    assert written.rows == 0
    assert leaf["A2"].value == "序号"
    assert leaf["A3"].value == "本期没有记录"
    assert leaf.max_row == 4


def test_the_last_line_is_for_signatures(tmp_path: Path, words: Words) -> None:
    leaf = opened(write(visits(), [VISIT] * 3, tmp_path, words))

    assert [value for value in line(leaf, leaf.max_row) if value] == ["填表人：", "审核人：", "日期："]


# What is left out


def test_a_withheld_column_is_gone_and_a_note_says_why(tmp_path: Path, words: Words) -> None:
    hidden = sealed(SHEETS["visits"])
    row = {code: value for code, value in VISIT.items() if code != "note"}

    written = write(visits(*hidden), [row], tmp_path, words)

    leaf = opened(written)
    assert written.withheld == hidden == (Withheld("note", "withheld-sealed"),)
    assert line(leaf, 2)[-1] == "反映事项（编号）"
    assert leaf["A4"].value == "注：本表不列“备注”，属加密保存内容，不进聊天，需写入指定文件夹并注明缘由。"
    assert "扶手" not in everything(written.path)


def test_what_is_withheld_need_not_be_a_column(tmp_path: Path, words: Words) -> None:
    leaf = opened(write(visits(Withheld("withheld-small-groups", "withheld-few")), [VISIT], tmp_path, words))

    assert leaf.max_column == 17
    assert str(leaf["A4"].value).startswith("注：本表不列“人数少的单位的得分”")


# How it looks and prints


def test_it_prints_on_a4_across_with_title_heads_and_page_numbers(tmp_path: Path, words: Words) -> None:
    leaf = opened(write(visits(), [VISIT] * 3, tmp_path, words))

    assert (leaf.page_setup.orientation, leaf.page_setup.paperSize) == ("landscape", 9)
    assert (leaf.page_setup.fitToWidth, leaf.page_setup.fitToHeight) == (None, 0)  # absent means 1
    assert leaf.sheet_properties.pageSetUpPr is not None
    assert leaf.sheet_properties.pageSetUpPr.fitToPage
    assert leaf.print_title_rows == "$1:$2"
    assert leaf.freeze_panes == "A3"
    assert leaf.oddFooter is not None
    assert leaf.oddFooter.center.text == "第 &P 页 共 &N 页"
    assert {str(merged) for merged in leaf.merged_cells.ranges} == {"A1:Q1"}


def test_a_long_text_gets_the_height_it_needs(tmp_path: Path, words: Words) -> None:
    rows: list[Row] = [VISIT, {**VISIT, "note": "腿" * 40}, {**VISIT, "note": "一\n二\n三\n四\n五"}]

    leaf = opened(write(visits(), rows, tmp_path, words))

    plain, long, broken = (leaf.row_dimensions[number].height for number in (3, 4, 5))
    assert plain is not None
    assert long is not None
    assert broken is not None
    assert plain < long == broken


def test_a_text_of_ours_gets_the_height_it_needs_like_any_other(tmp_path: Path) -> None:
    """Texts are a kind of string of their own; a row of them is as tall as one that was typed."""
    rows: list[Row] = [{**REPORT, "invited": Instead.WITHHELD}]
    leaf = opened(write(replace(visits(), sheet=SHEETS["satisfaction"]), rows, tmp_path, BotWords("zh")))
    assert leaf["B4"].value == "人数少，不显示"
    height = leaf.row_dimensions[4].height
    assert height is not None
    assert height > page.LINE_HEIGHT * 2


def test_scores_stand_under_a_shared_head(tmp_path: Path, words: Words) -> None:
    leaf = opened(write(replace(visits(), sheet=SHEETS["satisfaction"]), [REPORT], tmp_path, words))

    assert line(leaf, 2) == [None] * 4 + ["四项得分"] + [None] * 9
    assert "E2:H2" in {str(merged) for merged in leaf.merged_cells.ranges}
    assert leaf["A3"].value == "单位"
    assert (leaf.print_title_rows, leaf.freeze_panes) == ("$1:$3", "A4")


# Satisfaction


def test_what_may_not_be_told_is_said_and_never_a_number(tmp_path: Path, words: Words) -> None:
    row: Row = {**REPORT, "change": Instead.INDISTINCT}
    leaf = opened(write(replace(visits(), sheet=SHEETS["satisfaction"]), [REPORT, row], tmp_path, words))

    assert line(leaf, 4) == [
        "灵湖镇", 200, 150, 0.75, 73.55, 73.58, "65–70", "人数少，不显示", "人数少，不显示", 73.57,
        "71.2–75.9", 0.125, -1.5, "可比",
    ]  # fmt: skip
    assert leaf["M5"].value == "看不出差别"


def test_a_chart_draws_exact_figures_only(tmp_path: Path, words: Words) -> None:
    hidden: Row = {**REPORT, "unit": "石桥镇", "credibility": (70, 75), "satisfaction": Instead.WITHHELD}
    shown: Row = {**REPORT, "unit": "东港镇", "credibility": 66.94}

    written = write(replace(visits(), sheet=SHEETS["satisfaction"]), [REPORT, hidden, shown], tmp_path, words)

    beside = opened(written, 1)
    assert [line(beside, number)[:3] for number in (3, 4)] == [
        ["灵湖镇", None, 73.57],
        ["东港镇", 66.94, 73.57],
    ]
    drawn = zipfile.ZipFile(written.path).read("xl/charts/chart1.xml").decode()
    assert "'公信度和满意度（满分100）'!$C$3:$C$4" in drawn
    assert "石桥镇" not in everything_of(beside)


def test_a_chart_stays_readable_however_many_units_there_are(tmp_path: Path, words: Words) -> None:
    written = write(replace(visits(), sheet=SHEETS["satisfaction"]), [REPORT] * 30, tmp_path, words)

    assert written.rows == 30
    assert opened(written, 1).max_row == 2 + 20


def test_a_chart_of_withheld_columns_is_not_drawn(tmp_path: Path, words: Words) -> None:
    hidden = tuple(Withheld(code, "withheld-few") for code in ("credibility", "satisfaction"))

    written = write(replace(visits(*hidden), sheet=SHEETS["satisfaction"]), [REPORT], tmp_path, words)

    assert len(load_workbook(written.path).worksheets) == 1


# The file


def test_the_file_is_named_like_the_title(tmp_path: Path, words: Words) -> None:
    assert write(visits(), [VISIT], tmp_path, words).path == tmp_path / f"{TITLE}.xlsx"


def test_a_name_is_never_a_path(tmp_path: Path, words: Words) -> None:
    folder = tmp_path / "out"
    folder.mkdir()

    written = write(visits(), [VISIT], folder, words, name="../../etc/passwd")

    assert written.path == folder / "etc_passwd.xlsx"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_link_in_the_folder_is_replaced_not_followed(tmp_path: Path, words: Words) -> None:
    folder, elsewhere = tmp_path / "out", tmp_path / "precious.xlsx"
    folder.mkdir()
    elsewhere.write_text("precious")
    (folder / "ledger.xlsx").symlink_to(elsewhere)

    written = write(visits(), [VISIT], folder, words, name="ledger")

    assert elsewhere.read_text() == "precious"
    assert not written.path.is_symlink()


def test_a_folder_that_is_not_there_is_an_os_error(tmp_path: Path, words: Words) -> None:
    with pytest.raises(FileNotFoundError):
        write(visits(), [VISIT], tmp_path / "missing", words)


def test_until_it_is_whole_nothing_stands_under_its_name(tmp_path: Path, words: Words) -> None:
    def rows() -> Iterator[Row]:
        yield VISIT
        assert not (tmp_path / f"{TITLE}.xlsx").exists()
        yield VISIT

    assert write(visits(), rows(), tmp_path, words).path.exists()


def test_one_that_fails_leaves_the_earlier_one_and_nothing_else(tmp_path: Path, words: Words) -> None:
    earlier = write(visits(), [VISIT], tmp_path, words).path.read_bytes()

    def rows() -> Iterator[Row]:
        yield VISIT
        raise RuntimeError("snapshot lost")

    with pytest.raises(RuntimeError, match="snapshot lost"):
        write(visits(), rows(), tmp_path, words)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [earlier]


def test_too_many_rows_are_refused_not_cut(
    tmp_path: Path, words: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "ROWS", 10)  # title, heads, seven rows, signatures

    assert write(visits(), [VISIT] * 7, tmp_path, words).rows == 7
    with pytest.raises(TooManyRows):
        write(visits(), [VISIT] * 8, tmp_path, words)


def test_the_same_rows_make_the_same_file(tmp_path: Path, words: Words) -> None:
    first = write(visits(), [VISIT], tmp_path, words, name="first").path.read_bytes()

    assert write(visits(), [VISIT], tmp_path, words, name="second").path.read_bytes() == first


# Size


class Watch:
    """Something to hold weakly; rides in a row where no column asks for it."""


def test_rows_are_let_go_as_they_are_written(tmp_path: Path, words: Words) -> None:
    alive: weakref.WeakSet[Watch] = weakref.WeakSet()

    def rows() -> Iterator[Mapping[str, Any]]:  # Any: the watch is no cell
        for _ in range(50):
            row: dict[str, Any] = {**VISIT, "watch": Watch()}
            alive.add(row["watch"])
            yield row
            assert len(alive) <= 2, "rows are collected"

    assert write(visits(), rows(), tmp_path, words).rows == 50


def test_memory_stays_flat_even_when_every_row_has_its_own_height(tmp_path: Path) -> None:
    export = replace(visits(), sheet=Sheet("any", (Column("text", 9),)))

    def peak(rows: int) -> int:
        gc.collect()
        tracemalloc.start()
        write(export, itertools.repeat({"text": "腿" * 40}, rows), tmp_path, stub)
        top = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return top

    peak(5)  # what is loaded once
    assert peak(6_000) - peak(3_000) < 100_000  # XlsxWriter's own buffers are full at 3,000


def test_another_process_writes_the_same(tmp_path: Path, words: Words) -> None:
    here = write(visits(), [VISIT] * 3, tmp_path, words, name="here")

    there = write_in_child(visits(), partial(itertools.repeat, VISIT, 3), tmp_path, words, name="there")

    assert (there.rows, there.path.name) == (3, "there.xlsx")
    assert there.path.read_bytes() == here.path.read_bytes()


# Declarations that make no sense


def test_a_sheet_refuses_a_column_twice_and_a_choice_without_codes() -> None:
    with pytest.raises(ValueError, match="twice"):
        Sheet("twice", (Column("name", 9), Column("name", 9)))
    with pytest.raises(ValueError, match="way"):
        Column("way", 9, Kind.CHOICE)
    with pytest.raises(ValueError, match="way"):
        Column("way", 9, choices=Choices("way", ("home",)))


def test_a_draft_holds_every_text_and_no_word_giver(words: Words) -> None:
    draft = prepare(visits(), words)

    assert draft.choices["timing"] == {
        "on_time": "按时", "entered_late": "补记", "late": "逾期", "undone": "未办", "waived": "免",
    }  # fmt: skip
    assert draft.tab == "老党员走访慰问台账"


def stub(key: str, /, **_values: str | int) -> str:
    """Say the key itself, for sheets that have no texts."""
    return key


def moment(text: str) -> datetime:
    """Read a cell's moment: Excel knows no zones."""
    return datetime.fromisoformat(text)


def everything(path: Path) -> str:
    archive = zipfile.ZipFile(path)
    return "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml"))


def everything_of(leaf: Worksheet) -> str:
    return " ".join(str(value) for row in leaf.iter_rows(values_only=True) for value in row)
