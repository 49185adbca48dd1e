"""Opening a wave for a random sample: its frame is published first, later drawn by a value not yet known."""

import secrets
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, select

from rules.refusals import Refused
from rules.satisfaction.cells import Place
from rules.satisfaction.sampling import ALGORITHM, Frame, draw
from rules.satisfaction.surveys import freeze, thaw
from rules.satisfaction.trees import TreeUnit, UnitTree
from rules.satisfaction.waves import WaveSettings, last_day
from storage import audit, rule_settings
from storage.bulk import insert_all
from storage.models.base import id_of
from storage.models.satisfaction import SampleCodeRow, SampleRow
from storage.satisfaction import differing, frames, lists, waves


@dataclass(frozen=True, slots=True)
class Published:
    """A frame as it is published; nobody is drawn yet."""

    id: int
    title: str
    people: int
    size: int
    frame_hash: str
    text: str


def publish(
    session: Session,
    plan: waves.Plan,
    size: int,
    value: str,
    value_on: date,
    *,
    by: int | None = None,
    at: datetime,
) -> Published:
    """Freeze and publish whom a wave may draw, and which value it will take; refused if it is known today."""
    if value_on <= at.date():
        raise Refused("sample-value-known")
    asked = lists.invited(session, plan.groups, on=at.date())
    frame_key = secrets.token_hex()
    strata = _strata(session, asked.people, on=at.date())
    codes = {frames.code(frame_key, person): stratum for person, stratum in strata.items()}
    frame = Frame(size, " ".join(value.split()), value_on, codes)
    row = SampleRow(
        title=plan.title,
        template=plan.series,
        questionnaire=freeze(plan.questionnaire),
        groups=",".join(plan.groups),
        size=size,
        days=None if plan.closes_on is None else (plan.closes_on - at.date()).days + 1,
        algorithm=ALGORITHM,
        frame_key=frame_key,
        frame_hash=frame.hash(),
        beacon=frame.value,
        beacon_on=value_on,
        published_at=at,
    )
    session.add(row)
    session.flush()
    lines = ({"sample_id": row.id, "code": code, "stratum": stratum} for code, stratum in codes.items())
    insert_all(session, SampleCodeRow, lines)
    audit.record(session, by, "wave.frame", f"sample:{row.id}", at)
    return Published(id_of(row), row.title, len(codes), size, row.frame_hash, frame.as_text())


def open_drawn(
    session: Session, sample_id: int, value: str, public_key: bytes, *, by: int | None = None, at: datetime
) -> waves.Opened:
    """Draw a published frame by the value, and open the wave for whoever is drawn; nobody is replaced.

    Refused: 'sample-unknown', 'sample-drawn', 'sample-too-early' before the value can be known.
    """
    row = session.exec(select(SampleRow).where(SampleRow.id == sample_id).with_for_update()).one_or_none()
    if row is None:
        raise Refused("sample-unknown")
    if row.wave_id is not None:
        raise Refused("sample-drawn")
    if at.date() < row.beacon_on or not value.strip():
        raise Refused("sample-too-early", day=row.beacon_on)
    frozen_on = row.published_at.astimezone(at.tzinfo).date()
    frame, groups = frames.frame(session, row), tuple(row.groups.split(","))
    everybody = lists.invited(session, groups, on=frozen_on)
    drawn = frames.chosen(row, everybody, frozenset(draw(frame, value)))
    plan = waves.Plan(
        row.title,
        thaw(row.questionnaire),
        groups,
        None if row.days is None else last_day(at.date(), row.days),
    )
    k = rule_settings.area(session, WaveSettings, on=at.date()).k
    waves.refuse_small(drawn, groups, k)
    differing.refuse_telling(session, plan.questionnaire, drawn, k, on=at.date())
    members = _members(_strata(session, everybody.people, on=frozen_on), drawn.people)
    opened = waves.start(session, plan, drawn, public_key, frozen_on=frozen_on, members=members, by=by, at=at)
    row.value, row.drawn_at, row.wave_id = value.strip(), at, opened.id
    audit.record(session, by, "wave.sample", f"sample:{row.id}", at)
    return opened


def _strata(session: Session, people: Mapping[int, Place], *, on: date) -> dict[int, str]:
    """Put each person into the stratum of the town (or office) they stand in, and of their group."""
    units = lists.standing(session, on)
    tree = UnitTree.of(TreeUnit(id_of(unit), unit.name, unit.parent_id) for unit in units)
    town = {tree.root: tree.root}
    for unit in tree.order[1:]:
        parent = tree.parents[unit]
        town[unit] = unit if parent == tree.root or parent is None else town[parent]
    return {person: f"{town[unit]}:{group}" for person, (unit, group) in people.items()}


def _members(strata: Mapping[int, str], drawn: Mapping[int, Place]) -> dict[Place, int]:
    """Say for each place how many people its drawn ones stand for: their stratum's size over its sample."""
    sizes, taken = Counter(strata.values()), Counter(strata[person] for person in drawn)
    stand_for: Counter[tuple[Place, str]] = Counter(
        (place, strata[person]) for person, place in drawn.items()
    )
    return {
        place: round(number * sizes[stratum] / taken[stratum])
        for (place, stratum), number in stand_for.items()
    }
