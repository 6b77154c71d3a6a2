"""Alembic environment: no ini file; tafel.kern.migraties gives the address."""

from __future__ import annotations

from alembic import context

from tafel.modellen import Base

verbinding = context.config.attributes["connection"]
lite = verbinding.dialect.name == "sqlite"
context.configure(
    connection=verbinding,
    target_metadata=Base.metadata,
    render_as_batch=lite,
    compare_type=True,
    compare_server_default=True,
    transaction_per_migration=True,
)
with context.begin_transaction():
    context.run_migrations()
