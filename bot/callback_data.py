"""Buttons: what rides in a callback payload, packed into 64 bytes and never trusted when it comes back."""

import re
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, ClassVar, Final, Self, TypeVar, dataclass_transform

from rules.refusals import Refused

LIMIT: Final = 64  # bytes, Telegram's
_TYPES: Final = (int, str, date)
_LARGEST: Final = 2**63  # what a database can compare an id with
_REGISTRY: Final[dict[str, type["Button"]]] = {}


class Button:
    """Base of all buttons; a field is an int, a str without ':' or a date, checked when it comes back."""

    __slots__ = ()
    prefix: ClassVar[str]

    def pack(self) -> str:
        """Write the payload; raise ValueError when it would not fit or could not be read back."""
        parts = [self.prefix, *(_write(getattr(self, name)) for name in _names(type(self)))]
        packed = ":".join(parts)
        if len(packed.encode()) > LIMIT:
            raise ValueError(f"{type(self).__name__} does not fit {LIMIT} bytes")
        return packed

    @classmethod
    def unpack(cls, payload: str) -> Self:
        """Read a payload; a forged, old or torn one is refused ('old-button')."""
        prefix, *parts = payload.split(":")
        names = _names(cls)
        if prefix != cls.prefix or len(parts) != len(names):
            raise Refused("old-button")
        try:
            return cls(*(_read(cls, name, part) for name, part in zip(names, parts, strict=True)))
        except ValueError as error:
            raise Refused("old-button") from error

    @classmethod
    def pattern(cls) -> re.Pattern[str]:
        """Return what a handler matches this kind of button by."""
        return re.compile(rf"^{re.escape(cls.prefix)}(:|$)")


B = TypeVar("B", bound=Button)


@dataclass_transform(frozen_default=True)
def button(prefix: str) -> "_Declare":
    """Declare a kind of button; two kinds may not share a prefix."""
    return _Declare(prefix)


class _Declare:
    def __init__(self, prefix: str) -> None:
        if prefix in _REGISTRY or not prefix or ":" in prefix:
            raise ValueError(f"button prefix {prefix!r} is taken or malformed")
        self._prefix = prefix

    def __call__(self, kind: type[B]) -> type[B]:
        declared = dataclass(frozen=True, slots=True)(kind)
        wrong = [name for name, declares in _types(declared).items() if declares not in _TYPES]
        if wrong:
            raise TypeError(f"{kind.__name__}: a button cannot carry {', '.join(wrong)}")
        declared.prefix = self._prefix
        _REGISTRY[self._prefix] = declared
        return declared


def kinds() -> dict[str, type[Button]]:
    """List every declared kind of button by its prefix."""
    return dict(_REGISTRY)


# What a button's field stands for in the trail ('unit:12'); of the others it says nothing.
_THINGS: Final = {
    **{name: name for name in ("unit", "person", "case", "appointment", "aid", "fact", "visit", "post")},
    "subject": "person",
    "day": "session",
}


def about(payload: str) -> str:
    """Return what a payload names, as the trail writes it; empty for one that names nothing or is torn."""
    kind = _REGISTRY.get(payload.partition(":")[0])
    if kind is None:
        return ""
    try:
        pressed = kind.unpack(payload)
    except Refused:
        return ""
    named = ((thing, getattr(pressed, name, 0)) for name, thing in _THINGS.items())
    return " ".join(f"{thing}:{number}" for thing, number in named if isinstance(number, int) and number)


def _names(kind: type[Button]) -> list[str]:
    return list(_types(kind))


def _types(kind: type[Button]) -> dict[str, Any]:  # Any: the types as declared
    return {field.name: field.type for field in fields(kind)}  # type: ignore[arg-type] # all are dataclasses


def _write(value: object) -> str:
    written = value.isoformat() if isinstance(value, date) else str(value)
    if ":" in written:
        raise ValueError("a button's field may not hold ':'")
    return written


def _read(kind: type[Button], name: str, part: str) -> Any:  # Any: the declared type of the field
    declared = _types(kind)[name]
    if declared is int:
        if not re.fullmatch(r"-?\d{1,19}", part, re.ASCII):
            raise ValueError(part)
        number = int(part)
        if not -_LARGEST <= number < _LARGEST:
            raise ValueError(part)
        return number
    if declared is date:
        return date.fromisoformat(part)
    return part
