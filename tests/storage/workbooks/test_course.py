"""How scores went, as a page of the workbook: withheld in words, drawn with native lines and intervals."""

import zipfile
from dataclasses import replace
from pathlib import Path

from openpyxl import load_workbook

from bot.texts import Words
from storage.sheets import SHEETS
from storage.sheets.draft import Export
from storage.sheets.shape import Course, Instead, Line
from storage.workbooks.writer import write
from tests.storage.workbooks.test_writer import AT, QUARTER, REPORT

COURSE = Course(
    "清河县各期得分",
    "期次",
    "误差±",
    ("上半年", "下半年", "全国 2008 年"),
    (
        Line("满意度", (Instead.WITHHELD, 76.5, None), (None, 2.5, None)),
        Line("满意度（公布过的）", (None, None, 73.57), joined=False),
        Line("公信度", ((75.0, 80.0), 44.0, None), (None, 1.0, None)),
    ),
)
EXPORT = Export(SHEETS["satisfaction"], "清河县", QUARTER, AT, course=COURSE)


def test_the_table_says_everything_and_the_chart_draws_what_is_exact(tmp_path: Path) -> None:
    written = write(EXPORT, [REPORT], tmp_path, Words("zh"))
    leaf = load_workbook(written.path)["清河县各期得分"]
    assert [[cell.value for cell in row[:6]] for row in leaf.iter_rows(min_row=2, max_row=5)] == [
        ["期次", "满意度", "误差±", "满意度（公布过的）", "公信度", "误差±"],
        ["上半年", "人数少，不显示", None, None, "75–80", None],
        ["下半年", 76.5, 2.5, None, 44, 1],
        ["全国 2008 年", None, None, 73.57, None, None],
    ]
    drawn = zipfile.ZipFile(written.path).read("xl/charts/chart2.xml").decode()
    assert drawn.count("<c:ser>") == 3
    assert drawn.count("<c:errBars>") == 2
    assert "$C$3:$C$5" in drawn
    shapes = [drawn.count(f'<c:symbol val="{shape}"/>') for shape in ("circle", "diamond", "none")]
    assert shapes == [2, 1, 0]
    assert drawn.count("<a:noFill/>") == 1, "no line leads from one published score to another"
    assert '<c:min val="40"/>' in drawn, "the tens below 43"


def test_without_a_course_there_is_no_such_page(tmp_path: Path) -> None:
    written = write(replace(EXPORT, course=None), [REPORT], tmp_path, Words("zh"))
    assert "清河县各期得分" not in load_workbook(written.path).sheetnames
