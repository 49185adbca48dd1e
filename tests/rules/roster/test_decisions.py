"""What a person decided is used, as long as it still fits; what does not fit any more is asked again."""

from dataclasses import replace
from datetime import date

from rules.roster.decisions import Answer, Decision, fingerprint
from rules.roster.pairing import Pairing, pair
from rules.roster.reasons import Reason
from tests.rules.roster.people import entry, known


def same(*people: int) -> Decision:
    return Decision(Answer.SAME, frozenset(people))


def another(*people: int) -> Decision:
    return Decision(Answer.ANOTHER, frozenset(people))


def matched(pairing: Pairing) -> dict[int, int]:
    return {e.row: k.id for e, k in pairing.pairs}


def created(pairing: Pairing) -> list[int]:
    return [e.row for e in pairing.creates]


def asked(pairing: Pairing) -> list[Reason]:
    return [doubt.reason for doubt in pairing.doubts]


MARCH, MAY = date(1950, 3, 5), date(1950, 5, 3)


def test_somebody_with_another_birth_date_is_asked_about_and_then_the_person_they_were_said_to_be() -> None:
    old, new = known(1, entry(birth_on=MARCH)), entry(birth_on=MAY)
    assert asked(pair([new], [old])) == [Reason.PERHAPS_KNOWN]
    assert matched(pair([new], [old], {fingerprint(new): same(1)})) == {2: 1}
    assert created(pair([new], [old], {fingerprint(new): another(1)})) == [2]


def test_of_two_candidates_the_named_one_is_taken_and_the_other_left_alone() -> None:
    two = [known(1, entry(branch="第1村")), known(2, entry(branch="第2村"))]
    new = entry(branch="第3村")
    assert asked(pair([new], two)) == [Reason.SEVERAL_CANDIDATES]
    assert matched(pair([new], two, {fingerprint(new): same(2)})) == {2: 2}
    assert created(pair([new], two, {fingerprint(new): another(1, 2)})) == [2]


def test_a_third_candidate_who_came_later_is_asked_about() -> None:
    new = entry(branch="第3村")
    three = [known(number, entry(branch=f"第{number + 3}村")) for number in (1, 2, 3)]
    assert asked(pair([new], three, {fingerprint(new): another(1, 2)})) == [Reason.SEVERAL_CANDIDATES]


def test_a_person_who_is_gone_is_asked_about_again() -> None:
    old, new = known(1, entry(birth_on=MARCH)), entry(birth_on=MAY)
    assert asked(pair([new], [old], {fingerprint(new): same(7)})) == [Reason.PERHAPS_KNOWN]


def test_a_row_written_twice_is_left_out_once_or_is_somebody_of_the_same_name() -> None:
    one, two = entry(2, branch="第1村"), entry(3, branch="第2村")
    assert asked(pair([one, two], [])) == [Reason.NAMESAKE_ELSEWHERE]
    once = pair([one, two], [], {fingerprint(two): same()})
    assert (created(once), asked(once)) == ([2], [])
    assert sorted(created(pair([one, two], [], {fingerprint(two): another()}))) == [2, 3]


def test_who_has_somebody_elses_number_is_that_person_or_a_new_one_without_it() -> None:
    old = known(1, replace(entry(name="张三", birth_on=MARCH), roster_key="P1"))
    new = replace(entry(name="李四", birth_on=MAY), roster_key="P1")
    assert asked(pair([new], [old])) == [Reason.OTHER_PERSON_HAS_KEY]
    assert matched(pair([new], [old], {fingerprint(new): same(1)})) == {2: 1}
    (fresh,) = pair([new], [old], {fingerprint(new): another(1)}).creates
    assert fresh.roster_key is None


def test_two_rows_said_to_be_one_person_are_not_both_that_person() -> None:
    old, one, two = (
        known(1, entry(birth_on=MARCH)),
        entry(2, birth_on=MAY),
        entry(3, birth_on=date(1950, 5, 4)),
    )
    pairing = pair([one, two], [old], {fingerprint(one): same(1), fingerprint(two): same(1)})
    assert matched(pairing) == {2: 1}


def test_the_mark_of_an_entry_names_nobody_and_stays_when_rows_are_shuffled() -> None:
    assert fingerprint(entry(2)) == fingerprint(entry(9))
    assert fingerprint(entry(birth_on=MARCH)) != fingerprint(entry(birth_on=MAY))
    assert entry().name not in fingerprint(entry())
