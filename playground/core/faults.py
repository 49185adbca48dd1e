"""Faults on demand: what a network and a busy server do, ordered for the calls that follow."""

from dataclasses import dataclass, field
from enum import StrEnum

from playground.core.errors import ApiError, Dropped, Trouble, bad_request, forbidden, too_many_requests

_PAGE = "<html><head><title>{0} {1}</title></head><body><center><h1>{0} {1}</h1></center></body></html>"
_TITLES = {
    500: "Internal Server Error",
    502: "Bad Gateway",
    503: "Service Unavailable",
    504: "Gateway Time-out",
}


class FaultKind(StrEnum):
    """What goes wrong."""

    FLOOD = "flood"  # 429 with `retry_after`
    TROUBLE = "trouble"  # `code` (5xx) with an HTML page
    REFUSED = "refused"  # `code` (400 or 403) with `description`
    DROPPED = "dropped"  # the connection breaks before the deed
    ANSWER_LOST = "answer_lost"  # the deed is done, the answer never arrives
    SLOW = "slow"  # the deed is done, the answer comes after `delay` seconds


@dataclass(frozen=True, slots=True)
class Fault:
    """An order: from the call after the next `after` ones, `times` calls of `method` ("*": any) go wrong.

    `chat` narrows it to one chat.
    """

    method: str
    kind: FaultKind
    times: int = 1
    chat: int | None = None
    after: int = 0
    code: int = 502
    description: str = ""
    retry_after: int = 1
    delay: float = 0.0

    def error(self) -> ApiError | Trouble | Dropped:
        """Return what is raised instead of an answer."""
        if self.kind is FaultKind.FLOOD:
            return too_many_requests(self.retry_after)
        if self.kind is FaultKind.REFUSED:
            return forbidden(self.description) if self.code == 403 else bad_request(self.description)
        if self.kind is FaultKind.TROUBLE:
            return Trouble(self.code, _PAGE.format(self.code, _TITLES.get(self.code, "Error")))
        return Dropped(done=self.kind is FaultKind.ANSWER_LOST)


@dataclass(slots=True)
class _Order:
    fault: Fault
    to_pass: int = field(init=False)
    left: int = field(init=False)

    def __post_init__(self) -> None:
        self.to_pass = self.fault.after
        self.left = self.fault.times

    def meets(self, method: str, chat: int | None) -> bool:
        """Whether this call goes wrong; counts the calls that are let through."""
        fault = self.fault
        if fault.method.lower() not in {"*", method} or fault.chat not in {None, chat}:
            return False
        if self.to_pass:
            self.to_pass -= 1
            return False
        self.left -= 1
        return True


class Faults:
    """The orders that are still open, in the order in which they were given."""

    def __init__(self) -> None:
        self._orders: list[_Order] = []

    def __len__(self) -> int:
        return len(self._orders)

    def add(self, fault: Fault) -> None:
        """Order a fault."""
        if fault.times > 0:
            self._orders.append(_Order(fault))

    def clear(self) -> None:
        """Withdraw all orders."""
        self._orders.clear()

    def take(self, method: str, chat: int | None) -> Fault | None:
        """Return the fault this call meets, if any; `method` in small letters."""
        for order in self._orders:
            if order.meets(method, chat):
                if order.left == 0:
                    self._orders.remove(order)
                return order.fault
        return None
