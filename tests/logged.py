"""Lets a test see everything that is logged, at the finest level, by libraries too."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from bot import logs


@contextmanager
def everything_to(handler: logging.Handler) -> Iterator[None]:
    """Hand every record that `bot.logs` lets pass to one handler; afterwards all is as before."""
    factory, root = logging.getLogRecordFactory(), logging.getLogger()
    handlers, level = root.handlers[:], root.level
    levels = {name: logging.getLogger(name).level for name in logs.TALKATIVE}
    logs.set_up(logging.DEBUG)
    root.handlers[:] = [handler]
    for library in logs.TALKATIVE:
        logging.getLogger(library).setLevel(logging.DEBUG)
    try:
        yield
    finally:
        logging.setLogRecordFactory(factory)
        root.handlers[:] = handlers
        root.setLevel(level)
        for name, before in levels.items():
            logging.getLogger(name).setLevel(before)
