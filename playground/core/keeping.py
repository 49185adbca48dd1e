"""What of a cloud outlives the program: taken out as plain values, and put into another cloud."""

from dataclasses import dataclass
from typing import Final

from pydantic import Base64Bytes

from playground.core.profile import Scope
from playground.core.records import Chat, StoredFile
from playground.core.updates import Update
from playground.core.values import Person
from playground.core.views import Command
from playground.core.world import World

_UNWRITTEN: Final = 10_000  # numbers that may have been given out after the last was written down


@dataclass(frozen=True, slots=True)
class Kept:
    """Everything but what belongs to one run: subscribers, polls, the webhook, pressed buttons, faults."""

    people: list[Person]
    gone: set[int]
    chats: list[Chat]
    files: list[StoredFile]
    contents: dict[str, Base64Bytes]
    paths: dict[str, str]
    menus: list[tuple[Scope, str, tuple[Command, ...]]]
    updates: list[Update]
    last_number: int


def keep(world: World) -> Kept:
    """Take out what there is; the values are the world's own, to be written down before it goes on."""
    return Kept(
        people=list(world.people.values()),
        gone=world.gone,
        chats=list(world.chats.values()),
        files=list(world.files.values()),
        contents=world.contents,
        paths=world.paths,
        menus=[(scope, language, menu) for (scope, language), menu in world.profile.commands.items()],
        updates=world.updates.waiting(),
        last_number=world.last_number,
    )


def restore(world: World, kept: Kept) -> None:
    """Put into an empty world what was taken out of another; nothing new bears an old number."""
    world.people.update((person.id, person) for person in kept.people)
    world.gone.update(kept.gone)
    world.chats.update((chat.id, chat) for chat in kept.chats)
    world.files.update((file.view.file_id, file) for file in kept.files)
    world.contents.update(kept.contents)
    world.paths.update(kept.paths)
    world.profile.commands.update(((scope, language), menu) for scope, language, menu in kept.menus)
    world.number_from(kept.last_number + _UNWRITTEN)
    world.updates.take_up(kept.updates)
