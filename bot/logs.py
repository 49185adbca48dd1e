"""The log: one line a record on standard error, in which nothing that anybody typed can appear."""

import logging
import sys
from collections.abc import Callable
from typing import Any, Final

from bot.errors import where

# Libraries that log requests, updates, payloads and typed text as arguments of their messages.
TALKATIVE: Final = ("telegram", "httpx", "httpcore", "apscheduler", "sqlalchemy", "aiohttp", "asyncio")
_LINE: Final = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"


def set_up(level: int = logging.INFO) -> None:
    """Log to standard error from now on; no handler sees what a record said of people."""
    logging.setLogRecordFactory(silenced(logging.getLogRecordFactory()))
    logging.basicConfig(level=level, format=_LINE, stream=sys.stderr, force=True)
    for library in TALKATIVE:
        logging.getLogger(library).setLevel(max(level, logging.WARNING))


def silenced(make: Callable[..., logging.LogRecord]) -> Callable[..., logging.LogRecord]:
    """Wrap a maker of log records: libraries lose their arguments, exceptions their messages."""

    def make_silent(*args: Any, **kwargs: Any) -> logging.LogRecord:  # Any: the signature of LogRecord
        record = make(*args, **kwargs)
        if record.name.partition(".")[0] in TALKATIVE:
            record.msg, record.args = _first_words(str(record.msg), had_arguments=bool(record.args)), ()
        if record.exc_info:
            record.msg, record.args = f"{record.getMessage()} [{where(record.exc_info[1])}]", ()
            record.exc_info = record.exc_text = None
        return record

    return make_silent


def _first_words(template: str, *, had_arguments: bool) -> str:
    """Keep what stands before the first argument; of a text in which arguments may stand, one word."""
    end = template.find("%") if had_arguments else template.find(" ")
    return template[: end if end >= 0 else None].strip(" :'\"\n")
