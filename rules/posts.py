"""A post: who is responsible for whom on a day. Owner, ladder, recipient, scope and permission start here."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    """What a post makes somebody responsible for; the value is what the database keeps."""

    SECRETARY = "secretary"  # of a branch
    DEPUTY = "deputy"  # of a branch, stands in for the secretary
    ORGANISER = "organiser"  # of a town
    STAFF = "staff"  # of the department
    HEAD = "head"  # of a unit in charge
    MINISTER = "minister"
    ADMIN = "admin"
    SUPERVISOR = "supervisor"
    REPRESENTATIVE = "representative"  # a deputy to a congress or a member of a conference: evaluates
    HOST = "host"  # receives visitors on reception days
    CONTACT = "contact"  # of one elder
    RELATIVE = "relative"  # of one elder
    COVER = "cover"  # of another post


@dataclass(frozen=True, slots=True)
class Post:
    """One dated responsibility of one person: for a unit's subtree, for one person, or for another post."""

    id: int
    role: Role
    person_id: int
    from_on: date
    until_on: date | None = None  # the last day it is held; None while open
    unit_id: int | None = None
    unit_path: str | None = None  # '/1/4/37/': the subtree is everything that starts with it
    subject_id: int | None = None  # contact, relative: of whom
    covers_id: int | None = None  # cover: of which post
    source: str = "grant"  # 'roster' or 'grant': an import ends only what an import made

    def held_on(self, day: date) -> bool:
        """Say whether this post is held on that day, its first and last day included."""
        return self.from_on <= day and (self.until_on is None or day <= self.until_on)
