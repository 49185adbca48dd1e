"""Settings of rules, changeable from a day on: an area is a dataclass, a code names one of its fields."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import time
from enum import Enum
from types import MappingProxyType
from typing import Any, Final, TypeVar, get_type_hints

from rules.aid.catalogue import AidSettings
from rules.care.settings import CareSettings
from rules.cases.clock import CaseSettings
from rules.notes.days import NoteSettings
from rules.office import OfficeSettings
from rules.reception.days import ReceptionSettings
from rules.refusals import Refused
from rules.retention import RetentionSettings
from rules.satisfaction.waves import WaveSettings
from rules.talks.meetings import TalkSettings

T = TypeVar("T")

# Every area, by the first part of its codes: `reception.slot_minutes`. A field's default is the setting's.
AREAS: Final[Mapping[str, type]] = MappingProxyType(
    {
        "aid": AidSettings,
        "care": CareSettings,
        "cases": CaseSettings,
        "notes": NoteSettings,
        "office": OfficeSettings,
        "reception": ReceptionSettings,
        "retention": RetentionSettings,
        "satisfaction": WaveSettings,
        "talks": TalkSettings,
    }
)
_FLAGS: Final = {"on": True, "off": False}


def area_of(kind: type) -> str:
    """Return the first part of an area's codes."""
    return next(area for area, known in AREAS.items() if known is kind)


def defaults() -> dict[str, str]:
    """List every code with its default, as written."""
    return {
        f"{area}.{field.name}": written(getattr(kind(), field.name))
        for area, kind in AREAS.items()
        for field in fields(kind)
    }


def read(kind: type[T], changed: Mapping[str, str]) -> T:
    """Build an area's settings: the defaults, with what was written for some fields over them.

    Refuses what cannot be read ('setting-unreadable') and whatever the area itself refuses.
    """
    types = get_type_hints(kind)
    return kind(**{name: _read(types[name], name, value) for name, value in changed.items()})


def check(code: str, value: str) -> None:
    """Refuse an unknown code ('setting-unknown') or a value that its area would not take."""
    area, _, name = code.partition(".")
    if code not in defaults():
        raise Refused("setting-unknown", setting=code)
    read(AREAS[area], {name: value})


def written(value: object) -> str:
    """Write a value as `read` reads it."""
    match value:
        case bool():
            return "on" if value else "off"
        case time():
            return value.isoformat("minutes")
        case Enum():
            return str(value.value)
        case _:
            return str(value)


def _read(kind: Any, name: str, value: str) -> object:  # Any: the declared type of a field
    try:
        if kind is bool:
            return _FLAGS[value]
        if kind is time:
            return time.fromisoformat(value)
        return kind(value)  # int, float, str, or an enumeration by its value
    except (ValueError, KeyError):
        raise Refused("setting-unreadable", setting=name, value=value) from None
