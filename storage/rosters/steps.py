"""An import cut into steps, each what one short transaction does; they travel from process to process."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, TypeAlias, TypeVar

from rules.roster.entry import Entry
from rules.roster.known import KnownPerson
from rules.roster.links import Charge, Who
from rules.roster.matching import Plan, Update
from rules.roster.names import UnitName

T = TypeVar("T")
PIECE: Final = 500  # people a transaction: some twenty milliseconds


@dataclass(frozen=True, slots=True)
class Begin:
    """What comes first: the rows of people to be created whom a post names later."""

    named: frozenset[int]


@dataclass(frozen=True, slots=True)
class OpenBranches:
    """Branches that the roster names, for those of them that are new."""

    units: tuple[UnitName, ...]


@dataclass(frozen=True, slots=True)
class Create:
    """People to create."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """People to change."""

    updates: tuple[Update, ...]


@dataclass(frozen=True, slots=True)
class LetGo:
    """People who are listed no more."""

    people: tuple[KnownPerson, ...]


@dataclass(frozen=True, slots=True)
class EndPosts:
    """Posts, by their ids, that a roster opened and states no more."""

    posts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class OpenPosts:
    """Posts to open, and who holds them."""

    posts: tuple[tuple[Charge, Who], ...]


@dataclass(frozen=True, slots=True)
class CloseBranches:
    """Branches, by their keys, whose people all went elsewhere."""

    keys: tuple[str, ...]


Step: TypeAlias = Begin | OpenBranches | Create | Change | LetGo | EndPosts | OpenPosts | CloseBranches


def steps(plan: Plan) -> Iterator[Step]:
    """Cut a plan into steps; done in this order, each finds what it builds upon."""
    yield Begin(_named(plan))
    yield from map(OpenBranches, pieces(plan.units))
    yield from map(Create, pieces(plan.creates))
    yield from map(Change, pieces(plan.updates))
    yield from map(LetGo, pieces(plan.leaves))
    yield from map(EndPosts, pieces(plan.posts.ended))
    yield from map(OpenPosts, pieces(plan.posts.opened))
    emptied = tuple(each.branch_key for each in plan.regroupings)
    yield from map(CloseBranches, pieces(emptied))


def pieces(items: Sequence[T]) -> Iterator[tuple[T, ...]]:
    """Cut a sequence into pieces that one transaction can take."""
    left = iter(items)
    while piece := tuple(islice(left, PIECE)):
        yield piece


def _named(plan: Plan) -> frozenset[int]:
    """Return the rows of people still to be created who hold a post or are the subject of one."""
    everybody = (who for charge, holder in plan.posts.opened for who in (holder, charge.subject))
    return frozenset(who.row for who in everybody if who is not None and who.row is not None)
