"""The cast of every test: people, officers, papers, and what is said of an application."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid5

from domain.divisions import Division, Level
from domain.gazette import Entry
from domain.office import Actor, Role

PEOPLE = UUID("0b7f3c1e-5d0a-4c8e-9b55-9f2f6f1d7a10")
VILLAGE = Division("150421102201")
TOWNSHIP, COUNTY = Division("150421102"), Division("150421")
AWAY = Division("150502001")
"""An office of another league."""
BEIJING_OFFICE = Division("110101001")
"""An office outside the region, reached through the national platform."""
HOME = str(VILLAGE)


def person(name: str) -> str:
    """The id of somebody in the tests."""
    return str(uuid5(PEOPLE, name))


BATU, SARNAI, OYUN = person("batu"), person("sarnai"), person("oyun")


def paper(material: str) -> dict[str, str]:
    digest = sha256(material.encode()).hexdigest()
    return {"material": material, "sha256": digest, "attachment": str(uuid5(PEOPLE, digest))}


def papers(*materials: str) -> list[dict[str, str]]:
    return [paper(material) for material in materials]


def applicant(who: str = BATU) -> Actor:
    return Actor(who, Role.APPLICANT, VILLAGE, channel="online")


def machine(division: Division = BEIJING_OFFICE) -> Actor:
    """The national platform, pushing for an office outside the region."""
    return Actor("national-platform", Role.MACHINE, division, channel="national")


def officer(role: Role, level: Level, name: str = "", place: Division = VILLAGE) -> Actor:
    division = place.at(level)
    assert division
    return Actor(person(name or f"{role} of the {level}"), role, division)


Words = dict[str, Any] | Callable[[Any, date], dict[str, Any]]
"""What is said at a step, or how it is made from the case and the day."""
W1, W2, V1, V2 = person("w1"), person("w2"), person("v1"), person("v2")
COUSIN = person("cousin")


@dataclass(frozen=True)
class Sample:
    """Who files what, and what is published beside the usual numbers."""

    form: dict[str, Any]
    by: Actor = field(default_factory=applicant)
    entries: tuple[Entry, ...] = ()
    on: date | None = None
    """The day it is filed, where that matters; else soon after the procedure took effect."""


@dataclass(frozen=True)
class Against:
    """How an application comes to fail one ground: nothing else about the sample changes."""

    changes: Mapping[str, Any] = field(default_factory=dict)
    """Of the form."""
    answers: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """What a register says instead, by dataset."""
    words: Mapping[str, Words] = field(default_factory=dict)
    """What is said at a step instead."""
    numbers: Mapping[str, str] = field(default_factory=dict)
    """Figures published beside or instead of the usual ones."""
