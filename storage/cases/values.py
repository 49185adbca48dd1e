"""What is told of cases: to the person, to the desk, and to whoever counts."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from rules.cases.lifecycle import Event, Kind, Privacy, Source, State, Verdict
from rules.cases.voice import Voice

File: TypeAlias = tuple[str, str]  # 'photo', 'voice' or 'document', and the file's id


@dataclass(frozen=True, slots=True)
class Matter:
    """What somebody raises; `about` is the elder (or neighbour) it is raised for, None for oneself."""

    category: str
    text: str
    files: tuple[File, ...] = ()
    about: int | None = None


@dataclass(frozen=True, slots=True)
class DueTold:
    """When an answer is due, with all it takes to say how the day was computed."""

    on: date
    counted_from: date
    count: int
    unit: str  # working_days, calendar_days
    extension: int  # working days, over the first due day
    weekends: bool  # weekends outside any holiday were passed over
    holidays: tuple[str, ...]
    make_ups: tuple[date, ...]
    provisional: bool


@dataclass(frozen=True, slots=True)
class Receipt:
    """What somebody is told who raised something."""

    case_id: int
    number: str
    unit: str
    due: DueTold
    privacy: Privacy


@dataclass(frozen=True, slots=True)
class Mine:
    """A case as whoever may speak for it sees it; `question` is one not yet answered."""

    case_id: int
    number: str
    category: str
    text: str
    state: State
    privacy: Privacy
    received_on: date
    unit: str
    due: DueTold
    round: int
    days: int  # working days since it was first received
    about: str | None  # whose matter it is, if not the reader's own
    answer: str | None
    question: str | None
    voice: Voice | None  # as whom the reader may rate the answer
    said: Verdict
    may: frozenset[Event]


@dataclass(frozen=True, slots=True)
class Rated:
    """What came of a verdict: closed, in hand again (with the new due day), or waiting for others."""

    case_id: int
    number: str
    state: State
    due: DueTold
    round: int
    days: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a case's timeline, as far as its reader may see it; `by` is None for those without a name."""

    on: date
    kind: Kind
    by: str | None
    text: str | None
    files: int
    by_person: bool  # it came from whoever raised it


@dataclass(frozen=True, slots=True)
class Line:
    """A case in the desk's queue."""

    case_id: int
    number: str
    category: str
    state: State
    due_on: date
    late: int  # working days past the due day
    owner: str | None
    unit: str
    mine: bool


@dataclass(frozen=True, slots=True)
class Queue:
    """A page of the desk's queue, most urgent first."""

    lines: tuple[Line, ...]
    page: int
    pages: int
    total: int
    late: int
    may_enter: bool  # matters that came by letter or telephone


@dataclass(frozen=True, slots=True)
class Card:
    """A case as the desk sees it; `person` is None where the reader may not know who it is."""

    case_id: int
    number: str
    category: str
    text: str
    state: State
    source: Source
    privacy: Privacy
    person: str | None
    received_on: date
    due: DueTold
    late: int
    round: int
    days: int
    unit: str
    owner: str | None
    deputy: str | None
    merged: int  # how many others were merged into it
    lead: str | None  # the number of the case it was merged into
    entries: tuple[Entry, ...]
    files: int
    may: frozenset[Event]
    owned: bool  # the reader is its owner


@dataclass(frozen=True, slots=True)
class Choice:
    """Somebody or some unit that can be chosen."""

    id: int
    name: str
