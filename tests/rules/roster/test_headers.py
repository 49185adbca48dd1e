import pytest

from rules.roster.headers import find_header


def test_the_national_form_and_its_copies_name_the_same_fields() -> None:
    national = find_header(["姓名", "公民身份号码", "出生日期", "人员类别", "所在党支部", "加入党组织日期"])
    copy = find_header(["党员姓名", "身份证号", "出生年月", "人员类型", "支部名称", "入党时间"])
    assert national == copy
    assert national.missing() == ()


def test_spaces_width_stars_and_remarks_do_not_matter() -> None:
    header = find_header(["*姓  名", "出生日期(yyyy-mm)", "人员\n类别:", "所在党支部（全称）"])
    assert header.columns == {"name": 0, "birth_on": 1, "category": 2, "branch": 3}


def test_a_column_serves_one_field_and_the_better_spelling_wins() -> None:
    assert find_header(["所在党支部", "隶属党组织"]).columns == {"branch": 0, "town": 1}
    assert find_header(["隶属党组织"]).columns == {"branch": 0}


def test_running_number_address_and_remarks_are_never_read() -> None:
    assert not find_header(["序号", "家庭住址", "现居住地", "户籍所在地", "备注", "民族"]).columns


@pytest.mark.parametrize(
    ("cells", "missing"),
    [
        (["姓名", "公民身份号码", "人员类别", "所在党支部"], ()),  # the birth date comes from the number
        (["姓名", "人员类别"], ("出生日期", "所在党支部")),
        (["甲", "乙"], ("姓名", "出生日期", "人员类别", "所在党支部")),
    ],
)
def test_missing_columns_are_named_as_people_know_them(cells: list[str], missing: tuple[str, ...]) -> None:
    assert find_header(cells).missing() == missing


def test_a_header_repeated_below_is_seen_and_a_person_called_like_one_is_not() -> None:
    header = find_header(["姓名", "出生日期", "人员类别", "所在党支部"])
    assert header.repeated_by(["姓名", "出生日期", "人员类别", "所在党支部"])
    assert not header.repeated_by(["姓名", "1950-01-01", "正式党员", "第1村党支部"])
    assert not header.repeated_by([])
