"""Waves of the county: held ones with results to compare, one that runs with paper, a sample to be drawn."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Final

from nacl.public import PrivateKey, PublicKey, SealedBox
from sqlmodel import Session, col, select, update

from bot.demonstration.cast import Cast
from bot.demonstration.people import Placed
from bot.satisfaction import keeping, plans
from bot.services import Services
from bot.texts import Words
from rules.posts import Role
from rules.satisfaction.boxes import Ballot, fill_ballot
from rules.satisfaction.paper import Sheet
from rules.satisfaction.surveys import FULL, HEADLINE, shipped
from rules.satisfaction.waves import EVALUATION
from storage import units
from storage.bulk import insert_all
from storage.models.base import id_of
from storage.models.people import PostRow
from storage.models.satisfaction import RollRow, UrnRow
from storage.satisfaction import counting, papers, samples, urns, waves

SEED: Final = 5
_LASTED: Final = timedelta(days=10)
_TURNOUT: Final = 0.6
_GRUMBLING: Final = 7  # every seventh unit is less content
_BALLOTS: Final = 12  # in a box of paper
_VOICES: Final = ((Role.SUPERVISOR, 30), (Role.REPRESENTATIVE, 24))  # who evaluates beside the cadres
_SAMPLED: Final = 400


@dataclass(frozen=True, slots=True)
class Held:
    """A wave that was held: how long after the roster came in, and how often each option was chosen."""

    code: str
    after: timedelta
    mood: tuple[int, ...]
    paper: bool = False


_HELD: Final = (
    Held(HEADLINE, timedelta(days=2), (4, 5, 4, 1, 1, 1), paper=True),
    Held(HEADLINE, timedelta(days=32), (7, 6, 3, 1, 0, 1), paper=True),  # over the same units: comparable
    Held(EVALUATION, timedelta(days=45), (6, 4, 1, 1)),
)


async def happen(services: Services, cast: Cast, people: Sequence[Placed], since: datetime) -> None:
    """Hold the waves one after the other, then open the one of today and publish the next one's sample."""
    random, database = Random(SEED), services.database
    database.run(_give_voices, people, since)
    for held in _HELD:
        _hold(services, held, cast, since + held.after, random)
    made = plans.plan(HEADLINE, on=services.today, title=_word("wave"))
    opened = await keeping.open_wave(services, made)
    database.run(_bring_paper, opened.id, cast, services.now(), confirmed=False)
    yesterday = services.now() - timedelta(days=1)
    sampled = plans.plan(FULL, on=services.today, title=_word("wave-sampled"))
    database.run(samples.publish, sampled, _SAMPLED, _word("value"), services.today, at=yesterday)


def _hold(services: Services, held: Held, cast: Cast, at: datetime, random: Random) -> None:
    """Hold a wave from invitation to numbers; nobody was written to."""
    database, key = services.database, PrivateKey.generate()
    title = Words("zh")("demonstration-wave-over", month=at.month, kind=held.code)
    made = plans.plan(held.code, on=at.date(), title=title)
    wave = database.run(waves.open_wave, made, bytes(key.public_key), at=at).id
    if held.paper:
        database.run(_bring_paper, wave, cast, at, confirmed=True)
    database.run(_vote, wave, SealedBox(key.public_key), held, random)
    database.run(counting.stop, wave)
    counted = counting.count(database.look(counting.contents, wave), key)
    database.run(counting.settle, wave, counted, at=at + _LASTED)


def _vote(session: Session, wave: int, seal: SealedBox[PublicKey], held: Held, random: Random) -> None:
    """Let most of the invited hand in a ballot, many at once: handed in one by one it would take a minute."""
    roll = select(RollRow.tag, RollRow.unit_id, RollRow.grp).where(
        RollRow.wave_id == wave, col(RollRow.paper).is_(False)
    )
    questions, mood = len(shipped(held.code).questions), held.mood
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


def _bring_paper(session: Session, wave: int, cast: Cast, at: datetime, *, confirmed: bool) -> None:
    """Let the branch nobody of which is in Telegram vote on paper: one box is entered, perhaps confirmed."""
    staff, admin = cast.who("staff"), cast.who("admin")
    papers.put_on_paper(session, wave, cast.deaf_unit, by=admin, at=at)
    sheet = Sheet(_BALLOTS, ((5, 4, 2, 0, 0, 1), (4, 5, 2, 0, 0, 1), (3, 5, 3, 1, 0, 0), (4, 4, 3, 0, 0, 1)))
    box = papers.enter(session, wave, sheet, by=staff, at=at)
    if confirmed:
        papers.confirm(session, wave, box, right=True, by=admin, at=at)
        papers.declare_in(session, wave, by=admin, at=at)


def _give_voices(session: Session, people: Sequence[Placed], since: datetime) -> None:
    """Make members supervisors and deputies, who rate the department each half-year."""
    county = units.county(session)
    if county is None:
        raise LookupError("the roster has not been brought in")
    plain = iter([each.person_id for each in people if each.duty is None and each.category == "full"][::37])
    for role, number in _VOICES:
        for _ in range(number):
            voice = next(plain)
            session.add(PostRow(role=role, person_id=voice, unit_id=id_of(county), from_on=since.date()))


def _word(name: str) -> str:
    return Words("zh")(f"demonstration-{name}")
