"""A branch with its people as the stories of the cares need it: chatters, elders, facts."""

from datetime import date, datetime

from sqlmodel import Session, select

from rules.posts import Role
from storage.models.care import EncounterRow, FactRow
from tests import builders
from tests.builders import County
from tests.chat import Chatter, World

LISTED = date(2026, 11, 1)


class Branch:
    """A branch with secretary, deputy and three elders, and its town."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.county = County(world.database)
        self.branch = self.county.branch
        self.secretary = self.add("张建国", "1980-05-05")
        self.deputy = self.add("赵明", "1982-05-05")
        self.organiser = self.add("孙丽", "1979-01-01")
        self.chen = self.add("陈有福", "1950-03-05")
        self.wang = self.add("王桂英", "1944-03-05")
        self.wang_lan = self.add("王秀兰", "1952-03-05")
        self.post = world.database.run(builders.post, Role.SECRETARY, self.secretary, self.branch)
        world.database.run(builders.post, Role.DEPUTY, self.deputy, self.branch)
        world.database.run(builders.post, Role.ORGANISER, self.organiser, self.county.town)
        self.zhang = builders.joined(world, "建国", self.secretary)
        self.zhao = builders.joined(world, "赵明", self.deputy)
        self.sun = builders.joined(world, "孙丽", self.organiser)

    def add(self, name: str, born: str, branch: int | None = None) -> int:
        return self.world.database.run(
            builders.person,
            name,
            branch or self.branch,
            birth_on=date.fromisoformat(born),
            since=LISTED,
        )

    def fact(self, person: int, kind: str, on: str, until: str | None = None) -> None:
        self.world.database.run(
            _add,
            FactRow(
                person_id=person,
                kind=kind,
                from_on=date.fromisoformat(on),
                until_on=date.fromisoformat(until) if until else None,
                recorded_on=date.fromisoformat(on),
                source="report",
            ),
        )


def _add(session: Session, row: FactRow) -> None:
    session.add(row)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


async def morning(branch: Branch, day: str = "2026-11-23") -> None:
    await branch.world.settle()
    for chatter in (branch.zhang, branch.zhao, branch.sun):
        chatter.look()
    await branch.world.wind(at(f"{day} 09:30"))


def hears_nothing_of_visits(chatter: Chatter) -> None:
    """Assert that nothing of what the bot has said since the last look is about the cares."""
    said = chatter.look()
    assert not [each for each in said if "看过了" in each or "走访" in each or "过了日子" in each], said


async def report(chatter: Chatter, event: str, name: str, day: str = "今天") -> None:
    await chatter.world.settle()
    await chatter.says("菜单")
    await chatter.presses("家里有变化")
    await chatter.presses(event)
    await chatter.presses(name)
    await chatter.presses(day)


def encounters(branch: Branch) -> list[EncounterRow]:
    return branch.world.database.run(lambda session: list(session.exec(select(EncounterRow))))
