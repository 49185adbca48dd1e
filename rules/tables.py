"""Reads the tables of rules/data: what is written in Chinese, or may change without a change of code."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:  # Any: TOML is untyped, each reader builds its own values from it
    """Return `rules/data/<name>.toml` as parsed; readers must not change it."""
    return tomllib.loads(files("rules").joinpath("data", f"{name}.toml").read_text("utf-8"))
