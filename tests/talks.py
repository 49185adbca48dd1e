"""What tests of talks share: a county of towns with somebody who leads each, and its desk."""

from datetime import date

from sqlmodel import Session, select

from rules.posts import Role
from storage.models.care import EncounterRow
from storage.models.cases import CaseRow
from tests.builders import County, joined, person, post, unit
from tests.chat import Chatter, World

SURNAMES = "赵钱孙李吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何"


class Towns(County):
    """A county of so many towns; each has a head, the first also an organiser and two branches."""

    def __init__(self, world: World, towns: int) -> None:
        super().__init__(world.database)
        self.world = world
        make = self.database.run
        self.towns = [self.town, *(make(unit, f"第{n}镇", "town", self.id) for n in range(2, towns + 1))]
        self.heads = {town: self._head(town, n) for n, town in enumerate(self.towns)}

    def _head(self, town: int, number: int) -> int:
        head = self.database.run(person, f"{SURNAMES[number]}镇长", self.branch)
        self.database.run(post, Role.HEAD, head, town)
        return head

    def joins(self, name: str, person_id: int) -> Chatter:
        """Give somebody a phone."""
        return joined(self.world, name, person_id)

    def held(self, unit_id: int, on: date, kind: str = "talk") -> None:
        """Let a talk or field visit have taken place."""

        def enter(session: Session) -> None:
            session.add(EncounterRow(kind=kind, unit_id=unit_id, by_id=self.desk, on_date=on, entered_on=on))

        self.database.run(enter)

    def cases(self) -> list[CaseRow]:
        """List the cases there are."""
        return self.database.look(
            lambda session: list(session.exec(select(CaseRow).order_by(CaseRow.number)))
        )


def office(world: World, towns: int = 3) -> tuple[Towns, Chatter]:
    """Make a county and let its desk speak."""
    county = Towns(world, towns)
    return county, county.joins("林晓", county.desk)
