"""Waves the county has held: so that there is a result to read, and one before it to compare with."""

import secrets
from datetime import datetime, timedelta
from random import Random
from typing import Final

from nacl.public import PrivateKey, PublicKey, SealedBox
from sqlmodel import Session, col, select, update

from bot.texts import Words
from rules.satisfaction.boxes import Ballot, fill_ballot
from rules.satisfaction.surveys import HEADLINE, shipped
from rules.satisfaction.templates import MEMBERS
from storage.bulk import insert_all
from storage.models.satisfaction import RollRow, UrnRow
from storage.satisfaction import counting, urns, waves
from storage.transact import Database

SEED: Final = 5
_AFTER: Final = (timedelta(days=2), timedelta(days=32))  # the roster came in; long enough ago
_LASTED: Final = timedelta(days=10)
_TURNOUT: Final = 0.6
_MOODS: Final = ((4, 5, 4, 1, 1, 1), (7, 6, 3, 1, 0, 1))  # how often each option, wave after wave
_GRUMBLING: Final = 7  # every seventh unit is less content


def hold(database: Database, since: datetime) -> None:
    """Hold the waves one after the other, from invitation to numbers; nobody was written to."""
    random = Random(SEED)
    for after, mood in zip(_AFTER, _MOODS, strict=True):
        opened_at, key = since + after, PrivateKey.generate()
        title = Words("zh")("demonstration-wave-over", month=opened_at.month)
        plan = waves.Plan(title, shipped(HEADLINE), (MEMBERS,))
        wave = database.run(waves.open_wave, plan, bytes(key.public_key), at=opened_at).id
        database.run(_vote, wave, SealedBox(key.public_key), mood, random)
        database.run(counting.stop, wave)
        counted = counting.count(database.look(counting.contents, wave), key)
        database.run(counting.settle, wave, counted, at=opened_at + _LASTED)


def _vote(
    session: Session, wave: int, seal: SealedBox[PublicKey], mood: tuple[int, ...], random: Random
) -> None:
    """Let most of the invited hand in a ballot, many at once: handed in one by one it would take a minute."""
    questions = len(shipped(HEADLINE).questions)
    roll = select(RollRow.tag, RollRow.unit_id, RollRow.grp).where(RollRow.wave_id == wave)
    voters, boxes = [], []
    for tag, unit, group in session.exec(roll.order_by(col(RollRow.unit_id))):
        if random.random() < _TURNOUT:
            weights = mood[::-1] if unit % _GRUMBLING == 0 else mood
            ballot = Ballot(unit, group, tuple(random.choices(range(len(mood)), weights, k=questions)))
            box = {"random_key": secrets.token_hex(), "box": seal.encrypt(fill_ballot(ballot))}
            boxes.append({"wave_id": wave, "kind": urns.BALLOT, **box})
            voters.append(tag)
    insert_all(session, UrnRow, boxes)
    marked = update(RollRow).where(col(RollRow.wave_id) == wave, col(RollRow.tag).in_(voters))
    session.exec(marked.values(voted=True))
