"""Verbs that copy the whole database while it runs, and put such a copy in its place."""

from argparse import Namespace
from pathlib import Path
from typing import Final

from bot.clock import SystemClock
from bot.commands.verbs import Verb, say, services
from bot.lease import idle
from bot.satisfaction.keys import WaveKeys
from bot.services import Services
from bot.settings import Settings, load
from rules.refusals import Refused
from storage import audit, backups, restoring
from storage.engine import is_sqlite
from storage.migrate import upgrade
from storage.restoring import HeldBack
from storage.satisfaction import waves
from storage.transact import Database

_LISTED: Final = 200  # messages named one by one


def backup(options: Namespace) -> None:
    """Copy the database to a file that is not there yet, or into a folder under the moment's name."""
    with services() as running:
        file = _file(options.out, running)
        if file.exists():
            raise Refused("backup-exists", file=str(file))
        running.database.run(audit.record, None, "backup", None, running.now())
        backups.backup(running.database, file)
    say("command-backup-done", file=str(file))


def restore(options: Namespace) -> None:
    """Put a backup in place of the database, and list what is not done again by itself."""
    settings = load()
    at, keyring = SystemClock(settings.timezone).now(), settings.keyring()
    with idle(settings.database_url, _bot_id(settings)):
        kept = restoring.put_in_place(settings.database_url, options.file, at=at)
        database = Database(settings.database_url, keyring)
        upgrade(database)
        held = database.run(restoring.hold_back, at=at)
        database.close()
    with services(settings=settings) as running:
        say("command-restore-done")
        if kept is not None:
            say("command-restore-kept", file=str(kept))
        _tell(held, running)
        _tell_waves(running)


def _tell(held: HeldBack, running: Services) -> None:
    if held.messages:
        say("command-restore-messages", count=len(held.messages))
    for message in held.messages[:_LISTED]:
        when = message.when.astimezone(running.settings.timezone)
        say(
            "command-restore-message",
            when=f"{when:%Y-%m-%d %H:%M}",
            name=message.name or "-",
            kind=message.kind,
        )
    if held.updates:
        say("command-restore-updates", count=held.updates)


def _tell_waves(running: Services) -> None:
    """Say of each open wave whether its key is still there: no backup holds it."""
    keys = WaveKeys.of(running.settings)
    for wave in running.database.look(waves.waves, waves.OPEN, waves.CLOSING):
        there = "there" if keys.holds(wave.public_key) else "gone"
        say("command-restore-wave", title=wave.title, wave=wave.id, key=there)


def _bot_id(settings: Settings) -> int:
    """Return which bot's lease is held meanwhile; the embedded database has but one."""
    embedded = is_sqlite(settings.database_url)
    return 0 if embedded else int(settings.token().partition(":")[0])


def _file(out: Path, running: Services) -> Path:
    ending = "db" if running.database.sqlite else "dump"
    return out / f"lianxin-{running.now():%Y%m%d-%H%M%S}.{ending}" if out.is_dir() else out


VERBS = (
    Verb("backup", backup, lambda parser: parser.add_argument("out", type=Path, metavar="OUT")),
    Verb("restore", restore, lambda parser: parser.add_argument("file", type=Path, metavar="FILE")),
)
