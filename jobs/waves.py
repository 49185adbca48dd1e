"""Waves over time: invitations for late joiners, one reminder half-way, the end, and what a crash left."""

import logging
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final

from sqlmodel import Session

from bot.buttons import Go
from bot.delivery import Kind, Letter, Occasion
from bot.digest import Morning, Params, Part, Section
from bot.keyboards import Key
from bot.satisfaction import inviting
from bot.satisfaction import keeping as wave_keeping
from bot.satisfaction.buttons import follow_up_keys, intro_keys
from bot.satisfaction.inviting import INVITATION, INVITED, OVER
from bot.services import Services
from bot.settings import Settings
from bot.texts import text
from rules.permissions import Permission
from rules.refusals import Refused
from rules.satisfaction.ballots import Form
from rules.satisfaction.surveys import thaw
from storage import outbox, posts, units
from storage.models.satisfaction import WaveRow
from storage.outbox import Message
from storage.satisfaction import counting, evaluation, followups, papers, waves

log = logging.getLogger(__name__)


async def plan_messages(services: Services, at: datetime) -> None:
    """Invite whoever has joined since; half-way remind everybody invited before; nobody gets either twice.

    Visitors of a reception are asked the next working day, and not reminded: their wave has no half-way.
    """
    await wave_keeping.invite_visitors(services)
    await wave_keeping.write_owed(services, at)


def owed(session: Session, _settings: Settings, at: datetime) -> Iterator[Message]:
    """Yield what waves write on a day, to voters and to the desk; nothing is stored."""
    yield from inviting.owed(session, at)
    yield from followups.owed(session, at)


async def close_over(services: Services, at: datetime) -> None:
    """Close every wave that has had its last day."""
    for wave in await services.database.read(waves.waves, waves.OPEN, waves.CLOSING):
        if wave.state == waves.CLOSING or wave.closes_on < at.date():
            await _close(services, wave)


async def finish(services: Services, at: datetime) -> None:
    """Take up again, every day, what could not be closed or was interrupted."""
    await close_over(services, at)
    await wave_keeping.tidy(services)
    await services.database.transact(followups.tell_desk, at=at)


async def _close(services: Services, wave: waves.Wave) -> None:
    if await services.database.read(papers.is_waited_for, wave.id, on=services.today):
        await services.database.transact(counting.stop, wave.id)
        return  # looked at again every day
    try:
        await wave_keeping.close_wave(services, wave.id)
    except Refused as refused:
        # Its key is not where it should be, or the boxes do not add up: no ballot is taken any more, the
        # operator closes it by hand, and it is tried again every day.
        log.exception("wave %d could not be closed: %s", wave.id, refused.key)


def _invite(session: Session, occasion: Occasion) -> Letter | None:
    """Compose an invitation or a reminder; whether its reader has voted is not asked."""
    wave_id = int(occasion.message.subject.partition(":")[2])
    wave = session.get_one(WaveRow, wave_id)
    if wave.state != waves.OPEN or wave.closes_on < occasion.at.date():
        return None
    asked = thaw(wave.questionnaire)
    form = Form(wave_id, asked.version, len(asked.questions), len(asked.scale.options))
    key = "ballot-intro" if occasion.message.stage == INVITED else "ballot-reminder"
    kind = waves.kind_of(wave.template).code
    said = text(occasion.language, key, title=wave.title, kind=kind, total=form.questions, day=wave.closes_on)
    return Letter(said, intro_keys(form))


def _end(session: Session, occasion: Occasion) -> Letter | None:
    """Edit what invited somebody into its end."""
    message = occasion.message
    sent = outbox.message_id(session, INVITATION, message.subject, message.stage, message.person_id)
    if sent is None:
        return None
    wave = session.get_one(WaveRow, int(message.subject.partition(":")[2]))
    key = "ballot-ended" if wave.state == waves.CLOSED else "ballot-lost"
    return Letter(text(occasion.language, key, title=wave.title), edits=sent)


def _follow_up(session: Session, occasion: Occasion) -> Letter | None:
    """Tell the desk what a closed wave asks it to look at; None if that is nothing any more."""
    wave_id = int(occasion.message.subject.partition(":")[2])
    found = followups.find(session, wave_id)
    if not found.low and not found.remarks:
        return None
    low, remarks = len(found.low), found.remarks
    said = text(occasion.language, "follow-up", title=found.title, low=low, remarks=remarks)
    return Letter(said, follow_up_keys(wave_id, [(each.unit, each.name) for each in found.low], remarks))


def _organisers(session: Session, morning: Morning) -> Mapping[int, Params]:
    """Tell whoever opens waves, on the first morning of a week, that the half-year lacks its evaluation."""
    county = units.county(session)
    if county is None or not morning.is_weekly or evaluation.missing(session, morning.day) is None:
        return {}
    return {
        reader: {} for reader in posts.holders(session, Permission.RUN_WAVES, county.path, on=morning.day)
    }


def _evaluation(session: Session, occasion: Occasion) -> Section | None:
    """Write it, unless one was opened since."""
    due = evaluation.missing(session, occasion.at.date())
    if due is None:
        return None
    return Section(text(occasion.language, "evaluation-missing", day=due), [[Key("button-wave", Go("wave"))]])


PART: Final = Part("open-evaluation", _organisers, _evaluation)
KINDS = (Kind(INVITATION, _invite), Kind(OVER, _end), Kind(followups.FOLLOW_UP, _follow_up))
