"""A policy is one rule: whenever this happened, do that."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from domain.act import Act
from domain.derived import derived_id
from domain.divisions import Division
from domain.dossier import Dossier
from domain.office import Actor, Role

Reaction = Callable[[Any, "Office"], Iterable[Dossier]]


class Office(Protocol):
    """What a policy may ask of the office it works in."""

    def dossier(self, id_: UUID, version: int | None = None) -> Dossier:
        """A dossier as it stood after that event; as it is now if no version is given."""

    def act(self, actor: Actor) -> Act:
        """An act of this actor now, under the calendar and gazette in force."""


@dataclass(frozen=True)
class Policy:
    """``react`` is given one event of ``hears`` and the office, and yields what it changed.

    What it creates takes its id from the event that caused it; what it changes it has loaded
    itself, so that it can be asked again when somebody else was quicker.
    """

    name: str
    hears: type[Dossier.Event]
    react: Reaction

    def command_id(self, stream: UUID, version: int) -> UUID:
        """What this policy does because of this event is one command, done once."""
        return derived_id("policy", self.name, str(stream), str(version))


def machine_name(policy: str) -> str:
    """Who signs what a policy does: no person, and nobody's account."""
    return f"policy:{policy}"


def machine(policy: str, division: Division) -> Actor:
    """The policy acting for a unit."""
    return Actor(machine_name(policy), Role.MACHINE, division, channel="policy")
