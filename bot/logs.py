"""The log: one line a record on standard error, in which nothing that anybody typed can appear."""

import json
import logging
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Final, Literal

from bot.failing import where

# Libraries that log requests, updates, payloads and typed text as arguments of their messages.
TALKATIVE: Final = ("telegram", "httpx", "httpcore", "apscheduler", "sqlalchemy", "aiohttp", "asyncio")
_LINE: Final = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"


class JsonLines(logging.Formatter):
    """One JSON object a record, for machines that collect logs."""

    def format(self, record: logging.LogRecord) -> str:
        """Write a record as one line."""
        told = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        return json.dumps(told, ensure_ascii=False)


def set_up(level: int = logging.INFO, *, form: Literal["plain", "json"] = "plain") -> None:
    """Log to standard error from now on; no handler sees what a record said of people."""
    logging.setLogRecordFactory(silenced(logging.getLogRecordFactory()))
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if form == "json" else logging.Formatter(_LINE))
    logging.basicConfig(level=level, handlers=[handler], force=True)
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
