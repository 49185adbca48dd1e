"""Sharing what is owed among people alike changes nothing: each is owed what he would be owed by himself."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import product

import pytest

from rules.care.facts import Fact, FactKind
from rules.care.owed import owed, worked_out
from rules.care.people import Subject
from rules.care.planning import File, plan
from rules.care.rulebook import Way, default_rulebook
from rules.care.settling import Encounter
from tests.rules.care.village import fact, on, person

FIRST, LAST = on("2026-05-20"), on("2027-03-10")
DAYS = [on("2026-11-23"), on("2027-02-07"), on("2027-02-25")]  # between the festivals, in one, and after it
AWAY = fact(FactKind.AWAY, "2026-10-01", "2027-02-01")
PEOPLE: dict[str, tuple[Subject, Sequence[Fact]]] = {
    "seventy-six": (person("1950-03-05"), ()),
    "eighty-six": (person("1940-03-05"), ()),
    "seventy since October": (person("1956-10-12"), ()),
    "honoured, away": (person("1966-10-12", honour=True), [AWAY]),
    "in hardship since August": (person("1970-10-12"), [fact(FactKind.HARDSHIP, "2026-08-12")]),
}


def every(step: int) -> Iterator[date]:
    yield from (FIRST + timedelta(days=number) for number in range(0, (LAST - FIRST).days, step))


def single() -> Iterator[list[Encounter]]:
    """One visit on whatever day, in each way, entered the same day, later or too late, perhaps withdrawn."""
    for day, way, late in product(every(1), (Way.HOME, Way.PHONE, Way.GATHERING), (0, 9, 91)):
        for withdrawn in (None, day + timedelta(days=late), on("2026-11-24")):
            entered_on = day + timedelta(days=late)
            if withdrawn is None or entered_on <= withdrawn:
                yield [Encounter(0, 1, way, day, entered_on, withdrawn)]


def pairs() -> Iterator[list[Encounter]]:
    """Two visits, in no order, the first perhaps withdrawn."""
    for one, other, withdrawn in product(every(11), every(13), (False, True)):
        first = Encounter(1, 1, Way.HOME, one, one, one if withdrawn else None)
        yield [first, Encounter(0, 1, Way.GATHERING, other, other)]


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("visited", [single, pairs])
def test_each_is_owed_what_he_would_be_owed_by_himself(
    day: date, who: str, visited: Callable[[], Iterator[list[Encounter]]]
) -> None:
    planned = plan(default_rulebook(), day)
    subject, facts = PEOPLE[who]
    for number, visits in enumerate(visited(), 1):
        other = File(
            subject._replace(id=number),
            [each._replace(id=number, person_id=number) for each in facts],
            [visit._replace(id=2 * number + visit.id, person_id=number) for visit in visits],
        )
        assert owed(planned, other) == worked_out(planned, other)
    [course] = planned.shared.values()
    assert 1 < len(course.found) < number / 3, "many were alike, not all"
