"""What waves hold on a person, to be shown to that person: a place, a code, and nothing of answers."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from storage.models.base import id_of
from storage.models.satisfaction import RollRow, WaveRow
from storage.satisfaction.frames import OwnCode, own_codes
from storage.satisfaction.rolls import tag


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a wave not yet counted: somebody is invited, and has or has not handed in a ballot."""

    title: str
    closes_on: date
    voted: bool
    paper: bool


@dataclass(frozen=True, slots=True)
class Held:
    """All that the waves hold on one person. After a wave is counted its places are gone."""

    places: tuple[Place, ...]
    codes: tuple[OwnCode, ...]  # in published frames of samples


def held(session: Session, person_id: int) -> Held:
    """Return what is held; to be shown to that very person only, for it says whether they have voted."""
    waves = session.exec(
        select(WaveRow).where(col(WaveRow.roll_key).is_not(None)).order_by(col(WaveRow.id))
    ).all()
    rows = (
        (wave, session.get(RollRow, (id_of(wave), tag(wave.roll_key or "", person_id)))) for wave in waves
    )
    places = tuple(
        Place(wave.title, wave.closes_on, row.voted, row.paper) for wave, row in rows if row is not None
    )
    return Held(places, tuple(own_codes(session, person_id)))
