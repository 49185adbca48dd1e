"""Reads what talks are worked out from, for a whole county, in a handful of queries."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlmodel import Session, col, or_, select

from rules.care.facts import Fact, FactKind, holding, known
from rules.care.tasks import TaskKey
from rules.permissions import GRANTS, Permission
from rules.reception.appointments import State
from rules.reception.sessions import SessionKind
from rules.talks.owed import Held, Occasion, Owed, Unit, owed_after, owed_in, waive
from rules.talks.rulebook import LEADERS, After, Deed, Rule, after
from storage.care import reading as care
from storage.models.base import id_of
from storage.models.care import EncounterRow, FactRow
from storage.models.people import MembershipRow, PersonRow, PostRow, UnitRow
from storage.models.reception import AppointmentRow, SessionRow
from storage.models.talks import OccasionRow, PlannedRow, TalkWaiverRow
from storage.pieces import in_pieces
from storage.talks.values import Leader

_TALKS_BY_APPOINTMENT: Final = (SessionKind.OPEN_DOOR, SessionKind.REQUESTED)
_ROLES: Final = tuple(role.value for role in LEADERS)


@dataclass(frozen=True, slots=True)
class Place:
    """A unit, and the path of the one right above it: whose business its talks are; '' for the county's."""

    unit: Unit
    name: str
    path: str

    @property
    def above(self) -> str:
        """The path of the unit right above."""
        return upper(self.path)


@dataclass(frozen=True, slots=True)
class Books:
    """All that talks are worked out from, as it was known on a day."""

    day: date
    places: Mapping[int, Place]
    leaders: Mapping[int, tuple[Leader, ...]]  # by unit, on that day
    held: tuple[Held, ...]
    occasions: tuple[Occasion, ...]
    homes: Mapping[int, tuple[str, int | None]]  # of people something happened to: name, unit
    planned: Mapping[TaskKey, PlannedRow]
    levels: frozenset[str]  # paths of the units where somebody sees to talks
    waived: frozenset[TaskKey]

    @property
    def units(self) -> list[Unit]:
        """Every unit."""
        return [place.unit for place in self.places.values()]

    def home_of(self, occasion: Occasion) -> Place | None:
        """Return the unit an occasion is about, or that its person belongs to."""
        unit_id = occasion.unit_id or self.homes.get(occasion.person_id or 0, ("", None))[1]
        return self.places.get(unit_id or 0)

    def owed_in(self, rule: Rule, units: Iterable[Unit], within: date) -> list[Owed]:
        """Return what a rule with a rhythm owes units in the period a day lies in, as it stands."""
        return waive(owed_in(rule, units, self.held, within, day=self.day), self.waived)

    def owed_after(self, occasions: Iterable[Occasion]) -> list[Owed]:
        """Return what is owed because something happened, as it stands."""
        return waive(owed_after(occasions, self.held), self.waived)


def upper(path: str) -> str:
    """Return the path right above a unit's; '' above the county's."""
    above = path.rstrip("/").rpartition("/")[0]
    return f"{above}/" if above else ""


def read(session: Session, day: date, *, since: date = date.max) -> Books:
    """Return the books of a day. What happened before the last year (or before `since`) is not looked at."""
    since = min(since, date(day.year - 1, 1, 1))
    posts = list(session.exec(select(PostRow).where(col(PostRow.role).in_(_ROLES)).order_by(col(PostRow.id))))
    places = {
        id_of(row): Place(Unit(id_of(row), row.kind, row.from_on, row.until_on), row.name, row.path)
        for row in sorted(session.exec(select(UnitRow)), key=_in_order)
    }
    held_posts = [post for post in posts if _holds(post, day)]
    occasions = [
        *_entered(session, since, day),
        *_new_posts(posts, held_posts, since),
        *_hardships(session, held_posts, places, day),
    ]
    dead = holding(_facts(session, FactKind.DIED), FactKind.DIED, day)
    leaders = _leaders(session, held_posts)
    return Books(
        day=day,
        places=places,
        leaders=leaders,
        held=tuple(_held(session, posts, since, day)),
        occasions=tuple(each for each in occasions if each.person_id not in dead),
        homes=_homes(session, {each.person_id for each in occasions if each.person_id}, leaders, day),
        planned={
            TaskKey(row.rule, row.subject_id, row.slot): row for row in session.exec(select(PlannedRow))
        },
        levels=_levels(session, places, day),
        waived=_waived(session, day),
    )


def _in_order(row: UnitRow) -> list[int]:
    """Return what sorts units as a tree: each right before what lies below it, the older first."""
    return [int(part) for part in row.path.strip("/").split("/")]


def _held(session: Session, posts: Iterable[PostRow], since: date, day: date) -> Iterator[Held]:
    """Yield talks and field visits: those recorded, and those that came about by appointment."""
    led = defaultdict(list)
    for post in posts:
        led[post.person_id].append(post)

    def units(person_id: int | None, on: date, also: int | None = None) -> frozenset[int]:
        of_person = {post.unit_id for post in led.get(person_id or 0, ()) if _holds(post, on)}
        return frozenset(each for each in (*of_person, also) if each is not None)

    recorded = select(EncounterRow).where(
        col(EncounterRow.kind).in_([each.value for each in Deed]),
        col(EncounterRow.on_date) >= since,
        col(EncounterRow.entered_on) <= day,
        or_(col(EncounterRow.withdrawn_on).is_(None), col(EncounterRow.withdrawn_on) > day),
    )
    for row in session.exec(recorded):
        of = units(row.person_id, row.on_date, row.unit_id)
        yield Held(f"encounter:{row.id}", Deed(row.kind), row.on_date, of, row.person_id, row.by_id)
    by_appointment = (
        select(AppointmentRow, SessionRow, PostRow)
        .join(SessionRow, col(SessionRow.id) == col(AppointmentRow.session_id))
        .join(PostRow, col(PostRow.id) == col(SessionRow.host_id))
        .where(
            AppointmentRow.state == State.DONE,
            col(SessionRow.kind).in_(_TALKS_BY_APPOINTMENT),
            col(SessionRow.on_date).between(since, day),
        )
    )
    for visit, on, host in session.exec(by_appointment):
        of = units(visit.person_id, on.on_date)
        yield Held(f"appointment:{visit.id}", Deed.TALK, on.on_date, of, visit.person_id, host.person_id)


def _entered(session: Session, since: date, day: date) -> Iterator[Occasion]:
    rows = session.exec(
        select(OccasionRow).where(
            col(OccasionRow.on_date) >= since,
            col(OccasionRow.recorded_on) <= day,
            or_(col(OccasionRow.withdrawn_on).is_(None), col(OccasionRow.withdrawn_on) > day),
        )
    )
    for row in rows:
        yield Occasion(
            row.rule, f"occasion:{row.id}", row.on_date, row.recorded_on, row.person_id, row.unit_id
        )


def _new_posts(posts: Iterable[PostRow], held: Iterable[PostRow], since: date) -> Iterator[Occasion]:
    """Yield posts that changed hands: somebody else held them before, so that a first roster is no news."""
    [rule] = after(After.POST)
    before = defaultdict(list)
    for post in posts:
        before[post.role, post.unit_id].append(post)
    for post in held:
        changed = any(
            each.person_id != post.person_id and each.from_on < post.from_on
            for each in before[post.role, post.unit_id]
        )
        if changed and post.from_on >= since:
            yield Occasion(rule.code, f"post:{post.id}", post.from_on, post.from_on, post.person_id)


def _hardships(
    session: Session, posts: Iterable[PostRow], places: Mapping[int, Place], day: date
) -> Iterator[Occasion]:
    """Yield hardship of those who lead a unit; what its first roster said of them is no news."""
    [rule] = after(After.HARDSHIP)
    led = {post.person_id: places[post.unit_id or 0].unit.from_on for post in posts if post.unit_id in places}
    facts = [fact for fact in _facts(session, FactKind.HARDSHIP) if fact.person_id in led]
    for fact in known(facts, day):
        now = fact.current
        if now.holds_on(day) and fact.recorded_on > led[now.person_id]:
            yield Occasion(rule.code, f"fact:{now.origin}", now.from_on, fact.recorded_on, now.person_id)


def _facts(session: Session, kind: FactKind) -> list[Fact]:
    people = session.exec(select(FactRow.person_id).where(FactRow.kind == kind)).all()
    return care.facts_of(session, people, [kind]) if people else []


def _leaders(session: Session, posts: Iterable[PostRow]) -> dict[int, tuple[Leader, ...]]:
    posts = [post for post in posts if post.unit_id is not None]
    names = _names(session)
    found: defaultdict[int, list[Leader]] = defaultdict(list)
    for post in sorted(posts, key=lambda post: (_ROLES.index(post.role), id_of(post))):
        found[post.unit_id or 0].append(Leader(post.person_id, names[post.person_id], post.role))
    return {unit: tuple({each.person_id: each for each in led}.values()) for unit, led in found.items()}


def _names(session: Session) -> dict[int, str]:
    """Return the names of everybody who has ever led a unit."""
    leading = select(PostRow.person_id).where(col(PostRow.role).in_(_ROLES))
    rows = session.exec(select(PersonRow.id, PersonRow.name).where(col(PersonRow.id).in_(leading)))
    return {id_: name for id_, name in rows if id_ is not None}


def _homes(
    session: Session, people: set[int], leaders: Mapping[int, tuple[Leader, ...]], day: date
) -> dict[int, tuple[str, int | None]]:
    """Return name and unit of people: the one they lead, else the one they belong to."""
    led = {each.person_id: unit for unit, of_unit in leaders.items() for each in of_unit}
    wanted = select(PersonRow.id, PersonRow.name, MembershipRow.unit_id).join(
        MembershipRow,
        (col(MembershipRow.person_id) == col(PersonRow.id))
        & (col(MembershipRow.from_on) <= day)
        & or_(col(MembershipRow.until_on).is_(None), col(MembershipRow.until_on) >= day),
        isouter=True,
    )
    return {
        id_: (name, led.get(id_, unit))
        for piece in in_pieces(people)
        for id_, name, unit in session.exec(wanted.where(col(PersonRow.id).in_(piece)))
        if id_ is not None
    }


def _waived(session: Session, day: date) -> frozenset[TaskKey]:
    """Return what had been waived by a day and not been taken back by then."""
    rows = session.exec(
        select(TalkWaiverRow).where(
            col(TalkWaiverRow.on_date) <= day,
            or_(col(TalkWaiverRow.withdrawn_on).is_(None), col(TalkWaiverRow.withdrawn_on) > day),
        )
    )
    return frozenset(TaskKey(row.rule, row.unit_id or row.person_id or 0, row.slot) for row in rows)


def _levels(session: Session, places: Mapping[int, Place], day: date) -> frozenset[str]:
    seeing = [role for role, granted in GRANTS.items() if Permission.TALKS in granted]
    posts = session.exec(select(PostRow).where(col(PostRow.role).in_(seeing)))
    units = {post.unit_id or 0 for post in posts if _holds(post, day)}
    return frozenset(places[unit].path for unit in units if unit in places)


def _holds(post: PostRow, on: date) -> bool:
    return post.from_on <= on and (post.until_on is None or on <= post.until_on)
