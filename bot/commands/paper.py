"""The verb about paper ballots: list who votes on paper, print, enter a box, confirm another's, all in."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, TypeVar

from bot.commands.verbs import Verb, say, services, terminal_language, words
from bot.satisfaction import paper as paper_words
from bot.services import Services
from rules.refusals import Refused
from rules.satisfaction.paper import Sheet
from storage import finding
from storage.satisfaction import papers

T = TypeVar("T")


def paper(options: Namespace) -> None:
    """Do one step; the rules are those of the chat."""
    with services() as running:
        _STEPS[options.step](running, options)


def _list(running: Services, options: Namespace) -> None:
    unit = running.database.look(finding.unit, _needed(options.unit, "--unit"))
    marked = running.database.run(
        papers.put_on_paper, options.wave, unit.id, by=_person(running, options), at=running.now()
    )
    listed = running.database.look(papers.papers, options.wave).listed
    say("paper-listed", marked=marked, listed=listed)


def _print(running: Services, options: Namespace) -> None:
    out: Path = _needed(options.out, "--out")
    found = running.database.look(papers.papers, options.wave)
    out.write_bytes(paper_words.printed(found.title, found.questionnaire, found.k, terminal_language()))
    print(out)


def _enter(running: Services, options: Namespace) -> None:
    by = _needed(_person(running, options), "--by")
    try:
        counts = tuple(tuple(int(part) for part in row.split(",")) for row in options.counts)
    except ValueError as error:
        raise Refused("paper-number-wanted") from error
    sheet = Sheet(_needed(options.ballots, "--ballots"), counts)
    number = running.database.run(papers.enter, options.wave, sheet, by=by, at=running.now())
    say("paper-entered", number=number)


def _confirm(running: Services, options: Namespace) -> None:
    by, number = _needed(_person(running, options), "--by"), _needed(options.box, "--box")
    running.database.run(
        papers.confirm, options.wave, number, right=not options.wrong, by=by, at=running.now()
    )
    say("paper-rejected" if options.wrong else "paper-confirmed", number=number)


def _all_in(running: Services, options: Namespace) -> None:
    running.database.run(papers.declare_in, options.wave, by=_person(running, options), at=running.now())
    say("paper-declared")


_STEPS: Final[Mapping[str, Callable[[Services, Namespace], None]]] = {
    "list": _list,
    "print": _print,
    "enter": _enter,
    "confirm": _confirm,
    "in": _all_in,
}


def _needed(value: T | None, option: str) -> T:
    if value is None:
        raise Refused("command-option-needed", option=option)
    return value


def _person(running: Services, options: Namespace) -> int | None:
    """Find the one person meant by --by."""
    if options.by is None:
        return None
    found = running.database.look(finding.people, options.by, on=running.today)
    if not found:
        raise Refused("person-unknown", name=options.by)
    if len(found) > 1:
        raise Refused("person-ambiguous", name=options.by, count=len(found))
    return found[0].id


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("step", choices=tuple(_STEPS))
    parser.add_argument("wave", metavar="WAVE", type=int)
    parser.add_argument("--unit")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--by", help=words()("command-paper-by"))
    parser.add_argument("--ballots", type=int)
    parser.add_argument("--counts", action="append", default=[], help=words()("command-paper-counts"))
    parser.add_argument("--box", type=int)
    parser.add_argument("--wrong", action="store_true")


VERBS = (Verb("wave paper", paper, _arguments),)
