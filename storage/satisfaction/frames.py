"""Published frames of samples: everybody's own code, whom a wave drew, and the draw done again."""

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlmodel import Session, col, select

from rules.refusals import Refused
from rules.satisfaction.sampling import Frame, draw, seed
from storage.models.base import id_of
from storage.models.satisfaction import SampleCodeRow, SampleRow

_CODE_DIGITS: Final = 16  # of the keyed hash of a person


@dataclass(frozen=True, slots=True)
class Redrawn:
    """A sample drawn again from what was published."""

    frame: str  # its text
    frame_hash: str
    seed: str
    value: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A published sample that nobody has drawn yet: which value will draw it, and from which day."""

    id: int
    title: str
    value: str
    value_on: date


@dataclass(frozen=True, slots=True)
class OwnCode:
    """Somebody's own line of a published frame; `drawn` is None until the sample is."""

    title: str
    code: str
    drawn: bool | None


def redraw(session: Session, wave_id: int) -> Redrawn:
    """Draw a wave's sample again, from nothing but what was published."""
    row = session.exec(select(SampleRow).where(SampleRow.wave_id == wave_id)).one_or_none()
    if row is None or row.value is None:
        raise Refused("sample-none")
    found = frame(session, row)
    if found.hash() != row.frame_hash:
        raise Refused("sample-frame-changed")
    return Redrawn(found.as_text(), row.frame_hash, seed(found, row.value), row.value, draw(found, row.value))


def waiting(session: Session) -> list[Waiting]:
    """List the samples not yet drawn, the oldest first."""
    rows = session.exec(select(SampleRow).where(col(SampleRow.wave_id).is_(None)).order_by(col(SampleRow.id)))
    return [Waiting(id_of(row), row.title, row.beacon, row.beacon_on) for row in rows]


def still_waiting(session: Session, sample_id: int) -> Waiting:
    """Return a sample that nobody has drawn yet; refused: 'sample-unknown', 'sample-drawn'."""
    row = session.get(SampleRow, sample_id)
    if row is None or row.wave_id is not None:
        raise Refused("sample-unknown" if row is None else "sample-drawn")
    return Waiting(id_of(row), row.title, row.beacon, row.beacon_on)


def published(session: Session, sample_id: int) -> tuple[str, str]:
    """Return the text of a published frame, and its hash ('sample-unknown')."""
    row = session.get(SampleRow, sample_id)
    if row is None:
        raise Refused("sample-unknown")
    return frame(session, row).as_text(), row.frame_hash


def own_codes(session: Session, person_id: int) -> list[OwnCode]:
    """List somebody's lines in the published frames, newest first."""
    found = []
    for row in session.exec(select(SampleRow).order_by(col(SampleRow.id).desc())):
        own = code(row.frame_key, person_id)
        line = session.get(SampleCodeRow, (id_of(row), own))
        if line is not None:
            found.append(OwnCode(row.title, own, None if row.value is None else line.drawn))
    return found


def drawn_by(session: Session, wave_id: int) -> Callable[[int], bool] | None:
    """Return what says whether a wave's sample drew somebody; None if the wave asked everybody."""
    row = session.exec(select(SampleRow).where(SampleRow.wave_id == wave_id)).one_or_none()
    if row is None or row.value is None:
        return None
    drawn = select(SampleCodeRow.code).where(SampleCodeRow.sample_id == row.id, col(SampleCodeRow.drawn))
    return taking(row.frame_key, frozenset(session.exec(drawn)))


def taking(frame_key: str, codes: frozenset[str]) -> Callable[[int], bool]:
    """Return what says whether somebody's code is one of these."""
    return lambda person_id: code(frame_key, person_id) in codes


def code(frame_key: str, person_id: int) -> str:
    """Return what stands for somebody in one published frame."""
    return hmac.digest(bytes.fromhex(frame_key), str(person_id).encode(), "sha256").hex()[:_CODE_DIGITS]


def frame(session: Session, row: SampleRow) -> Frame:
    """Return a frame as it was published."""
    lines = select(SampleCodeRow.code, SampleCodeRow.stratum).where(SampleCodeRow.sample_id == row.id)
    return Frame(row.size, row.beacon, row.beacon_on, dict(session.exec(lines).all()), row.algorithm)
