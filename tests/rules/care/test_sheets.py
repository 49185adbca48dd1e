"""A filled sheet as people write it: columns in any order, ways and days in any spelling."""

from datetime import date, datetime

import pytest

from rules.care.rulebook import Way
from rules.care.sheets import columns, read_line
from rules.roster.cells import Cell
from rules.typed_days import read_day

TODAY = date(2026, 11, 23)


def test_columns_in_any_order_and_spelling() -> None:
    assert columns(["序号", "姓 名", "走访方式", "日期", "备注"]) == {"name": 1, "way": 2, "on": 3, "note": 4}
    assert columns(["姓名", "日期"]) == {}
    assert columns(["湖西村党支部走访登记表", "", ""]) == {}


@pytest.mark.parametrize(
    ("written", "on"),
    [
        (datetime(2026, 11, 3), date(2026, 11, 3)),  # noqa: DTZ001 - a cell has no zone
        ("2026年11月3日", date(2026, 11, 3)),
        ("11月3日", date(2026, 11, 3)),
        ("11.3", date(2026, 11, 3)),
        ("12.30", date(2025, 12, 30)),  # not to come
        ("2月30日", None),
        ("前几天", None),
        ("2026年11月", None),
    ],
)
def test_days(written: Cell, on: date | None) -> None:
    where = {"name": 0, "on": 1, "way": 2}
    assert read_line(2, ["王桂英", written, "到家"], where, TODAY).on == on


@pytest.mark.parametrize(
    ("written", "way"), [("上门", Way.HOME), (" 电 话 ", Way.PHONE), ("家属代", Way.PROXY), ("托梦", None)]
)
def test_ways(written: str, way: Way | None) -> None:
    assert read_line(2, ["王桂英", "11.3", written], {"name": 0, "on": 1, "way": 2}, TODAY).way is way


def test_a_blank_row_is_no_mistake() -> None:
    line = read_line(2, [7.0, "王桂英", "", ""], {"id": 0, "name": 1, "on": 2, "way": 3}, TODAY)
    assert line.blank
    assert line.id == 7


@pytest.mark.parametrize("written", ["9999999.11.3", "11.3.4.5", ""])
def test_no_day(written: str) -> None:
    assert read_day(written, TODAY) is None
