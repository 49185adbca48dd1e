"""The verb that looks for what is wrong and says how to mend it."""

from argparse import ArgumentParser, Namespace
from typing import Final

from bot import checks
from bot.clock import SystemClock
from bot.commands.verbs import Verb, say_json, words
from bot.services import Services
from bot.settings import load
from rules.refusals import Refused
from storage.transact import Database


def check(options: Namespace) -> None:
    """Look at everything, say what was found, and fail if anything is wrong."""
    settings, say = load(), words()
    database = Database(settings.database_url, settings.keyring())
    try:
        findings = list(checks.look(Services(settings, database, SystemClock(settings.timezone))))
    finally:
        database.close()
    told = [(finding, say(finding.key, **finding.params)) for finding in findings]
    if options.json:
        say_json([{"look": each.key, "well": each.well, "text": line} for each, line in told])
    else:
        for finding, line in told:
            print("  ok " if finding.well else "  !! ", line)
    mending = sum(not finding.well for finding in findings)
    if mending:
        raise Refused("check-found", wrong=mending)


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true")


VERBS: Final = (Verb("check", check, _arguments),)
