"""Who may do what, and for whom: the one table that enforces it and that is shown to administrators."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from rules.posts import Role


class Permission(StrEnum):
    """Something a way in may ask for before it lets anybody pass."""

    ANYBODY = "anybody"  # strangers too: joining, help
    MEMBER = "member"  # whoever is bound to a person
    RATE = "rate"
    BOOK = "book"
    BOOK_FOR = "book_for"  # book for somebody: an elder, a member of the branch, whoever telephones
    RECORD_VISIT = "record_visit"
    REPORT_EVENT = "report_event"  # in hospital, home again, died, away
    CONFIRM_DEATH = "confirm_death"
    KEEP_CARES = "keep_cares"  # waive, change contact persons, move somebody, see all visits
    MEND_CARES = "mend_cares"  # strike out what others entered
    ISSUE_SLIP = "issue_slip"
    SEE_BRANCH = "see_branch"  # names of those cared for
    SEE_COUNTS = "see_counts"
    SEE_LATE = "see_late"  # names behind the counts of what nobody has seen to in time
    PAUSE = "pause"  # pause the digest, hand over to a cover
    RUN_RECEPTION = "run_reception"
    SEE_RECEPTION = "see_reception"
    TALKS = "talks"  # plan and record talks with the leadership of the units below, and see who is missing
    MEET = "meet"  # is offered times at once when asking for a meeting
    RAISE_FOR = "raise_for"  # put in something for somebody: an elder, a neighbour without a phone
    WORK_CASES = "work_cases"  # what the own unit is in charge of
    ROUTE_CASES = "route_cases"  # the department's desk: route, transfer, merge, type in letters
    APPROVE_ANSWERS = "approve_answers"
    WITNESS_CASES = "witness_cases"  # ask somebody without a chat whether they are satisfied
    SEE_LATE_CASES = "see_late_cases"  # told once a week how many answers are long overdue
    KEEP_FUNDS = "keep_funds"  # decide on aid, pay it out, take money in: each with a second person
    SEND_NOTE = "send_note"  # the branch's monthly note
    SEE_NOTES = "see_notes"  # what branches passed up
    CHECK_FIFTY = "check_fifty"  # the yearly list of those fifty years in the Party
    EXPORT = "export"  # workbooks at all; which ones, the further permission of each says
    EXPORT_PEOPLE = "export_people"  # workbooks that name members: roster, visits, what is undone
    SEE_AUDIT = "see_audit"
    IMPORT_ROSTER = "import_roster"
    RUN_WAVES = "run_waves"
    MANAGE_POSTS = "manage_posts"  # which posts, and where, rules.appointing says
    SEND_NOTICE = "send_notice"
    SET_UP = "set_up"  # the holiday calendar, the page of help


@dataclass(frozen=True, slots=True)
class Held:
    """A post as it counts today: a cover's is that of the post it covers. Exactly one object is set."""

    role: Role
    post_id: int
    unit_path: str | None = None
    subject_id: int | None = None
    covering: bool = False


@dataclass(frozen=True, slots=True)
class Caller:
    """Whoever an update comes from, once bound to a person."""

    person_id: int
    name: str
    language: str
    telegram_id: int
    unit_path: str | None  # the branch they belong to
    posts: tuple[Held, ...] = ()
    blocked: bool = False  # messages did not reach them of late


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose rows a caller may see or change: units' subtrees and single people."""

    paths: tuple[str, ...] = ()
    people: tuple[int, ...] = ()

    def covers(self, unit_path: str | None, person_id: int | None = None) -> bool:
        """Say whether somebody of that unit (or that very person) is within."""
        if person_id is not None and person_id in self.people:
            return True
        return unit_path is not None and unit_path.startswith(self.paths) if self.paths else False

    def __bool__(self) -> bool:
        return bool(self.paths or self.people)


_EVERYBODY: Final = frozenset({Permission.ANYBODY, Permission.MEMBER, Permission.RATE, Permission.BOOK})
_NAMED: Final = {Permission.EXPORT, Permission.EXPORT_PEOPLE}
_CARES: Final = {Permission.RECORD_VISIT, Permission.REPORT_EVENT}
_BRANCH: Final = frozenset(
    {
        *_CARES,
        Permission.CONFIRM_DEATH,
        Permission.KEEP_CARES,
        Permission.ISSUE_SLIP,
        Permission.SEE_BRANCH,
        Permission.PAUSE,
        Permission.BOOK_FOR,
        Permission.RAISE_FOR,
        Permission.WITNESS_CASES,
        *_NAMED,
    }
)

GRANTS: Final[Mapping[Role, frozenset[Permission]]] = MappingProxyType(
    {
        Role.SECRETARY: _BRANCH | {Permission.SEND_NOTE},
        Role.DEPUTY: _BRANCH | {Permission.SEND_NOTE},
        Role.ORGANISER: _BRANCH
        | {
            Permission.RUN_RECEPTION,  # the town's own days; the department's are not theirs
            Permission.SEE_RECEPTION,
            Permission.SEE_COUNTS,
            Permission.SEE_LATE,
            Permission.MEND_CARES,
            Permission.SEE_NOTES,
            Permission.CHECK_FIFTY,
            Permission.TALKS,
            Permission.WORK_CASES,
            Permission.MANAGE_POSTS,
        },
        Role.STAFF: frozenset(
            {
                Permission.BOOK_FOR,
                Permission.RUN_RECEPTION,
                Permission.SEE_RECEPTION,
                Permission.SEE_LATE,
                Permission.SEE_COUNTS,
                Permission.KEEP_CARES,
                Permission.MEND_CARES,
                Permission.WORK_CASES,
                Permission.ROUTE_CASES,
                Permission.WITNESS_CASES,
                Permission.KEEP_FUNDS,
                Permission.SEE_NOTES,
                Permission.TALKS,
                *_NAMED,
            }
        ),
        Role.HEAD: frozenset(
            {
                Permission.SEE_COUNTS,
                Permission.WORK_CASES,
                Permission.APPROVE_ANSWERS,
                Permission.EXPORT,
            }
        ),
        Role.MINISTER: frozenset(
            {
                Permission.SEE_RECEPTION,
                Permission.SEE_COUNTS,
                Permission.SEE_LATE_CASES,
                Permission.TALKS,
                *_NAMED,
            }
        ),
        Role.ADMIN: frozenset(
            {
                Permission.IMPORT_ROSTER,
                Permission.ISSUE_SLIP,
                Permission.RUN_WAVES,
                Permission.MANAGE_POSTS,
                Permission.SEND_NOTICE,
                Permission.SET_UP,
                Permission.SEE_COUNTS,
                Permission.SEE_AUDIT,
                Permission.KEEP_FUNDS,
                Permission.SEE_NOTES,
                Permission.CHECK_FIFTY,
                *_NAMED,
            }
        ),
        Role.SUPERVISOR: frozenset({Permission.WITNESS_CASES, Permission.MEET}),
        Role.REPRESENTATIVE: frozenset(),  # is asked in open evaluations
        Role.HOST: frozenset({Permission.SEE_RECEPTION}),
        Role.CONTACT: frozenset({*_CARES, Permission.PAUSE, Permission.BOOK_FOR, Permission.RAISE_FOR}),
        Role.RELATIVE: frozenset({Permission.REPORT_EVENT, Permission.BOOK_FOR, Permission.RAISE_FOR}),
        Role.COVER: frozenset(),  # counts as the post it covers
    }
)


def may(caller: Caller | None, permission: Permission) -> bool:
    """Say whether the caller has this permission for anybody at all."""
    if permission is Permission.ANYBODY:
        return True
    if caller is None:
        return False
    return permission in _EVERYBODY or bool(scope(caller, permission))


def scope(caller: Caller, permission: Permission) -> Scope:
    """Return whose rows the caller may touch with this permission: empty means nobody's."""
    held = [post for post in caller.posts if permission in GRANTS[post.role]]
    return Scope(
        paths=tuple(sorted({post.unit_path for post in held if post.unit_path is not None})),
        people=tuple(sorted({post.subject_id for post in held if post.subject_id is not None})),
    )
