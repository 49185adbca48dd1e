"""Opening a wave for a random sample: its frame is published first, later drawn by a value not yet known."""

import secrets
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice
from typing import Final

from sqlmodel import Session, col, select, update

from rules.refusals import Refused
from rules.satisfaction.cells import Place
from rules.satisfaction.sampling import ALGORITHM, Frame, allocate, draw
from rules.satisfaction.surveys import freeze, thaw
from rules.satisfaction.waves import LEAST_IN_GROUP, WaveSettings, last_day
from storage import audit, rule_settings
from storage.bulk import insert_all
from storage.models.base import id_of
from storage.models.satisfaction import SampleCodeRow, SampleRow
from storage.satisfaction import differing, frames, lists, strata, waves
from storage.satisfaction.lists import WaveList

_PIECE: Final = 500  # codes in one statement


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
    asked, frame_key = WaveList(plan.groups, at.date()), secrets.token_hex()
    town = strata.towns(session, asked.on)
    codes = {
        frames.code(frame_key, person): strata.name(town, place)
        for person, place in lists.placed(session, asked)
    }
    frame = Frame(size, " ".join(value.split()), value_on, codes)
    k = rule_settings.area(session, WaveSettings, on=asked.on).k
    _refuse_few(allocate(Counter(codes.values()), size), max(k, LEAST_IN_GROUP))
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
    groups = tuple(row.groups.split(","))
    everybody = WaveList(groups, row.published_at.astimezone(at.tzinfo).date())
    codes = draw(frames.frame(session, row), value)
    drawn = replace(everybody, takes=frames.taking(row.frame_key, frozenset(codes)))
    plan = waves.Plan(
        row.title,
        thaw(row.questionnaire),
        groups,
        None if row.days is None else last_day(at.date(), row.days),
    )
    k = rule_settings.area(session, WaveSettings, on=at.date()).k
    found = lists.count(session, drawn)
    waves.refuse_small(lists.small(found, groups, k), k)
    differing.refuse_telling(session, plan.questionnaire, drawn, k, on=at.date())
    town, listed = strata.towns(session, drawn.on), lists.count(session, everybody)
    members = _members(town, listed.numbers, found.numbers)
    opened = waves.start(session, plan, drawn, public_key, members=members, by=by, at=at)
    row.value, row.drawn_at, row.wave_id = value.strip(), at, opened.id
    _mark(session, sample_id, codes)
    audit.record(session, by, "wave.sample", f"sample:{row.id}", at)
    return opened


def _refuse_few(shares: Mapping[str, int], least: int) -> None:
    """Refuse a sample of which a group would be too small for a wave ('sample-group-few')."""
    drawn: Counter[str] = Counter()
    for stratum, number in shares.items():
        drawn[strata.group_of(stratum)] += number
    for group, number in drawn.items():
        if number < least:
            raise Refused("sample-group-few", group=group, number=number, least=least)


def _mark(session: Session, sample_id: int, codes: Iterable[str]) -> None:
    """Mark the drawn lines of a frame, so that each person reads their own without drawing it again."""
    left = iter(codes)
    while piece := tuple(islice(left, _PIECE)):
        drawn = (col(SampleCodeRow.sample_id) == sample_id, col(SampleCodeRow.code).in_(piece))
        session.exec(update(SampleCodeRow).where(*drawn).values(drawn=True))


def _members(
    town: Mapping[int, int], everybody: Mapping[Place, int], drawn: Mapping[Place, int]
) -> dict[Place, int]:
    """Say for each place how many people its drawn ones stand for: their stratum's size over its sample."""
    sizes: Counter[str] = Counter()
    taken: Counter[str] = Counter()
    for counter, numbers in ((sizes, everybody), (taken, drawn)):
        for place, number in numbers.items():
            counter[strata.name(town, place)] += number
    return {
        place: round(number * sizes[strata.name(town, place)] / taken[strata.name(town, place)])
        for place, number in drawn.items()
    }
