"""The table of methods: each module puts its own in, the cloud looks them up."""

from collections.abc import Callable

from playground.core.params import Params
from playground.core.updates import Poll
from playground.core.values import Json
from playground.core.world import World

Method = Callable[[World, Params], Json | Poll]

METHODS: dict[str, Method] = {}
LIMITED: set[str] = set()  # methods that Telegram's flood limits count


def method(name: str, *, limited: bool = False) -> Callable[[Method], Method]:
    """Enter a function under a method's name; the API takes names in any case."""

    def enter(function: Method) -> Method:
        if name.lower() in METHODS:
            raise ValueError(name)
        METHODS[name.lower()] = function
        if limited:
            LIMITED.add(name.lower())
        return function

    return enter
