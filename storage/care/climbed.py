"""Who stands behind the counts that a town or the county was told of."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from rules.care.ladder import RUNG_OF, Rung
from rules.care.stages import Mail
from rules.refusals import Refused
from storage.care import overview, reading
from storage.care.reading import COUNTY, Known


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch, and its people whom nobody has seen in time."""

    name: str
    people: tuple[Known, ...]


def branches(session: Session, person_id: int, rung: str, *, on: date) -> list[Branch]:
    """Return by branch who stands on a rung of a caller's posts; without such a post it is refused."""
    seen = overview.of_reader(session, person_id, Mail(on))
    held = [each.post for each in seen.desk.posts.held_by(person_id) if RUNG_OF.get(each.post.role) == rung]
    if not held or rung == Rung.DEPUTY:
        raise Refused("not-allowed")
    paths = [COUNTY if rung == Rung.COUNTY else post.unit_path or "" for post in held]
    found: dict[int, dict[int, Known]] = {}
    for path in paths:
        for entry in seen.desk.board.under(path):
            if seen.desk.climbed(entry.task, Rung(rung)):
                subject_id = entry.task.subject_id
                found.setdefault(entry.unit_id, {})[subject_id] = seen.people[subject_id]
    names = reading.unit_names(session, found)
    return [Branch(names[unit_id], tuple(people.values())) for unit_id, people in sorted(found.items())]
