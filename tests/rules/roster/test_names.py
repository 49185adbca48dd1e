import pytest

from rules.roster.names import UnitName, clean_name, name_key, unit_key
from rules.roster.phones import read_phone


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("  查鹏永\u3000", "查鹏永"),
        ("王 英", "王英"),
        ("王\u3000英", "王英"),
        ("王英\u200b\n", "王英"),
        ("阿卜杜·买买提", "阿卜杜·买买提"),
        ("Mary  Ann Lee", "Mary Ann Lee"),
        ("乔䶮", "乔䶮"),
        ("乔\ue863", "乔\ue863"),  # from an old code page; better odd than gone
        ("乔\U00031350", "乔\U00031350"),  # newer than this Python's tables
        ('=HYPERLINK("x")', '=HYPERLINK("x")'),
    ],
)
def test_a_name_is_kept_as_written_but_for_spaces(written: str, kept: str) -> None:
    assert clean_name(written) == kept


@pytest.mark.parametrize("dot", "·•‧・∙⋅●.．･")
def test_a_middle_dot_is_one_dot(dot: str) -> None:
    assert name_key(f"阿卜杜{dot}买买提") == name_key("阿卜杜·买买提")


def test_width_spaces_and_case_do_not_tell_people_apart() -> None:
    assert name_key("Ｌｉ 明") == name_key("li明")
    assert name_key("李明") != name_key("李铭")


def test_a_branch_is_known_by_town_and_branch() -> None:
    assert unit_key("灵湖镇", "第１村 党支部") == UnitName("灵湖镇", "第1村党支部").key
    assert unit_key("金桥镇", "第1村党支部") != unit_key("灵湖镇", "第1村党支部")
    assert unit_key("", "机关党支部") != unit_key("机关", "党支部")


@pytest.mark.parametrize(
    ("written", "phone"),
    [
        ("１９９１２３４５６７８", "19912345678"),
        ("+86 199 1234 5679", "19912345679"),
        ("0086-199-1234-5679", "19912345679"),
        ("8619912345679", "19912345679"),
        ("(0714) 8712345", "07148712345"),
        ("无/19912345679", "19912345679"),
        ("19912345678、19912345679", "19912345678"),
        ("1991234567", None),
        ("12345678901", None),
        ("8712345", None),
        ("", None),
    ],
)
def test_a_phone_is_read_whole_or_not_at_all(written: str, phone: str | None) -> None:
    assert read_phone(written) == phone
