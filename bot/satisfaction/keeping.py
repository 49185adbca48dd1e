"""Opens and closes waves: in which order key file and database change, so that no crash harms a ballot.

Opening: key file, then wave. A crash between leaves a key that opens nothing.
Closing: no more ballots; boxes counted in memory; numbers in and urn, roll and roll key out in one commit;
the database's files rewritten; last the key file. A crash before the commit leaves everything to be counted
again; one after it leaves the key file, which tells that rewriting and destroying are still to be done.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

from nacl.public import PrivateKey

from bot.satisfaction import inviting
from bot.satisfaction.inviting import Writer
from bot.satisfaction.keys import WaveKeys
from bot.satisfaction.plans import title_of
from bot.services import Services
from rules.refusals import Refused
from storage import outbox
from storage.satisfaction import counting, papers, samples, visits, waves
from storage.satisfaction.erasure import erase_deleted
from storage.transact import Unavailable

log = logging.getLogger(__name__)

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
    await _write(services, inviting.invitations(wave_id, at))


async def write_owed(services: Services, at: datetime) -> None:
    """Write what open waves owe on a day: invitations to whoever joined since, and reminders half-way."""
    for writer in await services.database.read_aside(inviting.writers, at):
        await _write(services, writer)


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
    await _write(services, inviting.endings(wave_id, services.now()))


async def _write(services: Services, writer: Writer) -> None:
    """Put what a writer plans into the outbox, piece by piece, so that nobody waits long."""
    after: int | None = 0
    while after is not None:
        piece = await services.database.read_aside(writer, after)
        if piece.messages:
            await services.database.transact(outbox.put, piece.messages)
        after = piece.after


async def _finish(services: Services, wave: waves.Wave, copy: Sequence[Path] = ()) -> None:
    """Leave no box in the database's files, tell everybody, last destroy what opens a backup's boxes."""
    await erase_deleted(services.database, _EMPTIED)
    await tell_over(services, wave.id)
    WaveKeys.of(services.settings).destroy(wave.public_key)
    if copy:
        WaveKeys.of(services.settings, copy).destroy(wave.public_key)
