"""Questionnaires and scales are data: they load strictly, refuse by key and survive being frozen."""

import pytest

from rules.refusals import Refused
from rules.satisfaction.scales import MOST_OPTIONS, Wording, shipped_scales
from rules.satisfaction.surveys import (
    MOST_ASKED,
    SHIPPED,
    Question,
    case_code,
    extended,
    freeze,
    load_questionnaire,
    mistakes,
    shipped,
    thaw,
)

OWN = """
code = "county-2027"
version = 3
scale = "three-step"
remark = false
questions = [
  "selection",
  { code = "roads", zh = "您怎么评价村里的路?", en = "How do you rate the village roads?" },
]
composites = [ { code = "both", zh = "合计", parts = ["selection", "roads"] } ]
"""


def refusal(text: str) -> tuple[str, dict[str, object]]:
    with pytest.raises(Refused) as refused:
        load_questionnaire(text)
    return refused.value.key, dict(refused.value.params)


def test_the_national_scale_has_the_published_values() -> None:
    national = shipped_scales()["national-2009"]
    assert national.values == (100, 80, 60, 30, 0, None)


def test_every_scale_lets_people_say_they_do_not_know_and_fits_a_button() -> None:
    for scale in shipped_scales().values():
        assert scale.values.count(None) == 1
        assert len(scale.options) <= MOST_OPTIONS


def test_headline_asks_four_and_full_asks_them_first() -> None:
    headline, full = shipped("headline"), shipped("full")
    assert [question.code for question in headline.questions] == [
        "overall",
        "officers",
        "selection",
        "integrity",
    ]
    assert full.questions[:4] == headline.questions
    assert len(full.questions) == 14
    assert full.position("responses") == 13


def test_composites_are_those_that_the_published_series_shows() -> None:
    assert {each.code: each.parts for each in shipped("headline").composites} == {
        "credibility": ("selection", "integrity"),
        "satisfaction": ("overall", "officers"),
    }


@pytest.mark.parametrize("name", SHIPPED)
def test_a_wave_keeps_the_questionnaire_unchanged(name: str) -> None:
    assert thaw(freeze(shipped(name))) == shipped(name)


def test_a_county_brings_its_own_words_and_they_are_frozen_too() -> None:
    own = load_questionnaire(OWN)
    assert own.questions[1].wording.zh == "您怎么评价村里的路?"
    assert own.questions[0].wording.zh is None  # Fluent has words for it
    assert not own.remark
    assert thaw(freeze(own)) == own


def test_a_county_may_write_its_own_scale() -> None:
    yes, no = '{ code = "yes", zh = "好", value = 100 }', '{ code = "no", zh = "不好", value = 0 }'
    scale = f'{{ code = "own", version = 1, options = [{yes}, {no}, {{ code = "unaware" }}] }}'
    own = load_questionnaire(OWN.replace('"three-step"', scale))
    assert own.scale.values == (100, 0, None)


@pytest.mark.parametrize(
    ("old", "new", "key", "params"),
    [
        ("version = 3", "version =", "questionnaire-unreadable", {}),
        ("version = 3", "", "questionnaire-key-missing", {"key": "version"}),
        ("version = 3", "version = true", "questionnaire-value-wrong", {"key": "version"}),
        ("version = 3", "version = 0", "questionnaire-value-wrong", {"key": "version"}),
        ("version = 3", "version = 3\ncolour = 1", "questionnaire-key-unknown", {"key": "colour"}),
        ('"three-step"', '"five-step"', "questionnaire-scale-unknown", {"scale": "five-step"}),
        ('"three-step"', "5", "questionnaire-value-wrong", {"key": "scale"}),
        ('"county-2027"', '"County 2027"', "questionnaire-code-wrong", {"code": "County 2027"}),
        ('"county-2027"', '"headline"', "questionnaire-code-taken", {"code": "headline"}),
        ('code = "roads"', 'code = "selection"', "questionnaire-code-twice", {"code": "selection"}),
        ('code = "both"', 'code = "roads"', "questionnaire-code-twice", {"code": "roads"}),
        ('["selection", "roads"]', '["selection"]', "questionnaire-composite-parts", {"code": "both"}),
        (
            '["selection", "roads"]',
            '["selection", "rails"]',
            "questionnaire-composite-parts",
            {"code": "both"},
        ),
        ('"selection",\n', '"selection", "rails",\n', "questionnaire-wording-missing", {"code": "rails"}),
        ('zh = "您怎么评价村里的路?", ', "", "questionnaire-wording-missing", {"code": "roads"}),
        ('zh = "合计", ', "", "questionnaire-wording-missing", {"code": "both"}),
        ("  {", "  7, {", "questionnaire-value-wrong", {"key": "questions"}),
        ('en = "', 'fr = "', "questionnaire-key-unknown", {"key": "questions.fr"}),
    ],
)
def test_what_is_wrong_in_a_file_is_refused_by_name(
    old: str, new: str, key: str, params: dict[str, object]
) -> None:
    assert old in OWN
    assert refusal(OWN.replace(old, new, 1)) == (key, params)


def test_more_questions_than_a_button_carries_are_refused() -> None:
    many = ",".join(f'{{ code = "q{number}", zh = "第{number}题" }}' for number in range(15))
    text = f'code = "many"\nversion = 1\nscale = "marks"\nquestions = [{many}]'
    assert refusal(text) == ("questionnaire-questions-count", {"most": 14})


@pytest.mark.parametrize(
    ("options", "key"),
    [
        ('{ code = "yes", zh = "好", value = 100 }', "scale-options-count"),
        (
            '{ code = "yes", zh = "好", value = 100 }, { code = "no", zh = "不", value = 100 }',
            "scale-says-nothing",
        ),
        (
            '{ code = "yes", zh = "好", value = 101 }, { code = "no", zh = "不", value = 0 }',
            "scale-value-range",
        ),
        ('{ code = "yes", value = 100 }, { code = "no", value = 0 }', "questionnaire-wording-missing"),
    ],
)
def test_a_scale_that_cannot_measure_is_refused(options: str, key: str) -> None:
    scale = f'{{ code = "own", version = 1, options = [{options}] }}'
    assert refusal(OWN.replace('"three-step"', scale))[0] == key


def test_frozen_json_that_is_none_is_refused() -> None:
    for text in ("{", "[]", '"headline"'):
        with pytest.raises(Refused):
            thaw(text)


def test_an_unknown_questionnaire_is_refused() -> None:
    with pytest.raises(Refused, match="questionnaire-unknown"):
        shipped("monthly")


def test_every_mistake_of_a_file_is_found_at_once() -> None:
    text = OWN.replace('code = "roads"', 'code = "Roads"').replace("county-2027", "County 2027")
    text = text.replace('["selection", "roads"]', "7")
    assert [mistake.key for mistake in mistakes(text)] == [
        "questionnaire-code-wrong",
        "questionnaire-value-wrong",
    ]
    assert [mistake.key for mistake in mistakes(OWN.replace("county-2027", "County 2027"))] == [
        "questionnaire-code-wrong"
    ]
    assert [mistake.key for mistake in mistakes("= 7")] == ["questionnaire-unreadable"]
    assert mistakes(OWN) == []


def test_questions_are_added_when_a_wave_is_opened() -> None:
    asked = shipped("open-evaluation")
    more = [
        Question(case_code(f"YJ2026{number:04}"), Wording("办得怎么样?"), Wording("YJ"))
        for number in range(28)
    ]
    made = extended(asked, more)
    assert len(made.questions) == MOST_ASKED == 32
    assert thaw(freeze(made)) == made
    assert [question.case_number for question in made.questions[3:5]] == [None, "YJ20260000"]
    with pytest.raises(Refused, match="questionnaire-questions-count"):
        extended(made, [Question("one-more", Wording("再一题?"))])
