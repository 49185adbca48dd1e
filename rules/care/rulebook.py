"""The care rules as data: what is owed, to whom, in which rhythm, in which ways, in force from when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache, reduce
from operator import or_
from typing import Any

from rules.care.facts import FactKind
from rules.care.grounds import Grounds
from rules.tables import table


class Way(StrEnum):
    """How somebody was seen; the value is what the database keeps."""

    HOME = "home"
    PHONE = "phone"
    HOSPITAL = "hospital"
    PROXY = "proxy"  # a relative says how they are
    GATHERING = "gathering"  # a joint celebration
    FAREWELL = "farewell"  # comforting the family, after a death

    __hash__ = str.__hash__  # equal to its value, so hashed like it, and without a call for every look-up


class Rhythm(StrEnum):
    """When slots of a rule come round."""

    YEAR = "year"
    HALF_YEAR = "half_year"
    QUARTER = "quarter"
    MONTH = "month"
    FESTIVAL = "festival"
    AT_ONCE = "at_once"


@dataclass(frozen=True, slots=True)
class Rule:
    """One care, as it is in force from a day until a later version of the same code."""

    code: str
    from_on: date
    owed_to: tuple[tuple[Rhythm, Grounds], ...]  # the sparsest rhythm first
    ways: frozenset[Way]
    if_away: frozenset[Way]
    afterwards: frozenset[Way]
    festivals: tuple[str, ...]
    festivals_as_set: bool  # the setting names the festivals, not the rule
    slot: str  # at once: how its slots begin
    due_days: int  # at once: from the day it could be known
    after_days: int  # at once: from the end of the event
    makes_good_days: int
    ladder: tuple[int, ...]  # calendar days after the due day: deputy, town, county
    ladder_name: str
    grounds: Grounds  # of all rhythms together

    @property
    def at_once(self) -> bool:
        """Whether each fact of a kind opens a slot, on whatever day."""
        return self.owed_to[0][0] is Rhythm.AT_ONCE

    def event_key(self, origin: int) -> tuple[str, str]:
        """Return the key of the slot that a fact opens, named after the fact's first version."""
        return self.code, f"{self.slot}:{origin}"


@dataclass(frozen=True, slots=True)
class FestivalTiming:
    """The window of a festival, in days from it; on time for some days after, or until another festival."""

    opens: int
    due: int
    on_time: int
    on_time_until: str | None


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All care rules with their versions."""

    rules: tuple[Rule, ...]  # by code, then by the day they come into force
    festivals: Mapping[str, FestivalTiming]
    covers: frozenset[str]
    notice_days: int
    enter_late_days: int
    urgent: frozenset[str]  # codes of rules that cannot wait for the weekly message

    def versions(self, code: str) -> tuple[Rule, ...]:
        """Return all versions of a rule, oldest first."""
        return tuple(rule for rule in self.rules if rule.code == code)

    def in_force(self, code: str, on: date) -> Rule | None:
        """Return the version of a rule that is in force on a day, or None before the first."""
        return next((rule for rule in reversed(self.versions(code)) if rule.from_on <= on), None)

    @property
    def events(self) -> frozenset[FactKind]:
        """The kinds of facts that open a slot at once."""
        return frozenset[FactKind]().union(*(rule.grounds.kinds for rule in self.rules if rule.at_once))

    def opened_by(self, kind: FactKind) -> tuple[str, ...]:
        """Return the codes of the rules by which a fact of this kind opens a slot at once."""
        codes = (rule.code for rule in self.rules if rule.at_once and kind in rule.grounds.kinds)
        return tuple(dict.fromkeys(codes))

    def amended(self, *versions: Rule) -> "Rulebook":
        """Return a book with further versions; slots that begin before their `from_on` stay as they were."""
        changed = {(rule.code, rule.from_on): rule for rule in (*self.rules, *versions)}
        rules = tuple(changed[key] for key in sorted(changed))
        return replace(self, rules=rules, urgent=_urgent(rules))

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of all rules, each once."""
        return tuple(dict.fromkeys(rule.code for rule in self.rules))


@cache
def default_rulebook() -> Rulebook:
    """Return the rules as they are shipped."""
    return read_rulebook(table("care"))


def read_rulebook(book: Mapping[str, Any]) -> Rulebook:  # Any: TOML, checked while it is read
    """Read a parsed `care.toml`; an unknown word raises ValueError, a missing one KeyError, naming it."""
    read = (_rule(line, book) for line in book["rules"])
    rules = tuple(sorted(read, key=lambda rule: (rule.code, rule.from_on)))
    return Rulebook(
        rules,
        {code: _festival(line) for code, line in book["festivals"].items()},
        frozenset(book["covers"]),
        book["notice"],
        book["enter_late"],
        _urgent(rules),
    )


def _rule(line: Mapping[str, Any], book: Mapping[str, Any]) -> Rule:  # Any: TOML, checked while it is read
    owed_to = {Rhythm(rhythm): Grounds.parse(words) for rhythm, words in line["owed_to"].items()}
    return Rule(
        code=line["code"],
        from_on=line.get("from", book["from"]),
        owed_to=tuple((rhythm, owed_to[rhythm]) for rhythm in Rhythm if rhythm in owed_to),
        ways=_ways(line["ways"]),
        if_away=_ways(line.get("if_away", ())),
        afterwards=_ways(line.get("afterwards", ())),
        festivals=tuple(line.get("festivals", book.get("usual_festivals", ()))),
        festivals_as_set="festivals" not in line,
        slot=line.get("slot", line["code"]),
        due_days=line.get("due", 0),
        after_days=line.get("after", 0),
        makes_good_days=line.get("makes_good", 0),
        ladder=tuple(book["ladders"][line.get("ladder", "usual")]),
        ladder_name=line.get("ladder", "usual"),
        grounds=reduce(or_, owed_to.values()),
    )


def _urgent(rules: Sequence[Rule]) -> frozenset[str]:
    return frozenset(rule.code for rule in rules if rule.at_once)


def _ways(words: Sequence[str]) -> frozenset[Way]:
    return frozenset(Way(word) for word in words)


def _festival(line: Mapping[str, Any]) -> FestivalTiming:  # Any: TOML, checked while it is read
    return FestivalTiming(line["opens"], line["due"], line.get("on_time", 0), line.get("on_time_until"))
