"""What tests of cases share: a county with offices, a desk, heads and people of every kind."""

from collections.abc import Callable
from datetime import datetime
from typing import Concatenate, ParamSpec, TypeVar

from sqlmodel import Session, select

from rules.cases.lifecycle import Privacy, State
from rules.permissions import Caller
from rules.posts import Role
from storage.cases import books, desk, raising
from storage.cases.values import Matter, Receipt
from storage.models.cases import CaseRow
from storage.transact import Database
from tests.builders import County, account, person, post, unit
from tests.reception import at, caller

P = ParamSpec("P")
T = TypeVar("T")
NOW = at("2026-11-23T09:00")


class Office(County):
    """A county whose department has two offices with heads, and a relative, a supervisor and a secretary."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        make = database.run
        self.office = make(unit, "组织科", "office", self.id)
        self.other_office = make(unit, "干部科", "office", self.id)
        self.clerk = make(person, "陈科员", self.office, category="staff")
        self.head = make(person, "郭科长", self.office, category="staff")
        self.second_desk = make(person, "方干事", category="staff")
        self.secretary = make(person, "张长根", self.branch)
        self.supervisor = make(person, "何监督")
        self.elder = make(person, "李大爷", self.branch)
        self.daughter = make(person, "李小妹", category="relative")
        self.member_wang = make(person, "王桂英", self.branch)
        self.member_zhao = make(person, "赵大明", self.branch)
        self.admin = make(person, "管理员")
        make(post, Role.STAFF, self.clerk, self.office)
        make(post, Role.HEAD, self.head, self.office)
        make(post, Role.STAFF, self.second_desk, self.id)
        make(post, Role.SECRETARY, self.secretary, self.branch)
        make(post, Role.SUPERVISOR, self.supervisor, self.id)
        make(post, Role.RELATIVE, self.daughter, subject=self.elder)
        make(post, Role.ADMIN, self.admin, self.id)

    def as_(self, person_id: int, when: datetime = NOW) -> Caller:
        """Return somebody as an update would bring them."""
        return caller(self.database, person_id, when.date())

    def with_chat(self, *people: int) -> None:
        """Give people an account."""
        for each in people:
            self.database.run(account, each, 9_000_000 + each)

    def raised(
        self, who: int, category: str = "members", when: datetime = NOW, text: str = "活动室漏雨"
    ) -> Receipt:
        """Let somebody raise something by name."""
        matter = Matter(category, text)
        return self.database.run(raising.raise_named, self.as_(who, when), matter, Privacy.NAMED, at=when)

    def do(
        self,
        function: Callable[Concatenate[Session, int, P], T],
        case: int | Receipt,
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Run a transaction on a case."""
        key = case if isinstance(case, int) else case.case_id
        return self.database.run(function, key, *args, **kwargs)

    def answered(self, case: Receipt, when: datetime = NOW, text: str = "已请人来修") -> None:
        """Take a case to the clerk's office and answer it with the head's approval."""
        self.do(desk.route, case, self.office, self.as_(self.desk, when), at=when)
        self.do(desk.take, case, self.as_(self.clerk, when), at=when)
        self.answered_again(case, when, text)

    def answered_again(self, case: Receipt, when: datetime = NOW, text: str = "又修了一次") -> None:
        """Answer what is in the clerk's hand, with the head's approval."""
        self.do(desk.answer, case, text, self.as_(self.clerk, when), at=when)
        self.do(desk.approve, case, self.as_(self.head, when), at=when)

    def state(self, case: Receipt | int) -> State:
        """Return where a case stands."""
        key = case if isinstance(case, int) else case.case_id
        return self.database.look(lambda session: State(books.find(session, key).state))

    def row(self, case: Receipt | int) -> CaseRow:
        """Return a case's row."""
        key = case if isinstance(case, int) else case.case_id
        return self.database.look(
            lambda session: session.exec(select(CaseRow).where(CaseRow.id == key)).one()
        )
