"""Stages: at which points a task is named to somebody, each once an episode, so that nobody is told twice."""

from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from rules.care.tasks import Task


class Stage(StrEnum):
    """A point at which a task is named; the first four are the owner's, in this order."""

    OPENED = "opened"
    WEEK = "week"  # due within the week
    DUE = "due"  # due today or tomorrow
    OVERDUE = "overdue"
    COVER = "cover"  # named once more, to the person whose cover begins
    BRANCH = "branch"  # overdue, named to the secretary it does not belong to
    DEPUTY = "deputy"  # the rungs of the ladder
    TOWN = "town"
    COUNTY = "county"


OWNERS: Final = (Stage.OPENED, Stage.WEEK, Stage.DUE, Stage.OVERDUE)


class Told(NamedTuple):
    """The key of one naming, recorded when the message that held it was delivered."""

    rule: str
    subject_id: int
    slot: str
    stage: Stage
    episode: int


class Mail(NamedTuple):
    """The day on which a message is composed, and the weekday of the weekly one (1 is Monday)."""

    day: date
    weekly_on: int = 1

    @property
    def weekly(self) -> bool:
        """Whether this is the day of the weekly message."""
        return self.day.isoweekday() == self.weekly_on

    @property
    def eve(self) -> bool:
        """Whether the weekly message goes out tomorrow: what can wait until then waits."""
        return self.day.isoweekday() % 7 + 1 == self.weekly_on

    def stage(self, task: Task, *, urgent: bool) -> Stage | None:
        """Return the stage a task has come to as far as today's message goes, or None if it can wait."""
        days = (task.due_on - self.day).days
        if self.eve and days != 0 and not urgent:
            return None
        if days <= 1:
            return Stage.OVERDUE if days < 0 else Stage.DUE
        if self.weekly:
            return Stage.WEEK if days < 7 else Stage.OPENED
        return Stage.OPENED if urgent else None


def told(task: Task, stage: Stage) -> Told:
    """Return the key of naming a task at a stage."""
    return Told(*task.key, stage, task.episode)


def passed(task: Task, stage: Stage) -> tuple[Told, ...]:
    """Return the keys to record when a task is named at a stage to its owner: that one and all before it."""
    return tuple(told(task, each) for each in OWNERS[: OWNERS.index(stage) + 1])
