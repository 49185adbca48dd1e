"""What must hold whatever is recorded: each slot once, nothing known early, a withdrawal undoes a visit."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rules.care.facts import Fact, FactKind
from rules.care.owed import ledger, owed
from rules.care.people import Subject
from rules.care.planning import File, plan, slots_of
from rules.care.rulebook import Way, default_rulebook
from rules.care.settling import Encounter, Waiver
from rules.care.slots import periodic
from rules.care.tasks import State, Task

FIRST = date(2026, 1, 1)
days = st.integers(0, 800).map(lambda number: FIRST + timedelta(days=number))
some_days = st.integers(0, 120).map(lambda number: timedelta(days=number))
perhaps = st.none() | some_days


@st.composite
def facts(draw: st.DrawFn) -> list[Fact]:
    made: list[Fact] = []
    for number in range(draw(st.integers(0, 5))):
        earlier = draw(st.sampled_from([None, *made]))
        kind = earlier.kind if earlier is not None else draw(st.sampled_from(FactKind))
        from_on = draw(days)
        recorded_on = from_on + draw(some_days)
        lasts, confirmed, withdrawn = draw(perhaps), draw(perhaps), draw(perhaps)
        made.append(
            Fact(
                number,
                1,
                kind,
                from_on,
                recorded_on,
                until_on=None if lasts is None else from_on + lasts,
                origin_id=None if earlier is None else earlier.origin,
                confirmed_on=None
                if confirmed is None or kind is not FactKind.DIED
                else recorded_on + confirmed,
                withdrawn_on=None if withdrawn is None else recorded_on + withdrawn,
            )
        )
    return made


@st.composite
def visits(draw: st.DrawFn) -> list[Encounter]:
    made = []
    for number in range(draw(st.integers(0, 6))):
        on_date = draw(days)
        entered_on = on_date + draw(some_days)
        withdrawn = draw(perhaps)
        withdrawn_on = None if withdrawn is None else entered_on + withdrawn
        made.append(Encounter(number, 1, draw(st.sampled_from(Way)), on_date, entered_on, withdrawn_on))
    return made


@st.composite
def waivers(draw: st.DrawFn) -> list[Waiver]:
    slots = draw(st.lists(st.sampled_from(["2026-H2", "2026-11", "2027-spring_festival"]), max_size=2))
    rules = {"2026-H2": "routine_visit", "2026-11": "monthly_checkin"}
    return [Waiver(rules.get(slot, "festival_visit"), 1, slot, draw(days)) for slot in slots]


@st.composite
def files(draw: st.DrawFn) -> File:
    born = draw(st.dates(date(1930, 1, 1), date(1990, 12, 31)))
    left = draw(st.none() | days)
    subject = Subject(1, "full", born, draw(days), honour=draw(st.booleans()), left_on=left)
    return File(subject, draw(facts()), draw(visits()), draw(waivers()))


def whole_ledger(day: date, file: File) -> list[Task]:
    return ledger(plan(default_rulebook(), day), file, date.min, date.max)


def owed_on(day: date, file: File) -> list[Task]:
    return owed(plan(default_rulebook(), day), file)


@given(files(), days)
def test_each_slot_is_there_at_most_once(file: File, day: date) -> None:
    keys = [task.key for task in whole_ledger(day, file)]
    assert len(keys) == len(set(keys))


@given(files(), days)
def test_what_is_owed_stands_in_the_ledger_in_the_same_way(file: File, day: date) -> None:
    stands = {task.key: task for task in whole_ledger(day, file)}
    for task in owed_on(day, file):
        assert stands.pop(task.key) == task
    assert not any(task.outstanding for task in stands.values())


@given(files(), days)
def test_nothing_recorded_later_changes_what_was_owed(file: File, day: date) -> None:
    def by_then(recorded: date | None) -> date | None:
        return recorded if recorded is not None and recorded <= day else None

    left_on = file.subject.left_on
    known = File(
        file.subject._replace(left_on=left_on if left_on is not None and left_on < day else None),
        [
            fact._replace(withdrawn_on=by_then(fact.withdrawn_on), confirmed_on=by_then(fact.confirmed_on))
            for fact in file.facts
            if fact.recorded_on <= day
        ],
        [
            each._replace(withdrawn_on=by_then(each.withdrawn_on))
            for each in file.visits
            if each.entered_on <= day
        ],
        [each for each in file.waivers if each.on_date <= day],
    )
    assert owed_on(day, known) == owed_on(day, file)
    assert whole_ledger(day, known) == whole_ledger(day, file)


@given(files(), days, st.sampled_from(Way))
def test_a_withdrawal_undoes_a_visit(file: File, day: date, way: Way) -> None:
    taken_back = Encounter(99, 1, way, day, day, withdrawn_on=day)
    before = owed_on(day, file)
    after = owed_on(day, file._replace(visits=[*file.visits, taken_back]))
    assert [task._replace(episode=0) for task in after] == [task._replace(episode=0) for task in before]
    assert all(new.episode >= old.episode for new, old in zip(after, before, strict=True))


@given(files(), days)
def test_a_home_visit_leaves_nothing_open_that_accepts_it(file: File, day: date) -> None:
    seen = file._replace(visits=[*file.visits, Encounter(99, 1, Way.HOME, day, day)])
    for task in owed_on(day, seen):
        assert not (task.outstanding and Way.HOME in task.ways and task.opens_on <= day <= task.on_time_until)


@given(files(), days)
def test_every_task_keeps_its_days_in_order_and_leaves_time(file: File, day: date) -> None:
    for task in whole_ledger(day, file):
        assert task.opens_on <= task.due_on <= task.on_time_until
        assert task.opens_on <= day
        assert task.rule == "death_check" or task.due_on >= task.opens_on + timedelta(days=3)


@given(files(), days)
def test_only_ready_and_missed_tasks_are_outstanding(file: File, day: date) -> None:
    for task in whole_ledger(day, file):
        assert (task.state is State.READY) <= task.outstanding <= (task.state in {State.READY, State.FAILED})
        assert (task.done is not None) == (task.state is State.COMPLETED)
        assert (task.why is not None) == (task.state is State.CANCELLED)


@given(files(), days)
def test_sharing_slots_among_people_alike_changes_nothing(file: File, day: date) -> None:
    planned = plan(default_rulebook(), day)
    plain = File(file.subject)
    for born in (date(1900, 1, 1), date(1946, 8, 15), date(1950, 3, 5), date(1956, 2, 29), date(1980, 1, 1)):
        slots_of(planned, File(file.subject._replace(born_on=born)), (), date.min)
    alone = periodic(planned.windows, file.subject, (), planned.book.notice_days)
    assert set(slots_of(planned, plain, (), date.min)) == {each for each in alone if each.opens_on <= day}
