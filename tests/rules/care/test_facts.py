"""Facts: what was known on a day, superseded and not edited, withdrawn, and recorded late."""

from rules.care.facts import FactKind, holding, known
from tests.rules.care.village import fact, file, on, open_on, owed_on, person, states_on


def test_known_is_what_was_recorded_by_the_day() -> None:
    facts = [fact(FactKind.HARDSHIP, "2026-11-01", recorded="2026-11-10")]
    assert known(facts, on("2026-11-09")) == ()
    assert [each.current for each in known(facts, on("2026-11-10"))] == facts


def test_a_later_version_counts_and_the_first_day_of_knowledge_stays() -> None:
    begun = fact(FactKind.HARDSHIP, "2026-11-01")
    ended = fact(FactKind.HARDSHIP, "2026-11-01", "2027-01-31", id=11, version_of=10, recorded="2027-02-10")
    (before,) = known([ended, begun], on("2027-02-09"))
    (after,) = known([ended, begun], on("2027-02-10"))
    assert before.current is begun
    assert after.current is ended
    assert after.recorded_on == on("2026-11-01")
    assert after.known_in(on("2027-01-01"), on("2027-01-31")) == on("2026-11-01")
    assert after.known_in(on("2027-02-01"), on("2027-02-28")) is None


def test_a_withdrawn_version_gives_way_to_the_one_before() -> None:
    begun = fact(FactKind.HARDSHIP, "2026-11-01")
    ended = fact(
        FactKind.HARDSHIP,
        "2026-11-01",
        "2026-11-30",
        id=11,
        version_of=10,
        recorded="2026-12-01",
        withdrawn="2026-12-05",
    )
    assert known([begun, ended], on("2026-12-04"))[0].current is ended
    assert known([begun, ended], on("2026-12-05"))[0].current is begun


def test_holding_names_the_people() -> None:
    facts = [
        fact(FactKind.IN_HOSPITAL, "2026-11-20", "2026-11-25", of=7),
        fact(FactKind.IN_HOSPITAL, "2026-11-24", of=8, id=11),
        fact(FactKind.AWAY, "2026-11-01", of=9, id=12),
    ]
    assert holding(facts, FactKind.IN_HOSPITAL, on("2026-11-25")) == {7, 8}
    assert holding(facts, FactKind.IN_HOSPITAL, on("2026-11-26")) == {8}


def test_a_month_that_ended_before_the_hardship_was_recorded_is_not_owed() -> None:
    record = file(person("1986-01-01"), [fact(FactKind.HARDSHIP, "2026-09-01", recorded="2026-11-10")])
    assert open_on("2026-11-10", record) == {"2026-11": "2026-11-30"}
    assert list(states_on("2026-12-31", record)) == ["2026-11", "2026-12"]


def test_a_hardship_recorded_on_the_last_day_leaves_three_days() -> None:
    record = file(person("1986-01-01"), [fact(FactKind.HARDSHIP, "2026-11-01", recorded="2026-11-30")])
    assert open_on("2026-11-30", record) == {"2026-11": "2026-12-03"}


def test_a_hardship_moved_back_afterwards_does_not_open_past_months() -> None:
    facts = [
        fact(FactKind.HARDSHIP, "2026-11-05"),
        fact(FactKind.HARDSHIP, "2026-09-01", id=11, version_of=10, recorded="2026-11-20"),
    ]
    assert list(states_on("2026-11-30", file(person("1986-01-01"), facts))) == ["2026-11"]


def test_the_month_in_which_a_hardship_ends_is_the_last() -> None:
    record = file(person("1986-01-01"), [fact(FactKind.HARDSHIP, "2026-09-10", "2026-11-02")])
    assert list(states_on("2027-01-31", record)) == ["2026-09", "2026-10", "2026-11"]


def test_a_mistake_withdrawn_takes_its_tasks_with_it() -> None:
    record = file(person("1986-01-01"), [fact(FactKind.HARDSHIP, "2026-11-05", withdrawn="2026-11-06")])
    assert open_on("2026-11-05", record) == {"2026-11": "2026-11-30"}
    assert owed_on("2026-11-06", record) == {}


def test_a_disaster_is_seen_to_at_once_also_when_it_is_reported_days_later() -> None:
    told = fact(FactKind.DISASTER, "2026-11-17", "2026-11-17", recorded="2026-11-20")
    assert open_on("2026-11-23", file(person("1986-01-01"), [told])) == {"disaster:10": "2026-11-24"}
