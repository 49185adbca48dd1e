"""The verb that writes a workbook: all of the county or one unit, for the usual period or another."""

from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path

from bot.commands.verbs import Verb, day, say, say_json, services, words
from bot.texts import LANGUAGES, Words
from rules.refusals import Refused
from storage import finding
from storage.exports import filing, making, units, workbooks
from storage.exports.periods import up_to
from storage.exports.workbooks import WORKBOOKS, Wanted, workbook
from storage.sheets.period import Period


def export(options: Namespace) -> None:
    """Write a workbook into a folder or as a file that is not there yet; the audit trail tells of it."""
    code = _code(options.name)
    with services() as running:
        database, at = running.database, running.now()
        period = _period(code, options.from_on, options.until_on, running.today)
        within = database.look(units.whole_county)
        unit = database.look(finding.unit, options.unit).id if options.unit else 0
        wanted = Wanted(code, unit, period)
        asked = database.look(workbooks.ask, wanted, within, at=at, reason=options.reason)
        filing.check(options.out)
        database.run(making.note, asked, None, "folder")
        written = filing.file(database, asked, options.out, words())
    if options.json:
        left_out = [{"what": each.what, "why": each.why} for each in written.withheld]
        say_json({"path": str(written.path), "rows": written.rows, "withheld": left_out})
        return
    say("export-filed", file=str(written.path), rows=written.rows, left=len(written.withheld))


def _code(name: str) -> str:
    """Return the code of a workbook, which may also be called by its title or button, in either language."""
    wanted = name.strip().casefold()
    for code in WORKBOOKS:
        if wanted in {code, *_names(code)}:
            return code
    raise Refused("export-unknown", name=name, known=" / ".join(WORKBOOKS))


def _names(code: str) -> list[str]:
    keys = (f"sheet-{code}", f"button-export-{code}")
    return [Words(language)(key).casefold() for language in LANGUAGES for key in keys]


def _period(code: str, from_on: date | None, until_on: date | None, today: date) -> Period | None:
    """Return the period that is asked for; None: the usual one."""
    span = workbook(code).span
    if from_on is None:
        return None if until_on is None else up_to(span, until_on)
    last = until_on or today
    if from_on > last:
        raise Refused("export-dates-reversed", first=from_on.isoformat(), last=last.isoformat())
    return Period(from_on, last)


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help=" / ".join(WORKBOOKS))
    parser.add_argument("out", metavar="OUT", type=Path)
    parser.add_argument("--unit")
    parser.add_argument("--from", dest="from_on", type=day, metavar="2026-10-01")
    parser.add_argument("--to", dest="until_on", type=day, metavar="2026-12-31")
    parser.add_argument("--reason")
    parser.add_argument("--json", action="store_true")


VERBS = (Verb("export", export, _arguments),)
