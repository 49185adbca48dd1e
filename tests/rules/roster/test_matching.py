from dataclasses import replace
from datetime import date

import pytest

from rules.posts import Role
from rules.roster.known import KnownFact, KnownPerson, KnownPost
from rules.roster.links import Charge, Who
from rules.roster.names import unit_key
from rules.roster.preview import Preview, preview
from rules.roster.reasons import Reason, RowReport, Verdict
from tests.rules.roster.people import ALL_FIELDS, entry, known, plan

FIRST = unit_key("灵湖镇", "第1村")


def reasons(of: Preview) -> list[tuple[int, str, list[str]]]:
    return [(row["row"], row["verdict"], row["reasons"]) for row in of["rows"]]


def rejected(row: int, name: str, reason: Reason = Reason.BIRTH_UNREADABLE) -> RowReport:
    return RowReport(row, Verdict.REJECT, (reason,), name, name, None, FIRST)


def test_the_preview_counts_and_names_nobody() -> None:
    same, moved = entry(2), entry(3, "李明", branch="第2村")
    people = [known(1, same), known(2, replace(moved, unit=same.unit))]
    told = preview(plan([same, moved, entry(4, "赵强")], people, reports=[rejected(5, "钱多")]))
    assert told == {
        "creates": 1,
        "updates": 1,
        "unchanged": 1,
        "rejects": 1,
        "rows": [{"row": 5, "verdict": "reject", "reasons": ["birth-unreadable"]}],
    }


def test_a_transfer_is_named_with_both_branches() -> None:
    (transfer,) = plan([entry(branch="第2村")], [known(1, entry())]).transfers
    assert (transfer.entry.name, transfer.known.branch_key, transfer.entry.unit.branch) == (
        "王桂英",
        FIRST,
        "第2村",
    )


def test_fields_that_differ_are_named_and_silence_changes_nothing() -> None:
    person = replace(known(1, entry(sex="female", roster_key="7")), honour="county", phone_hash="hash of 1")
    (update,) = plan([replace(entry(joined_on=date(1973, 5, 1)), phone="2")], [person]).updates
    assert update.changes.fields == ("joined_on", "phone")
    assert plan([replace(entry(), phone="1")], [person]).unchanged


def test_a_month_never_overwrites_a_day() -> None:
    person = known(1, entry(birth_on=date(1950, 3, 12), joined_on=date(1972, 5, 20)))
    vague = entry(
        birth_on=date(1950, 3, 1), birth_exact=False, joined_on=date(1972, 5, 1), joined_exact=False
    )
    assert plan([vague], [person]).unchanged


@pytest.mark.parametrize(
    ("said", "last", "outcome"),
    [
        (True, None, "opened"),
        (False, None, None),
        (True, KnownFact(holds=True, from_roster=True), None),
        (True, KnownFact(holds=True, from_roster=False), None),
        (False, KnownFact(holds=True, from_roster=True), "ended"),
        (False, KnownFact(holds=True, from_roster=False), "disputed"),
        (True, KnownFact(holds=False, from_roster=True), "opened"),
        (True, KnownFact(holds=False, from_roster=False), "disputed"),
        (None, KnownFact(holds=True, from_roster=True), None),
    ],
)
def test_an_import_opens_facts_and_ends_only_its_own(
    said: bool | None, last: KnownFact | None, outcome: str | None
) -> None:
    facts = {} if said is None else {"alone": said}
    result = plan([entry(facts=facts)], [known(1, entry(), facts={"alone": last} if last else {})])
    if outcome in {"opened", "ended"}:
        assert getattr(result.updates[0].changes, outcome) == ("alone",)
    else:
        assert not result.updates
    told = reasons(preview(result))
    assert told == ([(2, "warn", ["fact-disputed"])] if outcome == "disputed" else [])


def test_who_is_missing_from_a_branch_of_the_roster_leaves() -> None:
    gone, other = known(2, entry(3, "李明")), known(3, entry(4, "赵强", branch="第9村"))
    assert plan([entry()], [known(1, entry()), gone, other]).leaves == (gone,)


@pytest.mark.parametrize("people", [known(2, replace(entry(3, "李明"), category="staff"))])
def test_who_was_never_on_a_roster_does_not_leave_it(people: KnownPerson) -> None:
    assert plan([entry()], [replace(people, from_roster=False)]).leaves == ()


def test_a_row_that_could_not_be_read_lets_nobody_leave() -> None:
    assert plan([entry()], [known(2, entry(3, "李明"))], reports=[rejected(3, "李明")]).leaves == ()


def test_a_doubtful_row_lets_no_candidate_leave() -> None:
    doubtful = plan([entry(birth_on=date(1951, 7, 9))], [known(1, entry())])
    assert (doubtful.leaves, doubtful.creates, doubtful.updates) == ((), (), ())
    assert reasons(preview(doubtful)) == [(2, "warn", ["perhaps-known"])]


def test_secretary_and_deputy_follow_from_the_roster() -> None:
    opened = dict(plan([entry(2, duty="secretary"), entry(3, "李明", duty="deputy")]).posts.opened)
    assert opened == {Charge(Role.SECRETARY, FIRST): Who(row=2), Charge(Role.DEPUTY, FIRST): Who(row=3)}


def test_a_hand_over_ends_what_a_roster_opened() -> None:
    old, new = known(1, entry(2)), known(2, entry(3, "李明"))
    held = KnownPost(9, Role.SECRETARY, 1, from_roster=True, branch_key=FIRST)
    result = plan([entry(2), entry(3, "李明", duty="secretary")], [old, new], [held]).posts
    assert (result.opened, result.ended) == (((Charge(Role.SECRETARY, FIRST), Who(person_id=2)),), (9,))


def test_a_post_that_is_held_already_stays() -> None:
    held = KnownPost(9, Role.SECRETARY, 1, from_roster=True, branch_key=FIRST)
    result = plan([entry(duty="secretary")], [known(1, entry())], [held]).posts
    assert (result.opened, result.ended, result.disputed) == ((), (), ())


def test_a_granted_post_is_never_overruled() -> None:
    held = KnownPost(9, Role.SECRETARY, 1, from_roster=False, branch_key=FIRST)
    people = [known(1, entry(2)), known(2, entry(3, "李明"))]
    result = plan([entry(2), entry(3, "李明", duty="secretary")], people, [held])
    assert (result.posts.opened, result.posts.ended) == ((), ())
    assert reasons(preview(result)) == [(3, "warn", ["post-disputed"])]


def test_two_secretaries_of_one_branch_are_a_question() -> None:
    held = KnownPost(9, Role.SECRETARY, 1, from_roster=True, branch_key=FIRST)
    entries = [entry(2), entry(3, "李明", duty="secretary"), entry(4, "赵强", duty="secretary")]
    result = plan(entries, [known(1, entry(2))], [held])
    assert (result.posts.opened, result.posts.ended) == ((), ())
    assert reasons(preview(result)) == [(3, "warn", ["secretary-twice"]), (4, "warn", ["secretary-twice"])]


@pytest.mark.parametrize(
    ("fields", "reports"),
    [(ALL_FIELDS - {"duty"}, []), (ALL_FIELDS, [rejected(9, "李明")])],
)
def test_a_post_does_not_end_where_the_roster_is_silent_or_unclear(
    fields: frozenset[str], reports: list[RowReport]
) -> None:
    held = KnownPost(9, Role.SECRETARY, 5, from_roster=True, branch_key=FIRST)
    assert plan([entry()], [known(1, entry())], [held], fields=fields, reports=reports).posts.ended == ()


def contact_of(row: int, *others: KnownPerson, name: str = "李明") -> object:
    """Return whom an elder's contact cell leads to, with two people of other branches around."""
    entries = [entry(2, contact=name), entry(3, "李明"), entry(4, "赵强", branch="第2村")]
    entries += [
        entry(5, "钱多", branch="第2村"),
        entry(6, "钱多", branch="第3村", joined_on=date(1990, 1, 1)),
    ]
    result = plan(entries, others)
    told = {told_row: why for told_row, _, why in reasons(preview(result))}
    return dict(result.posts.opened).get(Charge(Role.CONTACT, subject=Who(row=2)), told.get(row))


def test_a_contact_person_is_found_in_the_branch_then_in_the_town() -> None:
    assert contact_of(2, name="李明") == Who(row=3)
    assert contact_of(2, name="赵强") == Who(row=4)
    assert contact_of(2, known(7, entry(9, "孙平", branch="第8村")), name="孙平") == Who(person_id=7)


def test_a_contact_person_who_cannot_be_found_or_told_apart_is_a_doubt() -> None:
    assert contact_of(2, name="查无此人") == ["contact-not-found"]
    assert contact_of(2, name="钱多") == ["contact-ambiguous"]
    stranger = known(7, entry(9, "孙平", town="金桥镇"))
    assert contact_of(2, stranger, name="孙平") == ["contact-not-found"]


def test_nobody_is_their_own_contact_person() -> None:
    assert contact_of(2, name="王桂英") is None


def test_a_contact_person_whose_own_row_was_rejected_is_told_there() -> None:
    result = plan([entry(2, contact="李明")], reports=[rejected(3, "李明")])
    assert reasons(preview(result)) == [(3, "reject", ["birth-unreadable", "named-as-contact"])]


def test_a_contact_post_changes_hands_and_is_kept_when_the_new_name_is_unknown() -> None:
    elder = known(1, entry(2))
    held = KnownPost(9, Role.CONTACT, 5, from_roster=True, subject_id=1)
    changed = plan([entry(2, contact="李明"), entry(3, "李明")], [elder], [held]).posts
    assert (dict(changed.opened), changed.ended) == ({Charge(Role.CONTACT, subject=Who(1)): Who(row=3)}, (9,))
    assert plan([entry(2, contact="查无此人")], [elder], [held]).posts.ended == ()
    assert plan([entry(2)], [elder], [held]).posts.ended == (9,)


def test_the_branches_of_a_roster_are_listed_in_its_order() -> None:
    result = plan([entry(2, branch="第2村"), entry(3, "李明"), entry(4, "赵强", branch="第2村")])
    assert [unit.branch for unit in result.units] == ["第2村", "第1村"]
