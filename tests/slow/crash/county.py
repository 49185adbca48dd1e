"""The county whose bot is killed: who lives there, and what must hold whenever one looks."""

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from sqlmodel import Session, col, func, select

from bot.satisfaction import keeping as wave_keeping
from bot.satisfaction.plans import plan
from rules.aid.entries import Account
from rules.posts import Role
from storage import inbox, joining
from storage.models.aid import AidRow, FundOrderRow, MovementRow
from storage.models.messages import ConversationRow, DraftRow, OutboxRow
from storage.models.people import AccountRow, InvitationRow
from storage.models.reception import AppointmentRow
from storage.satisfaction import audit
from tests import builders, notebook
from tests.aid import Funds, by_lines, fund
from tests.chat import World
from tests.reception import plan_days
from tests.slow.crash.people import (
    DEPOSIT,
    GRANT,
    QUESTIONS,
    Actor,
    Applicant,
    Checker,
    Treasurer,
    Typist,
    Visitor,
    Voter,
)
from tests.slow.crash.phones import Phone

TYPISTS, VOTERS, VISITORS, ELDERS, LISTENERS = 14, 20, 6, 4, 4
VOTED_BY = 0.6  # of the test: the wave closes in it
WAVE_DAYS = 7
ENDOWMENT = 1_000_000  # fen, in the fund from the first
_PATIENT = 0.5  # share of typists who wait for each question; the others type ahead


def _name(number: int) -> str:
    return f"王{chr(ord('一') + 7 * number)}"


class Village(Funds):
    """People who type, vote, book, ask for aid and keep its funds; and secretaries who are only told."""

    def __init__(self, world: World, chance: random.Random) -> None:
        super().__init__(world.database)
        self.world = world
        notebook.prepare(self.database)
        self.pays_in(ENDOWMENT)
        plan_days(self.database, "09:00-10:00", world.clock.now())
        numbers = iter(range(1000))
        self.typists = [self._typist(_name(next(numbers)), chance) for _ in range(TYPISTS)]
        self.voters = [
            Voter(self._joined(_name(next(numbers))), VOTED_BY * each / VOTERS) for each in range(VOTERS)
        ]
        self.visitors = [Visitor(self._joined(_name(next(numbers)))) for _ in range(VISITORS)]
        elders = [_name(next(numbers)) for _ in range(ELDERS)]
        for name in elders:
            self.member(name)
        self.applicant = Applicant(self._phone(self.secretary), elders)
        self.treasurer = Treasurer(self._phone(self.admin))
        self.checker = Checker(self._phone(self.desk))
        self._listening: dict[int, int] = {}
        self.listeners = [self._listener(number, numbers) for number in range(LISTENERS)]
        self.wave = 0
        self.opened_after = 0  # the last message before the wave was opened

    @property
    def actors(self) -> list[Actor]:
        """Everybody who does something."""
        return [*self.typists, *self.voters, *self.visitors, self.applicant, self.treasurer, self.checker]

    async def open(self) -> None:
        """Greet those who have joined and open the wave; its invitations have not left yet."""
        await self.world.settle()
        self.opened_after = self.world.cloud._world._last_message
        services = self.world.bot.services
        opened = await wave_keeping.open_wave(services, plan("headline", on=services.today, days=WAVE_DAYS))
        self.wave = opened.id
        for typist in self.typists:
            self.world.cloud.start(typist.phone.id, typist.code)

    def _typist(self, name: str, chance: random.Random) -> Typist:
        person, today = self.member(name), self.world.clock.now().date()
        code = self.database.run(joining.issue, person, on=today)
        chatter = self.world.person(name, language="en")
        return Typist(Phone(self.world.cloud, chatter.id), code, name, chance.random() < _PATIENT)

    def _joined(self, name: str) -> Phone:
        return self._phone(self.member(name))

    def _phone(self, person: int) -> Phone:
        return Phone(self.world.cloud, builders.joined(self.world, "P", person).id)

    def _listener(self, number: int, numbers: Iterator[int]) -> Phone:
        make = self.database.run
        branch = make(builders.unit, f"第{number}党支部", "branch", self.town)
        secretary = self.member(_name(next(numbers)), branch)
        make(builders.post, Role.SECRETARY, secretary, branch)
        for _ in range(2):
            born = date(1944, 3, 5 + number)
            make(builders.person, _name(next(numbers)), branch, birth_on=born)
        phone = self._phone(secretary)
        self._listening[phone.id] = secretary
        return phone

    def person_of(self, listener: Phone) -> int:
        """Return the key of a secretary who is only told things."""
        return self._listening[listener.id]


def hold(village: Village) -> None:
    """Assert what must be true at any moment, whatever was being done."""
    look = village.database.look
    found = look(audit.audit, village.wave)
    assert found.sound, found  # boxes are places marked, or the cells their numbers
    money = fund(village.database)
    assert sum(money.values()) == 0
    assert {account.value: by_lines(village.database, account) for account in Account} == money
    look(_one_party_a_place)


def check(village: Village, in_hand: Iterable[int]) -> dict[str, int]:
    """Assert what must be true when everybody has finished; return figures worth telling.

    `in_hand` names each message as often as the bot died with it claimed and not settled.
    """
    look = village.database.look
    hold(village)
    _notes(village)
    figures = look(_counts)
    assert (look(inbox.left), look(inbox.parked)) == (0, 0)
    assert figures["joined"] == TYPISTS
    assert (figures["conversations"], figures["drafts"]) == (0, 0)
    assert look(audit.audit, village.wave).found == QUESTIONS * sum(each.voted for each in village.voters)
    assert look(_bookings) == Counter(
        {each.phone.id: each.booked for each in village.visitors if each.booked}
    )
    treasurer, checker = village.treasurer, village.checker
    assert figures["orders"] == 1 + treasurer.deposits  # whatever is not confirmed yet waits
    assert figures["applications"] == village.applicant.applied
    assert treasurer.decided >= checker.granted >= checker.paid
    money = {Account.OUTSIDE: -ENDOWMENT - DEPOSIT * checker.booked, Account.PAID: GRANT * checker.paid}
    assert {account: by_lines(village.database, account) for account in money} == money
    assert figures["movements"] == 1 + checker.booked + checker.granted + checker.paid
    told = _told(village, Counter(in_hand))
    return {
        "notes": sum(len(each.filed) for each in village.typists),
        "typed": sum(each.phone.typed for each in village.actors),
        "ballots": sum(each.voted for each in village.voters),
        "bookings": sum(each.booked for each in village.visitors),
        "too late": sum(each.too_late for each in village.visitors),
        "deposits": checker.booked,
        "payments": checker.paid,
        **told,
    }


def _notes(village: Village) -> None:
    filed: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for who, title, body in village.database.look(notebook.notes):
        filed[who].append((title, body))
    for typist in village.typists:
        assert filed[typist.phone.id] == typist.filed  # each once, in order, nothing mixed up


def _told(village: Village, in_hand: Counter[int]) -> dict[str, int]:
    """Compare what arrived with what the outbox says; a copy has a death with the message in hand."""
    rows = village.database.look(_messages)
    assert {row.state for row in rows} <= {"sent", "dropped", "waiting"}
    copies = 0
    for listener in village.listeners:
        mine = [row for row in rows if row.person_id == village.person_of(listener)]
        known = {row.message_id for row in mine if row.state == "sent"}
        arrived = listener.arrived_after(village.opened_after)
        assert known <= arrived
        assert len(arrived - known) <= sum(in_hand[row.id or 0] for row in mine)
        copies += len(arrived - known)
    return {"messages": sum(row.state == "sent" for row in rows), "copies": copies}


def _one_party_a_place(session: Session) -> None:
    held = select(AppointmentRow.slot_id).where(AppointmentRow.state == "booked")
    slots = session.exec(held).all()
    assert len(slots) == len(set(slots))


def _bookings(session: Session) -> Counter[int]:
    made = select(AccountRow.telegram_id).join(
        AppointmentRow, col(AppointmentRow.person_id) == col(AccountRow.person_id)
    )
    return Counter(session.exec(made).all())


def _messages(session: Session) -> list[OutboxRow]:
    return list(session.exec(select(OutboxRow)).all())


def _counts(session: Session) -> dict[str, int]:
    joined = select(func.count()).select_from(InvitationRow).where(col(InvitationRow.used_on).is_not(None))
    return {
        "joined": session.exec(joined).one(),
        "conversations": session.exec(select(func.count()).select_from(ConversationRow)).one(),
        "drafts": session.exec(select(func.count()).select_from(DraftRow)).one(),
        "orders": session.exec(select(func.count()).select_from(FundOrderRow)).one(),
        "applications": session.exec(select(func.count()).select_from(AidRow)).one(),
        "movements": session.exec(select(func.count()).select_from(MovementRow)).one(),
    }
