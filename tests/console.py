"""The command line as an operator uses it: on a test's database, with keys of its own."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Database


def settings_of(database: Database, folder: Path, master: bytes) -> dict[str, str]:
    """The environment in which ``anjuan`` finds this database and opens what is sealed."""
    named = {"master": master, "token": bytes(reversed(range(32)))}
    for name, key in named.items():
        (folder / f"{name}.key").write_text(key.hex(), "ascii")
    return {
        "DATABASE_URL": database.url(),
        "DATABASE_BOARDS_URL": database.url("anjuan_boards"),
        "ANJUAN_DATA": str(folder),
        "ANJUAN_MASTER_KEY_FILE": str(folder / "master.key"),
        "ANJUAN_TOKEN_KEY_FILE": str(folder / "token.key"),
    }
