"""Owners: who sees to a person on a day: contact person, secretary, deputy, town organiser."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from rules.posts import Post, Role


class Passed(StrEnum):
    """Why somebody in the line was passed over; `no_chat` is listed for the town to mend."""

    SELF = "self"
    IN_HOSPITAL = "in_hospital"
    NO_CHAT = "no_chat"  # never bound, unbound, or has blocked the bot
    NOT_THIS_ONE = "not_this_one"  # who entered a death does not confirm it


@dataclass(frozen=True, slots=True)
class Holder:
    """Who acts in a post on a day: the person who holds it, or the one who covers it."""

    post: Post
    person_id: int
    cover: Post | None = None


@dataclass(frozen=True, slots=True)
class Owner:
    """Who sees to a person on a day, and who was passed over; nobody could be told where `holder` is None."""

    holder: Holder | None
    passed: tuple[tuple[Holder, Passed], ...] = ()

    @property
    def person_id(self) -> int | None:
        """The owner's person, if there is an owner."""
        return self.holder.person_id if self.holder is not None else None


@dataclass(frozen=True, slots=True)
class Available:
    """Who can be told anything on a day."""

    with_chat: AbstractSet[int]
    in_hospital: AbstractSet[int] = frozenset()

    def refuses(self, person_id: int, subject_id: int, without: AbstractSet[int]) -> Passed | None:
        """Return why a person cannot own what is owed to a subject, or None."""
        if person_id == subject_id:
            return Passed.SELF
        if person_id in without:
            return Passed.NOT_THIS_ONE
        if person_id in self.in_hospital:
            return Passed.IN_HOSPITAL
        return None if person_id in self.with_chat else Passed.NO_CHAT


@dataclass(slots=True)
class PostIndex:
    """The posts of one day, found by what they are for; made once for a whole county."""

    of_subject: dict[int, list[Post]] = field(default_factory=dict)  # contact persons
    of_unit: dict[tuple[Role, str], list[Post]] = field(default_factory=dict)
    of_person: dict[int, list[Holder]] = field(default_factory=dict)
    cover: dict[int, Post] = field(default_factory=dict)

    def acting(self, post: Post) -> Holder:
        """Return who acts in a post: its cover while there is one. A cover is no post to be covered."""
        cover = self.cover.get(post.id)
        return Holder(post, post.person_id if cover is None else cover.person_id, cover)

    def line(self, subject_id: int, unit_path: str) -> Iterator[Holder]:
        """Yield who could own what is owed to a person of a branch, in order."""
        yield from map(self.acting, self.of_subject.get(subject_id, ()))
        for role in (Role.SECRETARY, Role.DEPUTY):
            yield from map(self.acting, self.of_unit.get((role, unit_path), ()))
        for path in _upwards(unit_path):
            yield from map(self.acting, self.of_unit.get((Role.ORGANISER, path), ()))

    def held_by(self, person_id: int) -> tuple[Holder, ...]:
        """Return the posts a person acts in, own and covered."""
        return tuple(self.of_person.get(person_id, ()))


def index(posts: Iterable[Post], day: date) -> PostIndex:
    """Return the posts held on a day, indexed; of several in one place the earliest comes first."""
    found = PostIndex()
    held = sorted((post for post in posts if post.held_on(day)), key=lambda post: (post.from_on, post.id))
    for post in held:
        if post.role is Role.COVER and post.covers_id is not None:
            found.cover[post.covers_id] = post
        elif post.role is Role.CONTACT and post.subject_id is not None:
            found.of_subject.setdefault(post.subject_id, []).append(post)
        elif post.unit_path is not None:
            found.of_unit.setdefault((post.role, post.unit_path), []).append(post)
    for post in held:
        if post.role is not Role.COVER:
            holder = found.acting(post)
            found.of_person.setdefault(holder.person_id, []).append(holder)
    return found


def owner(
    subject_id: int,
    unit_path: str,
    posts: PostIndex,
    available: Available,
    without: AbstractSet[int] = frozenset(),
) -> Owner:
    """Return who sees to what is owed to a person of a branch: never the person, nor anybody in hospital.

    `without` are people who may not (who entered a death); with nobody left the owner is empty.
    """
    passed: list[tuple[Holder, Passed]] = []
    for holder in posts.line(subject_id, unit_path):
        why = available.refuses(holder.person_id, subject_id, without)
        if why is None:
            return Owner(holder, tuple(passed))
        passed.append((holder, why))
    return Owner(None, tuple(passed))


def _upwards(unit_path: str) -> Iterator[str]:
    """Yield the paths of a unit and of the units above it, the nearest first."""
    parts = unit_path.strip("/").split("/")
    for length in range(len(parts), 0, -1):
        yield f"/{'/'.join(parts[:length])}/"
