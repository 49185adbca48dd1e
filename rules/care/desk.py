"""The desk: what every message of one day is composed from."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from rules.care.board import Board
from rules.care.ladder import Rung, reached
from rules.care.owners import PostIndex
from rules.care.rulebook import Rulebook
from rules.care.stages import Mail, Stage, Told, told
from rules.care.tasks import Task


@dataclass(frozen=True, slots=True)
class Desk:
    """The day, the rules, the board, the posts, and what earlier messages have told."""

    mail: Mail
    book: Rulebook
    board: Board
    posts: PostIndex
    told: AbstractSet[Told]

    def urgent(self, task: Task) -> bool:
        """Say whether a task cannot wait for the weekly message."""
        return task.rule in self.book.urgent

    def stage(self, task: Task) -> Stage | None:
        """Return the stage a task has come to for its owner, or None if it can wait."""
        return self.mail.stage(task, urgent=self.urgent(task))

    def new(self, task: Task, stage: Stage) -> bool:
        """Say whether a task has not been named at a stage."""
        return told(task, stage) not in self.told

    def climbed(self, task: Task, rung: Rung) -> bool:
        """Say whether a task stands on a rung or above it."""
        return rung in reached(self.book, task, self.mail.day)

    def climbs_today(self, task: Task, rung: Rung) -> bool:
        """Say whether a task on a rung is news there, and cannot wait for the weekly message."""
        waits = self.mail.eve and not self.urgent(task)
        return not waits and self.new(task, Stage(rung))
