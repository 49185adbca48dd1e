"""Verbs about satisfaction waves: open, close, questionnaires, and check that one adds up."""

import asyncio
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from bot.commands.verbs import Verb, day, say, services, words
from bot.satisfaction import keeping as wave_keeping
from bot.satisfaction.plans import prepared
from bot.services import Services
from rules.refusals import Refused
from rules.satisfaction.surveys import load_questionnaire, mistakes
from rules.satisfaction.templates import GROUPS
from storage import finding
from storage.satisfaction import questionnaires, waves
from storage.satisfaction.audit import audit

_RUNNING: Final = (waves.OPEN, waves.CLOSING)


def open_wave(options: Namespace) -> None:
    """Open a wave of a template or a loaded questionnaire, and invite whoever has a chat."""
    with services() as running:
        unit = running.database.look(finding.unit, options.unit).id if options.unit else None
        made, left = asyncio.run(
            prepared(
                running,
                options.template,
                unit=unit,
                people=options.person,
                title=options.title,
                closes_on=options.closes,
                days=options.days,
                groups=options.group,
            )
        )
        copy = copies(running, options)
        opened = asyncio.run(wave_keeping.open_wave(running, made, copy=copy))
        tell_opened(opened, copy)
        if left:
            say("command-wave-cases-left", count=left)


def tell_opened(opened: waves.Opened, copy: Sequence[Path]) -> None:
    """Say what was opened, whom it leaves out, and where the copies of its key are."""
    say("wave-opened", **opened.in_words())
    if opened.left_out:
        listed = words()("wave-between").join(words()(f"wave-group-{group}") for group in opened.left_out)
        say("wave-left-out", groups=listed)
    for folder in copy:
        say("command-wave-copied", folder=str(folder))


def copies(running: Services, options: Namespace) -> list[Path]:
    """Return where a second copy of a key goes; whoever sits at a terminal and said nothing is asked."""
    if options.copy or options.no_copy or not sys.stdin.isatty():
        return list(options.copy)
    halves = "two" if running.settings.wave_keys_other is not None else "one"
    answer = input(words()("wave-copy-ask", folders=halves))
    return [Path(part.strip()) for part in answer.split(",") if part.strip()]


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


def load_own(options: Namespace) -> None:
    """Load a county's own questionnaire, or say in a line each what is wrong with it."""
    written = options.file.read_text("utf-8")
    found = mistakes(written)
    for mistake in found:
        print(words()(mistake.key, **mistake.params), file=sys.stderr)
    if found:
        raise Refused("questionnaire-mistakes", count=len(found))
    questionnaire = load_questionnaire(written)
    with services() as running:
        running.database.run(questionnaires.load, questionnaire, at=running.now())
    say(
        "command-questionnaire-loaded",
        code=questionnaire.code,
        version=questionnaire.version,
        questions=len(questionnaire.questions),
    )


def _chosen(running: list[waves.Wave], wanted: int | None) -> int:
    """Return the wave that was named, or the only one that runs."""
    if wanted is not None:
        return wanted
    if len(running) != 1:
        raise Refused("wave-which" if running else "wave-none-runs")
    return running[0].id


def copy_arguments(parser: ArgumentParser) -> None:
    """Declare where a second copy of a key goes: a folder, or one for each of two halves."""
    parser.add_argument("--copy", type=Path, action="append", default=[])
    parser.add_argument("--no-copy", action="store_true")


def plan_arguments(parser: ArgumentParser) -> None:
    """Declare what a wave is opened with."""
    parser.add_argument("template", metavar="TEMPLATE")
    parser.add_argument("--title")
    end = parser.add_mutually_exclusive_group()
    end.add_argument("--closes", type=day)
    end.add_argument("--days", type=int)
    parser.add_argument("--group", action="append", default=[], choices=tuple(GROUPS))


def _open_arguments(parser: ArgumentParser) -> None:
    plan_arguments(parser)
    copy_arguments(parser)
    parser.add_argument("--unit")
    parser.add_argument("--person", action="append", default=[])


def _close_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("wave", metavar="WAVE", type=int, nargs="?")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--copy", type=Path, action="append", default=[])
    how.add_argument("--key-lost", action="store_true")


VERBS = (
    Verb("wave open", open_wave, _open_arguments),
    Verb("wave close", close_wave, _close_arguments),
    Verb("ballots audit", audit_wave, lambda parser: parser.add_argument("wave", metavar="WAVE", type=int)),
    Verb(
        "questionnaire load", load_own, lambda parser: parser.add_argument("file", metavar="FILE", type=Path)
    ),
)
