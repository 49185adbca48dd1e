"""What an update did is remembered, so that handling it again after a crash gives the first outcome."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Concatenate, ParamSpec, TypeVar, cast, get_type_hints

from pydantic import TypeAdapter
from sqlmodel import Session

from storage.models.messages import ProcessedRow

P = ParamSpec("P")
T = TypeVar("T")


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
    done = session.get(ProcessedRow, (part.bot_id, part.update_id, name))
    if done is not None:
        return cast("T", adapter.validate_json(done.outcome))
    outcome = function(session, *args, **kwargs)
    session.add(
        ProcessedRow(
            bot_id=part.bot_id,
            update_id=part.update_id,
            part=name,
            outcome=adapter.dump_json(outcome).decode(),
            on_date=part.on,
        )
    )
    return outcome


def name_of(function: Callable[..., object]) -> str:
    """Name a storage function: 'storage.joining.bind_by_code'."""
    return f"{function.__module__}.{function.__qualname__}"


@lru_cache(maxsize=512)
def _adapter(function: Callable[..., object]) -> TypeAdapter[Any]:  # Any: whatever the function declares
    return TypeAdapter(get_type_hints(function)["return"])
