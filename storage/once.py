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
    """One transaction of one update: the bot it came to, its id, and which transaction of it this is."""

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

    The outcome is kept as JSON by the function's declared return type: values, tuples and dataclasses, no rows.
    """
    adapter = _adapter(function)
    done = session.get(ProcessedRow, (part.bot_id, part.update_id, part.number))
    if done is not None:
        return cast(T, adapter.validate_json(done.outcome))
    outcome = function(session, *args, **kwargs)
    session.add(
        ProcessedRow(
            bot_id=part.bot_id,
            update_id=part.update_id,
            part=part.number,
            outcome=adapter.dump_json(outcome).decode(),
            on_date=part.on,
        )
    )
    return outcome


@lru_cache(maxsize=512)
def _adapter(function: Callable[..., object]) -> TypeAdapter[Any]:  # Any: whatever the function declares
    return TypeAdapter(get_type_hints(function)["return"])
