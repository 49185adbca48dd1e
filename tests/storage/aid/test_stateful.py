"""Whatever people do with the funds, in whatever order, the money is all there and nobody decides alone."""

import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlmodel import SQLModel, select

from rules.aid.catalogue import CATEGORIES, DECIDERS, FUNDS
from rules.aid.entries import Account
from rules.aid.lifecycle import State
from rules.posts import Role
from rules.refusals import Refused
from storage.aid import applying, deciding, orders
from storage.aid.values import Decision, Wish
from storage.models.aid import AidRow, FundLineRow, FundOrderRow, FundRow, MovementRow
from storage.said import Said
from storage.transact import Database
from tests import builders
from tests.aid import NOW, Funds
from tests.conftest import KEYRING
from tests.postgres import Server

T = TypeVar("T", bound=SQLModel)
who = st.integers(0, 4)
which = st.integers(1, 6)  # an application or an order, made or not
fund = st.sampled_from(FUNDS[:2])
fen = st.integers(1, 5_000)


@contextmanager
def refusable() -> Iterator[None]:
    """To be told no is an answer; what counts is what the database holds afterwards."""
    with suppress(Refused):
        yield


class Money(RuleBasedStateMachine):
    """Three who keep the funds, one of them a secretary as well; an elder and a member besides."""

    databases: Iterator[Database]

    def __init__(self) -> None:
        super().__init__()
        self.database = next(self.databases)
        county = Funds(self.database)
        both = county.member("李书记")
        self.database.run(builders.post, Role.ADMIN, both, county.id)
        self.database.run(builders.post, Role.SECRETARY, both, county.branch)
        self.people = [county.admin, county.desk, both, county.secretary, county.elder]
        self.callers = [county.caller(person) for person in self.people]
        self.now = NOW

    def teardown(self) -> None:
        self.database.close()

    @rule(by=who, fund=fund, fen=fen, kind=st.sampled_from(["deposit", "allocation", "correction"]))
    def enter_order(self, by: int, fund: str, fen: int, kind: str) -> None:
        with refusable():
            self.database.run(orders.enter, Wish(fund, kind, fen, "捐款"), self.callers[by], at=self.now)

    @rule(by=who, fund=fund, fen=fen)
    def enter_correction_down(self, by: int, fund: str, fen: int) -> None:
        with refusable():
            wish = Wish(fund, "correction", -fen, "记重了")
            self.database.run(orders.enter, wish, self.callers[by], at=self.now)

    @rule(by=who, order=which, strikes=st.booleans())
    def settle_order(self, by: int, order: int, strikes: bool) -> None:
        deed = orders.strike if strikes else orders.confirm
        with refusable():
            self.database.run(deed, order, self.callers[by], at=self.now)

    @rule(by=who, person=who, category=st.sampled_from(CATEGORIES))
    def apply(self, by: int, person: int, category: str) -> None:
        with refusable():
            self.database.run(
                applying.apply, self.callers[by], self.people[person], category, Said("难处"), at=self.now
            )

    @rule(by=who, aid=which, fund=fund, fen=fen, refuses=st.booleans())
    def decide(self, by: int, aid: int, fund: str, fen: int, refuses: bool) -> None:
        yes = Decision(DECIDERS[0], "1号", fund, fen)
        decision = Decision(DECIDERS[0], "1号") if refuses else yes
        with refusable():
            self.database.run(deciding.enter, aid, decision, self.callers[by], at=self.now)

    @rule(by=who, aid=which, round_=st.integers(1, 3), back=st.booleans())
    def second(self, by: int, aid: int, round_: int, back: bool) -> None:
        deed = deciding.send_back if back else deciding.confirm
        with refusable():
            self.database.run(deed, aid, round_, self.callers[by], at=self.now)

    @rule(by=who, aid=which)
    def object_(self, by: int, aid: int) -> None:
        with refusable():
            self.database.run(deciding.object_, aid, "有人说", self.callers[by], at=self.now)

    @rule(by=who, aid=which)
    def pay(self, by: int, aid: int) -> None:
        with refusable():
            self.database.run(deciding.pay, aid, "收1", self.callers[by], at=self.now)

    @rule(by=who, aid=which)
    def withdraw(self, by: int, aid: int) -> None:
        with refusable():
            self.database.run(applying.withdraw, aid, self.callers[by], at=self.now)

    @rule(days=st.sampled_from([1, 8]))
    def pass_days(self, days: int) -> None:
        self.now += timedelta(days=days)

    @invariant()
    def nothing_appears_or_vanishes(self) -> None:
        lines = Counter[tuple[str, str]]()
        movements = {row.id: row for row in self._rows(MovementRow)}
        sides = self._rows(FundLineRow)
        for side in sides:
            lines[movements[side.movement_id].fund, side.account] += side.fen
        for row in self._rows(FundRow):
            held = {account: getattr(row, account) for account in Account}
            assert sum(held.values()) == 0
            assert min(row.free, row.reserved, row.paid) >= 0 >= row.outside
            assert held == {account: lines[row.code, account.value] for account in Account}
            own = sorted((m for m in movements.values() if m.fund == row.code), key=lambda m: m.number)
            assert [each.number for each in own] == list(range(1, row.movements + 1))
            assert not own or own[-1].in_fund == row.free + row.reserved
        of_each = Counter[int]()
        for side in sides:
            of_each[side.movement_id] += side.fen
        assert set(of_each) == set(movements)
        assert not any(of_each.values())

    @invariant()
    def the_ledger_is_what_was_decided(self) -> None:
        rows = {row.code: row for row in self._rows(FundRow)}
        for code in FUNDS:
            held = rows.get(code, FundRow(code=code))
            aids = [aid for aid in self._rows(AidRow) if aid.fund == code]
            came = [
                order.fen for order in self._rows(FundOrderRow) if (order.fund, order.state) == (code, "done")
            ]
            assert held.reserved == sum(aid.fen or 0 for aid in aids if aid.state == State.PUBLISHED)
            assert held.paid == sum(aid.fen or 0 for aid in aids if aid.state == State.PAID)
            assert -held.outside == sum(came)

    @invariant()
    def nobody_decides_alone_or_on_their_own_matter(self) -> None:
        for aid in self._rows(AidRow):
            if aid.confirmed_by is not None:
                assert aid.confirmed_by not in {aid.entered_by, aid.applied_by, aid.person_id}
                assert aid.entered_by not in {None, aid.applied_by, aid.person_id}
            assert aid.state not in {State.PUBLISHED, State.PAID} or aid.confirmed_by is not None
        for order in self._rows(FundOrderRow):
            assert (order.confirmed_by is not None) == (order.state == "done")
            assert order.confirmed_by != order.entered_by

    @invariant()
    def nobody_has_two_under_way(self) -> None:
        waiting = [a.person_id for a in self._rows(AidRow) if a.state in {"applied", "entered", "published"}]
        assert len(set(waiting)) == len(waiting)

    def _rows(self, kind: type[T]) -> list[T]:
        return self.database.look(lambda session: list(session.exec(select(kind))))


def embedded(empty: Path, folder: Path) -> Iterator[Database]:
    """Make one fresh database after another."""
    for number in count():
        path = folder / f"{number}.db"
        shutil.copy(empty, path)
        yield Database(f"sqlite:///{path}", KEYRING, durable=False)


def served(server: Server) -> Iterator[Database]:
    """Make one fresh database after another on a server."""
    for number in count():
        server.run(f"CREATE DATABASE funds_{number} TEMPLATE template")
        yield Database(server.url(f"funds_{number}"), KEYRING)


def play(databases: Iterator[Database], *, examples: int, steps: int) -> None:
    """Let Hypothesis play that many stories of that many steps."""
    machine = type("Played", (Money,), {"databases": databases})
    chosen = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(machine, settings=chosen)


def test_money_never_appears_or_vanishes(empty_database: Path, tmp_path: Path) -> None:
    play(embedded(empty_database, tmp_path), examples=25, steps=40)


@pytest.mark.slow
def test_money_never_appears_or_vanishes_on_postgresql(postgres_server: Server) -> None:
    play(served(postgres_server), examples=15, steps=40)
