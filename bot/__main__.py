"""The command line: finds the verb, runs it, and turns every expected failure into one clear line.

Exit status 0, 1 (refused, the reason on standard error) or 2 (used wrongly).
"""

import sys
from argparse import ArgumentParser
from collections.abc import Sequence

from bot.commands import calendars, care, checking, exports, playground, roster, running, waves
from bot.commands.verbs import Verb, words
from bot.settings import WrongSetting
from rules.refusals import Refused
from storage.transact import Unavailable

VERBS: tuple[Verb, ...] = (
    *running.VERBS,
    *playground.VERBS,
    *checking.VERBS,
    *calendars.VERBS,
    *roster.VERBS,
    *care.VERBS,
    *waves.VERBS,
    *exports.VERBS,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb and return the exit status."""
    options = _parser().parse_args(arguments)
    try:
        options.run(options)
    except Refused as refused:
        return _refuse(words()(refused.key, **refused.params))
    except WrongSetting as wrong:
        return _refuse(str(wrong))
    except Unavailable:
        return _refuse(words()("command-database-away"))
    except OSError as error:
        return _refuse(f"{error.strerror}: {error.filename}")
    except KeyboardInterrupt:
        return 130
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
