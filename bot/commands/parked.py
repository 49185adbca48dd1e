"""Verbs about updates that were given up: which there are, handle them after all, or let them go."""

from argparse import ArgumentParser, Namespace

from bot.commands.verbs import Verb, say, services
from storage import inbox


def show(_options: Namespace) -> None:
    """List the updates that were given up, without what they say."""
    with services() as running:
        found = running.database.look(inbox.parked_ones)
    for each in found:
        when = each.received_at.astimezone(running.settings.timezone)
        print(f"{each.update_id}  {when:%Y-%m-%d %H:%M}  {each.why}")
    if not found:
        say("command-parked-nothing")


def retry(options: Namespace) -> None:
    """Let them be handled by the bot's next start."""
    with services() as running:
        count = running.database.run(inbox.retry, options.update, at=running.now())
    say("command-parked-retried", count=count)


def drop(options: Namespace) -> None:
    """Let them go: what they say is deleted."""
    with services() as running:
        count = running.database.run(inbox.drop, options.update, at=running.now())
    say("command-parked-dropped", count=count)


def _some_or_all(parser: ArgumentParser) -> None:
    parser.add_argument("update", type=int, nargs="*", metavar="NUMBER")


def _some(parser: ArgumentParser) -> None:
    parser.add_argument("update", type=int, nargs="+", metavar="NUMBER")


VERBS = (
    Verb("parked list", show),
    Verb("parked retry", retry, _some_or_all),
    Verb("parked drop", drop, _some),
)
