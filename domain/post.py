"""What a post is: who may sit there, and why somebody may not act from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from domain.divisions import Division
from domain.errors import DomainError, NotInArea

if TYPE_CHECKING:
    from domain.office import Actor


class Side(StrEnum):
    """A case has a unit that owns it and, filed away from home, one that took it in."""

    OWNER = "owner"
    INTAKE = "intake"


class Matter(Protocol):
    """What a post looks at: whose matter it is and which units have it."""

    @property
    def parties(self) -> frozenset[str]: ...

    def unit(self, side: Side) -> Division: ...


@dataclass(frozen=True)
class Seat:
    """Who a dossier waits for: a role, at a level or side where the post names one."""

    role: str
    level: str = ""
    side: str = ""


class Post(Protocol):
    def objection(self, actor: Actor, case: Matter) -> DomainError | None:
        """Why this actor may not act from this post, or None."""

    @property
    def seats(self) -> tuple[Seat, ...]:
        """Who may sit there."""


def refusal(posts: Iterable[Post], actor: Actor, case: Matter) -> DomainError | None:
    """Why this actor may act from none of these posts, or None: out of sight comes first."""
    refused: list[DomainError] = []
    for post in posts:
        objection = post.objection(actor, case)
        if objection is None:
            return None
        refused.append(objection)
    return next((r for r in refused if isinstance(r, NotInArea)), refused[0])
