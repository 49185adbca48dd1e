"""What lies in a box of the urn before it is sealed: always as many bytes, whatever was said."""

import struct
from dataclasses import dataclass
from typing import Final

from rules.refusals import Refused
from rules.satisfaction.surveys import MOST_ASKED

_BALLOT: Final = 1
_REMARK: Final = 2
_NO_ANSWER: Final = 255  # fills the places of questions a shorter questionnaire does not have
_BALLOT_LAYOUT: Final = struct.Struct(f">Bq24s{MOST_ASKED}B")
BALLOT_BYTES: Final = _BALLOT_LAYOUT.size
REMARK_LIMIT: Final = 1500  # bytes of UTF-8: five hundred Chinese characters
_REMARK_LAYOUT: Final = struct.Struct(f">BH{REMARK_LIMIT}s")
REMARK_BYTES: Final = _REMARK_LAYOUT.size


@dataclass(frozen=True, slots=True)
class Ballot:
    """One handed-in ballot: where its person stands on the frozen roll, and what was answered, in order."""

    unit: int
    group: str
    answers: tuple[int, ...]  # positions in the scale


def fill_ballot(ballot: Ballot) -> bytes:
    """Return the content of a ballot's box, `BALLOT_BYTES` long."""
    group = ballot.group.encode("ascii")
    if not 0 < len(group) <= 24 or not 0 < len(ballot.answers) <= MOST_ASKED:
        raise ValueError("a ballot that no questionnaire allows")
    blanks = (_NO_ANSWER,) * (MOST_ASKED - len(ballot.answers))
    return _BALLOT_LAYOUT.pack(_BALLOT, ballot.unit, group, *ballot.answers, *blanks)


def read_ballot(content: bytes, questions: int, options: int) -> Ballot:
    """Read a ballot's box, or refuse one that this wave cannot have filled."""
    if len(content) != BALLOT_BYTES:
        raise Refused("box-unreadable")
    kind, unit, group, *places = _BALLOT_LAYOUT.unpack(content)
    answers, blanks = places[:questions], places[questions:]
    name = group.rstrip(b"\0")
    sound = kind == _BALLOT and bool(name) and name.isascii() and b"\0" not in name
    if not sound or any(answer >= options for answer in answers) or set(blanks) - {_NO_ANSWER}:
        raise Refused("box-unreadable")
    return Ballot(unit, name.decode("ascii"), tuple(answers))


def fill_remark(text: str) -> bytes:
    """Return the content of a remark's box, `REMARK_BYTES` long; an empty or too long remark is refused."""
    written = text.strip().encode()
    if not written:
        raise Refused("remark-empty")
    if len(written) > REMARK_LIMIT:
        raise Refused("remark-too-long", most=REMARK_LIMIT // 3)
    return _REMARK_LAYOUT.pack(_REMARK, len(written), written)


def read_remark(content: bytes) -> str:
    """Read a remark's box."""
    if len(content) != REMARK_BYTES:
        raise Refused("box-unreadable")
    kind, length, written = _REMARK_LAYOUT.unpack(content)
    if kind != _REMARK or not 0 < length <= REMARK_LIMIT or written[length:].strip(b"\0"):
        raise Refused("box-unreadable")
    try:
        text: str = written[:length].decode()
    except UnicodeDecodeError as error:
        raise Refused("box-unreadable") from error
    return text
