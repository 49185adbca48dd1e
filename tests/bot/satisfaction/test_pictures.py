"""What the picture of a result shows: wave by wave, what is withheld said, what is told apart marked."""

from dataclasses import replace

from bot.satisfaction import pictures
from bot.satisfaction.pictures import trend
from rules.satisfaction.scales import Wording, shipped_scales
from storage.pictures.trend import Mark
from tests.results import ASKED, EAST, FIRST, SECOND, THIRD, cell, result

GOOD = (30, 8, 2)
POOR = (2, 8, 20, 6, 4)
OTHERS = (cell(SECOND, GOOD), cell(THIRD, GOOD))
FEW = result([cell(FIRST, (3,)), *OTHERS])
BAND = result([cell(FIRST, (5, 5)), *OTHERS], wave=2)
LOW = result([cell(FIRST, POOR), *OTHERS], wave=3)
HIGH = result([cell(FIRST, GOOD), *OTHERS], wave=4)


def test_waves_go_from_left_to_right_each_as_it_may_be_shown() -> None:
    found = trend("zh", (HIGH, LOW, BAND, FEW), FIRST)
    assert found is not None
    assert (found.title, found.unit) == ("2028年上半年组织工作满意度", "一支部")
    assert found.waves == ("2026\n12月", "2027\n6月", "2027\n12月", "2028\n6月")
    few, band, low, high = next(panel.marks for panel in found.panels if panel.name == "组工干部")
    assert few == Mark("人数少，不显示")
    assert band == Mark("90–95", None, 90, 95)
    assert (low.words, low.mean, low.moved) == ("55.5", 55.5, "")
    assert low.low is not None
    assert low.low < 55.5
    assert (high.words, high.moved) == ("94.0", "比上期高 38.5")
    assert len(found.legend) == 5


def test_published_scores_stand_beside_those_of_the_same_indicator() -> None:
    found = trend("zh", (HIGH,), FIRST)
    assert found is not None
    assert found.publications == ("全国\n2008年", "全国\n2012年", "某市\n同年", "全国\n某年")
    officers = next(panel for panel in found.panels if panel.name == "组工干部")
    assert [mark.words for mark in officers.published] == ["73.58", "", "75.93", "75.54"]


def test_of_the_oldest_wave_shown_the_move_on_the_one_before_is_marked_too() -> None:
    waves = [result([cell(FIRST, GOOD if n % 2 else POOR), *OTHERS], wave=n) for n in range(9, 2, -1)]
    found = trend("zh", waves, FIRST)
    assert found is not None
    assert len(found.waves) == pictures.WAVES
    assert all(mark.moved for panel in found.panels for mark in panel.marks)


def test_there_is_no_picture_of_nothing() -> None:
    assert trend("zh", (FEW,), FIRST) is None
    assert trend("zh", (FEW,), EAST) is not None


def test_a_unit_that_is_new_has_no_earlier_waves() -> None:
    before = replace(LOW, paths={unit: path for unit, path in LOW.paths.items() if unit != FIRST})
    found = trend("zh", (HIGH, before), FIRST)
    assert found is not None
    assert found.waves == ("2028\n6月",)


def test_what_an_earlier_wave_did_not_ask_is_said() -> None:
    asked = replace(ASKED, questions=ASKED.questions[:2], composites=())
    before = result([cell(FIRST, GOOD, asked=asked)], wave=3, asked=asked)
    found = trend("zh", (HIGH, before), FIRST)
    assert found is not None
    assert found.panels[0].marks[0] == Mark("没问这个")


def test_a_countys_own_words_are_drawn_as_they_are() -> None:
    wording = Wording("汤<热>&浓", "Soup <hot> & thick")
    question = replace(ASKED.questions[0], code="soup", short=wording)
    own = replace(ASKED, questions=(question,), composites=(), scale=shipped_scales()["marks"])
    found = trend("en", (result([cell(FIRST, (0, 20, 20), asked=own)], asked=own),), FIRST)
    assert found is not None
    assert found.panels[0].name == "Soup <hot> & thick"
    assert found.publications == ()
