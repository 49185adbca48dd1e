"""Every sentence a person reads, from the `.ftl` files of this folder: one file an area and language."""

from collections.abc import Callable
from datetime import date, datetime
from functools import cache, partial
from html import escape, unescape
from pathlib import Path
from typing import Final, Literal, TypeAlias, cast

from fluent.runtime import FluentBundle
from fluent.runtime.types import FluentType

from bot.texts.shelf import Shelf

Language: TypeAlias = Literal["zh", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("zh", "en")
DEFAULT: Final[Language] = "zh"
_LONG: Final = 2_000  # characters; the runtime refuses a piece of more than 2,500

_FOLDER = Path(__file__).parent


class Text(str):
    """A piece that is itself a rendered text, so it is put into another without being escaped again."""

    __slots__ = ()


Parameter: TypeAlias = str | int | float | date | Text


class MissingText(LookupError):
    """A text key that no file declares, or a variable that was not given."""


def text(language: Language, key: str, /, **params: Parameter) -> Text:
    """Render one text as Telegram HTML: parameters are escaped here, and only here."""
    shelf = _shelf(language)
    name, _, attribute = key.partition(".")
    message = shelf.find(name)
    if message is None:
        raise MissingText(f"{language}: {key}")
    pattern = message.attributes.get(attribute) if attribute else message.value
    if pattern is None:
        raise MissingText(f"{language}: {key}")
    given = {name: _escaped(value) for name, value in params.items()}
    long = {f"\ue000{name}\ue001": value for name, value in given.items() if _is_long(value)}
    stand_ins = {name: f"\ue000{name}\ue001" if _is_long(value) else value for name, value in given.items()}
    rendered, errors = shelf.bundle.format_pattern(pattern, stand_ins)
    if errors:
        raise MissingText(f"{language}: {key}: {errors[0]}")
    whole = str(rendered)
    for stand_in, value in long.items():
        whole = whole.replace(stand_in, str(value))
    return Text(whole)


def has(language: Language, key: str) -> bool:
    """Say whether a text, or one of its attributes ('key.attribute'), is declared."""
    name, _, attribute = key.partition(".")
    message = _shelf(language).find(name)
    return message is not None and (not attribute or attribute in message.attributes)


def files(language: Language) -> list[Path]:
    """List the files of a language, in order of name."""
    return sorted(_FOLDER.glob(f"*.{language}.ftl"))


def language_of(code: str | None) -> Language:
    """Choose the language for a client's code ('zh-hans', 'en', …): Chinese unless it is English."""
    return "en" if code and code.lower().startswith("en") else DEFAULT


class Words:
    """Renders texts of one language without HTML: for buttons, workbooks and printed pages."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language

    def __call__(self, key: str, /, **params: Parameter) -> str:
        """Render one text as plain words."""
        return unescape(text(self.language, key, **params))


def _is_long(value: Parameter) -> bool:
    """Say whether the runtime would refuse a parameter: people write more than it takes in one piece."""
    return isinstance(value, str) and len(value) > _LONG


def _escaped(value: Parameter) -> Parameter:
    if isinstance(value, str):
        return str(value) if isinstance(value, Text) else escape(value, quote=False)
    return value


def _day(language: Language, when: date) -> str:
    """DAY(): the date with its weekday, 'Tuesday 15 December'."""
    weekday = text(language, f"weekday-{when.isoweekday()}")
    return text(language, "format-day", day=when.day, month=_month(language, when), weekday=weekday)


def _date(language: Language, when: date) -> str:
    """DATE(): the date alone, '15 December'."""
    return text(language, "format-date", day=when.day, month=_month(language, when))


def _time(language: Language, when: date) -> str:
    """TIME(): the time of day, '9:20'."""
    if not isinstance(when, datetime):
        raise TypeError("TIME() takes a moment")
    return text(
        language,
        "format-time",
        half=next(half for until, half in _PARTS if when.hour < until),
        hour=str(when.hour),
        hour12=str((when.hour - 1) % 12 + 1),
        minute=f"{when.minute:02}",
    )


def _month(language: Language, when: date) -> str:
    return text(language, f"month-{when.month}")


_PARTS: Final = ((12, "am"), (13, "noon"), (18, "pm"), (24, "evening"))  # of the day: until which hour
_FUNCTIONS: Final[dict[str, Callable[[Language, date], str]]] = {"DAY": _day, "DATE": _date, "TIME": _time}


@cache
def _shelf(language: Language) -> Shelf:
    functions = {name: partial(function, language) for name, function in _FUNCTIONS.items()}
    bundle = FluentBundle(
        [language],
        # Plain strings are what the runtime makes of every pattern, though its annotation names its own type.
        functions=cast("dict[str, Callable[..., FluentType]]", functions),
        use_isolating=False,  # the direction marks it would add show as boxes on old phones
    )
    return Shelf(bundle, files(language))
