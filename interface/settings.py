"""What the program is told from outside, read once at its start."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

KEY_BYTES = 32


class BadSetting(Exception):
    """A setting is missing or contradicts another one; the message says which."""


@dataclass(frozen=True)
class Settings:
    """Where the data lies and how the database is reached.

    Without ``DATABASE_URL`` the embedded PostgreSQL runs in the data folder.  With it the
    program uses that server: ``DATABASE_URL`` as role anjuan_app, ``DATABASE_BOARDS_URL`` as
    anjuan_boards (worker, rebuilds), ``DATABASE_OWNER_URL`` as anjuan_owner (migrations).
    """

    data: Path
    database_url: str = ""
    boards_url: str = ""
    owner_url: str = ""
    master_key_file: Path | None = None
    token_key_file: Path | None = None
    attachments: Path | None = None
    pool_size: int = 5
    proxies: int = 0
    """How many proxies stand in front of the web and are believed about who is calling."""

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> Settings:
        """Raises BadSetting where a value can't be what it says it is."""
        say = environment.get
        return cls(
            data=Path(say("ANJUAN_DATA", ".anjuan/data")).resolve(),
            database_url=say("DATABASE_URL", ""),
            boards_url=say("DATABASE_BOARDS_URL", ""),
            owner_url=say("DATABASE_OWNER_URL", ""),
            master_key_file=path(say("ANJUAN_MASTER_KEY_FILE")),
            token_key_file=path(say("ANJUAN_TOKEN_KEY_FILE")),
            attachments=path(say("ANJUAN_ATTACHMENTS")),
            pool_size=count(environment, "DATABASE_POOL_SIZE", 5),
            proxies=count(environment, "ANJUAN_PROXIES", 0),
        )

    @property
    def embedded(self) -> bool:
        return not self.database_url

    def master_key(self) -> bytes:
        """Wraps the keys of persons and keys the searchable hashes; never in the database."""
        return self.key(self.master_key_file, "master.key")

    def token_key(self) -> bytes:
        """Signs the tokens of a session."""
        return self.key(self.token_key_file, "token.key")

    def attachments_folder(self) -> Path:
        """Encrypted files; all web processes share it."""
        folder = self.attachments or self.data / "attachments"
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def key(self, given: Path | None, name: str) -> bytes:
        """A key from its file.  Only beside an embedded database is a missing one made."""
        file = given or self.data / name
        if not file.exists():
            if not self.embedded:
                raise BadSetting(f"no key at {file}: name its file in the settings")
            self.data.mkdir(parents=True, exist_ok=True)
            make_key(file)
        try:
            key = bytes.fromhex(file.read_text(encoding="ascii").strip())
        except ValueError:
            key = b""
        if len(key) != KEY_BYTES:
            raise BadSetting(f"{file} does not hold a key of {KEY_BYTES} bytes in hexadecimal")
        return key


def count(environment: Mapping[str, str], name: str, usual: int) -> int:
    """Raises BadSetting for what is no whole number from 0 on."""
    text = environment.get(name, str(usual))
    if not (text.isascii() and text.isdigit()):
        raise BadSetting(f"{name} is not a whole number")
    return int(text)


def path(text: str | None) -> Path | None:
    return Path(text).resolve() if text else None


def make_key(file: Path) -> None:
    """Whole or not at all, readable by its owner only; of two processes the first one wins."""
    draft = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    draft.touch(mode=0o600)
    draft.write_text(secrets.token_hex(KEY_BYTES), encoding="ascii")
    try:
        file.hardlink_to(draft)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
