"""The verb that looks whether the trail of who did what is whole."""

from argparse import ArgumentParser, Namespace

from bot.commands.verbs import Verb, say, say_json, services
from rules.refusals import Refused
from storage import audit


def verify(options: Namespace) -> None:
    """Look through the whole trail; fail with the first row that was changed or is missing."""
    with services() as running:
        found = running.database.look(audit.verify)
        kept = options.since is None or running.database.look(audit.holds, options.since)
    if options.json:
        say_json(
            {
                "whole": found.whole and kept,
                "rows": found.rows,
                "broken_at": found.broken_at,
                "mark": found.mark,
            }
        )
    if found.broken_at is not None:
        raise Refused("audit-trail-broken", at=found.broken_at)
    if not found.sealed:
        raise Refused("audit-trail-unsealed")
    if not kept:
        raise Refused("audit-mark-gone", mark=options.since)
    if not options.json:
        say("command-audit-whole", rows=found.rows, since=found.since, mark=found.mark or "-")


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--since", metavar="NUMBER:SEAL")
    parser.add_argument("--json", action="store_true")


VERBS = (Verb("audit verify", verify, _arguments),)
