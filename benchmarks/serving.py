"""Our bot as a process of its own: over HTTP, on a database that waits for the disk, at no pace."""

import asyncio
import json
import logging
import sys

from bot import logs
from bot.application import Lianxin
from bot.clock import SystemClock
from bot.pace import Pace
from bot.services import Services
from bot.settings import load
from storage.transact import Database


def main() -> None:
    """Serve with the settings given as JSON, as the command `serve` does."""
    settings = load(**json.loads(sys.argv[1]), _env_file=None)
    logs.set_up(logging.WARNING)
    database = Database(settings.database_url, settings.keyring())
    services = Services(settings, database, SystemClock(settings.timezone))
    asyncio.run(Lianxin(services, pace=Pace(per_second=1e6)).run())


if __name__ == "__main__":
    main()
