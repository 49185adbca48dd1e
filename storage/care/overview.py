"""The day as a whole: everything owed to some people, who sees to it, and what has been told about it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import product

from sqlalchemy import select
from sqlmodel import Session, col

from rules.care.board import Entry, board, counted_in
from rules.care.desk import Desk
from rules.care.memorial import CHECK
from rules.care.owed import owed
from rules.care.owners import Available, PostIndex, index, owner
from rules.care.planning import Plan, plan, recent
from rules.care.stages import Mail, Stage, Told
from rules.care.tasks import Task
from rules.posts import Post
from storage.care import reading, responsible
from storage.care.reading import COUNTY, Known, Within
from storage.care.responsible import Reach
from storage.garbage import uncollected
from storage.models.messages import ToldRow
from storage.pieces import in_pieces


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything owed to some people on a day; the desk knows of nothing told until `for_reader` says so."""

    desk: Desk
    reach: Reach
    people: Mapping[int, Known]

    @property
    def day(self) -> date:
        """The day it is about."""
        return self.desk.mail.day

    def for_reader(self, told: Collection[Told]) -> Desk:
        """Return the desk with what one reader was told."""
        return replace(self.desk, told=frozenset(told))


def overview(session: Session, meant: Within, mail: Mail, besides: Iterable[Post] = ()) -> Overview:
    """Return the day of some people; `besides` are posts that count though they are for nobody of them."""
    book = reading.rulebook(session)
    planned = plan(book, mail.day)
    people = reading.people(session, book, meant, on=mail.day, recent=recent(planned))
    posts = {post.id: post for post in besides}
    posts |= {post.id: post for post in responsible.posts_for(session, meant, people.values(), on=mail.day)}
    held = index(posts.values(), mail.day)
    reach = responsible.reach(session, posts.values(), on=mail.day)
    entries = (e for known in people.values() for e in _entries(planned, known, held, reach.available))
    return Overview(Desk(mail, book, board(entries), held, frozenset()), reach, people)


def of_county(session: Session, mail: Mail) -> Overview:
    """Return the day of the whole county."""
    with uncollected():
        return overview(session, Within((COUNTY,)), mail)


def of_reader(session: Session, person_id: int, mail: Mail) -> Overview:
    """Return the day as far as somebody's posts reach, with what they were told before that day."""
    posts = responsible.acts_in(session, person_id, on=mail.day)
    seen = overview(session, responsible.within(posts), mail, besides=posts)
    return replace(seen, desk=seen.for_reader(told(session, seen, [person_id]).get(person_id, ())))


def told(session: Session, seen: Overview, person_ids: Collection[int]) -> Mapping[int, set[Told]]:
    """Return by person what earlier days' messages told of what is still open."""
    slots = {entry.task.slot for entry in seen.desk.board.under(COUNTY) if entry.task.outstanding}
    row, found = ToldRow, defaultdict[int, set[Told]](set)
    for readers, named in product(in_pieces(person_ids), in_pieces(slots)):
        rows = session.execute(
            select(
                col(row.person_id),
                col(row.rule),
                col(row.subject_id),
                col(row.slot),
                col(row.stage),
                col(row.episode),
            ).where(col(row.person_id).in_(readers), col(row.slot).in_(named), col(row.on_date) < seen.day)
        )
        for person_id, rule, subject_id, slot, stage, episode in rows:
            found[person_id].add(Told(rule, subject_id, slot, Stage(stage), episode))
    return found


def _entries(planned: Plan, known: Known, held: PostIndex, available: Available) -> Iterator[Entry]:
    tasks = owed(planned, known.file)
    home = known.file.subject.home_on(planned.day)
    if not tasks or home is None:
        return
    usual = owner(known.id, home.unit_path, held, available)
    for task in tasks:
        found = usual
        if task.rule == CHECK:
            found = owner(known.id, home.unit_path, held, available, _not_to_confirm(task, known, held))
        unit = counted_in(task, known.file.subject, planned.day) or home
        moved = unit.unit_path != home.unit_path
        yield Entry(task, found, unit.unit_id, unit.unit_path, moved)


def _not_to_confirm(task: Task, known: Known, held: PostIndex) -> frozenset[int]:
    """Return who may not confirm a death: whoever entered it, and contact persons."""
    facts = known.file.facts
    entered = {fact.entered_by for fact in facts if task.owed.rule.event_key(fact.id) == task.owed.key}
    contacts = {held.acting(post).person_id for post in held.of_subject.get(known.id, ())}
    return frozenset(each for each in entered | contacts if each is not None)
