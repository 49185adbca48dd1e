"""What the last run left in the inbox comes first; what may have killed it runs alone, not for ever."""

import asyncio
import json
import logging
from typing import Final

from bot.ingress import sender_of
from bot.processing import Incoming, Line, Processor
from bot.services import Services
from storage import inbox
from storage.inbox import Left

log = logging.getLogger(__name__)

_ALONE: Final = (
    10.0  # seconds a suspect has to itself; one that kills does so sooner, one that waits needs no watching
)


class Recovery:
    """Feeds the line with what was left; to be run before anything new comes in."""

    def __init__(self, services: Services, line: Line, processor: Processor) -> None:
        self._database = services.database
        self._line = line
        self._processor = processor

    async def run(self, bot_id: int) -> None:
        """Hand on everything left: first, one by one, what was already tried when an earlier run ended."""
        left = await self._database.transact(inbox.recover, bot_id)
        alone = True
        for found in left:
            if found.attempts:
                alone = await self._suspect(bot_id, found, alone=alone)
        for found in left:
            if not found.attempts:
                self._line.feed(_incoming(found))
        if left:
            log.info("took up %d updates of the last run", len(left))

    async def _suspect(self, bot_id: int, found: Left, *, alone: bool) -> bool:
        """Count a try before it is made, so that what kills is parked; say if the next can run alone."""
        incoming = _incoming(found)
        if await self._database.transact(inbox.count_attempt, bot_id, found.update_id) > inbox.CRASHES:
            await self._processor.abandon(incoming, "crashed")
            return alone
        self._line.feed(incoming)
        if not alone:
            return False
        try:
            async with asyncio.timeout(_ALONE):
                await self._line.idle()
        except TimeoutError:
            return False  # the network is away: from here on all wait together
        return True


def _incoming(found: Left) -> Incoming:
    raw = json.loads(found.body)
    return Incoming(found.update_id, sender_of(raw), raw)
