"""Who writes to the bot while its processes come and go."""

import asyncio
import random
from dataclasses import dataclass, field
from itertools import count

from tests.slow.crash.phones import Phone


class Stage:
    """Whether whoever begins anew should still do so."""

    def __init__(self) -> None:
        self.over = False

    def end(self) -> None:
        """Let nobody begin anything more."""
        self.over = True


@dataclass
class Typist:
    """Joins, then files one note after the other, each different; the patient wait for each question."""

    phone: Phone
    code: str
    name: str
    patient: bool
    filed: list[tuple[str, str]] = field(default_factory=list)

    async def live(self, stage: Stage, chance: random.Random) -> None:
        await self.phone.hears({}, "type your full name")  # as whoever opened their link is asked
        await self.phone.says(self.name, "now I know you")
        for number in count():
            if stage.over:
                return
            await self._file(f"title {number} of {self.phone.id}", f"body {number} of {self.phone.id}")
            await asyncio.sleep(chance.random() / 20)

    async def _file(self, title: str, body: str) -> None:
        for typed, answer in (("/jot", "title?"), (title, "body?"), (body, f" {title}")):
            if self.patient or typed is body:
                await self.phone.says(typed, answer)
            else:
                self.phone.type(typed)
        self.filed.append((title, body))
