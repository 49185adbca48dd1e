"""What a workbook's sheet is made of, as data: columns in order, the kind of cell each holds, charts."""

from dataclasses import dataclass
from enum import Enum, auto


class Kind(Enum):
    """What the cells of a column hold, and so how they are written and shown."""

    SERIAL = auto()  # 1, 2, 3 …: counted by the writer, not given in the row
    TEXT = auto()  # whatever people wrote: always a string
    CHOICE = auto()  # one code of the column's choices, or a tuple of them
    COUNT = auto()  # a whole number
    DATE = auto()  # a date
    MONTH = auto()  # a date of which only year and month are told
    MOMENT = auto()  # a datetime in local time
    SPAN = auto()  # two dates, first and last
    HOURS = auto()  # two times of day, from and to
    MONEY = auto()  # fen, shown in yuan
    SHARE = auto()  # a part of one, shown in percent
    SCORE = auto()  # 0 to 100; or a band of two numbers where no exact score may be told
    CHANGE = auto()  # a difference of scores, with its sign
    INTERVAL = auto()  # two scores, lower and upper end


class Instead(Enum):
    """What a cell says in place of its value; the text's key is `value-` and the member's value."""

    WITHHELD = "withheld"  # too few people
    INDISTINCT = "indistinct"  # a change whose interval holds zero


@dataclass(frozen=True, slots=True)
class Choices:
    """A closed list of codes; the text of each is `value-<name>-<code>`."""

    name: str
    codes: tuple[str, ...]

    def key(self, code: str) -> str:
        """Return the key of a code's text: keys know hyphens only."""
        return f"value-{self.name}-{code.replace('_', '-')}"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its code (head: `column-<sheet>-<code>`), its width in digits and its kind.

    `sensitive`: filled from a sealed column of the database, so never for the chat.
    `group`: neighbours of one group share a head above theirs.
    `head`: the words themselves, where no text has them: they are a county's own.
    """

    code: str
    width: float
    kind: Kind = Kind.TEXT
    sensitive: bool = False
    choices: Choices | None = None
    group: str | None = None
    head: str | None = None

    def __post_init__(self) -> None:
        if (self.kind is Kind.CHOICE) != (self.choices is not None):
            raise ValueError(self.code)


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars of some columns, for the first `most` rows with a figure to draw (`chart-<sheet>-<code>`)."""

    code: str
    label: str
    values: tuple[str, ...]
    most: int = 20


Score = float | tuple[float, float] | Instead | None  # exact, a band, withheld, or there is none


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator: a score a label, and how far its interval reaches to either side where it has one."""

    head: str
    scores: tuple[Score, ...]
    reach: tuple[float | None, ...] = ()
    joined: bool = True  # False: points by themselves, of scores that do not follow each other


@dataclass(frozen=True, slots=True)
class Course:
    """How scores went, on a page of its own: labels from top to bottom, lines from left to right."""

    title: str
    label_head: str
    reach_head: str
    labels: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A workbook declared once: its title (`sheet-<code>`), its columns from left to right, its charts."""

    code: str
    columns: tuple[Column, ...]
    charts: tuple[Chart, ...] = ()

    def __post_init__(self) -> None:
        codes = [column.code for column in self.columns]
        drawn = {code for chart in self.charts for code in (chart.label, *chart.values)}
        if len(set(codes)) < len(codes) or not drawn <= set(codes):
            raise ValueError(self.code)

    @property
    def sensitive(self) -> tuple[str, ...]:
        """The codes of the columns that are filled from sealed ones."""
        return tuple(column.code for column in self.columns if column.sensitive)
