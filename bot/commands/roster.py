"""Verbs about people: the roster, slips on paper, and posts."""

import asyncio
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from sqlmodel import Session
from telegram import Bot
from telegram.error import TelegramError

from bot.commands.progress import Bar
from bot.commands.verbs import Verb, say, say_json, services, words
from bot.request import Request
from bot.roster import slips, summary
from bot.roster.file import bring_in, compare
from bot.services import Services
from bot.settings import Settings
from bot.uploads import Uploads, open_private
from rules.permissions import Scope
from rules.posts import Role
from rules.refusals import Refused
from rules.roster.preview import preview
from storage import backups, finding, granting, post_changes, units
from storage import slips as slip_store
from storage.models.base import id_of
from storage.rosters.comparing import Compared
from storage.rosters.effects import effects
from storage.rosters.outline import gone, moves, outline
from storage.rosters.reading import read
from storage.slips import Issued, Member

_EVERYWHERE: Final = Scope(paths=("/",))  # the operator at the machine


def preview_roster(options: Namespace) -> None:
    """Say what a roster would change; nothing is changed."""
    with services() as running:
        compared = _compared(running, options.file)
        if options.json:
            say_json(preview(compared.plan))
            return
        owed = running.database.look(effects, compared.plan, on=running.today)
    found, tell = outline(compared, owed), words()
    _print(summary.counts(tell, found))
    _print(summary.transfers(tell, moves(compared)))
    _print(summary.leaves(tell, gone(compared)))
    _print(summary.rows_in_words(tell, compared.plan.reports))


def apply_roster(options: Namespace) -> None:
    """Bring a roster in, piece by piece, and say what was done."""
    with services() as running:
        compared = _compared(running, options.file)
        backups.before_import(running.database, Uploads(running.settings).backups, at=running.now())
        plan = compared.plan
        bar = Bar(words()("command-roster-applying"), len(plan.creates) + len(plan.updates))
        bring_in(running.database, compared, by=None, at=running.now(), county=options.county, progress=bar)
    say(
        "command-roster-outcome",
        creates=len(plan.creates),
        updates=len(plan.updates),
        transfers=len(plan.transfers),
        leaves=len(plan.leaves),
        rest=compared.undone,
    )


def print_slips(options: Namespace) -> None:
    """Give everybody of a unit who has not joined a new slip, and write the pages to be cut."""
    with services() as running:
        unit_id = running.database.look(_unit_id, options.unit)
        bot = options.bot or asyncio.run(_bot_name(running.settings))
        members = running.database.look(slip_store.members, unit_id, _EVERYWHERE, on=running.today)
        waiting = [member for member in members if not member.joined]
        if not waiting:
            say("command-slips-nobody")
            return
        with open_private(options.out) as file:  # before any slip is made: each ends the one before
            issued = _issue(running, unit_id, waiting)
            file.write(slips.paper(issued, bot, words()))
    say("command-slips-done", count=len(issued), path=str(options.out))


def grant(options: Namespace) -> None:
    """Give somebody a post from today on."""
    with services() as running:
        person_id = _person_id(running, options.person)
        unit_id = running.database.look(finding.unit, options.unit).id if options.unit else None
        granted = running.database.run(
            post_changes.give, person_id, Role(options.role), unit_id, caller=None, at=running.now()
        )
    told = {"name": granted.name, "unit": granted.unit, "role": words()(f"role-{granted.role}")}
    if granted.held_already:
        say("command-grant-already", **told)
    elif granted.instead_of:
        say("command-grant-instead", **told, before=" / ".join(granted.instead_of))
    else:
        say("command-grant-done", **told)


def _compared(running: Services, file: Path) -> Compared:
    return compare(running.database, read(file, running.today), on=running.today)


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)


def _unit_id(session: Session, name: str | None) -> int:
    """Find the named unit, or without a name the county."""
    if name:
        return finding.unit(session, name).id
    county = units.county(session)
    if county is None:
        raise Refused("unit-unknown", name="-")
    return id_of(county)


def _issue(running: Services, unit_id: int, members: list[Member]) -> list[Issued]:
    issued: list[Issued] = []
    bar = Bar(words()("command-slips"), len(members))
    for start in range(0, len(members), slip_store.PIECE):
        piece = [member.id for member in members[start : start + slip_store.PIECE]]
        issued += running.database.run(
            slip_store.issue_all, piece, unit_id, _EVERYWHERE, by=None, at=running.now()
        )
        bar(start + len(piece))
    return issued


async def _bot_name(settings: Settings) -> str:
    """Ask Telegram what the bot is called: its name stands in every link."""
    bot = Bot(
        settings.token(),
        base_url=f"{settings.api_base}/bot",
        request=Request(settings.proxy_url),
    )
    try:
        async with bot:
            return bot.username
    except TelegramError as error:
        raise Refused("command-slips-no-bot") from error


def _person_id(running: Services, asked: str) -> int:
    found = running.database.look(finding.people, asked, on=running.today)
    if not found:
        raise Refused("person-unknown", name=asked)
    if len(found) > 1:
        for person in found:
            print(f"{person.id}  {person.name}  {person.branch}", file=sys.stderr)
        raise Refused("person-ambiguous", name=asked, count=len(found))
    return found[0].id


def _preview_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--json", action="store_true")


def _apply_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--county", metavar="NAME")


def _slips_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("out", type=Path, metavar="OUT.pdf")
    parser.add_argument("--unit", metavar="NAME")
    parser.add_argument("--bot", metavar="USERNAME")


def _grant_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("role", choices=[role.value for role in granting.FITS])
    parser.add_argument("person", metavar="PERSON")
    parser.add_argument("--unit", metavar="NAME")


VERBS = (
    Verb("roster preview", preview_roster, _preview_arguments),
    Verb("roster apply", apply_roster, _apply_arguments),
    Verb("slips", print_slips, _slips_arguments),
    Verb("grant", grant, _grant_arguments),
)
