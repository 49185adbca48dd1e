"""The header of a roster: which column holds which field, under any of its known spellings."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rules.roster.cells import Cell
from rules.roster.vocabulary import fold, vocabulary

_REMARK: Final = re.compile(r"\(.*?\)|^\*+|[*:]+$")  # '(yyyy.mm)', the star of a field that must be filled


@dataclass(frozen=True, slots=True)
class Header:
    """Where each recognised field stands; columns count from 0."""

    columns: Mapping[str, int]

    def missing(self) -> tuple[str, ...]:
        """Name the needed columns that are not there, by the names people know them by."""
        words = vocabulary()
        lacking = [group for group in words.needed if not any(field in self.columns for field in group)]
        return tuple(words.column_names[group[0]] for group in lacking)

    def repeated_by(self, cells: Sequence[Cell]) -> bool:
        """Say whether a row below is this header once more, as at the top of each printed page."""
        name = cells[self.columns["name"]] if self.columns["name"] < len(cells) else ""
        if not isinstance(name, str) or fold(name) not in vocabulary().headers["name"]:
            return False
        found = find_header(cells)
        return len(found.columns) >= len(self.columns) / 2


def find_header(cells: Sequence[Cell]) -> Header:
    """Recognise the fields named in a row; a row of data gives an empty or nearly empty header."""
    positions: dict[str, int] = {}
    for column, cell in enumerate(cells):
        if isinstance(cell, str) and cell:
            positions.setdefault(_REMARK.sub("", fold(cell)), column)
    columns: dict[str, int] = {}
    for field, spellings in vocabulary().headers.items():
        spelling = next((s for s in spellings if s in positions), None)
        if spelling is not None:
            columns[field] = positions.pop(spelling)
    return Header(columns)
