"""Slots: the windows as they apply to one person, and the person's events; regardless of what was done."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rules.care.deaths import Rejection
from rules.care.facts import FactKind, KnownFact
from rules.care.grounds import Since
from rules.care.people import Subject
from rules.care.rulebook import Rhythm, Rule, Rulebook
from rules.care.windows import Window


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing owed to a person once: `opens_on` when it could be known, `counts_from` when it held."""

    rule: Rule
    key: tuple[str, str]  # rule and slot: what names it among everything owed to this person
    opens_on: date
    counts_from: date
    due_on: date
    on_time_until: date
    event_over_on: date | None = None  # the last day of the event that opened it, once that is known
    reopened: int = 0  # how often a rejected death had held it back

    @property
    def slot(self) -> str:
        """The name of the slot: 2026-07, 2027-spring_festival, stay:<fact>."""
        return self.key[1]

    @property
    def made_good_until(self) -> date:
        """The last day on which a visit still makes it good once it was missed."""
        return self.on_time_until + timedelta(days=self.rule.makes_good_days)


def periodic(
    windows: Sequence[Window], subject: Subject, facts: Sequence[KnownFact], notice_days: int
) -> Iterator[Slot]:
    """Yield the slots of the windows that apply to a person."""
    for window in windows:
        since = window.rule.grounds.since(subject, facts, window.opens_on, window.due_on)
        if since is not None and window.rhythm is _rhythm(window, subject, facts):
            due_on = max(window.due_on, since.opens_on + timedelta(days=notice_days))
            until = max(window.on_time_until, due_on)
            yield Slot(window.rule, window.key, since.opens_on, since.counts_from, due_on, until)


def events(book: Rulebook, facts: Sequence[KnownFact]) -> Iterator[Slot]:
    """Yield the slots that a person's facts open at once; deaths are a matter of their own."""
    for fact in facts:
        for code in book.opened_by(fact.kind) if fact.kind is not FactKind.DIED else ():
            opens_on = max(fact.current.from_on, fact.recorded_on)
            rule = book.in_force(code, opens_on)
            slot = _event(rule, fact, opens_on, book.notice_days) if rule is not None else None
            if slot is not None:
                yield slot


def postponed(slot: Slot, rejections: Sequence[Rejection], notice_days: int) -> Slot:
    """Return the slot as it came back after deaths entered by mistake: due a few days later at least."""
    for entered_on, rejected_on in rejections:
        if slot.opens_on <= rejected_on and entered_on <= slot.on_time_until:
            due_on = max(slot.due_on, rejected_on + timedelta(days=notice_days))
            until = max(slot.on_time_until, due_on)
            slot = replace(slot, due_on=due_on, on_time_until=until, reopened=slot.reopened + 1)
    return slot


def _rhythm(window: Window, subject: Subject, facts: Sequence[KnownFact]) -> Rhythm:
    """Return the rhythm of a person in the span a window lies in.

    It is chosen once for a whole span of the sparsest rhythm, by what was known when the person came to be
    owed anything in it: a changed rhythm starts with the next slot, without gap or overlap.
    """
    rhythms = window.rule.owed_to
    since = window.rule.grounds.since(subject, facts, *window.decided) if len(rhythms) > 1 else None
    if since is None:
        return rhythms[0][0]
    met = [rhythm for rhythm, grounds in rhythms if grounds.met_on(subject, facts, since.opens_on)]
    return met[-1] if met else _first_known(window, subject, facts, since)


def _first_known(window: Window, subject: Subject, facts: Sequence[KnownFact], since: Since) -> Rhythm:
    """Return the rhythm that came first by what is known now: a fact's days were put right afterwards."""
    spans = [
        (rhythm, grounds.since(subject, facts, *window.decided)) for rhythm, grounds in window.rule.owed_to
    ]
    return [rhythm for rhythm, span in spans if span is not None and span.opens_on == since.opens_on][-1]


def _event(rule: Rule, fact: KnownFact, opens_on: date, notice_days: int) -> Slot | None:
    """Return the slot an event opens, or None if it was over before it was recorded.

    An end that is recorded while the slot is not overdue gives it the days the rule allows afterwards.
    """
    due_on, over_on = opens_on + timedelta(days=max(rule.due_days, notice_days)), fact.current.until_on
    if over_on is not None:
        afterwards = over_on + timedelta(days=rule.after_days)
        if afterwards < fact.recorded_on:
            return None
        if _end_recorded_on(fact) <= due_on:
            due_on = max(due_on, afterwards)
    key = rule.event_key(fact.current.origin)
    return Slot(rule, key, opens_on, fact.current.from_on, due_on, due_on, over_on)


def _end_recorded_on(fact: KnownFact) -> date:
    """Return the day on which it was recorded when an event ended."""
    until_on = fact.current.until_on
    return min(version.recorded_on for version in fact.versions if version.until_on == until_on)
