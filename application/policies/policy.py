"""A policy is one rule: whenever this happened, do that."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from eventsourcing.domain import Aggregate

from application.casework import Casework
from domain.derived import derived_id
from domain.divisions import Division
from domain.office import Actor, Role
from domain.signed import Signed


@dataclass(frozen=True)
class Policy:
    """``react`` is given one event of ``hears`` and the files, and yields what it changed.

    What it creates takes its id from the event that caused it; what it changes it has loaded
    itself, so that it can be asked again when somebody else was quicker.
    """

    name: str
    hears: tuple[type[Signed], ...]
    react: Callable[[Any, Casework], Iterable[Aggregate]]

    def command_id(self, stream: UUID, version: int) -> UUID:
        """What this policy does because of this event is one command, done once."""
        return derived_id("policy", self.name, str(stream), str(version))


def machine_name(policy: str) -> str:
    """Who signs what a policy does: no person, and nobody's account."""
    return f"policy:{policy}"


def is_policy(who: str) -> bool:
    """Whether a policy signed this, so that it follows from what is recorded elsewhere."""
    return who.startswith(machine_name(""))


def machine(policy: str, division: Division) -> Actor:
    """The policy acting for a unit."""
    return Actor(machine_name(policy), Role.MACHINE, division, channel="policy")
