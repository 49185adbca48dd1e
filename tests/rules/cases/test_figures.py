"""The ledger's numbers: each share with its own denominator, and nothing of a unit with few answers."""

from rules.cases.figures import Fate, figures, ledger

DONE = Fate("village", "灵湖镇", 8, in_time=True, satisfied=True, by="self")
LATE = Fate("village", "灵湖镇", 20, in_time=False, satisfied=False, by="witness")
SILENT = Fate("branch", "组织科", 10, in_time=True)
WAITING = Fate("branch", "组织科")


def test_each_share_has_its_own_denominator() -> None:
    found = figures([DONE, LATE, SILENT, WAITING])
    assert (found.raised, found.answered, found.in_time, found.rated, found.satisfied) == (4, 3, 2, 2, 1)
    assert found.typical_days == 10


def test_nothing_yet() -> None:
    assert figures([]).typical_days is None


def test_a_unit_with_few_answers_is_not_shown() -> None:
    found = ledger([DONE] * 5 + [SILENT] * 4 + [WAITING], least=5)
    assert list(found.by_unit) == ["灵湖镇"]
    assert found.withheld_units == 1
    assert found.by_category["branch"].raised == 5


def test_a_theme_recurs_from_three_of_one_unit() -> None:
    assert ledger([DONE, DONE], least=5).recurring == []
    assert ledger([DONE, DONE, LATE, SILENT, WAITING], least=5).recurring == ["village"]


def test_verdicts_are_counted_apart_by_who_gave_them() -> None:
    assert ledger([DONE, DONE, LATE, SILENT], least=5).by_voice == {"self": 2, "witness": 1}


def test_units_stand_in_order_of_name_not_of_complaints() -> None:
    fates = [
        Fate("other", unit, 3, in_time=True)
        for unit in ("b", "a", "b", "b", "a", "a", "a", "a", "b", "b", "b")
    ]
    assert list(ledger(fates, least=5).by_unit) == ["a", "b"]
