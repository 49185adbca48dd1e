"""Who may see which result: the county's everybody, one's own units', and those one is responsible for."""

from rules.permissions import Caller, Permission, scope
from rules.satisfaction.templates import About
from storage.satisfaction.results import Result


def may_see(caller: Caller, result: Result, unit: int) -> bool:
    """Say whether somebody may see a unit's result; nothing above what a wave is about has one.

    An assessment is seen by the people of the assessed unit, the rating of a host by those responsible only.
    """
    path, top = result.paths.get(unit), result.paths[result.top]
    if path is None or not path.startswith(top):
        return False
    if scope(caller, Permission.SEE_COUNTS).covers(path):
        return True
    if result.head.about is About.HOST:
        return False
    own = caller.unit_path is not None and caller.unit_path.startswith(path)
    return own or (unit == result.tree.root)


def usual(caller: Caller, result: Result) -> int | None:
    """Return the smallest unit of one's own, else what the whole result is of, as far as it may be seen."""
    own = (
        unit
        for unit in result.tree.upward()
        if caller.unit_path is not None and caller.unit_path.startswith(result.paths[unit])
    )
    for unit in (*own, result.top):
        if may_see(caller, result, unit):
            return unit
    return None
