"""The self-check: one look after the other at what surrounds the bot and at what its database holds."""

from collections.abc import Iterator

from bot.checks import contents, surroundings
from bot.checks.finding import Finding
from bot.services import Services

__all__ = ["Finding", "look"]


def look(services: Services) -> Iterator[Finding]:
    """Look at everything; at what the tables hold only once they are there and up to date."""
    database = list(surroundings.migrations(services))
    sound = all(finding.well for finding in database)
    yield from database
    for seeing in surroundings.LOOKS:
        yield from seeing(services)
    for seeing in (surroundings.pooled, *contents.LOOKS) if sound else ():
        yield from seeing(services)
