"""The bot as a process of its own, with a notebook beside its conversations: what the crash test kills."""

import asyncio
import json
import logging
import sys

import handlers
from bot import logs
from bot.application import Lianxin
from bot.clock import SystemClock
from bot.pace import Pace
from bot.services import Services
from bot.settings import load
from storage.transact import Database
from tests import notebook
from tests.conftest import KEYRING


def main() -> None:
    """Serve with the settings given as JSON, as the command `serve` does."""
    settings = load(**json.loads(sys.argv[1]), _env_file=None)
    logs.set_up(logging.WARNING)
    setattr(handlers, "CONVERSATIONS", (notebook.notebooks(), *handlers.CONVERSATIONS))  # noqa: B010 - it is final
    services = Services(settings, Database(settings.database_url, KEYRING), SystemClock(settings.timezone))
    asyncio.run(Lianxin(services, pace=Pace(per_second=1000)).run())


if __name__ == "__main__":
    main()
