"""Every setting can be written and read back."""

from dataclasses import dataclass

import pytest

from rules.refusals import Refused
from rules.settings import AREAS, check, defaults, read, written


@dataclass(frozen=True, slots=True)
class Lamp:
    on: bool = True
    watts: float = 7.5


def test_every_default_reads_as_itself() -> None:
    for code, value in defaults().items():
        area, name = code.split(".")
        check(code, value)
        assert read(AREAS[area], {name: value}) == AREAS[area]()


def test_switches_and_numbers() -> None:
    assert read(Lamp, {"on": "off", "watts": "5"}) == Lamp(on=False, watts=5)
    assert (written(True), written(False), written(7.5)) == ("on", "off", "7.5")
    with pytest.raises(Refused, match="setting-unreadable"):
        read(Lamp, {"on": "maybe"})
