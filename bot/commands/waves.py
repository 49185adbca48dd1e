"""Verbs about satisfaction waves: open, close, and check that one adds up."""

import asyncio
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Final

from bot.commands.verbs import Verb, day, say, services
from bot.satisfaction import keeping as wave_keeping
from bot.satisfaction.plans import plan
from rules.refusals import Refused
from rules.satisfaction.waves import GROUPS
from storage.satisfaction import waves
from storage.satisfaction.audit import audit

_RUNNING: Final = (waves.OPEN, waves.CLOSING)


def open_wave(options: Namespace) -> None:
    """Open a wave for everybody of some groups on the roster, and invite whoever has a chat."""
    with services() as running:
        made = plan(
            options.template,
            on=running.today,
            title=options.title,
            closes_on=options.closes,
            days=options.days,
            groups=options.group,
        )
        opened = asyncio.run(wave_keeping.open_wave(running, made, copy=options.copy))
        say("wave-opened", **opened.in_words())
        if options.copy is not None:
            say("command-wave-copied", folder=str(options.copy))


def close_wave(options: Namespace) -> None:
    """Close the wave that runs (or that one), count it and publish its numbers."""
    with services() as running:
        chosen = _chosen(running.database.look(waves.waves, *_RUNNING), options.wave)
        wave = running.database.look(waves.find, chosen)
        if options.key_lost:
            asyncio.run(wave_keeping.give_up_wave(running, wave.id))
            say("command-wave-given-up", title=wave.title)
            return
        asyncio.run(wave_keeping.close_wave(running, wave.id, copy=options.copy))
        say("wave-closed", title=wave.title)
        say("command-wave-destroy-copies")


def audit_wave(options: Namespace) -> None:
    """Check that boxes and marked places, or cells and answers, add up."""
    with services() as running:
        found = running.database.look(audit, options.wave)
    if not found.sound:
        raise Refused("command-ballots-wrong", found=found.found, expected=found.expected)
    say("command-ballots-right", state=found.state, found=found.found)


def _chosen(running: list[waves.Wave], wanted: int | None) -> int:
    """Return the wave that was named, or the only one that runs."""
    if wanted is not None:
        return wanted
    if len(running) != 1:
        raise Refused("wave-which" if running else "wave-none-runs")
    return running[0].id


def _open_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("template")
    parser.add_argument("--title")
    end = parser.add_mutually_exclusive_group()
    end.add_argument("--closes", type=day)
    end.add_argument("--days", type=int)
    parser.add_argument("--group", action="append", default=[], choices=tuple(GROUPS))
    parser.add_argument("--copy", type=Path)


def _close_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("wave", type=int, nargs="?")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--copy", type=Path)
    how.add_argument("--key-lost", action="store_true")


VERBS = (
    Verb("wave open", open_wave, _open_arguments),
    Verb("wave close", close_wave, _close_arguments),
    Verb("ballots audit", audit_wave, lambda parser: parser.add_argument("wave", type=int)),
)
