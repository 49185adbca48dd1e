"""The verb that invents a roster of any size, to try an import and to measure a machine."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Final

from bot.clock import SystemClock
from bot.commands.verbs import Verb, say
from bot.demonstration import simulation
from bot.settings import load
from rules.refusals import Refused

_LEAST, _MOST = 1, 1_000_000  # people; a sheet has 1,048,576 rows


def simulate(options: Namespace) -> None:
    """Write the workbook to a file that is not there yet."""
    if not _LEAST <= options.people <= _MOST:
        raise Refused("simulate-size", least=_LEAST, most=_MOST)
    if options.out.exists():
        raise Refused("backup-exists", file=str(options.out))
    simulation.write(options.out, options.people, SystemClock(load().timezone).now().date())
    say("command-simulate-done", count=options.people, file=str(options.out))


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("people", metavar="PEOPLE", type=int)
    parser.add_argument("out", type=Path, metavar="OUT.xlsx")


VERBS: Final = (Verb("simulate", simulate, _arguments),)
