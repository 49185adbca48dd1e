"""Composing: whether somebody is told anything on a day, and what. Nothing owed, nothing sent."""

from collections.abc import Iterator, Sequence
from itertools import chain

from rules.care.desk import Desk
from rules.care.digest import Climbed, Digest, Others, lines
from rules.care.parts import Own, Standing, others, own, standing
from rules.care.stages import Stage, Told, told


def compose(person_id: int, desk: Desk) -> Digest | None:
    """Return what a person is told on the desk's day, or None if that is nothing.

    On the weekly day whatever is owed gives a message; on other days only what is new. All posts of a person
    share the one message, and nobody reads about themselves.
    """
    mine = own(person_id, desk)
    branches = others(person_id, desk)
    rungs = standing(person_id, desk)
    if not _worth_sending(desk, mine, branches, rungs):
        return None
    return Digest(
        person_id=person_id,
        day=desk.mail.day,
        weekly=desk.mail.weekly,
        own=lines(mine.named),
        rest=mine.rest,
        rest_overdue=mine.rest_overdue,
        others=tuple(each for each in branches if each.waiting),
        deputy=lines(chain.from_iterable(rung.named for rung in rungs)),
        climbed=tuple(Climbed(rung.rung, rung.branches) for rung in rungs if rung.branches),
        covers=mine.covers,
        tells=tuple(key for key in dict.fromkeys(_tells(mine, branches, rungs)) if key not in desk.told),
    )


def _worth_sending(desk: Desk, mine: Own, branches: Sequence[Others], rungs: Sequence[Standing]) -> bool:
    """Say whether there is news, or it is the weekly day and something is owed."""
    if mine.named or any(rung.named or rung.branches for rung in rungs):
        return True
    return desk.mail.weekly and bool(mine.rest or mine.rest_overdue or any(each.late for each in branches))


def _tells(mine: Own, branches: Sequence[Others], rungs: Sequence[Standing]) -> Iterator[Told]:
    """Yield the keys of everything the message names."""
    yield from mine.tells
    for line in chain.from_iterable(each.overdue for each in branches):
        yield from (told(each.task, Stage.BRANCH) for each in line.named)
    yield from chain.from_iterable(rung.tells for rung in rungs)
