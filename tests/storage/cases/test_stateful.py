"""The life of a case under random hands: whatever they try, only the four close it, and its story adds up."""

import shutil
import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlmodel import Session, col, select

from rules.cases.lifecycle import ENDED, OWED_AN_ANSWER, State, Verdict
from rules.permissions import Caller
from rules.refusals import Refused
from storage.cases import books, desk, own, verdicts
from storage.cases.values import Receipt
from storage.models.cases import CaseEntryRow, CaseRoundRow, CaseRow
from storage.transact import Database
from tests.cases import NOW, Office
from tests.conftest import KEYRING

EVERYBODY = (
    *("desk", "second_desk", "clerk", "head", "minister", "admin", "secretary", "supervisor"),
    *("daughter", "member_wang", "member_zhao"),
)
WHO = st.sampled_from(EVERYBODY)
DEEDS: dict[str, Callable[..., Any]] = {
    "take": desk.take,
    "approve": desk.approve,
    "withdraw": own.withdraw,
}
TYPED: dict[str, Callable[..., Any]] = {
    "answer": desk.answer,
    "ask": desk.ask,
    "send_back": desk.send_back,
    "transfer": desk.transfer,
}


class CaseLife(RuleBasedStateMachine):
    """Two cases, everybody of the county, and time that goes on."""

    empty: Path

    @initialize()
    def begin(self) -> None:
        """Let two members raise something."""
        self.folder = Path(tempfile.mkdtemp())
        shutil.copy(self.empty, self.folder / "life.db")
        self.database = Database(f"sqlite:///{self.folder / 'life.db'}", KEYRING)
        self.office = Office(self.database)
        self.office.with_chat(self.office.member_wang, self.office.member_zhao, self.office.supervisor)
        self.now: datetime = NOW
        people = (self.office.member_wang, self.office.member_zhao)
        self.cases: list[Receipt] = [self.office.raised(each) for each in people]
        self.said: dict[int, list[str]] = {case.case_id: [] for case in self.cases}

    def teardown(self) -> None:
        if hasattr(self, "database"):
            self.database.close()
            shutil.rmtree(self.folder)

    def _try(self, deed: Callable[..., Any], which: int, *args: object, **kwargs: object) -> bool:
        try:
            self.database.run(deed, self.cases[which].case_id, *args, at=self.now, **kwargs)
        except Refused:
            return False
        return True

    def _caller(self, who: str) -> Caller:
        return self.office.as_(getattr(self.office, who), self.now)

    @rule(which=st.integers(0, 1), who=WHO, deed=st.sampled_from(sorted(DEEDS)))
    def press(self, which: int, who: str, deed: str) -> None:
        self._try(DEEDS[deed], which, self._caller(who))

    @rule(which=st.integers(0, 1), who=WHO, deed=st.sampled_from(sorted(TYPED)))
    def type_it(self, which: int, who: str, deed: str) -> None:
        self._try(TYPED[deed], which, "几个字", self._caller(who))

    @rule(which=st.integers(0, 1), who=WHO, days=st.integers(0, 20))
    def extend(self, which: int, who: str, days: int) -> None:
        self._try(desk.extend, which, days, "缘由", self._caller(who))

    @rule(which=st.integers(0, 1), who=WHO)
    def route(self, which: int, who: str) -> None:
        self._try(desk.route, which, self.office.office, self._caller(who))

    @rule(which=st.integers(0, 1), who=WHO)
    def merge(self, which: int, who: str) -> None:
        self._try(desk.merge, which, self.cases[1 - which].number, self._caller(who))

    @rule(which=st.integers(0, 1), who=WHO, satisfied=st.booleans())
    def rate(self, which: int, who: str, satisfied: bool) -> None:
        if self._try(verdicts.rate, which, self._caller(who), satisfied=satisfied):
            mine = ("member_wang", "member_zhao")[which]
            assert who == mine, f"{who} spoke for {mine}"

    @rule(which=st.integers(0, 1), who=WHO)
    def reopen(self, which: int, who: str) -> None:
        if self._try(verdicts.reopen, which, self._caller(who)):
            assert who == ("member_wang", "member_zhao")[which]

    @precondition(lambda self: self.now < NOW + timedelta(days=200))
    @rule(days=st.integers(1, 12))
    def time_passes(self, days: int) -> None:
        self.now += timedelta(days=days)
        self.database.run(verdicts.note_silence, at=self.now)

    def _rows(self) -> list[CaseRow]:
        return self.database.look(lambda session: [books.find(session, case.case_id) for case in self.cases])

    @invariant()
    def closed_means_that_its_person_was_satisfied(self) -> None:
        for row in self._rows() if hasattr(self, "cases") else ():
            if row.state == State.CLOSED:
                assert row.verdict == Verdict.SATISFIED
                assert row.verdict_by == "self"
                assert row.ended_on is not None

    @invariant()
    def a_merged_case_follows_one_that_stands(self) -> None:
        if hasattr(self, "cases"):
            rows = {row.id: row for row in self._rows()}
            for row in rows.values():
                if row.state == State.MERGED:
                    lead = rows[row.lead_id or 0]
                    assert lead.state != State.CLOSED
                    assert lead.lead_id is None

    @invariant()
    def rounds_count_up_and_only_answered_ones_are_judged(self) -> None:
        if not hasattr(self, "cases"):
            return

        def look(session: Session) -> list[tuple[CaseRow, list[CaseRoundRow]]]:
            return [
                (
                    row,
                    list(
                        session.exec(
                            select(CaseRoundRow)
                            .where(CaseRoundRow.case_id == row.id)
                            .order_by(col(CaseRoundRow.number))
                        )
                    ),
                )
                for row in session.exec(select(CaseRow))
            ]

        for row, rounds in self.database.look(look):
            assert [each.number for each in rounds] == list(range(1, row.round + 1))
            assert all(each.answered_on is not None for each in rounds if each.verdict is not None)
            if row.state in OWED_AN_ANSWER and row.lead_id is None:
                assert rounds[-1].answered_on is None
            assert all(each.extension <= 15 for each in rounds)

    @invariant()
    def every_timeline_counts_from_one_without_a_gap(self) -> None:
        if not hasattr(self, "cases"):
            return

        def look(session: Session) -> list[list[int]]:
            return [
                sorted(session.exec(select(CaseEntryRow.seq).where(CaseEntryRow.case_id == case.case_id)))
                for case in self.cases
            ]

        for seqs in self.database.look(look):
            assert seqs == list(range(1, len(seqs) + 1))

    @invariant()
    def what_has_ended_has_a_day(self) -> None:
        for row in self._rows() if hasattr(self, "cases") else ():
            assert (row.ended_on is not None) == (row.state in ENDED)


def test_the_life_of_a_case(empty_database: Path) -> None:
    class Life(CaseLife):
        empty = empty_database

    run_state_machine_as_test(
        Life, settings=settings(max_examples=15, stateful_step_count=25, deadline=None, derandomize=True)
    )
