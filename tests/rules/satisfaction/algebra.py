"""Brute force: which groups of people have a figure that follows from printed ones, by linear algebra."""

from collections.abc import Collection, Mapping
from fractions import Fraction
from itertools import product

Edge = tuple[int, str]  # a unit, or the rest it is in, and a group


def smallest_computable(people: Mapping[Edge, int], printed: Collection[Collection[Edge]]) -> int:
    """Return the size of the smallest group of people that is a combination of printed ones."""
    edges = list(people)
    vectors = [[Fraction(edge in each) for edge in edges] for each in printed]
    sizes = [
        sum(people[edge] for edge, taken in zip(edges, chosen, strict=True) if taken)
        for chosen in product((0, 1), repeat=len(edges))
        if any(chosen) and _spanned(vectors, [Fraction(taken) for taken in chosen])
    ]
    return min(sizes, default=0)


def _spanned(vectors: list[list[Fraction]], target: list[Fraction]) -> bool:
    """Say whether a vector is a combination of others, by elimination over fractions."""
    left = [list(vector) for vector in vectors]
    for column in range(len(target)):
        pivot = next((vector for vector in left if vector[column]), None)
        if pivot is None:
            if target[column]:
                return False
            continue
        left.remove(pivot)
        left = [_cleared(vector, pivot, column) for vector in left]
        target = _cleared(target, pivot, column)
    return not any(target)


def _cleared(vector: list[Fraction], pivot: list[Fraction], column: int) -> list[Fraction]:
    factor = vector[column] / pivot[column]
    return [a - factor * b for a, b in zip(vector, pivot, strict=True)]
