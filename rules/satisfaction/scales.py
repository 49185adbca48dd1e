"""Answer scales: named, versioned options with their values between 0 and 100."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from rules.refusals import Refused
from rules.strict import Strict, distinct, table
from rules.tables import table as data

MOST_OPTIONS: Final = 12  # marks from 0 to 10, and "unaware"
BEST: Final = 100


@dataclass(frozen=True, slots=True)
class Wording:
    """A county's own words for something; without them the Fluent message of its code is used."""

    zh: str | None = None
    en: str | None = None

    def as_entries(self, prefix: str = "") -> dict[str, object]:
        """Return what a file would say, under keys that begin so."""
        return {
            f"{prefix}{key}": text for key, text in (("zh", self.zh), ("en", self.en)) if text is not None
        }


UNWORDED: Final = Wording()


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a scale; without a value it leaves the denominator and counts as unaware."""

    code: str
    value: int | None
    wording: Wording = UNWORDED


@dataclass(frozen=True, slots=True)
class Scale:
    """The answers a questionnaire offers, best first as a rule; answers are kept as positions in it."""

    code: str
    version: int
    options: tuple[Option, ...]

    @property
    def values(self) -> tuple[int | None, ...]:
        """Return the value of each option, None for unaware."""
        return tuple(option.value for option in self.options)

    def as_entries(self) -> dict[str, object]:
        """Return the scale as a file would write it; `read_scale` reads it back."""
        options = [_option_entries(option) for option in self.options]
        return {"code": self.code, "version": self.version, "options": options}


def read_wording(entries: Strict, code: str, prefix: str = "") -> Wording:
    """Read the optional words of the entry of that code; English without Chinese is refused."""
    wording = Wording(entries.maybe(f"{prefix}zh", str), entries.maybe(f"{prefix}en", str))
    if wording.zh == "" or wording.en == "" or (wording.en and not wording.zh):
        raise Refused("questionnaire-wording-missing", code=code)
    return wording


def read_scale(entries: Strict) -> Scale:
    """Read one scale, or refuse it by key."""
    scale = Scale(
        code=entries.code(),
        version=entries.take("version", int),
        options=tuple(_read_option(each) for each in entries.tables("options")),
    )
    entries.finish()
    distinct([option.code for option in scale.options])
    if not 2 <= len(scale.options) <= MOST_OPTIONS:
        raise Refused("scale-options-count", most=MOST_OPTIONS)
    if len({value for value in scale.values if value is not None}) < 2:
        raise Refused("scale-says-nothing", scale=scale.code)
    return scale


def shipped_scales() -> Mapping[str, Scale]:
    """Return the scales of `rules/data/scales.toml` by code."""
    scales = [read_scale(table(entries, "scales")) for entries in data("scales")["scales"]]
    return MappingProxyType({scale.code: scale for scale in scales})


def _read_option(entries: Strict) -> Option:
    value = entries.maybe("value", int)
    if value is not None and not 0 <= value <= BEST:
        raise Refused("scale-value-range", least=0, most=BEST)
    code = entries.code()
    option = Option(code, value, read_wording(entries, code))
    entries.finish()
    return option


def _option_entries(option: Option) -> dict[str, object]:
    value = {} if option.value is None else {"value": option.value}
    return {"code": option.code, **value, **option.wording.as_entries()}
