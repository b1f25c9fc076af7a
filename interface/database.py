"""Where the database is: the embedded one in the data folder, or the one that settings name."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Engine, create_engine, make_url

from interface import embedded
from interface.settings import BadSetting, Settings

RECYCLE = 3600
"""Seconds after which a connection is made anew: firewalls forget quiet ones."""


@dataclass(frozen=True)
class Addresses:
    """One address for each role; what a process does not need may be missing."""

    app: str
    boards: str
    owner: str


def addresses(settings: Settings) -> Addresses:
    """The embedded server is started if it does not run."""
    if settings.embedded:
        server = embedded.start(settings.data, stop_at_exit=False)
        return Addresses(
            *(server.url(r) for r in (embedded.APP, embedded.BOARDS, embedded.OWNER))
        )
    return Addresses(settings.database_url, settings.boards_url, settings.owner_url)


def engine(url: str, name: str, pool_size: int) -> Engine:
    """A pool of connections as one role.  Raises BadSetting where no address was given."""
    if not url:
        raise BadSetting(f"{name} is not set")
    return create_engine(
        make_url(url).set(drivername="postgresql+psycopg2"),
        pool_size=pool_size,
        pool_recycle=RECYCLE,
        hide_parameters=True,
    )
