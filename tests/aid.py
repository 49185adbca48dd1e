"""What tests of aid share: a county with those who keep its funds, a secretary and an elder."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from io import BytesIO
from threading import Barrier

import pypdfium2
from sqlmodel import Session, col, func, select

from rules.aid.entries import Account
from rules.permissions import Caller
from rules.posts import Role
from rules.refusals import Refused
from storage.aid import applying, deciding, orders
from storage.aid.values import Decision, Wish
from storage.models.aid import FundLineRow, FundRow, MovementRow
from storage.said import Said
from storage.transact import Database
from tests import builders
from tests.builders import County
from tests.chat import ZONE
from tests.reception import caller

NOW = datetime(2026, 11, 23, 9, tzinfo=ZONE)  # a Monday; a notice from that day lasts until 30 November
AFTER_NOTICE = datetime(2026, 12, 1, 9, tzinfo=ZONE)
FUND = "mutual"


class Funds(County):
    """Two who keep the funds (the administrator, the desk), a secretary, and elders."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.admin = self.member("周敏")
        self.secretary = self.member("张建国")
        self.elder = self.member("王桂英")
        database.run(builders.post, Role.ADMIN, self.admin, self.id)
        database.run(builders.post, Role.SECRETARY, self.secretary, self.branch)

    def caller(self, person: int) -> Caller:
        """Return somebody as an update would bring them."""
        return caller(self.database, person, NOW.date())

    def pays_in(self, fen: int, fund: str = FUND) -> None:
        """Put money into a fund: entered by the administrator, confirmed by the desk."""
        wish = Wish(fund, "deposit", fen, "七一捐款")
        order = self.database.run(orders.enter, wish, self.caller(self.admin), at=NOW)
        self.database.run(orders.confirm, order.id, self.caller(self.desk), at=NOW)

    def applies(self, person: int | None = None) -> int:
        """Let the secretary apply for somebody."""
        by, why = self.caller(self.secretary), Said("屋里漏雨")
        return self.database.run(applying.apply, by, person or self.elder, "urgent", why, at=NOW).id

    def decides(self, aid: int, fen: int | None, fund: str = FUND) -> None:
        """Let the administrator enter what was decided; no amount: refused."""
        decision = Decision("department", "灵组〔2026〕12号", fund if fen is not None else None, fen)
        self.database.run(deciding.enter, aid, decision, self.caller(self.admin), at=NOW)

    def confirms(self, aid: int, by: int | None = None) -> None:
        """Let the desk (or somebody else) confirm the first decision."""
        self.database.run(deciding.confirm, aid, 1, self.caller(by or self.desk), at=NOW)


def fund(database: Database, code: str = FUND) -> dict[str, int]:
    """Return how much of a fund is where."""

    def look(session: Session) -> dict[str, int]:
        row = session.get_one(FundRow, code)
        return {account.value: getattr(row, account) for account in Account}

    return database.look(look)


def by_lines(database: Database, account: Account, code: str = FUND) -> int:
    """Return what the ledger's lines say of one account."""

    def look(session: Session) -> int:
        lines = select(func.sum(FundLineRow.fen)).join(
            MovementRow, col(MovementRow.id) == col(FundLineRow.movement_id)
        )
        return session.exec(lines.where(MovementRow.fund == code, FundLineRow.account == account)).one() or 0

    return database.look(look)


def printed(pdf: bytes) -> list[str]:
    """Return the text of each page, without spaces and line ends."""
    document = pypdfium2.PdfDocument(BytesIO(pdf))
    return ["".join(page.get_textpage().get_text_range().split()) for page in document]


def at_once(deeds: Sequence[Callable[[], object]]) -> int:
    """Do everything at the same moment, each in a thread, and return how many were not refused."""
    start = Barrier(len(deeds))

    def do(deed: Callable[[], object]) -> bool:
        start.wait(10)
        try:
            deed()
        except Refused:
            return False
        return True

    with ThreadPoolExecutor(len(deeds)) as threads:
        return sum(threads.map(do, deeds))
