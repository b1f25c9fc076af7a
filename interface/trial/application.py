"""A sample application: what is handed in, and what is special about it on its way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any
from uuid import uuid4

from application.people import Identity
from domain.divisions import Division, Level
from domain.office import Role
from interface.trial.households import Invention

GOALS = ("accept", "verify", "approve", "serve", "evaluate")


def paper(material: str) -> dict[str, str]:
    """As if it had been uploaded: sample cases have no files."""
    digest = sha256(material.encode()).hexdigest()
    return {"material": material, "sha256": digest, "attachment": str(uuid4())}


@dataclass(frozen=True)
class Place:
    """Where an application comes from, the day it is filed, and who can be invented there."""

    village: str
    day: date
    people: Invention

    @property
    def county(self) -> str:
        return self.village[:6]

    def person(self, born: range) -> Identity:
        """Somebody of that county, born in one of these years."""
        return self.people.person(self.county, born).identity


@dataclass(frozen=True)
class Application:
    """``by`` files it at the office that takes it in; ``words`` are said at its own steps."""

    applicant: Identity
    form: Mapping[str, Any]
    papers: tuple[str, ...] = ("application",)
    level: Level = Level.VILLAGE
    """Of the division that it is filed with."""
    by: Role = Role.WINDOW
    goals: tuple[str, ...] = GOALS
    words: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    registers: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """What they answer, where that is not what they usually do."""

    def owner(self, village: str) -> Division:
        place = Division(village).at(self.level)
        assert place is not None
        return place
