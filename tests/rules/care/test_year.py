"""A branch of 34 with nine elders through a year with both festivals: how many messages, and nobody lost."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

import pytest

from rules.care.board import Entry, board
from rules.care.composing import compose
from rules.care.desk import Desk
from rules.care.digest import Digest
from rules.care.facts import Fact, FactKind
from rules.care.owed import ledger, owed
from rules.care.owners import Available, index, owner
from rules.care.people import Membership, Subject
from rules.care.planning import File, plan
from rules.care.rulebook import Rulebook, Way, default_rulebook
from rules.care.settling import Encounter
from rules.care.stages import Mail, Told
from rules.care.tasks import TaskKey
from rules.posts import Post, Role
from tests.rules.care.village import BRANCH, fact, on

FIRST, LAST = on("2026-07-01"), on("2027-06-30")
SECRETARY, DEPUTY = 901, 902
POSTS = (
    Post(1, Role.SECRETARY, SECRETARY, FIRST, unit_id=37, unit_path=BRANCH),
    Post(2, Role.DEPUTY, DEPUTY, FIRST, unit_id=37, unit_path=BRANCH),
)
BORN = {
    1: "1953-02-11", 2: "1951-07-30", 3: "1949-12-01", 4: "1948-02-29", 5: "1956-10-18",  # one turns seventy
    6: "1955-06-06", 7: "1944-03-05", 8: "1940-09-09", 9: "1947-01-20",  # two over eighty, one turns eighty
    **dict.fromkeys(range(10, 35), "1980-05-05"),
}  # fmt: skip
FACTS = (
    fact(FactKind.HARDSHIP, "2026-07-01", id=1, of=10),
    fact(FactKind.HARDSHIP, "2026-09-15", "2027-03-10", id=2, of=3),
    fact(FactKind.UNABLE, "2026-07-01", id=3, of=8),
    fact(FactKind.IN_HOSPITAL, "2026-10-16", "2026-10-25", id=4, of=2),
    fact(FactKind.IN_HOSPITAL, "2027-04-08", "2027-04-10", id=5, of=7),
    fact(FactKind.AWAY, "2027-01-10", "2027-03-31", id=6, of=8),
)


@dataclass
class Year:
    """A year lived day by day by a secretary who does most things, some of them a little late."""

    random: Random
    visits: list[Encounter] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    sent: list[Digest] = field(default_factory=list)
    seen: set[TaskKey] = field(default_factory=set)
    planned: dict[int, date] = field(default_factory=dict)
    book: Rulebook = field(default_factory=default_rulebook)

    def live(self) -> None:
        for number in range((LAST - FIRST).days + 1):
            day = FIRST + timedelta(days=number)
            self._go_visiting(day)
            self._read(day)

    def files(self) -> Iterator[File]:
        for number, born in BORN.items():
            home = Membership(37, BRANCH, FIRST)
            subject = Subject(number, "full", on(born), FIRST, memberships=(home,))
            yield File(subject, self._facts(number), [v for v in self.visits if v.person_id == number])

    def _facts(self, number: int) -> list[Fact]:
        return [each for each in FACTS if each.person_id == number]

    def _read(self, day: date) -> None:
        held, planned = index(POSTS, day), plan(self.book, day)
        available = Available(frozenset({SECRETARY, DEPUTY}))
        tasks = [task for file in self.files() for task in owed(planned, file)]
        self.seen |= {task.key for task in tasks}
        entries = [Entry(task, owner(task.subject_id, BRANCH, held, available), 37, BRANCH) for task in tasks]
        desk = Desk(Mail(day), self.book, board(entries), held, frozenset(self.told))
        for person in (SECRETARY, DEPUTY):
            digest = compose(person, desk)
            if digest is not None:
                self.sent.append(digest)
                self.told += digest.tells
                self._intend(day, digest)

    def _intend(self, day: date, digest: Digest) -> None:
        for line in digest.own:
            if self.random.random() < 0.8:
                self.planned.setdefault(line.subject_id, day + timedelta(days=self.random.randrange(1, 6)))

    def _go_visiting(self, day: date) -> None:
        for number in [each for each, when in self.planned.items() if when <= day]:
            del self.planned[number]
            made = day - timedelta(days=self.random.choice((0, 0, 0, 1)))
            way = Way.PHONE if self.random.random() < 0.2 else Way.HOME
            self.visits.append(Encounter(len(self.visits), number, way, made, day))


@pytest.fixture(scope="module", params=[1, 2])
def year(request: pytest.FixtureRequest) -> Year:
    lived = Year(Random(request.param))
    lived.live()
    return lived


def test_a_secretary_gets_about_six_messages_a_month(year: Year) -> None:
    months = Counter(f"{each.day:%Y-%m}" for each in year.sent if each.person_id == SECRETARY)
    counts = sorted(months.values())
    assert len(counts) == 12
    assert (counts[5] + counts[6]) / 2 <= 6
    assert counts[10] <= 8
    assert counts[11] <= 12


def test_nobody_is_told_the_same_twice(year: Year) -> None:
    assert Counter(year.told).most_common(1)[0][1] == 1


def test_what_was_ever_owed_is_in_the_ledger_once(year: Year) -> None:
    planned = plan(year.book, LAST)
    keys = [task.key for file in year.files() for task in ledger(planned, file, FIRST, on("2028-01-01"))]
    assert Counter(keys).most_common(1)[0][1] == 1
    assert set(keys) == year.seen


def test_every_slot_of_the_year_is_there(year: Year) -> None:
    planned = plan(year.book, LAST)
    slots = {file.subject.id: [t.slot for t in ledger(planned, file, FIRST, LAST)] for file in year.files()}
    assert slots[1] == ["2026-H2", "2027-spring_festival", "2027-party_day", "2027-H1"]
    assert slots[5] == slots[1]
    assert [slot for slot in slots[7] if "Q" in slot] == ["2026-Q3", "2026-Q4", "2027-Q1", "2027-Q2"]
    assert [slot for slot in slots[9] if "Q" in slot or "H" in slot] == ["2026-H2", "2027-H1"]
    assert len([slot for slot in slots[10] if len(slot) == 7 and "Q" not in slot]) == 12
    assert slots[11] == []
