"""The database's tables: Alembic revisions, forward only."""
