"""Verbs about the calendar: deadlines, festivals, and importing a year's published notice."""

from argparse import ArgumentParser, Namespace
from html import unescape
from pathlib import Path

from bot.calendar import words as calendar_words
from bot.commands.verbs import Verb, day, say, say_json, services, terminal_language
from bot.settings import WrongSetting
from rules.calendar import Calendar
from rules.days import WEEKEND_NAME
from rules.deadlines import CalendarDays, WorkingDays, deadline
from rules.lunar import festivals
from rules.notice import parse_notice
from storage import calendars
from storage.calendar_effects import effect


def show_due(options: Namespace) -> None:
    """Say when a number of days from receipt are over, and how that was computed."""
    budget = (
        WorkingDays(options.working_days) if options.working_days else CalendarDays(options.calendar_days)
    )
    found = deadline(_calendar(), options.received, budget)
    if options.json:
        say_json(found.as_json())
        return
    say("command-calendar-due-on", due=found.due_on, received=found.received_on)
    for skipped in found.skipped:
        print(f"  {skipped.on.isoformat()}  {skipped.name or WEEKEND_NAME}")
    if found.provisional:
        say("command-calendar-is-provisional")


def show_festivals(options: Namespace) -> None:
    """List a year's festivals by date."""
    listed = {name: on.isoformat() for name, on in festivals(options.year).items()}
    if options.json:
        say_json(listed)
        return
    for name, on in listed.items():
        print(f"{on}  {name}")


def import_notice(options: Namespace) -> None:
    """Say what a year's published holidays and make-up days would change, and take them over."""
    notice = parse_notice(options.file.read_bytes())
    with services() as running:
        found = running.database.look(effect, notice, at=running.now())
        print(unescape(calendar_words.effect(terminal_language(), found)))
        if options.dry_run:
            return
        running.database.run(calendars.take_over, notice, by=None, at=running.now())
        say("command-calendar-imported", year=str(notice.year), days=len(notice.days))


def _calendar() -> Calendar:
    """Use the imported calendar where there is a database, else the published one."""
    try:
        with services() as running:
            return running.database.look(calendars.calendar)
    except WrongSetting:
        return Calendar()


def _due_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("received", metavar="2026-11-22", type=day)
    budget = parser.add_mutually_exclusive_group(required=True)
    budget.add_argument("--working-days", type=int)
    budget.add_argument("--calendar-days", type=int)
    parser.add_argument("--json", action="store_true")


def _import_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--dry-run", action="store_true")


def _festival_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("year", metavar="YEAR", type=int)
    parser.add_argument("--json", action="store_true")


VERBS = (
    Verb("calendar due", show_due, _due_arguments),
    Verb("calendar festivals", show_festivals, _festival_arguments),
    Verb("calendar import", import_notice, _import_arguments),
)
