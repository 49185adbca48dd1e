"""The self-check: one look after the other at what surrounds the bot and at what its database holds."""

from collections.abc import Iterator

from bot.checks import contents, surroundings
from bot.checks.finding import Finding
from bot.services import Services
from storage.migrate import current, newest

__all__ = ["Finding", "look"]


def look(services: Services) -> Iterator[Finding]:
    """Look at everything; at what the tables hold only once they are up to date."""
    for seeing in surroundings.LOOKS:
        yield from seeing(services)
    if current(services.database) == newest():
        for seeing in contents.LOOKS:
            yield from seeing(services)
