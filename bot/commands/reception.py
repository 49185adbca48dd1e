"""Verbs about reception days: the year ahead, and the rhythms beside the department's."""

from argparse import ArgumentParser, Namespace
from datetime import date
from typing import Final

from sqlmodel import Session

from bot.commands.verbs import Verb, day, say, services, terminal_language
from bot.reception.words import day_params, in_words
from rules.permissions import Scope
from rules.reception.days import HolidayPolicy
from rules.reception.sessions import OPEN_TO_ALL, SessionKind
from rules.refusals import Refused
from storage import finding
from storage.reception import hosts, series, views
from storage.reception.series import Wanted

_EVERYWHERE: Final = Scope(paths=("/",))  # the operator at the machine


def show_days(_options: Namespace) -> None:
    """List the days of the year ahead, with how many places are left and how many people wait."""
    with services() as running:
        found = running.database.look(views.year_ahead, within=_EVERYWHERE, at=running.now())
    for each in found:
        params = day_params(each.day)
        say("desk-year-line", **params, places=each.places, left=each.left, waiting=each.waiting)


def show_series(_options: Namespace) -> None:
    """List the department's rhythm and those beside it, with the key each is ended by."""
    with services() as running:
        general = running.database.look(series.general, on=running.today)
        found = running.database.look(series.series, _EVERYWHERE, on=running.today)
    language = terminal_language()
    say("series-list", rhythm=in_words(language, general.rhythm), place=general.place)
    for each in found:
        print(f"{each.id}  ", end="")
        say(
            "series-line",
            unit=each.unit,
            host=each.host,
            kind=each.kind.replace("_", "-"),
            rhythm=in_words(language, each.rhythm),
            place=each.place,
            hours=each.hours,
            until=each.until_on or each.from_on,
            ends="no" if each.until_on is None else "yes",
        )


def add(options: Namespace) -> None:
    """Begin a rhythm of a unit's own, and plan its days."""
    with services() as running:
        from_on = options.from_on or running.today
        unit = running.database.look(finding.unit, options.unit)
        wanted = Wanted(
            kind=SessionKind(options.kind),
            unit_id=unit.id,
            host_id=running.database.look(_host, unit.path, options.host, from_on),
            rhythm=options.rhythm,
            place=options.place,
            hours=options.hours,
            slot_minutes=options.minutes,
            holiday_policy=HolidayPolicy(options.holidays) if options.holidays else None,
        )
        key = running.database.run(
            series.begin, wanted, _EVERYWHERE, by=None, from_on=from_on, at=running.now()
        )
    say("command-reception-added", key=str(key))


def end(options: Namespace) -> None:
    """End a rhythm with a day."""
    with services() as running:
        until_on = options.until_on or running.today
        done = running.database.run(
            series.end, options.key, _EVERYWHERE, by=None, until_on=until_on, at=running.now()
        )
    names = ", ".join(done.to_telephone)
    say("command-reception-ended", on=until_on, told=done.told, silent=len(done.to_telephone), names=names)


def _host(session: Session, unit_path: str, name: str, on: date) -> int:
    """Return the post of somebody of that name who may receive a unit's people."""
    found = [host for host in hosts.hosts(session, unit_path, on=on) if host.name == name]
    if not found:
        raise Refused("series-no-host")
    return found[0].post_id


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("rhythm", metavar="RHYTHM")
    parser.add_argument("--unit", metavar="NAME", required=True)
    parser.add_argument("--host", metavar="NAME", required=True)
    parser.add_argument("--place", required=True)
    parser.add_argument("--hours", metavar="09:00-11:00")
    parser.add_argument("--minutes", type=int)
    parser.add_argument("--holidays", choices=[policy.value for policy in HolidayPolicy])
    parser.add_argument("--kind", choices=sorted(OPEN_TO_ALL), default=SessionKind.RECEPTION.value)
    parser.add_argument("--from", dest="from_on", type=day)


def _end_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("key", metavar="KEY", type=int)
    parser.add_argument("--until", dest="until_on", type=day)


VERBS = (
    Verb("reception days", show_days),
    Verb("reception list", show_series),
    Verb("reception add", add, _add_arguments),
    Verb("reception end", end, _end_arguments),
)
