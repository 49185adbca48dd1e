"""How Alembic runs here: on the connection it is handed, inside one transaction."""

from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection
from sqlmodel import SQLModel

import storage.models
from storage.sealed import SealedJson, SealedText


def render(kind: str, item: object, _context: AutogenContext) -> str | Literal[False]:
    """Write a sealed column as the bytes it is: a migration must not depend on today's classes."""
    return "sa.LargeBinary()" if kind == "type" and isinstance(item, SealedText | SealedJson) else False


def run(connection: Connection) -> None:
    """Migrate over this connection."""
    assert storage.models.__all__  # noqa: S101 - importing the models fills the metadata
    context.configure(
        connection=connection,
        target_metadata=SQLModel.metadata,
        render_item=render,
        render_as_batch=True,  # SQLite cannot alter a column in place
    )
    with context.begin_transaction():
        context.run_migrations()


run(context.config.attributes["connection"])
