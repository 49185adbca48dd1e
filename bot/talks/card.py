"""The card of talks: how far a round has come, who is missing, and a key for each that waits."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from bot.keyboards import Key, Rows, pairs
from bot.talks import words
from bot.talks.buttons import Card, Happened, PlanRound
from bot.texts import Language, Text, text
from rules.talks.rulebook import Deed
from storage.talks.values import Board, Line

PAGE: Final = 8  # keys a page, besides what is due


def card(language: Language, board: Board, deed: Deed, page: int, today: date) -> tuple[Text, Rows]:
    """Render the round of talks or of field visits."""
    round_ = board.round(deed)
    first = page * PAGE if 0 <= page * PAGE < len(round_.missing) else 0
    due = board.due if deed is Deed.TALK else ()
    names = words.people(language, due)
    keys = [words.key(language, each, names) for each in (*due, *round_.missing[first : first + PAGE])]
    html = "\n".join(_lines(language, board, deed, due, today))
    again = [words.again(language, each) for each in _waived(board, deed)]
    pages = _pages(board, deed, first // PAGE)
    return Text(html), [*pairs(*keys), pages, *pairs(*again[:PAGE]), *_tools(board, deed)]


def _lines(language: Language, board: Board, deed: Deed, due: Sequence[Line], today: date) -> list[Text]:
    round_, names = board.round(deed), words.people(language, due)
    if not (round_.total or due or _waived(board, deed)):
        return [text(language, "talk-nothing")]
    params = words.round_params(round_)
    lines = [text(language, f"talk-card-{_slug(deed)}", **params)]
    lines += [words.due_line(language, each, names, today) for each in due]
    if round_.missing:
        lines.append(text(language, "talk-missing", names=words.missing(language, round_.missing, today)))
    if round_.behind:
        behind = words.listed(
            language, [text(language, "talk-unit", name=each.unit) for each in round_.behind]
        )
        lines.append(text(language, f"talk-behind-{_slug(deed)}", names=behind))
    if _waived(board, deed):
        waived = words.listed(language, [words.alone(language, each) for each in _waived(board, deed)])
        lines.append(text(language, f"talk-waived-{_slug(deed)}", names=waived))
    if deed is Deed.TALK and board.total_below:
        lines.append(text(language, "talk-below", held=board.held_below, total=board.total_below))
    if round_.missing or due:
        lines.append(text(language, f"talk-tap-{_slug(deed)}"))
    return lines


def _waived(board: Board, deed: Deed) -> tuple[Line, ...]:
    return (*(board.waived if deed is Deed.TALK else ()), *board.round(deed).waived)


def _pages(board: Board, deed: Deed, page: int) -> list[Key]:
    keys = []
    if page > 0:
        keys.append(Key("button-previous", Card(deed, page - 1)))
    if (page + 1) * PAGE < len(board.round(deed).missing):
        keys.append(Key("button-more", Card(deed, page + 1)))
    return keys


def _tools(board: Board, deed: Deed) -> list[list[Key]]:
    """Return the keys below: the other round, planning this one, and what makes a talk due."""
    other = Deed.FIELD_VISIT if deed is Deed.TALK else Deed.TALK
    shown = board.round(other)
    tools = []
    if shown.total:
        tools.append(Key(f"button-talk-{_slug(other)}", Card(other, 0)))
    if board.round(deed).missing:
        tools.append(Key("button-talk-plan", PlanRound(deed)))
    return [tools, [Key("button-talk-happened", Happened(""))]]


def _slug(deed: Deed) -> str:
    return deed.replace("_", "-")
