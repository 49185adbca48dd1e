"""What an update did is remembered, so that handling it again after a crash gives the first outcome."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Concatenate, Final, ParamSpec, TypeVar, cast, get_type_hints

from pydantic import TypeAdapter
from sqlalchemy import bindparam, select
from sqlmodel import Session

from storage.models.base import table_of
from storage.models.messages import ProcessedRow

P = ParamSpec("P")
T = TypeVar("T")

# Asked and written for every transaction of an update: the statements are built once.
_TABLE: Final = table_of(ProcessedRow)
_KNOWN: Final = select(_TABLE.c.outcome).where(
    _TABLE.c.bot_id == bindparam("bot"),
    _TABLE.c.update_id == bindparam("update"),
    _TABLE.c.part == bindparam("name"),
)
_KEEP: Final = _TABLE.insert().values(
    bot_id=bindparam("bot"),
    update_id=bindparam("update"),
    part=bindparam("name"),
    outcome=bindparam("outcome"),
    on_date=bindparam("on"),
)


@dataclass(frozen=True, slots=True)
class Part:
    """One transaction of one update: the bot it came to, its id, and how often its function ran before."""

    bot_id: int
    update_id: int
    number: int
    on: date


def once(
    session: Session,
    part: Part,
    function: Callable[Concatenate[Session, P], T],
    /,
    *args: P.args,
    **kwargs: P.kwargs,
) -> T:
    """Run a function of the session unless this part was done before; return its (first) outcome.

    The outcome is kept as JSON by the function's declared return type: values, tuples and dataclasses, no
    rows. It is kept under the function's name, so that a step which takes another path when it is run again
    (because of what it did the first time) never reads one function's outcome as another's.
    """
    adapter = _adapter(function)
    name = f"{name_of(function)}#{part.number}"
    key = {"bot": part.bot_id, "update": part.update_id, "name": name}
    done = session.execute(_KNOWN, key).scalar_one_or_none()
    if done is not None:
        return cast("T", adapter.validate_json(done))
    outcome = function(session, *args, **kwargs)
    kept = adapter.dump_json(outcome).decode()
    session.execute(_KEEP, {**key, "outcome": kept, "on": part.on})
    return outcome


def name_of(function: Callable[..., object]) -> str:
    """Name a storage function: 'storage.joining.bind_by_code'."""
    return f"{function.__module__}.{function.__qualname__}"


@lru_cache(maxsize=512)
def _adapter(function: Callable[..., object]) -> TypeAdapter[Any]:  # Any: whatever the function declares
    return TypeAdapter(get_type_hints(function)["return"])
