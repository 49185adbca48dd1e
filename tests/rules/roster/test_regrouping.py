"""Branches a roster names no more: renamed, merged or split."""

from rules.roster.entry import Entry
from rules.roster.known import KnownPerson
from rules.roster.regrouping import Regrouping, regroupings
from tests.rules.roster.people import entry, known


def went(*moves: tuple[str, str, int]) -> list[tuple[Entry, KnownPerson]]:
    """Let so many people go from one branch to another."""
    return [
        (entry(number, branch=after), known(number, entry(number, branch=before)))
        for before, after, count in moves
        for number in range(count)
    ]


def found(*moves: tuple[str, str, int]) -> list[tuple[str, int]]:
    pairs = went(*moves)
    named = {each.unit.key for each, _ in pairs}
    return [(each.kind, each.people) for each in regroupings(pairs, named)]


def test_who_all_go_on_together_were_renamed() -> None:
    assert found(("第1村", "第9村", 10)) == [("renamed", 10)]


def test_a_few_who_went_elsewhere_do_not_hide_it() -> None:
    assert found(("第1村", "第9村", 9), ("第1村", "第2村", 1), ("第2村", "第2村", 5)) == [("renamed", 10)]


def test_two_that_go_up_in_one_were_merged() -> None:
    assert found(("第1村", "第9村", 10), ("第2村", "第9村", 4)) == [("merged", 10), ("merged", 4)]


def test_one_that_goes_up_in_another_that_stays_was_merged() -> None:
    assert found(("第1村", "第2村", 10), ("第2村", "第2村", 4)) == [("merged", 10)]


def test_one_that_goes_two_ways_was_split() -> None:
    assert found(("第1村", "第8村", 5), ("第1村", "第9村", 5)) == [("split", 10)]


def test_a_branch_that_is_still_named_is_none_of_these() -> None:
    assert found(("第1村", "第9村", 9), ("第1村", "第1村", 1)) == []


def test_most_people_come_first() -> None:
    pairs = went(("第1村", "第8村", 2), ("第1村", "第9村", 5))
    (only,) = regroupings(pairs, {each.unit.key for each, _ in pairs})
    assert isinstance(only, Regrouping)
    assert [count for _, count in only.into] == [5, 2]
