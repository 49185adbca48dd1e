"""Bots as processes of their own, one after the other: everything is imported once, each is a fork of that.

A line of JSON on standard input starts one; the answer is its process id, and how it ended once it has.
"""

import asyncio
import json
import logging
import os
import select
import signal
import sys
from datetime import datetime
from typing import Any

import handlers
from bot import logs
from bot.application import Lianxin
from bot.clock import RunningClock
from bot.pace import Pace
from bot.services import Services
from bot.settings import load
from tests import notebook
from tests.conftest import KEYRING
from tests.slow.crash.trace import Armed, Pen, Watched


def main() -> None:
    """Bring up one bot a line until there are no more."""
    while line := sys.stdin.readline():
        child = os.fork()
        if child == 0:
            serve(**json.loads(line))
            return
        print(child, flush=True)  # noqa: T201 - that is the answer
        print(_ended(child), flush=True)  # noqa: T201 - likewise


def serve(settings: dict[str, Any], now: str, trace: str, armed: Armed | None) -> None:
    """Serve as the command does, from that moment on, with a notebook beside the conversations.

    Steps are noted in the file `trace`; armed, it ends itself at the first point that is not spared.
    """
    made = load(**settings, _env_file=None)
    logs.set_up(logging.ERROR)
    setattr(handlers, "CONVERSATIONS", (notebook.notebooks(), *handlers.CONVERSATIONS))  # noqa: B010 - it is final
    database = Watched(made.database_url, KEYRING, Pen(trace, armed))
    services = Services(made, database, RunningClock(datetime.fromisoformat(now), made.timezone))
    asyncio.run(Lianxin(services, pace=Pace(per_second=1000, chat_gap=0)).run())


def _ended(child: int) -> int:
    """Wait for a child; when whoever ordered it is gone, it goes too."""
    ready, _, _ = select.select([os.pidfd_open(child), sys.stdin], [], [])
    if sys.stdin in ready:
        os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    main()
