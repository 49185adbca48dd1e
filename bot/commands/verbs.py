"""What a verb of the command line is, and what every verb may use: settings, database, language."""

import json
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.clock import SystemClock
from bot.services import Services
from bot.settings import Settings, WrongSetting, load
from bot.texts import Language, Words, language_of
from storage.migrate import current, newest
from storage.transact import Database


@dataclass(frozen=True, slots=True)
class Verb:
    """One or two words (`check`, `roster preview`), what they take and what they do."""

    words: str
    run: Callable[[Namespace], None]
    arguments: Callable[[ArgumentParser], object] = lambda _parser: None

    @property
    def help_key(self) -> str:
        """The text that says in one line what the verb does."""
        return f"command-{self.words.replace(' ', '-')}"


def words() -> Words:
    """Return the texts in the terminal's language: Chinese where it speaks Chinese, else English."""
    return Words(terminal_language())


def terminal_language() -> Language:
    """Choose by the environment, as other programs do."""
    wanted = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or "en"
    return "zh" if wanted.lower().startswith("zh") else language_of("en")


def say(key: str, /, **params: str | float | date) -> None:
    """Print one text on standard output."""
    print(words()(key, **params))


def say_json(value: Any) -> None:  # Any: whatever JSON holds
    """Print one JSON document on standard output, Chinese readable."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2)
    print()


def day(written: str) -> date:
    """Read a date argument (2026-12-15)."""
    return date.fromisoformat(written)


@contextmanager
def services(*, settings: Settings | None = None) -> Iterator[Services]:
    """Lend the services on the configured database, which must be up to date."""
    chosen = settings or load()
    database = Database(chosen.database_url, chosen.keyring())
    try:
        if current(database) != newest():
            raise WrongSetting("the database is not up to date; run: python -m bot database upgrade")
        yield Services(chosen, database, SystemClock(chosen.timezone))
    finally:
        database.close()
