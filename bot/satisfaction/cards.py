"""A closed wave's result in words: the card everybody gets, and how groups of people answered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from bot.satisfaction import words as survey_words
from bot.texts import Language, Parameter, Text, text
from rules.satisfaction.changes import compared
from rules.satisfaction.results import Band, Difference, Exact, Figure, Participation, Row, Withheld
from rules.satisfaction.scoring import rounded
from rules.satisfaction.surveys import Composite, Question
from storage.satisfaction.results import Result

Measure = Question | Composite
_OF_GROUPS: Final = 6  # scores a group, so that all groups are one message
NOTHING: Final = Text("")


@dataclass(frozen=True, slots=True)
class Cards:
    """Renders one wave's result in one language; `earlier` is the wave before it in its series."""

    language: Language
    result: Result
    earlier: Result | None = None

    def card(self, unit: int) -> Text:
        """Say how a unit's result came out: who took part, and a score a line."""
        row = self.row(unit)
        head = self.text("result-head", title=self.result.head.title, unit=self.name(unit))
        if not self.shows_scores(unit):
            return lines([head, self._participation(row), NOTHING, self.text("result-all-few")])
        scores = [self.line(each, row.figures[each.code]) for each in self.measured]
        return lines([head, self._participation(row), NOTHING, *scores, *self._notes(row)])

    def groups(self) -> Text:
        """Say how the groups of people answered, of the whole wave; paper stands by itself."""
        found = self._compared(self.result.report.groups)
        named = [(self.text(f"wave-group-{row.group}"), row) for row in found]
        if self.result.paper is not None:
            named.append((self.text("result-group-paper"), self.result.paper))
        head = self.text("result-groups", unit=self.name(self.result.top))
        return blocks([head, *(self._group(name, row) for name, row in named)])

    def shows_scores(self, unit: int) -> bool:
        """Say whether any score of a unit is shown, be it a range."""
        return any(figure is not Withheld.FEW for figure in self.row(unit).figures.values())

    @property
    def has_groups(self) -> bool:
        """Whether there is anything to say of groups or of paper."""
        return bool(self.result.report.groups) or self.result.paper is not None

    @property
    def measured(self) -> Sequence[Measure]:
        """What has a score, indices first."""
        asked = self.result.report.questionnaire
        return [*asked.composites, *asked.questions]

    def row(self, unit: int) -> Row:
        """Return a unit's row with its changes."""
        return self._compared([row for row in self.result.report.rows if row.unit == unit])[0]

    def name(self, unit: int) -> str:
        """Return a unit's name as it was."""
        return self.result.tree.names[unit]

    def text(self, key: str, /, **params: Parameter) -> Text:
        """Render a text."""
        return text(self.language, key, **params)

    def measure(self, each: Measure) -> Text:
        """Return what a question or index measures."""
        return survey_words.indicator(self.language, each)

    def line(self, each: Measure, figure: Figure) -> Text:
        """Say one score and, where it can be told apart from the last, how it moved."""
        name = self.measure(each)
        match figure:
            case Exact(change=Difference(told_apart=True) as change):
                said = self.text("result-exact", name=name, mean=score(figure))
                return self.text("result-up-down", text=said, **moved(change))
            case Exact():
                return self.text("result-exact", name=name, mean=score(figure))
            case Band():
                low, high = f"{float(figure.low):g}", f"{float(figure.high):g}"
                return self.text("result-band", name=name, low=low, high=high)
            case Withheld():
                return self.text("result-few", name=name)

    def _compared(self, rows: Sequence[Row]) -> Sequence[Row]:
        if self.earlier is None:
            return rows
        return compared(rows, self.result.report, self.earlier.report)

    def _participation(self, row: Row) -> Text:
        match row.participation:
            case Participation(invited, cast) as part:
                rate = figure_of(part.rate * 100)
                return self.text("result-participation", invited=invited, cast=cast, rate=rate)
            case Withheld():
                return self.text("result-participation-few")

    def _notes(self, row: Row) -> Iterable[Text]:
        """Explain, once, what is not said of each score."""
        figures = row.figures.values()
        said = []
        if any(isinstance(each, Exact) and _alike(each.change) for each in figures):
            said.append(self.text("result-steady"))
        if any(isinstance(each, Band) for each in figures):
            said.append(self.text("result-note-band"))
        if any(each is Withheld.FEW for each in (*figures, row.participation)):
            said.append(self.text("result-note-few"))
        return [NOTHING, *said] if said else []

    def _group(self, name: Text, row: Row) -> Text:
        scores = [self.line(each, row.figures[each.code]) for each in self.measured[:_OF_GROUPS]]
        return lines([self.text("result-group", group=name), self._participation(row), *scores])


def lines(texts: Iterable[Text]) -> Text:
    """Put texts one a line."""
    return Text("\n".join(texts))


def blocks(texts: Iterable[Text]) -> Text:
    """Put texts one a paragraph."""
    return Text("\n\n".join(texts))


def figure_of(number: float | Fraction) -> str:
    """Write a score or a share for reading: one decimal says all that the intervals let be said."""
    return f"{rounded(number, 1):f}"


def score(figure: Exact) -> str:
    """Write a mean."""
    return figure_of(figure.estimate.mean)


def moved(difference: Difference) -> dict[str, str]:
    """Say which way two scores differ, and by how much."""
    return {
        "direction": "up" if difference.points > 0 else "down",
        "points": figure_of(abs(difference.points)),
    }


def _alike(change: Difference | Withheld) -> bool:
    return isinstance(change, Difference) and not change.told_apart
