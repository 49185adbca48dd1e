"""The parts of a message: what a person sees to, what others see to in the branch, what climbed to a post."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rules.care.board import Entry
from rules.care.desk import Desk
from rules.care.digest import BranchCount, Named, Others, counts, lines
from rules.care.ladder import RUNG_OF, Rung
from rules.care.stages import Stage, Told, passed, told
from rules.posts import Post, Role


@dataclass(frozen=True, slots=True)
class Own:
    """What a person sees to: what is named today, and how many people are not."""

    named: tuple[Named, ...]
    rest: int
    rest_overdue: int
    covers: tuple[int, ...]
    tells: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands on a rung of a post: named to a deputy, counted for town and county."""

    rung: Rung
    named: tuple[Named, ...]
    branches: tuple[BranchCount, ...]
    tells: tuple[Told, ...]


def own(person_id: int, desk: Desk) -> Own:
    """Return what a person sees to."""
    entries = desk.board.own(person_id)
    named = [each for each in (_named(entry, desk) for entry in entries) if each is not None]
    begun = [(entry, post) for entry in entries if (post := _beginning(entry, desk)) is not None]
    tells = [key for each in named for key in passed(each.task, each.stage)]
    tells += [told(entry.task, Stage.COVER) for entry, _ in begun]
    shown = {each.task.subject_id for each in named}
    left = [entry.task for entry in entries if entry.task.subject_id not in shown]
    late = {task.subject_id for task in left if task.overdue_on(desk.mail.day)}
    return Own(
        tuple(named),
        len({task.subject_id for task in left} - late),
        len(late),
        tuple(dict.fromkeys(post.id for _, post in begun)),
        tuple(tells),
    )


def others(person_id: int, desk: Desk) -> list[Others]:
    """Return what others see to in this person's branches as secretary; nobody reads about themselves."""
    held = [each.post for each in desk.posts.held_by(person_id) if each.post.role is Role.SECRETARY]
    return [_others(person_id, post, desk) for post in held]


def standing(person_id: int, desk: Desk) -> list[Standing]:
    """Return what has climbed to the posts this person acts in."""
    held = [each.post for each in desk.posts.held_by(person_id) if each.post.role in RUNG_OF]
    return [_standing(person_id, post, desk) for post in held]


def _named(entry: Entry, desk: Desk) -> Named | None:
    """Return a task as it is named to its owner today: at a new stage, or because a cover begins."""
    stage = desk.stage(entry.task)
    if stage is not None and desk.new(entry.task, stage):
        return Named(entry.task, stage)
    if _beginning(entry, desk) is not None:
        return Named(entry.task, stage or Stage.OPENED)
    return None


def _beginning(entry: Entry, desk: Desk) -> Post | None:
    """Return the cover that brings a task to its owner, if the owner has not been told of it yet."""
    cover = entry.owner.holder.cover if entry.owner.holder is not None else None
    if cover is None or not desk.new(entry.task, Stage.COVER):
        return None
    falls_into = entry.task.opens_on < cover.from_on and entry.task.due_on <= (cover.until_on or date.max)
    return cover if falls_into else None


def _others(person_id: int, post: Post, desk: Desk) -> Others:
    entries = [
        entry
        for entry in desk.board.of_unit.get(post.unit_path or "", ())
        if not entry.moved and person_id not in {entry.owner.person_id, entry.task.subject_id}
    ]
    late = [entry.task for entry in entries if entry.task.overdue_on(desk.mail.day)]
    return Others(
        post.unit_id or 0,
        len({entry.task.subject_id for entry in entries}),
        len({entry.task.subject_id for entry in entries if entry.task.outstanding}),
        len({task.subject_id for task in late}),
        lines(Named(task, Stage.BRANCH) for task in late if desk.new(task, Stage.BRANCH)),
    )


def _standing(person_id: int, post: Post, desk: Desk) -> Standing:
    rung = RUNG_OF[post.role]
    entries = [entry for entry in _scope(post, rung, desk) if desk.climbed(entry.task, rung)]
    fresh = [entry for entry in entries if desk.climbs_today(entry.task, rung)]
    tells = tuple(told(entry.task, Stage(rung)) for entry in fresh)
    if rung is Rung.DEPUTY:
        others = [each for each in fresh if person_id not in {each.owner.person_id, each.task.subject_id}]
        return Standing(rung, tuple(Named(each.task, Stage.DEPUTY) for each in others), (), tells)
    return Standing(rung, (), counts(entries) if fresh or desk.mail.weekly else (), tells)


def _scope(post: Post, rung: Rung, desk: Desk) -> Iterable[Entry]:
    """Return what a post answers for: its branch, its town, or the county."""
    path = post.unit_path or ""
    if rung is Rung.DEPUTY:
        return [entry for entry in desk.board.of_unit.get(path, ()) if not entry.moved]
    return desk.board.under("/" if rung is Rung.COUNTY else path)
