"""A county in which everybody who can come in does: a stranger, a member, and a holder of each post."""

from typing import Final

from sqlmodel import Session

from rules.cases.lifecycle import Privacy
from rules.posts import Role
from storage import people
from storage.cases import raising
from storage.cases.values import Matter
from storage.models.aid import AidRow
from storage.models.base import id_of
from storage.models.care import EncounterRow, FactRow
from storage.models.reception import AppointmentRow, SlotRow
from storage.models.talks import OccasionRow
from storage.reception import planning
from tests import builders
from tests.builders import County, joined
from tests.chat import Chatter, World
from tests.reception import caller, slots
from tests.ways.table import TODAY, WHO, Caller, Place, Things, Who

RECEPTION: Final = TODAY.replace(month=12, day=15)
_CATEGORY: Final = "village"  # one for which a person's town is in charge
_UNITS: Final = {Role.ORGANISER: "town", Role.HEAD: "town", Role.SECRETARY: "branch", Role.DEPUTY: "branch"}


class Everybody(County):
    """A county of two towns; the posts of branch and town are for one branch and its town."""

    def __init__(self, world: World) -> None:
        super().__init__(world.database)
        self.world = world
        make = world.database.run
        town = make(builders.unit, "石门镇", "town", self.id)
        self.branches = {
            Place.HERE: self.branch,
            Place.NEAR: self.other_branch,
            Place.FAR: make(builders.unit, "石门村党支部", "branch", town),
        }
        self.elders = {place: self._elder(f"{place.name}老人", place) for place in Place}
        self.people: dict[Who, int] = {}
        self.posts: dict[Role, int] = {}
        self.chatters = {who: self._come(who) for who in WHO}
        self._file = self._sent()
        make(planning.plan, at=world.clock.now())
        self.things = {place: self._things(place) for place in Place}

    def speaks(self, who: Who, language: str) -> None:
        """Let somebody be answered in a language."""
        self.database.run(people.set_language, self.people[who], language)

    def _elder(self, name: str, place: Place) -> int:
        branch, born = self.branches[place], TODAY.replace(year=1944)
        return self.database.run(builders.person, name, branch, birth_on=born)

    def _come(self, who: Who) -> Chatter:
        if who is Caller.STRANGER:
            stranger = self.world.person("路人")
            self.world.cloud.start(stranger.id)
            return stranger
        self.people[who] = self.member(f"{who.name}同志")
        if isinstance(who, Role):
            self._appoint(who)
        return joined(self.world, who.name, self.people[who])

    def _appoint(self, role: Role) -> None:
        """Give somebody the post of this role; the cover comes after whom it covers."""
        make, holder = self.database.run, self.people[role]
        if role is Role.COVER:
            make(builders.post, role, holder, covers=self.posts[Role.SECRETARY])
        elif role in (Role.CONTACT, Role.RELATIVE):
            make(builders.post, role, holder, subject=self.elders[Place.HERE])
        else:
            unit = {"branch": self.branch, "town": self.town}.get(_UNITS.get(role, ""), self.id)
            self.posts[role] = make(builders.post, role, holder, unit)

    def _things(self, place: Place) -> Things:
        make, elder = self.database.run, self.elders[place]
        owner = self._owner(place)
        number = list(Place).index(place)
        slot = slots(self.database, RECEPTION)[number]
        return Things(
            branch=self.branches[place],
            elder=elder,
            visit=make(_visit, elder, self.desk),
            event=make(_fact, elder, "in_hospital", self.desk),
            death=make(_fact, self._elder(f"{place.name}逝者", place), "died", self.desk),
            case=self._case(elder),
            own_case=self._case(owner),
            appointment=make(_booked, slot, owner, number),
            day=make(_day_of, slot),
            aid=make(_applied, owner, self.branches[place]),
            talk=make(_visit, elder, self.desk, "talk"),
            kept_talk=make(_visit, elder, self.desk, "talk"),
            occasion=make(_occasion, elder, self.desk),
        )

    def _owner(self, place: Place) -> int:
        """Return whose own things lie in a place: the member's, or those of somebody else who has joined."""
        if place is Place.HERE:
            return self.people[Caller.MEMBER]
        other = self.member(f"{place.name}来访", self.branches[place])
        self.database.run(builders.account, other, 8_000_000 + other)
        return other

    def _sent(self) -> str:
        """Return the key of a file that Telegram has."""
        sender = self.chatters[Caller.STRANGER].id
        message = self.world.cloud.send_document(sender, "路灯.txt", b"x")
        return next(
            each.file.file_id
            for each in self.world.cloud.chat(sender).messages
            if each.id == message and each.file is not None
        )

    def _case(self, person: int) -> int:
        about = Matter(_CATEGORY, "反映一件事", (("document", self._file),))
        by, at = caller(self.database, person), self.world.clock.now()
        return self.database.run(raising.raise_named, by, about, Privacy.NAMED, at=at).case_id


def _occasion(session: Session, person: int, by: int) -> int:
    row = OccasionRow(rule="complaint", person_id=person, on_date=TODAY, recorded_on=TODAY, entered_by=by)
    session.add(row)
    session.flush()
    return id_of(row)


def _visit(session: Session, person: int, by: int, kind: str = "visit") -> int:
    row = EncounterRow(kind=kind, way="home", person_id=person, by_id=by, on_date=TODAY, entered_on=TODAY)
    session.add(row)
    session.flush()
    return id_of(row)


def _fact(session: Session, person: int, kind: str, by: int) -> int:
    row = FactRow(
        person_id=person, kind=kind, from_on=TODAY, recorded_on=TODAY, source="report", entered_by=by
    )
    session.add(row)
    session.flush()
    return id_of(row)


def _booked(session: Session, slot: int, person: int, number: int) -> int:
    day = session.get_one(SlotRow, slot)
    row = AppointmentRow(
        number=f"JF2026000{number}",
        session_id=day.session_id,
        slot_id=slot,
        person_id=person,
        made_by=person,
        topic="village",
        state="booked",
        made_at=day.starts_at,
    )
    session.add(row)
    session.flush()
    return id_of(row)


def _applied(session: Session, person: int, branch: int) -> int:
    row = AidRow(
        person_id=person,
        unit_id=branch,
        category="living",
        why="难处",
        state="applied",
        applied_by=person,
        applied_on=TODAY,
    )
    session.add(row)
    session.flush()
    return id_of(row)


def _day_of(session: Session, slot: int) -> int:
    return session.get_one(SlotRow, slot).session_id
