"""The settings of the cares, each dated: which festivals, how fast the ladder climbs, who presides."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from rules.care.ladder import Rung
from rules.care.rulebook import Rule, Rulebook
from rules.refusals import Refused
from rules.tables import table


@dataclass(frozen=True, slots=True)
class CareSettings:
    """The settings of the cares as they hold on a day; ladders in days after the due day, rung by rung."""

    festivals: str = field(
        default_factory=lambda: ", ".join(table("care")["usual_festivals"])
    )  # visited before
    usual_ladder: str = field(default_factory=lambda: _written("usual"))  # days late: deputy, town, county
    urgent_ladder: str = field(
        default_factory=lambda: _written("urgent")
    )  # likewise: hospital, disaster, death
    memorial_meeting: bool = False  # off: the family is comforted, the farewell is simple

    def __post_init__(self) -> None:
        if not self.visited or not set(self.visited) <= table("care")["festivals"].keys():
            raise Refused("setting-unreadable", setting="festivals", value=self.festivals)
        for name in table("care")["ladders"]:
            self.ladder(name)

    @property
    def visited(self) -> tuple[str, ...]:
        """The codes of the festivals before which one visits."""
        return tuple(_words(self.festivals))

    def ladder(self, name: str) -> tuple[int, ...]:
        """Return a ladder by its name: one day a rung, each later than the one before; else it is refused."""
        setting = f"{name}_ladder"
        written = getattr(self, setting)
        try:
            days = tuple(int(word) for word in _words(written))
        except ValueError:
            days = ()
        if len(days) != len(Rung) or sorted({*days, 0}) != [0, *days]:
            raise Refused("setting-unreadable", setting=setting, value=written)
        return days


def configured(book: Rulebook, changes: Iterable[tuple[date, CareSettings]]) -> Rulebook:
    """Return the book as it was set from day to day: what began before a change stays as it was."""
    for day, settings in changes:
        book = book.amended(*_amended(book, day, settings))
    return book


def _amended(book: Rulebook, day: date, settings: CareSettings) -> Iterator[Rule]:
    for code in book.codes:
        rule = book.in_force(code, day)
        if rule is not None:
            yield replace(
                rule,
                from_on=day,
                ladder=settings.ladder(rule.ladder_name),
                festivals=settings.visited if rule.festivals_as_set else rule.festivals,
            )


def _words(written: str) -> list[str]:
    return [word for word in written.replace(",", " ").split() if word]


def _written(ladder: str) -> str:
    return ", ".join(str(days) for days in table("care")["ladders"][ladder])
