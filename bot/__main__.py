"""The command line: finds the verb, runs it, and turns every expected failure into one clear line.

Exit status 0, 1 (refused, the reason on standard error) or 2 (used wrongly).
"""

import os
import sys
from argparse import ArgumentParser
from collections.abc import Sequence

from bot.commands import (
    audit,
    backups,
    calendars,
    care,
    checking,
    exports,
    keys,
    paper,
    parked,
    playground,
    reception,
    roster,
    running,
    samples,
    settings,
    simulate,
    visits,
    waves,
)
from bot.commands.verbs import Verb, words
from bot.settings import WrongSetting
from rules.refusals import Refused
from storage.transact import Unavailable

VERBS: tuple[Verb, ...] = (
    *running.VERBS,
    *keys.VERBS,
    *backups.VERBS,
    *audit.VERBS,
    *settings.VERBS,
    *simulate.VERBS,
    *playground.VERBS,
    *checking.VERBS,
    *parked.VERBS,
    *calendars.VERBS,
    *roster.VERBS,
    *care.VERBS,
    *visits.VERBS,
    *waves.VERBS,
    *samples.VERBS,
    *paper.VERBS,
    *reception.VERBS,
    *exports.VERBS,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb and return the exit status."""
    options = _parser().parse_args(arguments)
    try:
        options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        return _cut_off()
    except KeyboardInterrupt:
        return 130
    except (Refused, WrongSetting, Unavailable, OSError) as problem:
        return _refuse(_line(problem))
    return 0


def _line(problem: Refused | WrongSetting | Unavailable | OSError) -> str:
    """Say in one clear line what was expected to go wrong."""
    match problem:
        case Refused():
            return words()(problem.key, **problem.params)
        case Unavailable():
            return words()("command-database-away")
        case OSError():
            return f"{problem.strerror}: {problem.filename}"
        case _:
            return str(problem)


def _cut_off() -> int:
    """End quietly when whoever read our output has gone (`| head`): nothing is left for Python to flush."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _refuse(line: str) -> int:
    print(line, file=sys.stderr)
    return 1


def _parser() -> ArgumentParser:
    say = words()
    parser = ArgumentParser(prog="lianxin", description=say("command-line"))
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    groups: dict[str, ArgumentParser] = {}
    nested = {}
    for verb in VERBS:
        first, _, second = verb.words.partition(" ")
        if not second:
            leaf = verbs.add_parser(first, help=say(verb.help_key))
        else:
            if first not in groups:
                groups[first] = verbs.add_parser(first, help=say(f"command-{first}"))
                nested[first] = groups[first].add_subparsers(required=True, metavar="VERB")
            leaf = nested[first].add_parser(second, help=say(verb.help_key))
        verb.arguments(leaf)
        leaf.set_defaults(run=verb.run)
    return parser


if __name__ == "__main__":
    sys.exit(main())
