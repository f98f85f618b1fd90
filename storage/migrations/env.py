"""Alembic's entry: it runs on the connection that `storage.schema` hands over."""

from alembic import context

import storage.desk_tables
from storage.rows import Row

__all__ = ["storage"]

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Row.metadata,
    render_as_batch=True,
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
