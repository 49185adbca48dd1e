"""Stratified random samples that anybody can draw again: a published frame, then a value nobody could know.

The frame is a text. Four lines say how it will be drawn, then each person is one line, an opaque code and a
stratum, sorted. Its hash is published at once, and with it which public value will be taken, from which day.
The seed is the SHA-256 of algorithm, hash and value; of each stratum those come first whose SHA-256 of seed
and code is smallest. `sha256sum` and a spreadsheet are enough to check it.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from rules.refusals import Refused

ALGORITHM: Final = "lianxin-sample-1"
_HEAD: Final = ("algorithm", "size", "value", "from")


@dataclass(frozen=True, slots=True)
class Frame:
    """Everybody who may be drawn, as opaque codes with their strata; `value` says what the seed will take."""

    size: int
    value: str
    value_on: date
    strata: Mapping[str, str]  # by code
    algorithm: str = ALGORITHM

    def __post_init__(self) -> None:
        if not 0 < self.size < len(self.strata):
            raise Refused("sample-size", people=len(self.strata))

    def as_text(self) -> str:
        """Return the frame as it is published."""
        said = (self.algorithm, self.size, " ".join(self.value.split()), self.value_on.isoformat())
        head = [f"{key} {value}" for key, value in zip(_HEAD, said, strict=True)]
        return "\n".join([*head, *(f"{code} {self.strata[code]}" for code in sorted(self.strata)), ""])

    def hash(self) -> str:
        """Return what is published before anybody can know the value."""
        return hashlib.sha256(self.as_text().encode()).hexdigest()


def read_frame(text: str) -> Frame:
    """Read a published frame back; anything else is refused ('sample-frame-unreadable')."""
    try:
        lines = [line.split(" ", 1) for line in text.splitlines()]
        head, people = dict(lines[: len(_HEAD)]), dict(lines[len(_HEAD) :])
        frame = Frame(
            int(head["size"]), head["value"], date.fromisoformat(head["from"]), people, head["algorithm"]
        )
    except (ValueError, KeyError) as error:
        raise Refused("sample-frame-unreadable") from error
    if frame.algorithm != ALGORITHM or frame.as_text() != text:
        raise Refused("sample-frame-unreadable")
    return frame


def seed(frame: Frame, value: str) -> str:
    """Return the seed: nobody could know it before the value was published."""
    return hashlib.sha256(f"{frame.algorithm}\n{frame.hash()}\n{value.strip()}".encode()).hexdigest()


def draw(frame: Frame, value: str) -> tuple[str, ...]:
    """Return the codes that are drawn, sorted."""
    of_stratum: defaultdict[str, list[str]] = defaultdict(list)
    for code, stratum in frame.strata.items():
        of_stratum[stratum].append(code)
    shares = allocate({stratum: len(codes) for stratum, codes in of_stratum.items()}, frame.size)
    drawn_by = seed(frame, value)
    return tuple(
        sorted(
            code
            for stratum, codes in of_stratum.items()
            for code in sorted(codes, key=lambda code: _lot(drawn_by, code))[: shares[stratum]]
        )
    )


def allocate(sizes: Mapping[str, int], size: int) -> dict[str, int]:
    """Share a sample among strata by size; what is left goes to the largest remainders, then by name."""
    everybody = sum(sizes.values())
    shares = {stratum: size * number // everybody for stratum, number in sizes.items()}
    ranked: Iterable[str] = sorted(sizes, key=lambda stratum: (-(size * sizes[stratum] % everybody), stratum))
    for stratum in list(ranked)[: size - sum(shares.values())]:
        shares[stratum] += 1
    return shares


def _lot(drawn_by: str, code: str) -> str:
    return hashlib.sha256(f"{drawn_by}\n{code}".encode()).hexdigest()
