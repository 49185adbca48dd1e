"""The declared sheets against the rules' columns, their texts in both languages, the names of periods."""

from collections.abc import Callable
from datetime import date
from functools import cache

import pytest
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast, parse
from fluent.syntax.visitor import Visitor

from storage.sheets import SHEETS
from storage.sheets.page import TooManyRows
from storage.sheets.period import Period
from storage.sheets.shape import Instead, Sheet
from tests.files import TEXTS

LANGUAGES = ("zh", "en")
A4_WIDTH = 185  # digits that fit on the page at three quarters of their size: still read without glasses

HEADS = {
    "visits": "序号 单位 姓名 性别 出生年月 入党时间 类别 享受情形 责任人 事项 应办起止 走访日期 方式 走访人"
    " 是否按时 反映事项（编号） 备注",
    "reception": "编号 接待日期 时段 接待领导 地点 来访人 单位 人数 事项类别 简要事项 处理 承办单位 办理期限"
    " 答复日期 本人意见 备注",
    "cases": "编号 收到日期 来源 类别 内容摘要 署名方式 承办单位 责任人 协办（AB岗） 期限及算法 延期 答复日期"
    " 用工作日 是否满意 表态人 销号日期",
    "satisfaction": "单位 应答 实答 应答率 四项得分 公信度 满意度 95%区间 不了解率 较上期 是否可比",
}
TITLES = {
    "visits": "老党员走访慰问台账",
    "reception": "部长接待登记",
    "cases": "意见建议办理台账",
    "undone": "未办事项",
    "talks": "谈心谈话覆盖",
    "aid": "互助金台账",
    "monthly": "工作月报汇总",
    "roster": "党员名册",
    "audit": "操作记录",
}


class Variables(Visitor):
    """Collects the names of the variables in a message."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - fluent's own name
        self.names.add(node.id.name)


def source(language: str) -> str:
    return (TEXTS / f"workbooks.{language}.ftl").read_text("utf-8")


def messages(language: str) -> dict[str, set[str]]:
    """Return the variables of each message."""
    found: dict[str, set[str]] = {}
    for entry in parse(source(language)).body:
        assert not isinstance(entry, ast.Junk), entry.content
        if isinstance(entry, ast.Message):
            assert entry.id.name not in found, entry.id.name
            variables = Variables()
            variables.visit(entry)
            found[entry.id.name] = variables.names
    return found


@cache
def words(language: str) -> Callable[..., str]:
    bundle = FluentBundle([{"zh": "zh-CN", "en": "en"}[language]], use_isolating=False)
    bundle.add_resource(FluentResource(source(language)))

    def say(key: str, /, **values: str | int) -> str:
        pattern = bundle.get_message(key).value
        assert pattern is not None
        text, errors = bundle.format_pattern(pattern, values)
        assert not errors, (key, errors)
        return str(text)

    return say


def declared(sheet: Sheet) -> set[str]:
    """Return the keys a sheet needs."""
    columns = {f"column-{sheet.code}-{column.code}" for column in sheet.columns}
    groups = {f"column-{sheet.code}-{column.group}" for column in sheet.columns if column.group}
    charts = {f"chart-{sheet.code}-{chart.code}" for chart in sheet.charts}
    choices = {
        column.choices.key(code)
        for column in sheet.columns
        if column.choices
        for code in column.choices.codes
    }
    return {f"sheet-{sheet.code}"} | columns | groups | charts | choices


def heads(sheet: Sheet) -> list[str]:
    """Return the heads from left to right, of grouped columns the shared one once."""
    codes = dict.fromkeys(column.group or column.code for column in sheet.columns)
    return [words("zh")(f"column-{sheet.code}-{code}") for code in codes]


@pytest.mark.parametrize("code", HEADS)
def test_the_columns_are_those_of_the_rules_in_their_order(code: str) -> None:
    assert heads(SHEETS[code]) == HEADS[code].split()


@pytest.mark.parametrize("code", TITLES)
def test_every_workbook_of_the_rules_is_declared(code: str) -> None:
    assert words("zh")(f"sheet-{code}") == TITLES[code]


def test_the_words_in_cells_are_those_of_the_rules() -> None:
    timing = next(column.choices for column in SHEETS["visits"].columns if column.code == "on-time")
    outcome = next(column.choices for column in SHEETS["reception"].columns if column.code == "outcome")

    assert timing is not None
    assert outcome is not None
    assert [words("zh")(timing.key(code)) for code in timing.codes] == ["按时", "补记", "逾期", "未办", "免"]
    assert [words("zh")(outcome.key(code)) for code in outcome.codes] == ["当场答复", "交办"]
    assert words("zh")("value-withheld") == "人数少，不显示"


def test_sealed_texts_are_marked_sensitive() -> None:
    marked = {code: sheet.sensitive for code, sheet in SHEETS.items() if sheet.sensitive}

    assert marked == {
        "visits": ("note",),
        "reception": ("line",),
        "cases": ("summary",),
        "monthly": ("passed-up",),
        "roster": ("phone",),
    }


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_a_sheet_fits_a_printed_page(sheet: Sheet) -> None:
    assert sum(column.width for column in sheet.columns) <= A4_WIDTH


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_declared_thing_has_its_text_and_no_text_is_left_over(language: str) -> None:
    needed = set().union(*map(declared, SHEETS.values()))
    needed |= {f"value-{member.value}" for member in Instead} | {TooManyRows.key}
    frame = {key for key in messages(language) if key.startswith(("workbook-", "period-", "withheld-"))}

    assert set(messages(language)) - frame == needed - {TooManyRows.key}
    assert TooManyRows.key in frame


def test_both_languages_have_the_same_texts_with_the_same_variables() -> None:
    assert messages("zh") == messages("en")


@pytest.mark.parametrize(
    ("first", "last", "zh", "en"),
    [
        (date(2026, 10, 1), date(2026, 12, 31), "2026年第四季度", "fourth quarter of 2026"),
        (date(2026, 1, 1), date(2026, 3, 31), "2026年第一季度", "first quarter of 2026"),
        (
            date(2026, 2, 1),
            date(2026, 4, 30),
            "2026年2月1日至2026年4月30日",
            "1 February 2026 to 30 April 2026",
        ),
        (date(2026, 11, 1), date(2026, 11, 30), "2026年11月", "November 2026"),
        (date(2028, 2, 1), date(2028, 2, 29), "2028年2月", "February 2028"),
        (
            date(2028, 2, 1),
            date(2028, 2, 28),
            "2028年2月1日至2028年2月28日",
            "1 February 2028 to 28 February 2028",
        ),
        (date(2026, 7, 1), date(2026, 12, 31), "2026年下半年", "second half of 2026"),
        (date(2026, 1, 1), date(2026, 6, 30), "2026年上半年", "first half of 2026"),
        (
            date(2026, 4, 1),
            date(2026, 9, 30),
            "2026年4月1日至2026年9月30日",
            "1 April 2026 to 30 September 2026",
        ),
        (date(2026, 1, 1), date(2026, 12, 31), "2026年", "2026"),
        (
            date(2026, 12, 1),
            date(2027, 2, 28),
            "2026年12月1日至2027年2月28日",
            "1 December 2026 to 28 February 2027",
        ),
        (date(2026, 11, 15), date(2026, 11, 15), "2026年11月15日", "15 November 2026"),
        (None, date(2026, 11, 23), "截至2026年11月23日", "as of 23 November 2026"),
    ],
)
def test_periods_are_called_what_people_call_them(first: date | None, last: date, zh: str, en: str) -> None:
    period = Period(first, last)

    assert (period.in_words(words("zh")), period.in_words(words("en"))) == (zh, en)


def test_a_period_does_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="from_on"):
        Period(date(2026, 12, 1), date(2026, 11, 30))
