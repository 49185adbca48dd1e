"""The epoch fence: a process that another has taken over from writes nothing more, whatever it believes."""

from sqlmodel import Session, select

from storage.models.messages import LeaseRow
from storage.transact import Unavailable


class Fenced(Unavailable):
    """Another process serves this bot now; this one must end."""


def raise_epoch(session: Session, bot_id: int) -> int:
    """Begin a new epoch and return it; waits for transactions of the last one, and forbids any further."""
    row = session.get(LeaseRow, bot_id, with_for_update=True)
    if row is None:
        row = LeaseRow(bot_id=bot_id, epoch=0)
        session.add(row)
    row.epoch += 1
    session.flush()
    return row.epoch


def check(session: Session, bot_id: int, epoch: int) -> None:
    """Raise Fenced unless this is still the epoch; nobody can begin the next before this transaction ends."""
    statement = select(LeaseRow.epoch).where(LeaseRow.bot_id == bot_id)
    if session.exec(statement.with_for_update(read=True)).one_or_none() != epoch:
        raise Fenced
