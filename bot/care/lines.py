"""The sentences of a digest, each from one part of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.care import words
from bot.texts import Language, Parameter, Text, text
from rules.care.digest import Climbed, Digest, Line, Named, Others
from rules.care.memorial import CHECK
from rules.care.names import Called, Form, surname
from rules.care.owners import Holder
from rules.care.rulebook import Way
from rules.care.tasks import State, Task
from storage.care.digests import Brief

_BRANCHES: Final = 6  # branches that are named with their counts
_OLD: Final = 60


@dataclass(frozen=True, slots=True)
class Reader:
    """Whom a brief is written to, and how the people of their list are called."""

    language: Language
    brief: Brief
    names: Mapping[int, Text]
    short: bool = True  # names in this chat

    def text(self, key: str, /, **params: Parameter) -> Text:
        """Render a text in the reader's language."""
        return text(self.language, key, **params)

    def people(self, number: int) -> Text:
        """Return a number of people in words."""
        return words.count(self.language, number)

    def comrade(self, name: str) -> Text:
        """Return how somebody who has a post is called."""
        form = Called(Form.COMRADE, surname(name)) if self.short else Called(Form.FULL, name)
        return words.name(self.language, form)

    def name(self, subject_id: int) -> Text:
        """Return how somebody of the list is called."""
        return words.shown(self.names, subject_id)


def sentences(to: Reader, own: Sequence[Line], *, first: bool) -> Iterator[Text]:
    """Yield the sentences of a page: the people named on it, and on the first page everything besides."""
    digest = to.brief.digest
    if first:
        yield from (_cover(to, holder) for holder in to.brief.covers)
    if own:
        yield _own(to, own)
    if first and digest is not None:
        yield from _besides(to, digest)
    if first:
        yield from _along(to)


def named_lines(to: Reader, people: Sequence[Line]) -> Text:
    """Return one part of a sentence a person: who, and what is owed."""
    parts = [
        to.text("care-line", who=_who(to, line.subject_id), what=what(to, line.named)) for line in people
    ]
    return words.lines(to.language, parts)


def what(to: Reader, named: Sequence[Named]) -> Text:
    """Return what is owed to one person, the most urgent first and the rest with it."""
    task = named[0].task
    owed = _owed(to, task)
    if len(named) == 1:
        return owed
    more = [words.matter(to.language, each.task.rule, each.task.slot, to.brief.day) for each in named[1:]]
    one_visit = Way.HOSPITAL not in task.ways and all(_done_at_home(each.task) for each in named)
    key = "care-together" if one_visit else "care-besides"
    return to.text(key, what=owed, more=words.listed(to.language, more))


def _done_at_home(task: Task) -> bool:
    """Say whether a visit at home today settles a task for certain: what was missed may stay missed."""
    return Way.HOME in task.ways and task.state is State.READY


def _owed(to: Reader, task: Task) -> Text:
    day, over_on = to.brief.day, task.owed.event_over_on
    over = over_on if over_on is not None and over_on <= day else None
    what = words.matter(
        to.language,
        task.rule,
        task.slot,
        day,
        form="owed",
        since=words.day(to.language, over or _began_on(to, task), day),
        over="no" if over is None else "yes",
    )
    if task.rule == CHECK:
        return what
    return to.text("care-owed", what=what, due=words.due(to.language, task, day))


def _began_on(to: Reader, task: Task) -> date:
    """Return the day the event that opened a task took place; a death is entered later than it happens."""
    facts = to.brief.people[task.subject_id].file.facts
    began = (fact.from_on for fact in facts if task.owed.rule.event_key(fact.id) == task.owed.key)
    return next(began, task.owed.counts_from)


def _own(to: Reader, own: Sequence[Line]) -> Text:
    opening = to.text(
        "care-opening",
        when="week" if to.brief.weekly else "day",
        people=to.people(len(own)),
        elders="yes" if all(_old(to, line.subject_id) for line in own) else "no",
    )
    return to.text("care-own", opening=opening, lines=named_lines(to, own), ask=_ask(to, own))


def _ask(to: Reader, own: Sequence[Line]) -> Text:
    """Return what to press, and for whom a telephone call is enough."""
    by_phone = [all(Way.PHONE in each.task.ways for each in line.named) for line in own]
    calls = sum(by_phone)
    if not calls or calls == len(own):
        which = "all" if calls else "none"
    elif all(by_phone[len(own) - calls :]):
        which = "last" if calls == 1 else "tail"
    else:
        which = "named"
    names = [to.name(line.subject_id) for line, phone in zip(own, by_phone, strict=True) if phone]
    return to.text("care-ask", phone=which, people=to.people(calls), names=words.listed(to.language, names))


def _who(to: Reader, subject_id: int) -> Text:
    years = words.age(to.brief.people[subject_id].file.subject.born_on, to.brief.day)
    if years is None:
        return to.name(subject_id)
    return to.text("care-aged", name=to.name(subject_id), age=years)


def _old(to: Reader, subject_id: int) -> bool:
    years = words.age(to.brief.people[subject_id].file.subject.born_on, to.brief.day)
    return years is not None and years >= _OLD


def _cover(to: Reader, holder: Holder) -> Text:
    name = to.brief.staff.get(holder.post.person_id, "")
    until = holder.cover.until_on if holder.cover is not None else None
    if until is None:
        return to.text("care-cover-open", name=name)
    return to.text("care-cover", name=name, until=until)


def _besides(to: Reader, digest: Digest) -> Iterator[Text]:
    for subject_id, by in to.brief.presiders.items():
        yield words.farewell(to.language, to.name(subject_id), by)
    if digest.rest:
        yield to.text("care-rest", people=to.people(digest.rest))
    if digest.rest_overdue:
        yield to.text("care-rest-overdue", people=to.people(digest.rest_overdue))
    yield from (_others(to, each) for each in digest.others)
    if digest.deputy:
        people = to.people(len(digest.deputy))
        yield to.text("care-deputy", people=people, lines=named_lines(to, digest.deputy))
    yield from (_climbed(to, each) for each in digest.climbed)


def _others(to: Reader, others: Others) -> Text:
    late = [to.name(line.subject_id) for line in others.overdue]
    return to.text(
        "care-others",
        people=others.people,
        waiting=others.waiting,
        late="yes" if late else "no",
        names=words.listed(to.language, late),
    )


def _climbed(to: Reader, climbed: Climbed) -> Text:
    shown = [
        to.text("care-branch", unit=to.brief.units.get(each.unit_id, ""), people=each.people)
        for each in climbed.branches[:_BRANCHES]
    ]
    return to.text(
        f"care-climbed-{climbed.rung}",
        branches=len(climbed.branches),
        people=sum(each.people for each in climbed.branches),
        list=words.listed(to.language, shown),
        more="yes" if len(climbed.branches) > _BRANCHES else "no",
    )


def _along(to: Reader) -> Iterator[Text]:
    """Yield what rides along weekly for the town and the administrator."""
    brief = to.brief
    if brief.out_of_reach:
        shown = [
            to.text(
                "care-holder",
                unit=brief.units.get(each.unit_id, ""),
                name=brief.staff.get(each.person_id, ""),
            )
            for each in brief.out_of_reach
        ]
        yield to.text("care-out-of-reach", list=words.listed(to.language, shown))
    if brief.too_many:
        yield to.text("care-too-many", people=brief.too_many)
