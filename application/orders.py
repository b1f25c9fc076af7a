"""What is asked of the office, and what is answered: shared by every use case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from eventsourcing.domain import Aggregate

from application.eventstore.commands import Command
from domain.office import Actor


@dataclass(frozen=True)
class Order:
    """What somebody asks for: who, in which capacity, under which key, for which day."""

    actor: Actor
    command: Command | None = None
    occurred_on: date | None = None


class Done(NamedTuple):
    """What was recorded: enough to answer the command, now and when it is repeated."""

    id: UUID
    version: int
    position: int
    number: str


class Work(NamedTuple):
    """The aggregate that a command is about, and others saved in the same statement."""

    subject: Aggregate
    beside: Sequence[Aggregate] = ()
