"""How Alembic finds the database: the connection is ours, and so is its transaction."""

from typing import Any, Literal

from alembic import context
from sqlalchemy import Connection, Enum

from api.store.columns import Utc, Words
from api.store.schema import schema


def plain(kind: str, column_type: Any, _writing: Any) -> str | Literal[False]:
    """A migration names plain types: it must still run when ours have changed."""
    if kind == "type" and isinstance(column_type, Utc):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(column_type, Enum):
        return f"sa.String({column_type.length})"
    if kind == "type" and isinstance(column_type, Words):
        return "sa.Text()"
    return False


connection = context.config.attributes["connection"]
assert isinstance(connection, Connection)
context.configure(
    connection=connection,
    target_metadata=schema(),
    transactional_ddl=True,
    compare_type=True,
    render_item=plain,
)
with context.begin_transaction():
    context.run_migrations()
