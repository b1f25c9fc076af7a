"""The ground both sides stand on: one PostgreSQL server with its ordinary, safe settings."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

import psutil

from interface import embedded, migrate

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".anjuan" / "bench"
NUMBERS = count(1)
T = TypeVar("T")


class Ground:
    """Makes fresh databases on one server and drops them at the end."""

    def __init__(self, server: embedded.Embedded) -> None:
        self.server = server
        self.made: list[str] = []
        self.things: dict[str, Any] = {}

    def ours(self, synchronous_commit: str = "on") -> str:
        """A migrated database, by its name."""
        return self.fresh("ours", synchronous_commit, self.once("template", self.migrated))

    def migrated(self) -> str:
        name = self.fresh("template")
        migrate.upgrade(self.server.url(embedded.OWNER, name))
        return name

    def fresh(
        self, kind: str = "peer", synchronous_commit: str = "on", template: str = "template1"
    ) -> str:
        """An empty one, or a copy."""
        name = f"bench_{os.getpid()}_{kind}_{next(NUMBERS)}"
        self.server.create_database(name, template)
        self.made.append(name)
        self.server.administer(
            f"ALTER DATABASE {name} SET synchronous_commit = {synchronous_commit}"
        )
        return name

    def url(self, name: str, role: str = embedded.APP) -> str:
        return self.server.url(role, name)

    def peer(self, name: str, **more: str) -> dict[str, str]:
        """Settings of the library's own store, all others as it brings them."""
        return {
            "PERSISTENCE_MODULE": "eventsourcing.postgres",
            "POSTGRES_DBNAME": name,
            "POSTGRES_HOST": self.server.socket,
            "POSTGRES_PORT": "5432",
            "POSTGRES_USER": embedded.SUPERUSER,
            "POSTGRES_PASSWORD": "",
            **more,
        }

    def once(self, what: str, make: Callable[[], T]) -> T:
        """What several benchmarks of one run can share."""
        if what not in self.things:
            self.things[what] = make()
        made: T = self.things[what]
        return made

    def drop(self, name: str) -> None:
        self.server.drop_database(name)
        self.made.remove(name)

    def close(self) -> None:
        for name in [*self.made]:
            self.drop(name)


@contextmanager
def ground() -> Iterator[Ground]:
    """A server of its own, in a folder that may be thrown away."""
    server = embedded.start(FOLDER, stop_at_exit=True)
    for name in server.databases():
        if name.startswith("bench_") and not psutil.pid_exists(int(name.split("_")[1])):
            server.drop_database(name)
    here = Ground(server)
    try:
        yield here
    finally:
        here.close()
