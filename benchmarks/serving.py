"""Our bot as a process of its own: over HTTP, on a database that waits for the disk."""

import asyncio
import json
import logging
import sys
from datetime import datetime

from bot import logs
from bot.application import Lianxin
from bot.clock import RunningClock, SystemClock
from bot.pace import Pace
from bot.services import Services
from bot.settings import load
from storage.transact import Database


def main(settings_json: str, begins: str = "") -> None:
    """Serve as the command `serve` does: at no pace, or (from a moment that is given on) at the bot's own."""
    settings = load(**json.loads(settings_json), _env_file=None)
    logs.set_up(logging.WARNING)
    database = Database(settings.database_url, settings.keyring())
    zone = settings.timezone
    clock = RunningClock(datetime.fromisoformat(begins), zone) if begins else SystemClock(zone)
    pace = Pace() if begins else Pace(per_second=1e6)
    asyncio.run(Lianxin(Services(settings, database, clock), pace=pace).run())


if __name__ == "__main__":
    main(*sys.argv[1:])
