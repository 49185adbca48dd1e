"""Whoever comes first: two at once never spend the same money, on either database."""

import secrets
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from threading import Barrier, BrokenBarrierError

import pytest
from sqlmodel import Session, col, func, select

from rules.aid.entries import Account, Line
from rules.refusals import Refused
from storage.aid import deciding, funds, orders
from storage.aid.values import Wish
from storage.models.aid import FundLineRow, MovementRow
from storage.transact import Database
from tests.aid import AFTER_NOTICE, FUND, NOW, Funds, at_once, by_lines, fund

PEOPLE = 6
IN_THE_FUND, ASKED = 100_000, 60_000  # fen: enough for one of them


def approvals(county: Funds) -> list[Callable[[], object]]:
    """Return confirmations of as many decisions: each could be paid, all of them could not."""
    county.pays_in(IN_THE_FUND)
    second = county.caller(county.desk)
    found: list[Callable[[], object]] = []
    for number in range(PEOPLE):
        aid = county.applies(county.member(f"老人{number}"))
        county.decides(aid, ASKED)
        found.append(partial(county.database.run, deciding.confirm, aid, 1, second, at=NOW))
    return found


def test_of_many_approvals_at_once_only_as_many_pass_as_there_is_money_for(any_database: Database) -> None:
    assert at_once(approvals(Funds(any_database))) == 1
    assert fund(any_database) == {"outside": -100_000, "free": 40_000, "reserved": 60_000, "paid": 0}
    assert by_lines(any_database, Account.FREE) == 40_000


def test_a_check_by_sum_would_spend_it_twice(
    postgres_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    deeds = approvals(Funds(postgres_database))
    looked = Barrier(PEOPLE)

    def by_sum(session: Session, code: str, sides: tuple[Line, Line]) -> tuple[int, int]:
        giver = sides[0]
        of_fund = select(func.sum(FundLineRow.fen)).join(
            MovementRow, col(MovementRow.id) == col(FundLineRow.movement_id)
        )
        held = session.exec(of_fund.where(MovementRow.fund == code, FundLineRow.account == giver.account))
        enough = (held.one() or 0) >= -giver.fen
        with suppress(BrokenBarrierError):
            looked.wait(10)
        if not enough:
            raise Refused("fund-too-little")
        return secrets.randbelow(1 << 31), 0

    monkeypatch.setattr(funds, "_shift", by_sum)
    assert at_once(deeds) > 1
    assert by_lines(postgres_database, Account.FREE) < 0


def test_one_decision_confirmed_by_two_at_once_is_reserved_once(any_database: Database) -> None:
    county = Funds(any_database)
    county.pays_in(200_000)
    aid = county.applies()
    county.decides(aid, ASKED)
    deed = partial(any_database.run, deciding.confirm, aid, 1, county.caller(county.desk), at=NOW)
    assert at_once([deed, deed, deed]) == 1
    assert fund(any_database)["reserved"] == ASKED


def test_one_payment_made_by_two_at_once_is_made_once(any_database: Database) -> None:
    county = Funds(any_database)
    county.pays_in(200_000)
    aid = county.applies()
    county.decides(aid, ASKED)
    county.confirms(aid)
    pays = [
        partial(any_database.run, deciding.pay, aid, f"收{who}", county.caller(who), at=AFTER_NOTICE)
        for who in (county.admin, county.desk)
    ]
    assert at_once(pays) == 1
    assert fund(any_database) == {"outside": -200_000, "free": 140_000, "reserved": 0, "paid": 60_000}


def test_one_payment_and_an_objection_at_once(any_database: Database) -> None:
    county = Funds(any_database)
    county.pays_in(200_000)
    aid = county.applies()
    county.decides(aid, ASKED)
    county.confirms(aid)
    desk = county.caller(county.desk)
    deeds: list[Callable[[], object]] = [
        partial(any_database.run, deciding.pay, aid, "收1", desk, at=AFTER_NOTICE),
        partial(any_database.run, deciding.object_, aid, "有人说", desk, at=AFTER_NOTICE),
    ]
    assert at_once(deeds) == 1
    held = fund(any_database)
    assert held["reserved"] == 0
    assert held["free"] + held["paid"] == 200_000


def test_money_that_came_in_is_confirmed_once(any_database: Database) -> None:
    county = Funds(any_database)
    wish = Wish(FUND, "deposit", 5_000, "捐款")
    order = any_database.run(orders.enter, wish, county.caller(county.admin), at=NOW)
    deed = partial(any_database.run, orders.confirm, order.id, county.caller(county.desk), at=NOW)
    assert at_once([deed, deed]) == 1
    assert fund(any_database)["free"] == 5_000


def test_corrections_at_once_do_not_take_more_than_there_is(any_database: Database) -> None:
    county = Funds(any_database)
    county.pays_in(IN_THE_FUND)
    deeds: list[Callable[[], object]] = []
    for _ in range(3):
        wish = Wish(FUND, "correction", -ASKED, "重复登记")
        order = any_database.run(orders.enter, wish, county.caller(county.admin), at=NOW)
        deeds.append(partial(any_database.run, orders.confirm, order.id, county.caller(county.desk), at=NOW))
    assert at_once(deeds) == 1
    assert fund(any_database)["free"] == IN_THE_FUND - ASKED
