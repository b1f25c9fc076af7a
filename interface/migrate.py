"""Bringing a database up to the newest revision of its tables."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

import migrations

FOLDER = Path(migrations.__file__).parent


def configuration(url: str = "") -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["url"] = url
    return config


def upgrade(url: str) -> None:
    """Run every revision the database lacks, as the role in this URL (``anjuan_owner``)."""
    command.upgrade(configuration(url), "head")


def head() -> str:
    """The newest revision that this program knows."""
    return ScriptDirectory.from_config(configuration()).get_current_head() or ""
