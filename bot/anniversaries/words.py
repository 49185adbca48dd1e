"""How days that come round are put into words, with the names of one list told apart."""

from collections.abc import Sequence

from bot.care.words import listed
from bot.care.words import name as called_as
from bot.texts import Language, Text, text
from rules.care.names import Listed, called
from storage.anniversaries.days import Anniversary

_MOST = 8  # named in one message


def joining(language: Language, people: Sequence[Anniversary], *, short: bool) -> Text:
    """Return whose joining day comes next week, with day and years."""
    names = _names(language, people, short=short)
    shown = [
        text(
            language,
            "joining-day-one",
            name=names[each.person_id],
            on=each.on,
            years=each.years,
        )
        for each in people[:_MOST]
    ]
    return text(language, "joining-days", people=listed(language, shown), more=len(people) - len(shown))


def seventieth(language: Language, people: Sequence[Anniversary], *, short: bool) -> Text:
    """Return who comes under the cares this week; never the birthday itself."""
    names = _names(language, people, short=short)
    shown = [names[each.person_id] for each in people[:_MOST]]
    return text(language, "seventieth", people=listed(language, shown), count=len(people))


def _names(language: Language, people: Sequence[Anniversary], *, short: bool) -> dict[int, Text]:
    found = called([Listed(each.person_id, each.name, each.known_as) for each in people], short=short)
    return {id_: called_as(language, each) for id_, each in found.items()}
