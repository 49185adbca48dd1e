"""Names in a chat: the shortest form that tells the people of one list apart."""

import pytest

from rules.care.names import Form, Listed, called, masked, surname


def texts(*names: str) -> list[tuple[Form, str]]:
    shown = called(Listed(number, name) for number, name in enumerate(names))
    return [(each.form, each.text) for each in shown.values()]


def test_a_surname_is_enough_where_nobody_shares_it() -> None:
    assert texts("张建国", "李秀兰") == [(Form.COMRADE, "张"), (Form.COMRADE, "李")]


def test_a_shared_surname_shows_the_last_character() -> None:
    assert texts("王桂英", "王桂兰", "陈明") == [
        (Form.MASKED, "王*英"),
        (Form.MASKED, "王*兰"),
        (Form.COMRADE, "陈"),
    ]


def test_a_shared_ending_shows_the_full_name() -> None:
    assert texts("王桂英", "王秀英", "王大力") == [
        (Form.FULL, "王桂英"),
        (Form.FULL, "王秀英"),
        (Form.MASKED, "王*力"),
    ]


def test_six_of_one_surname_are_all_told_apart() -> None:
    shown = texts("王桂英", "王桂兰", "王英", "王秀英", "王建国", "王国")
    assert len(set(shown)) == 6


def test_a_given_name_of_one_character_hides_nothing() -> None:
    assert texts("王英", "王桂兰") == [(Form.FULL, "王英"), (Form.MASKED, "王*兰")]


@pytest.mark.parametrize(
    ("name", "family", "short"),
    [
        ("欧阳建国", "欧阳", "欧阳*国"),
        ("司马光", "司马", "司马光"),
        ("欧阳", "欧", "欧阳"),
        ("爱新觉罗启运", "爱新觉罗", "爱新觉罗*运"),
        ("王桂英", "王", "王*英"),
    ],
)
def test_compound_surnames_stay_whole(name: str, family: str, short: str) -> None:
    assert surname(name) == family
    assert masked(name) == short


def test_two_of_the_very_same_name_stay_alike() -> None:
    assert texts("王桂英", "王桂英") == [(Form.FULL, "王桂英")] * 2


def test_the_village_name_goes_first_and_frees_the_surname() -> None:
    shown = called([Listed(1, "王桂英", "王三爹"), Listed(2, "王桂兰")])
    assert (shown[1].form, shown[1].text) == (Form.KNOWN_AS, "王三爹")
    assert (shown[2].form, shown[2].text) == (Form.COMRADE, "王")


def test_a_village_name_given_twice_tells_nobody_apart() -> None:
    shown = called([Listed(1, "王桂英", "三婆"), Listed(2, "李桂兰", "三婆")])
    assert [each.text for each in shown.values()] == ["王", "李"]


def test_full_names_where_the_setting_says_so() -> None:
    assert called([Listed(1, "张建国", "老张")], short=False)[1].text == "张建国"
