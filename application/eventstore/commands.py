"""A command is done once, however often it is sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from eventsourcing.persistence import IntegrityError, Notification


@dataclass(frozen=True)
class Command:
    """What a client asked for: its id and a digest of the whole request."""

    id: UUID
    digest: bytes


class CommandRepeated(IntegrityError):
    """The command was recorded before: answer from what it did then."""

    def __init__(self, recorded: Sequence[Notification]) -> None:
        super().__init__("the command was recorded before")
        self.recorded = recorded


class CommandReused(IntegrityError):
    """The command's id was used before for another request."""
