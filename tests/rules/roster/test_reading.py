from dataclasses import fields
from datetime import date

import pytest

from rules.roster.cells import Cell
from rules.roster.entry import Entry
from rules.roster.headers import find_header
from rules.roster.reading import Reading, read_roster
from rules.roster.reasons import Reason, Verdict

TODAY = date(2026, 11, 22)
GOOD: dict[str, Cell] = {
    "姓名": "王桂英",
    "性别": "女",
    "公民身份号码": "",
    "出生日期": "1950-03-05",
    "人员类别": "正式党员",
    "所属镇街": "灵湖镇",
    "所在党支部": "第1村党支部",
    "加入党组织日期": "1972-05-01",
    "转为正式党员日期": "",
    "联系电话": "19912345678",
    "党内职务": "",
    "表彰层级": "",
    "是否困难": "否",
    "是否独居": "否",
    "是否失能": "否",
    "结对联系人": "",
}


def read(*rows: dict[str, Cell]) -> Reading:
    names = list(dict.fromkeys(name for row in (GOOD, *rows) for name in row))
    lines = [[(GOOD | row).get(name, "") for name in names] for row in rows]
    return read_roster(find_header(names), list(enumerate(lines, 2)), today=TODAY)


def only(**changed: Cell) -> Entry:
    """Read one row that is plainly accepted."""
    reading = read(changed)
    assert reading.reports == ()
    return reading.entries[0]


def verdict(**changed: Cell) -> tuple[Verdict, tuple[Reason, ...]]:
    (report,) = read(changed).reports
    return report.verdict, report.reasons


def test_a_whole_row_is_understood() -> None:
    entry = only(党内职务="支部书记", 表彰层级="市级", 是否困难="是", 结对联系人="李 明")
    assert (entry.row, entry.name, entry.birth_on, entry.category) == (2, "王桂英", date(1950, 3, 5), "full")
    assert (entry.unit.town, entry.unit.branch) == ("灵湖镇", "第1村党支部")
    assert (entry.sex, entry.joined_on, entry.full_since_on) == ("female", date(1972, 5, 1), None)
    assert (entry.phone, entry.duty, entry.honour, entry.contact) == (
        "19912345678",
        "secretary",
        "prefecture",
        "李明",
    )
    assert entry.facts == {"hardship": True, "alone": False, "unable": False}


def test_neither_id_number_nor_address_has_a_place_in_an_entry() -> None:
    names = {field.name for field in fields(Entry)}
    assert not {name for name in names if "id_" in name or "address" in name}
    entry = only(公民身份号码="99010119491103464X", 出生日期="", 家庭住址="灵湖镇16组73号")
    assert "99010119491103464X" not in repr(entry)
    assert "16组73号" not in repr(entry)


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"姓名": "  "}, Reason.NAME_MISSING),
        ({"姓名": "长" * 61}, Reason.NAME_TOO_LONG),
        ({"所在党支部": ""}, Reason.BRANCH_MISSING),
        ({"人员类别": ""}, Reason.CATEGORY_MISSING),
        ({"人员类别": "其他人"}, Reason.CATEGORY_UNKNOWN),
        ({"出生日期": ""}, Reason.BIRTH_MISSING),
        ({"出生日期": "1950-02-30"}, Reason.BIRTH_UNREADABLE),
        ({"出生日期": "2050-01-01"}, Reason.BIRTH_IN_FUTURE),
        ({"出生日期": "1905-12-31"}, Reason.BIRTH_TOO_EARLY),
        ({"加入党组织日期": "1901-01-01"}, Reason.JOINED_BEFORE_BIRTH),
        ({"加入党组织日期": "2026-11-23"}, Reason.JOINED_IN_FUTURE),
    ],
)
def test_a_row_that_cannot_be_right_is_rejected(changed: dict[str, Cell], reason: Reason) -> None:
    reading = read(changed)
    assert reading.entries == ()
    assert [(report.row, report.verdict, report.reasons) for report in reading.reports] == [
        (2, Verdict.REJECT, (reason,))
    ]


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"出生日期": "1950.03"}, Reason.BIRTH_DAY_UNKNOWN),
        ({"公民身份号码": "990101195603142679"}, Reason.ID_CHECK_FAILED),
        ({"公民身份号码": "990101195603142678"}, Reason.SEX_DIFFERS_FROM_ID),
        ({"性别": "不详"}, Reason.SEX_UNREADABLE),
        ({"加入党组织日期": ""}, Reason.JOINED_MISSING),
        ({"加入党组织日期": "不详"}, Reason.JOINED_UNREADABLE),
        ({"加入党组织日期": "1972.05"}, Reason.JOINED_DAY_UNKNOWN),
        ({"加入党组织日期": "1985-05-01"}, Reason.FULL_SINCE_MISSING),
        ({"转为正式党员日期": "去年"}, Reason.FULL_SINCE_UNREADABLE),
        ({"转为正式党员日期": "2026-12-01"}, Reason.FULL_SINCE_IN_FUTURE),
        ({"转为正式党员日期": "1971-05-01"}, Reason.FULL_SINCE_BEFORE_JOINED),
        ({"党龄校正值": "三个月"}, Reason.PARTY_AGE_UNREADABLE),
        ({"联系电话": "1991234567"}, Reason.PHONE_UNREADABLE),
        ({"所属镇街": ""}, Reason.TOWN_MISSING),
        ({"党内职务": "支部书己"}, Reason.DUTY_UNKNOWN),
        ({"表彰层级": "村级"}, Reason.HONOUR_UNKNOWN),
        ({"是否困难": "比较困难"}, Reason.FACT_UNREADABLE),
        ({"结对联系人": "李明、王芳"}, Reason.CONTACT_SEVERAL),
    ],
)
def test_a_doubtful_row_is_accepted_with_a_warning(changed: dict[str, Cell], reason: Reason) -> None:
    assert len(read(changed).entries) == 1
    assert verdict(**changed) == (Verdict.WARN, (reason,))


def test_what_could_not_be_read_is_left_out() -> None:
    assert read({"联系电话": "1991234567"}).entries[0].phone is None
    assert read({"转为正式党员日期": "1971-05-01"}).entries[0].full_since_on is None
    assert read({"是否困难": "比较困难"}).entries[0].facts == {"alone": False, "unable": False}


@pytest.mark.parametrize("joined", ["1969-04-01", "1972-05-01", "1977-08-11"])
def test_who_joined_without_probation_needs_no_day_of_full_membership(joined: str) -> None:
    assert only(加入党组织日期=joined).full_since_on is None


@pytest.mark.parametrize("joined", ["1969-03-31", "1977-08-12"])
def test_who_joined_with_probation_does(joined: str) -> None:
    assert verdict(加入党组织日期=joined) == (Verdict.WARN, (Reason.FULL_SINCE_MISSING,))


def test_a_member_admitted_this_very_day_is_no_doubt() -> None:
    changed: dict[str, Cell] = {
        "加入党组织日期": "2026-11-22",
        "出生日期": "1996-02-29",
        "人员类别": "预备党员",
    }
    assert only(**changed).joined_on == TODAY


def test_a_former_cadre_need_not_have_joined() -> None:
    assert only(人员类别="非党员退位村干部", 加入党组织日期="").category == "former_cadre"


def test_birth_date_and_sex_come_from_the_id_number_where_they_are_missing() -> None:
    entry = only(出生日期="", 性别="", 公民身份号码="99010119491103464X")
    assert (entry.birth_on, entry.sex) == (date(1949, 11, 3), "female")


def test_the_day_of_a_month_comes_from_the_id_number_of_that_month_only() -> None:
    assert only(出生日期="1949.11", 公民身份号码="99010119491103464X").birth_on == date(1949, 11, 3)
    other = read({"出生日期": "1949.12", "公民身份号码": "99010119491103464X"})
    assert other.entries[0].birth_on == date(1949, 12, 1)
    assert other.reports[0].reasons == (Reason.BIRTH_DAY_UNKNOWN,)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("1_正式党员", "full"),
        ("2_预备党员", "probationary"),
        (1.0, "full"),
        ("正式", "full"),
        (" 正式 党员 ", "full"),
    ],
)
def test_a_category_may_come_as_code_and_text(written: Cell, code: str) -> None:
    assert read({"人员类别": written, "转为正式党员日期": "1973-05-01"}).entries[0].category == code


@pytest.mark.parametrize(
    ("written", "duty"),
    [
        ("支部书记", "secretary"),
        ("支部副书记", "deputy"),
        ("组织委员", "committee"),
        ("组织委员、支部副书记", "deputy"),
        ("书记兼宣传委员", "secretary"),
        ("原支委", "former_committee"),
        ("原支部书记", "former_committee"),
        ("无", None),
        ("", None),
    ],
)
def test_the_weightiest_duty_counts(written: str, duty: str | None) -> None:
    assert only(党内职务=written).duty == duty


def test_a_column_that_is_absent_says_nothing_about_anybody() -> None:
    header = find_header(["姓名", "出生日期", "人员类别", "所在党支部"])
    reading = read_roster(header, [(2, ["王桂英", "1950-03-05", "预备党员", "第1村党支部"])], today=TODAY)
    assert reading.reports == ()
    (entry,) = reading.entries
    assert (entry.facts, entry.duty, entry.contact, entry.joined_on) == ({}, None, None, None)


def test_blank_rows_are_told_only_when_somebody_follows() -> None:
    blank: dict[str, Cell] = dict.fromkeys(GOOD, "")
    reading = read({}, blank, {"姓名": "李明"}, blank, blank)
    assert [(report.row, report.verdict) for report in reading.reports] == [(3, Verdict.SKIP)]
    assert [entry.row for entry in reading.entries] == [2, 4]


def test_a_header_on_the_next_printed_page_is_skipped() -> None:
    reading = read({}, {name: name for name in GOOD}, {"姓名": "李明"})
    assert [(report.row, report.reasons) for report in reading.reports] == [(3, (Reason.REPEATED_HEADER,))]


def test_somebody_listed_twice_is_taken_once() -> None:
    reading = read({}, {"姓名": "王 桂英"}, {"出生日期": "1950-03-06"}, {"所在党支部": "第2村党支部"})
    assert [entry.row for entry in reading.entries] == [2, 4, 5]
    assert [(report.row, report.reasons) for report in reading.reports] == [(3, (Reason.LISTED_TWICE,))]


def test_two_with_one_name_and_birth_date_differ_by_their_number() -> None:
    reading = read({"人员编号": 7.0}, {"人员编号": "8"}, {"人员编号": "7", "姓名": "李明"})
    assert [entry.roster_key for entry in reading.entries] == ["7", "8"]
    assert reading.reports[0].reasons == (Reason.ROSTER_KEY_TWICE,)
