"""What an import would change of the posts: a roster opens and ends only what a roster opened."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rules.roster.known import KnownPost
from rules.roster.links import Charge, Links, Who


@dataclass(frozen=True, slots=True)
class PostChanges:
    """Posts to open and who would hold them, ids of posts to end, rows that a granted post contradicts."""

    opened: tuple[tuple[Charge, Who], ...]
    ended: tuple[int, ...]
    disputed: tuple[int, ...]


def post_changes(stated: Links, held: Iterable[KnownPost], speaks_of: set[Charge]) -> PostChanges:
    """Compare the posts stated with those held; `speaks_of` are the objects this roster speaks about."""
    by_charge: dict[Charge, list[KnownPost]] = defaultdict(list)
    for post in held:
        subject = None if post.subject_id is None else Who(person_id=post.subject_id)
        by_charge[Charge(post.role, post.branch_key, subject)].append(post)
    opened: list[tuple[Charge, Who]] = []
    disputed: list[int] = []
    for charge, holders in stated.holders.items():
        if charge in stated.unsure:
            continue
        present = {Who(person_id=post.person_id) for post in by_charge.get(charge, ())}
        news = {who: row for who, row in holders.items() if who not in present}
        if all(post.from_roster for post in by_charge.get(charge, ())):
            opened += ((charge, who) for who in news)
        else:
            disputed += news.values()
    ended = [
        post.id
        for charge in speaks_of - stated.unsure
        for post in by_charge.get(charge, ())
        if post.from_roster and Who(person_id=post.person_id) not in stated.holders.get(charge, {})
    ]
    return PostChanges(tuple(opened), tuple(sorted(ended)), tuple(disputed))
