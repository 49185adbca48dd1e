"""The register of a day as a printed page: filled in by hand at the desk, in the order of the list."""

from typing import Final

from bot.reception.lists import visitor_params
from bot.reception.words import day_params
from bot.texts import Words
from rules.reception.appointments import State
from storage.reception.desk import DayList, Visitor
from storage.reception.paper import RegisterLine, RegisterTexts, register_pdf

_SPARE: Final = 6  # empty lines for those who queue
_COLUMNS: Final = ("number", "time", "visitor", "party", "topic", "line", "outcome", "signature")


def register_page(listed: DayList, words: Words) -> bytes:
    """Lay out a day's register as PDF; nobody's own words are on it: a chat is no place for them."""
    params = day_params(listed.day)
    coming = [visitor for visitor in listed.visitors if visitor.state is not State.NO_SHOW]
    lines = [_line(visitor, words) for visitor in coming]
    texts = RegisterTexts(
        title=words("register-title", **params),
        about=words("register-about", **params, year=listed.day.on.year),
        note=words("register-note"),
        columns=tuple(words(f"register-column-{column}") for column in _COLUMNS),
        outcomes=(words("register-answered"), words("register-promised")),
        signatures=tuple(words(f"workbook-{who}") for who in ("filled-by", "checked-by", "signed-on")),
    )
    return register_pdf([*lines, *[RegisterLine()] * _SPARE], texts)


def _line(visitor: Visitor, words: Words) -> RegisterLine:
    params = visitor_params(words.language, visitor)
    return RegisterLine(
        number=visitor.number,
        time=words("reception-time", **params),
        name=visitor.name or "",
        party=str(visitor.party),
        topic=words(f"topic-{visitor.topic}"),
    )
