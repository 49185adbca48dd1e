"""Verbs about the settings of the rules: what holds now, and changing one from a day on."""

from argparse import ArgumentParser, Namespace
from datetime import date

from sqlmodel import Session

from bot.commands.verbs import Verb, day, say, say_json, services
from rules import settings
from storage import rule_settings


def show(options: Namespace) -> None:
    """List every setting with its value of a day."""
    with services() as running:
        on = options.on or running.today
        found = running.database.look(_values, on)
    if options.json:
        say_json({code: value for code, value, _ in found})
        return
    for code, value, own in found:
        say("command-setting-line", code=code, value=value, own="yes" if own else "no")


def change(options: Namespace) -> None:
    """Change a setting from a day on; the audit trail tells of it."""
    with services() as running:
        from_on = options.from_on or running.today
        running.database.run(
            rule_settings.decide, options.code, options.value, from_on=from_on, by=None, at=running.now()
        )
    say("command-setting-done", code=options.code, value=options.value, **{"from": from_on})


def _values(session: Session, on: date) -> list[tuple[str, str, bool]]:
    """Return every code with its value of a day, and whether that was written rather than the default."""
    written = [
        (code, rule_settings.setting(session, code, on=on), usual)
        for code, usual in settings.defaults().items()
    ]
    return [(code, usual if value is None else value, value is not None) for code, value, usual in written]


def _list_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--on", type=day)
    parser.add_argument("--json", action="store_true")


def _set_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("code", metavar="CODE")
    parser.add_argument("value", metavar="VALUE")
    parser.add_argument("--from", dest="from_on", type=day, metavar="2027-01-01")


VERBS = (
    Verb("setting list", show, _list_arguments),
    Verb("setting set", change, _set_arguments),
)
