"""A task's key as buttons carry it: a colon divides a button's parts, so the slot is written with dots."""

from typing import Protocol

from rules.care.tasks import TaskKey


class NamesTask(Protocol):
    """A button that names a task."""

    @property
    def rule(self) -> str:
        """The rule it is owed by."""

    @property
    def subject(self) -> int:
        """Whom it is about."""

    @property
    def slot(self) -> str:
        """Its slot, with '.' for ':'."""


def dotted(slot: str) -> str:
    """Return a slot as a button carries it."""
    return slot.replace(":", ".")


def key_of(pressed: NamesTask) -> TaskKey:
    """Return the key of the task a pressed button names."""
    return TaskKey(pressed.rule, pressed.subject, pressed.slot.replace(".", ":"))
