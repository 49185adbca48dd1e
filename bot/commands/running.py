"""Verbs that run the bot and look after its database."""

import asyncio
from argparse import Namespace

from bot import logs
from bot.application import Lianxin
from bot.commands.verbs import Verb, say, services
from bot.settings import load
from storage.migrate import current, newest, upgrade
from storage.transact import Database


def serve(_options: Namespace) -> None:
    """Bring the database up to date and serve Telegram until stopped."""
    settings = load()
    settings.token()  # said before anything is opened
    logs.set_up(form=settings.log_format)
    database = Database(settings.database_url, settings.keyring())
    upgrade(database)
    database.close()
    with services(settings=settings) as running:
        asyncio.run(Lianxin(running).run())


def upgrade_database(_options: Namespace) -> None:
    """Run every missing migration."""
    settings = load()
    database = Database(settings.database_url, settings.keyring())
    try:
        upgrade(database)
        say("command-database-is-at", revision=current(database) or "-")
    finally:
        database.close()


def show_revision(_options: Namespace) -> None:
    """Say where the database stands."""
    settings = load()
    database = Database(settings.database_url, settings.keyring())
    try:
        say("command-database-stands", revision=current(database) or "-", newest=newest() or "-")
    finally:
        database.close()


VERBS = (
    Verb("serve", serve),
    Verb("database upgrade", upgrade_database),
    Verb("database current", show_revision),
)
