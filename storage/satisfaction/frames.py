"""Published frames of samples: everybody's own code, whom a wave drew, and the draw done again."""

import hashlib
import hmac
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from sqlmodel import Session, col, select

from rules.refusals import Refused
from rules.satisfaction.sampling import Frame, draw, seed
from storage.models.base import id_of
from storage.models.satisfaction import SampleCodeRow, SampleRow
from storage.satisfaction import lists

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


def waiting(session: Session) -> list[tuple[int, str, str, date]]:
    """List the samples not yet drawn: number, title, which value, from which day."""
    rows = session.exec(select(SampleRow).where(col(SampleRow.wave_id).is_(None)).order_by(col(SampleRow.id)))
    return [(id_of(row), row.title, row.beacon, row.beacon_on) for row in rows]


def own_codes(session: Session, person_id: int) -> list[OwnCode]:
    """List somebody's lines in the published frames, newest first."""
    found = []
    for row in session.exec(select(SampleRow).order_by(col(SampleRow.id).desc())):
        own = code(row.frame_key, person_id)
        if session.get(SampleCodeRow, (id_of(row), own)) is not None:
            drawn = None if row.value is None else own in draw(frame(session, row), row.value)
            found.append(OwnCode(row.title, own, drawn))
    return found


def only_drawn(session: Session, wave_id: int, asked: lists.Invited) -> lists.Invited:
    """Leave of a list those whom the wave's sample drew; all of it if the wave asked everybody."""
    row = session.exec(select(SampleRow).where(SampleRow.wave_id == wave_id)).one_or_none()
    if row is None or row.value is None:
        return asked
    return chosen(row, asked, frozenset(draw(frame(session, row), row.value)))


def chosen(row: SampleRow, asked: lists.Invited, codes: frozenset[str]) -> lists.Invited:
    """Leave of a list those with one of these codes."""
    people = {person: place for person, place in asked.people.items() if code(row.frame_key, person) in codes}
    return replace(asked, people=people)


def code(frame_key: str, person_id: int) -> str:
    """Return what stands for somebody in one published frame."""
    made = hmac.new(bytes.fromhex(frame_key), str(person_id).encode(), hashlib.sha256)
    return made.hexdigest()[:_CODE_DIGITS]


def frame(session: Session, row: SampleRow) -> Frame:
    """Return a frame as it was published."""
    lines = select(SampleCodeRow.code, SampleCodeRow.stratum).where(SampleCodeRow.sample_id == row.id)
    return Frame(row.size, row.beacon, row.beacon_on, dict(session.exec(lines).all()), row.algorithm)
