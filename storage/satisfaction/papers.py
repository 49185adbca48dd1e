"""Paper in a wave: who votes on it is marked first; count sheets come in by boxes, from two people each."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, delete, func, select, update

from rules.refusals import Refused
from rules.satisfaction.paper import Sheet, waited_for
from rules.satisfaction.surveys import Questionnaire, thaw
from rules.satisfaction.waves import WaveSettings
from storage import audit, people, rule_settings
from storage.bulk import insert_all
from storage.models.people import PersonRow
from storage.models.satisfaction import (
    PaperBoxRow,
    PaperTallyRow,
    RollRow,
    WavePlaceRow,
    WaveRow,
    WaveUnitRow,
)
from storage.satisfaction.rolls import tag

_OPEN = "open"
_NOT_COUNTED = (_OPEN, "closing")
_PIECE = 500  # tags in one statement


@dataclass(frozen=True, slots=True)
class Box:
    """A count sheet as it was entered; `confirmed` once a second person has found it right."""

    number: int
    sheet: Sheet
    entered_by: int
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Papers:
    """How far a wave's paper is."""

    title: str
    questionnaire: Questionnaire
    k: int
    listed: int  # people who vote on paper
    boxes: tuple[Box, ...]
    all_in: bool

    @property
    def entered(self) -> int:
        """How many ballots the sheets speak of."""
        return sum(box.sheet.ballots for box in self.boxes)


@dataclass(frozen=True, slots=True)
class PaperResult:
    """What paper gave, for the county only: listed people, ballots, and how many chose each answer."""

    listed: int
    cast: int
    answers: dict[str, dict[str, int]]  # by question, then by option


def put_on_paper(session: Session, wave_id: int, unit_id: int, *, by: int | None, at: datetime) -> int:
    """Let everybody invited of a unit who never had a chat vote on paper, and return how many are new.

    They are marked before a paper is handed out, and the mark bars the chat for good. Whoever ever had a
    chat is passed over without being looked up: nobody learns here whether somebody has voted. Nor is whoever
    has died listed: nobody can hand them a paper.
    """
    wave = _wave(session, wave_id, _OPEN)
    path = session.exec(
        select(WaveUnitRow.path).where(WaveUnitRow.wave_id == wave_id, WaveUnitRow.unit_id == unit_id)
    ).one_or_none()
    if path is None or wave.roll_key is None:
        raise Refused("unit-unknown", name=str(unit_id))
    units = select(WaveUnitRow.unit_id).where(
        WaveUnitRow.wave_id == wave_id, col(WaveUnitRow.path).startswith(path, autoescape=True)
    )
    marked = 0
    for piece in _without_chat(session):
        done = session.exec(
            update(RollRow)
            .where(
                col(RollRow.wave_id) == wave_id,
                col(RollRow.tag).in_([tag(wave.roll_key, person) for person in piece]),
                col(RollRow.unit_id).in_(units),
                col(RollRow.voted).is_(False),
                col(RollRow.paper).is_(False),
            )
            .values(paper=True)
        )
        marked += done.rowcount
    audit.record(session, by, "wave.paper.list", f"wave:{wave_id}:unit:{unit_id}", at)
    return marked


def papers(session: Session, wave_id: int) -> Papers:
    """Return how far a wave's paper is; refused once it is counted ('wave-over')."""
    wave = _wave(session, wave_id, *_NOT_COUNTED)
    boxes = tuple(_box(row) for row in _boxes(session, wave_id))
    return Papers(
        wave.title, thaw(wave.questionnaire), wave.k, _listed(session, wave_id), boxes, wave.paper_in
    )


def enter(session: Session, wave_id: int, sheet: Sheet, *, by: int, at: datetime) -> int:
    """Keep the count sheet of a box, and return the box's number; somebody else has to confirm it."""
    wave = _wave(session, wave_id, *_NOT_COUNTED, lock=True)
    asked = thaw(wave.questionnaire)
    sheet.check(len(asked.questions), len(asked.scale.options), wave.k)
    boxes = _boxes(session, wave_id)
    if sum(box.ballots for box in boxes) + sheet.ballots > _listed(session, wave_id):
        raise Refused("paper-more-than-listed", listed=_listed(session, wave_id))
    number = max((box.number for box in boxes), default=0) + 1
    counts = [list(row) for row in sheet.counts]
    session.add(
        PaperBoxRow(
            wave_id=wave_id,
            number=number,
            ballots=sheet.ballots,
            counts=counts,
            entered_by=by,
            entered_at=at,
        )
    )
    wave.paper_in = False
    audit.record(session, by, "wave.paper.enter", f"wave:{wave_id}:box:{number}", at)
    return number


def confirm(session: Session, wave_id: int, number: int, *, right: bool, by: int, at: datetime) -> None:
    """Confirm the sheet of a box, or throw it away to be entered again; never by whoever entered it."""
    _wave(session, wave_id, *_NOT_COUNTED, lock=True)
    box = session.get(PaperBoxRow, (wave_id, number))
    if box is None or box.confirmed_by is not None:
        raise Refused("old-button")
    if box.entered_by == by:
        raise Refused("paper-same-person")
    if right:
        box.confirmed_by = by
    else:
        session.delete(box)
    what = "wave.paper.confirm" if right else "wave.paper.reject"
    audit.record(session, by, what, f"wave:{wave_id}:box:{number}", at)


def declare_in(session: Session, wave_id: int, *, by: int | None, at: datetime) -> None:
    """Note that no more sheets will come; refused while one waits to be confirmed ('paper-unconfirmed')."""
    wave = _wave(session, wave_id, *_NOT_COUNTED, lock=True)
    for box in _boxes(session, wave_id):
        if box.confirmed_by is None:
            raise Refused("paper-unconfirmed", number=box.number)
    wave.paper_in = True
    audit.record(session, by, "wave.paper.in", f"wave:{wave_id}", at)


def is_waited_for(session: Session, wave_id: int, *, on: date) -> bool:
    """Say whether a wave cannot be counted yet: there is one publication, after paper is in."""
    wave = session.get_one(WaveRow, wave_id)
    if wave.state not in _NOT_COUNTED or wave.paper_in or not _listed(session, wave_id):
        return False
    days = rule_settings.area(session, WaveSettings, on=wave.opens_on).paper_days
    return waited_for(wave.closes_on, days, on)


def settle(session: Session, wave: WaveRow) -> None:
    """Add the confirmed sheets up for the county and take those on paper out of the numbers invited.

    Part of the one transaction that counts a wave; the sheets themselves are deleted in it.
    """
    asked, wave_id = thaw(wave.questionnaire), wave.id or 0
    boxes = [box for box in _boxes(session, wave_id) if box.confirmed_by is not None]
    answers: Counter[tuple[str, str]] = Counter()
    for box in boxes:
        for question, row in zip(asked.questions, box.counts, strict=True):
            for option, number in zip(asked.scale.options, row, strict=True):
                answers[question.code, option.code] += number
    lines = (
        {"wave_id": wave_id, "question": question, "answer": answer, "n": number}
        for (question, answer), number in sorted(answers.items())
    )
    insert_all(session, PaperTallyRow, lines)
    wave.paper_listed, wave.paper_cast = _listed(session, wave_id), sum(box.ballots for box in boxes)
    _take_out(session, wave_id)


def result(session: Session, wave_id: int) -> PaperResult | None:
    """Return what paper gave in a closed wave, or None where nobody handed any in."""
    wave = session.get(WaveRow, wave_id)
    if wave is None or wave.paper_listed is None or not wave.paper_cast or wave.paper_cast < wave.k:
        return None
    answers: dict[str, dict[str, int]] = {}
    for row in session.exec(select(PaperTallyRow).where(PaperTallyRow.wave_id == wave_id)):
        answers.setdefault(row.question, {})[row.answer] = row.n
    return PaperResult(wave.paper_listed, wave.paper_cast, answers)


def _without_chat(session: Session) -> Iterator[Sequence[int]]:
    """Yield whoever never had a chat and is alive, some at a time."""
    after: int | None = 0
    while after is not None:
        found = session.exec(
            select(PersonRow.id)
            .where(
                col(PersonRow.id) > after,
                col(PersonRow.first_bound_at).is_(None),
                ~people.dead(col(PersonRow.id)),
            )
            .order_by(col(PersonRow.id))
            .limit(_PIECE)
        ).all()
        piece = [number for number in found if number is not None]
        yield piece
        after = piece[-1] if len(piece) == _PIECE else None


def _take_out(session: Session, wave_id: int) -> None:
    counted = select(RollRow.unit_id, RollRow.grp, func.count()).where(
        RollRow.wave_id == wave_id, col(RollRow.paper)
    )
    for unit, group, number in session.exec(counted.group_by(col(RollRow.unit_id), col(RollRow.grp))).all():
        place = session.get_one(WavePlaceRow, (wave_id, unit, group))
        place.invited -= number
    session.flush()
    session.exec(
        delete(WavePlaceRow).where(col(WavePlaceRow.wave_id) == wave_id, col(WavePlaceRow.invited) == 0)
    )


def _wave(session: Session, wave_id: int, *states: str, lock: bool = False) -> WaveRow:
    statement = select(WaveRow).where(WaveRow.id == wave_id)
    wave = session.exec(statement.with_for_update() if lock else statement).one_or_none()
    if wave is None or wave.state not in states:
        raise Refused("wave-unknown" if wave is None else "wave-over")
    return wave


def _boxes(session: Session, wave_id: int) -> Sequence[PaperBoxRow]:
    rows = select(PaperBoxRow).where(PaperBoxRow.wave_id == wave_id).order_by(col(PaperBoxRow.number))
    return session.exec(rows).all()


def _box(row: PaperBoxRow) -> Box:
    counts = tuple(tuple(each) for each in row.counts)
    return Box(row.number, Sheet(row.ballots, counts), row.entered_by, row.confirmed_by is not None)


def _listed(session: Session, wave_id: int) -> int:
    on_paper = select(func.count()).select_from(RollRow)
    return session.exec(on_paper.where(RollRow.wave_id == wave_id, col(RollRow.paper))).one()
