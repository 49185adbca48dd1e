"""Verbs about the keys that seal what is kept: a new one, and sealing everything under it."""

import secrets
from argparse import Namespace

from bot.commands.progress import Bar
from bot.commands.verbs import Verb, say, services
from rules.refusals import Refused
from storage import audit, rotation
from storage.rotation import Key
from storage.sealed import KEY_BYTES
from storage.transact import Database


def new_key(_options: Namespace) -> None:
    """Print a fresh sealing key, to be put first in LIANXIN_DATA_KEYS."""
    print(secrets.token_hex(KEY_BYTES))


def rotate(_options: Namespace) -> None:
    """Seal everything under the newest key while the bot goes on; done again, it goes on where it stopped."""
    with services() as running:
        database, at = running.database, running.now()
        marks = database.keyring.marks
        if len(marks) == 1:
            raise Refused("keys-only-one")
        if database.look(rotation.unaware, marks[0]):
            raise Refused("keys-bot-unaware")
        turned = lost = 0
        for table in rotation.tables():
            more, missed = _turn(database, table)
            turned, lost = turned + more, lost + missed
        database.run(audit.record, None, "keys.rotate", f"rows:{turned}", at)
        left = database.look(rotation.slips, on=running.today)
    if lost:
        raise Refused("keys-lost", count=lost)
    say("command-keys-rotated", count=turned)
    if left.until_on is not None:
        say("command-keys-slips", count=left.count, until=left.until_on)


def _turn(database: Database, table: str) -> tuple[int, int]:
    """Turn one table, a piece a transaction; return how many rows were, and how many values no key opens."""
    bar, done, turned, lost = Bar(table, database.look(rotation.size, table)), 0, 0, 0
    last: Key | None = None
    while True:
        piece = database.run(rotation.turn, table, last)
        done, turned, lost, last = (
            done + piece.looked_at,
            turned + piece.turned,
            lost + piece.lost,
            piece.last,
        )
        bar(done)
        if last is None:
            return turned, lost


VERBS = (Verb("keys new", new_key), Verb("keys rotate", rotate))
