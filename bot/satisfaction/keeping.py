"""Opens and closes waves: in which order key file and database change, so that no crash harms a ballot.

Opening: key file, then wave. A crash between leaves a key that opens nothing.
Closing: no more ballots; boxes counted in memory; numbers in and urn, roll and roll key out in one commit;
the database's files rewritten; last the key file. A crash before the commit leaves everything to be counted
again; one after it leaves the key file, which tells that rewriting and destroying are still to be done.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

from nacl.public import PrivateKey

from bot.satisfaction.keys import WaveKeys
from bot.satisfaction.plans import title_of
from bot.services import Services
from rules.refusals import Refused
from storage import outbox
from storage.outbox import Arrived, Key, Message
from storage.satisfaction import counting, papers, rolls, samples, visits, waves
from storage.satisfaction.erasure import erase_deleted
from storage.transact import Unavailable

log = logging.getLogger(__name__)

INVITATION: Final = "ballot"  # the outbox kind of invitations and reminders
OVER: Final = "ballot-over"  # the outbox kind of the edit that ends them
INVITED: Final = "invited"  # the stages of the first kind
REMINDED: Final = "reminded"
_PIECE: Final = 500  # messages of one transaction
_EMPTIED: Final = ("urn", "roll", "wave", "paper_box")


async def open_wave(
    services: Services, plan: waves.Plan, *, copy: Sequence[Path] = (), by: int | None = None
) -> waves.Opened:
    """Open a wave and invite everybody who has a chat; `copy` is where a second copy of its key goes."""
    return await _open(services, partial(waves.open_wave, plan=plan), copy, by)


async def open_drawn(
    services: Services, sample: int, value: str, *, copy: Sequence[Path] = (), by: int | None = None
) -> waves.Opened:
    """Draw a published sample by its value, open its wave, and invite whoever was drawn."""
    return await _open(services, partial(samples.open_drawn, sample_id=sample, value=value), copy, by)


async def invite_visitors(services: Services) -> None:
    """Ask everybody who was received lately to rate it, opening the host's wave if need be."""
    database, on = services.database, services.today
    opened: dict[int, int] = {}
    for visit in await database.read_aside(visits.due, on=on):
        wave_id = visit.wave_id or opened.get(visit.host_id)
        if wave_id is None:
            plan = visits.plan_of(visit, title_of(visits.RATING, on, visit.host), on=on)
            started = await _open(services, partial(visits.start, plan=plan), (), None)
            wave_id = opened[visit.host_id] = started.id
        if await database.transact(visits.invite, wave_id, [visit.person_id]):
            await invite(services, wave_id, services.now())


async def _open(
    services: Services, opening: Callable[..., waves.Opened], copy: Sequence[Path], by: int | None
) -> waves.Opened:
    key = PrivateKey.generate()
    public_key = bytes(key.public_key)
    kept = [WaveKeys.of(services.settings), *([WaveKeys.of(services.settings, copy)] if copy else [])]
    try:
        for keys in kept:
            keys.keep(key)
        opened = await services.database.transact(opening, public_key=public_key, by=by, at=services.now())
    except Refused:
        for keys in kept:
            keys.destroy(public_key)
        raise
    await invite(services, opened.id, services.now())
    return opened


async def invite(services: Services, wave_id: int, at: datetime) -> None:
    """Write to everybody invited who has a chat; whoever was written to is not again."""
    invitation, after = Key(INVITATION, subject(wave_id), "", INVITED), 0
    while True:
        page = await services.database.read_aside(rolls.to_write_to, wave_id, invitation, after=after)
        await _put(services, INVITATION, wave_id, ((person, INVITED) for person in page.people), at)
        if page.after is None:
            return
        after = page.after


async def remind(services: Services, wave_id: int, at: datetime, *, invited_before: datetime) -> None:
    """Write once more to everybody whose invitation left before a moment, whatever they did since."""
    reminder = Key(INVITATION, subject(wave_id), "", REMINDED)
    async for piece in _told(services, wave_id, before=invited_before, but=reminder):
        await _put(services, INVITATION, wave_id, ((each.person_id, REMINDED) for each in piece), at)


async def close_wave(
    services: Services, wave_id: int, *, copy: Sequence[Path] = (), by: int | None = None
) -> None:
    """Close a wave and publish its numbers; done again after a crash, it goes on where it stopped."""
    state = await services.database.transact(counting.stop, wave_id)
    wave = await services.database.read(waves.find, wave_id)
    if state == waves.CLOSING:
        if await services.database.read(papers.is_waited_for, wave_id, on=services.today):
            raise Refused("paper-not-in", title=wave.title)
        key = WaveKeys.of(services.settings, copy).find(wave.public_key)
        found = await services.database.read_aside(counting.contents, wave_id)
        counted = await asyncio.to_thread(counting.count, found, key)
        await services.database.transact(counting.settle, wave_id, counted, by=by, at=services.now())
    await _finish(services, wave, copy)


async def give_up_wave(services: Services, wave_id: int, *, by: int | None = None) -> None:
    """End a wave whose key is lost: its ballots can never be counted and are deleted."""
    wave = await services.database.read(waves.find, wave_id)
    if WaveKeys.of(services.settings).holds(wave.public_key):
        raise Refused("wave-key-not-lost")
    await services.database.transact(counting.give_up, wave_id, by=by, at=services.now())
    await erase_deleted(services.database, _EMPTIED)
    await tell_over(services, wave_id)


async def tidy(services: Services) -> None:
    """Finish what a crash left of closed waves: a key file that is still there. Done at start and daily."""
    keys = WaveKeys.of(services.settings)
    for wave in await services.database.read(waves.waves, waves.CLOSED):
        if keys.holds(wave.public_key):
            try:
                await _finish(services, wave)
            except Unavailable:
                log.warning("wave %d is closed, but its key is not destroyed yet", wave.id)


async def tell_over(services: Services, wave_id: int) -> None:
    """Have every message that invited to the wave edited to its end, whatever its reader did."""
    async for piece in _told(services, wave_id):
        to = ((each.person_id, each.stage) for each in piece)
        await _put(services, OVER, wave_id, to, services.now())


async def _told(
    services: Services, wave_id: int, *, before: datetime | None = None, but: Key | None = None
) -> AsyncIterator[Sequence[Arrived]]:
    """Yield what invited or reminded people of a wave and arrived, in pieces, so that nobody waits long."""
    after = 0
    while True:
        piece = await services.database.read_aside(
            outbox.delivered,
            INVITATION,
            subject(wave_id),
            most=_PIECE,
            after=after,
            before=before,
            but=but,
        )
        yield piece
        if len(piece) < _PIECE:
            return
        after = piece[-1].id


async def _put(
    services: Services, kind: str, wave_id: int, to: Iterable[tuple[int, str]], at: datetime
) -> None:
    """Put a piece of messages to people at stages into the outbox."""
    messages = [Message(kind, subject(wave_id), "", stage, person, not_before=at) for person, stage in to]
    if messages:
        await services.database.transact(outbox.put, messages)


def subject(wave_id: int) -> str:
    """Return what the outbox calls a wave."""
    return f"wave:{wave_id}"


async def _finish(services: Services, wave: waves.Wave, copy: Sequence[Path] = ()) -> None:
    """Leave no box in the database's files, tell everybody, last destroy what opens a backup's boxes."""
    await erase_deleted(services.database, _EMPTIED)
    await tell_over(services, wave.id)
    WaveKeys.of(services.settings).destroy(wave.public_key)
    if copy:
        WaveKeys.of(services.settings, copy).destroy(wave.public_key)
