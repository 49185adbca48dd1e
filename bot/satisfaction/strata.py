"""The strata of a sample in words: a line each, how many people and how many of them are drawn."""

from collections.abc import Sequence
from typing import Final

from bot.texts import Language, Text, text
from storage.satisfaction.strata import Stratum

_SHOWN: Final = 30  # lines of one message


def lines(language: Language, taken: Sequence[Stratum]) -> Text:
    """Return the strata, a line each; of very many the rest is one line."""
    shown = [
        text(
            language,
            "sample-stratum",
            unit=each.unit,
            group=text(language, f"wave-group-{each.group}"),
            people=each.people,
            drawn=each.drawn,
        )
        for each in taken[:_SHOWN]
    ]
    rest = taken[_SHOWN:]
    if rest:
        people, drawn = sum(each.people for each in rest), sum(each.drawn for each in rest)
        shown.append(text(language, "sample-strata-more", count=len(rest), people=people, drawn=drawn))
    return Text("\n".join(shown))
