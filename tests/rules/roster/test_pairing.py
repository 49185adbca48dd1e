"""Who is who: every case here is one that would make two people of one, or one of two, if it went wrong."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.roster.entry import Entry
from rules.roster.known import KnownPerson
from rules.roster.pairing import Pairing, pair
from rules.roster.reasons import Reason
from tests.rules.roster.people import elsewhere, entry, known


def matched(pairing: Pairing) -> dict[int, int]:
    return {e.row: k.id for e, k in pairing.pairs}


def doubted(pairing: Pairing) -> dict[int, tuple[Reason, tuple[int, ...]]]:
    return {doubt.entry.row: (doubt.reason, doubt.candidates) for doubt in pairing.doubts}


def created(pairing: Pairing) -> list[int]:
    return [e.row for e in pairing.creates]


def test_somebody_unknown_is_new() -> None:
    assert created(pair([entry()], [])) == [2]


def test_name_and_birth_date_find_a_person_however_the_name_is_typed() -> None:
    person = known(1, entry(name="阿卜杜·买买提"))
    assert matched(pair([entry(name="阿卜杜 • 买买提")], [person])) == {2: 1}


def test_a_changed_branch_is_still_the_same_person() -> None:
    assert matched(pair([entry(branch="第2村")], [known(1, entry(branch="第1村"))])) == {2: 1}


def test_namesakes_are_told_apart_by_their_branches() -> None:
    one, two = entry(2, branch="第1村"), entry(3, branch="第2村")
    assert matched(pair([two, one], [known(1, one), known(2, two)])) == {2: 1, 3: 2}


def test_a_namesake_who_moves_is_the_one_left_over() -> None:
    one, two = entry(2, branch="第1村"), entry(3, branch="第2村", joined_on=date(1980, 1, 1))
    moved = replace(two, unit=entry(branch="第3村").unit)
    assert matched(pair([one, moved], [known(1, one), known(2, two)])) == {2: 1, 3: 2}


def test_namesakes_who_changed_places_are_told_by_their_joining_dates() -> None:
    one, two = entry(2, branch="第1村"), entry(3, branch="第2村", joined_on=date(1980, 1, 1))
    swapped = [replace(one, unit=two.unit), replace(two, unit=one.unit)]
    assert matched(pair(swapped, [known(1, one), known(2, two)])) == {2: 1, 3: 2}


def test_namesakes_in_one_branch_are_told_by_their_joining_dates() -> None:
    one, two = entry(2), entry(3, joined_on=date(1980, 1, 1))
    assert matched(pair([two, one], [known(1, one), known(2, two)])) == {2: 1, 3: 2}


def test_namesakes_nothing_tells_apart_are_for_a_person_to_decide() -> None:
    people = [
        known(1, entry(branch="第1村", joined_on=None)),
        known(2, entry(branch="第2村", joined_on=None)),
    ]
    pairing = pair([entry(branch="第3村", joined_on=None)], people)
    assert doubted(pairing) == {2: (Reason.SEVERAL_CANDIDATES, (1, 2))}
    assert (created(pairing), matched(pairing)) == ([], {})


def test_a_stranger_of_the_same_name_and_birth_date_is_not_taken_for_a_transfer() -> None:
    person = known(1, entry(branch="第1村", joined_on=date(1980, 1, 1)))
    assert doubted(pair([entry(branch="第2村")], [person])) == {2: (Reason.SEVERAL_CANDIDATES, (1,))}


def test_neither_is_one_of_the_other_sex() -> None:
    person = known(1, entry(branch="第1村", sex="male"))
    assert doubted(pair([entry(branch="第2村", sex="female", joined_on=None)], [person])) == {
        2: (Reason.SEVERAL_CANDIDATES, (1,))
    }


def test_a_corrected_joining_date_in_the_same_branch_is_the_same_person() -> None:
    assert matched(pair([entry(joined_on=date(1973, 5, 1))], [known(1, entry())])) == {2: 1}


def test_a_second_namesake_with_another_joining_date_is_new() -> None:
    one, two = entry(2, branch="第1村"), entry(3, branch="第2村", joined_on=date(1980, 1, 1))
    pairing = pair([one, two], [known(1, one)])
    assert (matched(pairing), created(pairing)) == ({2: 1}, [3])


@pytest.mark.parametrize("people", [[], [known(1, entry(2, branch="第1村"))]])
def test_one_person_in_two_branches_is_not_made_two(people: list[KnownPerson]) -> None:
    pairing = pair([entry(2, branch="第1村"), entry(3, branch="第2村")], people)
    assert doubted(pairing) == {3: (Reason.NAMESAKE_ELSEWHERE, ())}


def test_once_decided_two_namesakes_stay_two() -> None:
    one, two = entry(2, branch="第1村"), entry(3, branch="第2村")
    assert not pair([one, two], [known(1, one), known(2, two)]).doubts


def test_the_roster_number_outweighs_a_corrected_name_or_birth_date() -> None:
    person = known(1, entry(roster_key="7"))
    assert matched(pair([entry(name="王桂瑛", roster_key="7")], [person])) == {2: 1}
    assert matched(pair([entry(birth_on=date(1951, 1, 1), roster_key="7")], [person])) == {2: 1}


def test_a_roster_number_given_to_somebody_else_is_a_doubt() -> None:
    pairing = pair(
        [entry(name="李明", birth_on=date(1990, 1, 1), roster_key="7")], [known(1, entry(roster_key="7"))]
    )
    assert doubted(pairing) == {2: (Reason.OTHER_PERSON_HAS_KEY, (1,))}


def test_two_roster_numbers_are_two_people() -> None:
    pairing = pair([entry(roster_key="8")], [known(1, entry(roster_key="7"))])
    assert doubted(pairing) == {2: (Reason.SEVERAL_CANDIDATES, (1,))}


def test_a_day_learnt_later_does_not_make_a_second_person() -> None:
    person = known(1, entry(birth_on=date(1950, 3, 1)))
    assert matched(pair([entry(birth_on=date(1950, 3, 12))], [person])) == {2: 1}
    exact = known(1, entry(birth_on=date(1950, 3, 12)))
    assert matched(pair([entry(birth_on=date(1950, 3, 1), birth_exact=False)], [exact])) == {2: 1}


def test_a_corrected_birth_date_is_for_a_person_to_decide() -> None:
    pairing = pair([entry(birth_on=date(1951, 7, 9))], [known(1, entry())])
    assert doubted(pairing) == {2: (Reason.PERHAPS_KNOWN, (1,))}


def test_father_and_son_of_one_name_in_one_branch_are_two() -> None:
    father = entry()
    son = entry(3, birth_on=date(1980, 3, 5), joined_on=date(2005, 5, 1))
    pairing = pair([father, son], [known(1, father)])
    assert (matched(pairing), created(pairing)) == ({2: 1}, [3])
    assert created(pair([son], [known(1, father)])) == [3]


def test_a_month_only_joining_date_tells_as_much_as_it_can() -> None:
    entries = [entry(branch="第3村", joined_on=date(1980, 1, 1), joined_exact=False)]
    people = [known(1, entry(branch="第1村")), known(2, entry(branch="第2村", joined_on=date(1980, 1, 20)))]
    assert matched(pair(entries, people)) == {2: 2}


_SOME = st.builds(
    entry,
    st.just(0),
    st.sampled_from(["王桂英", "李明"]),
    branch=st.sampled_from(["第1村", "第2村", "第3村"]),
    birth_on=st.sampled_from([date(1950, 3, 1), date(1950, 3, 5)]),
    joined_on=st.sampled_from([None, date(1972, 5, 1), date(1980, 1, 1)]),
    roster_key=st.sampled_from([None, None, "7", "8"]),
)


@given(st.lists(_SOME, max_size=6), st.lists(_SOME, max_size=6), st.randoms())
def test_everybody_is_settled_once_and_order_does_not_matter(
    listed: list[Entry], there: list[Entry], random: Random
) -> None:
    numbers: set[str] = set()
    people = []
    for person_id, each in enumerate(there, 1):
        fresh = each.roster_key if each.roster_key not in numbers else None
        numbers |= {fresh} if fresh else set()
        people.append(known(person_id, replace(each, roster_key=fresh)))
    entries = [replace(each, row=row, roster_key=None) for row, each in enumerate(listed, 2)]
    pairing = pair(entries, people)
    rows = (
        [e.row for e, _ in pairing.pairs] + created(pairing) + [doubt.entry.row for doubt in pairing.doubts]
    )
    assert sorted(rows) == [e.row for e in entries]
    assert len({k.id for _, k in pairing.pairs}) == len(pairing.pairs)
    shuffled = random.sample(people, len(people))
    assert matched(pair(entries, shuffled)) == matched(pairing)


def test_leaving_one_branch_for_another_is_seen_from_both_sides() -> None:
    there = entry(branch="第2村")
    assert matched(pair([there], [elsewhere(known(1, entry()), there)])) == {2: 1}
