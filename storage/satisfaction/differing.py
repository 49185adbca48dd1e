"""Refusing a wave whose list differs by a few from that of another: see decision 0006."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from sqlmodel import Session, col, select

from rules.refusals import Refused
from rules.satisfaction.lists import moves, telling
from rules.satisfaction.surveys import Questionnaire, thaw
from rules.satisfaction.templates import GROUPS
from rules.satisfaction.trees import TreeUnit, UnitTree
from rules.satisfaction.waves import COMPARED, LONGEST
from storage.models.base import id_of
from storage.models.people import UnitRow
from storage.models.satisfaction import WavePlaceRow, WaveRow
from storage.satisfaction import frames, lists
from storage.satisfaction.lists import WaveList

_SAME_OPINIONS: Final = timedelta(days=LONGEST)  # who answers within so many days answers alike


def refuse_telling(
    session: Session, questionnaire: Questionnaire, asked: WaveList, k: int, *, on: date
) -> None:
    """Refuse a list that differs in a unit by 1 to k-1 people from one of the last year ('wave-list-near').

    Only waves that share a question are compared: a difference of other questions tells nothing. An old list
    is drawn again by its own groups. A wave of the last weeks is compared as it was, so that nobody who came
    or went meanwhile is told by the difference; an older one as its groups would ask today, for in half a
    year people have changed their minds and every branch a member.
    """
    codes = {question.code for question in questionnaire.questions}
    units = lists.standing(session, on)
    tree = UnitTree.of(TreeUnit(id_of(unit), unit.name, unit.parent_id) for unit in units)
    for wave in _earlier(session, on):
        if codes.isdisjoint(question.code for question in thaw(wave.questionnaire).questions):
            continue
        then = wave.opens_on if on - wave.opens_on <= _SAME_OPINIONS else on
        between = moves(lists.placed(session, asked), lists.placed(session, _list(session, wave, then)))
        found = telling(tree, between, k)
        if found is not None:
            unit, number = found
            raise Refused("wave-list-near", title=wave.title, unit=tree.names[unit], number=number)


def _earlier(session: Session, on: date) -> Iterable[WaveRow]:
    since = on - COMPARED
    return session.exec(select(WaveRow).where(col(WaveRow.opens_on) >= since, WaveRow.state != "lost")).all()


def _list(session: Session, wave: WaveRow, day: date) -> WaveList:
    """Return an earlier wave's list as of a day; of a running wave nobody, for no list made it."""
    groups = session.exec(select(WavePlaceRow.grp).where(WavePlaceRow.wave_id == wave.id).distinct()).all()
    known = tuple(group for group in groups if group in GROUPS)
    within = "/"
    if wave.about_id is not None and known:
        unit = session.get(UnitRow, wave.about_id)
        within = unit.path if unit is not None else within
    asked = WaveList(known, day, within)
    return replace(asked, takes=frames.drawn_by(session, id_of(wave)) or asked.takes)
