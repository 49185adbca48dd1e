"""Handing in a ballot: one place on the roll is marked, one sealed box is added, nothing else changes."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select, update

from rules.refusals import Refused
from rules.satisfaction.ballots import Form
from rules.satisfaction.boxes import Ballot, fill_ballot, fill_remark
from rules.satisfaction.surveys import Questionnaire, thaw
from rules.satisfaction.waves import account_votes
from storage.models.base import id_of
from storage.models.people import AccountRow, PersonRow
from storage.models.satisfaction import RollRow, WaveRow
from storage.satisfaction import urns
from storage.satisfaction.rolls import tag
from storage.satisfaction.waves import OPEN, kind_of


@dataclass(frozen=True, slots=True)
class Booth:
    """What somebody who may vote needs to vote; never what they answered."""

    wave: int
    title: str
    questionnaire: Questionnaire
    closes_on: date
    voted: bool
    kind: str  # the template's code

    @property
    def form(self) -> Form:
        """What the buttons of this wave's ballot may say."""
        asked = self.questionnaire
        return Form(self.wave, asked.version, len(asked.questions), len(asked.scale.options))


def booths(session: Session, telegram_id: int, *, at: datetime) -> list[Booth]:
    """List the open waves in which this account has a say, oldest first."""
    rows = session.exec(select(WaveRow).where(*_open_on(at)).order_by(col(WaveRow.id))).all()
    places = [(wave, _place(session, wave, telegram_id)) for wave in rows]
    return [_booth(wave, place) for wave, place in places if not isinstance(place, Refused)]


def booth(session: Session, telegram_id: int, wave_id: int, *, at: datetime) -> Booth:
    """Return the booth of one wave.

    Refused: 'ballot-over', 'ballot-not-invited', 'ballot-on-paper', 'ballot-bound-again'.
    """
    wave, place = _found(session, telegram_id, wave_id, at, lock=False)
    return _booth(wave, place)


def hand_in(
    session: Session, telegram_id: int, wave_id: int, answers: tuple[int, ...], *, at: datetime
) -> None:
    """Mark the place and add the box; a second ballot is refused ('ballot-already').

    The wave is locked against being closed meanwhile: a ballot is either counted or refused.
    """
    wave, place = _found(session, telegram_id, wave_id, at, lock=True)
    marked = session.exec(
        update(RollRow)
        .where(
            col(RollRow.wave_id) == wave_id,
            col(RollRow.tag) == place.tag,
            col(RollRow.voted).is_(False),
            col(RollRow.paper).is_(False),
        )
        .values(voted=True)
    )
    if marked.rowcount != 1:
        raise Refused("ballot-already")
    content = fill_ballot(Ballot(place.unit_id, place.grp, answers))
    urns.add_box(session, wave_id, wave.public_key, urns.BALLOT, content)


def hand_in_remark(session: Session, telegram_id: int, wave_id: int, text: str, *, at: datetime) -> None:
    """Add a remark's box; only whoever has voted may leave one ('remark-after-ballot')."""
    content = fill_remark(text)
    wave, place = _found(session, telegram_id, wave_id, at, lock=True)
    if not place.voted:
        raise Refused("remark-after-ballot")
    urns.add_box(session, wave_id, wave.public_key, urns.REMARK, content)


def _found(
    session: Session, telegram_id: int, wave_id: int, at: datetime, *, lock: bool
) -> tuple[WaveRow, RollRow]:
    statement = select(WaveRow).where(col(WaveRow.id) == wave_id, *_open_on(at))
    wave = session.exec(statement.with_for_update(read=True) if lock else statement).one_or_none()
    if wave is None:
        raise Refused("ballot-over")
    place = _place(session, wave, telegram_id)
    if isinstance(place, Refused):
        raise place
    return wave, place


def _place(session: Session, wave: WaveRow, telegram_id: int) -> RollRow | Refused:
    """Return the place of whoever this account is bound to, or why it has none."""
    found = session.exec(
        select(AccountRow, PersonRow)
        .join(PersonRow, col(PersonRow.id) == col(AccountRow.person_id))
        .where(AccountRow.telegram_id == telegram_id)
    ).one_or_none()
    if found is None or wave.roll_key is None:
        return Refused("ballot-not-invited")
    account, person = found
    place = session.get(RollRow, (id_of(wave), tag(wave.roll_key, id_of(person))))
    if place is None:
        return Refused("ballot-not-invited")
    if place.paper:
        return Refused("ballot-on-paper")
    votes = account_votes(
        bound_at=account.bound_at, first_bound_at=person.first_bound_at, opened_at=wave.opened_at
    )
    return place if votes else Refused("ballot-bound-again")


def _open_on(at: datetime) -> tuple[bool, bool]:  # SQLModel types a comparison of columns as bool
    return (WaveRow.state == OPEN, WaveRow.closes_on >= at.date())


def _booth(wave: WaveRow, place: RollRow) -> Booth:
    return Booth(
        id_of(wave),
        wave.title,
        thaw(wave.questionnaire),
        wave.closes_on,
        place.voted,
        kind_of(wave.template).code,
    )
