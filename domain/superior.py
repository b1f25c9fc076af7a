"""上级机关 — the post of who decides over a unit: a unit that it answers to in business."""

from __future__ import annotations

from dataclasses import dataclass

from domain.divisions import DIVISIONS
from domain.errors import DomainError, NotInArea, NotYours
from domain.office import Actor, Role
from domain.post import Matter, Seat, Side


@dataclass(frozen=True)
class Above:
    """One of these roles in a unit that the owner answers to (上级机关)."""

    roles: tuple[Role, ...]

    def __str__(self) -> str:
        return f"{' or '.join(self.roles)} of a level above"

    @property
    def seats(self) -> tuple[Seat, ...]:
        return tuple(Seat(str(role), side=str(Side.OWNER)) for role in self.roles)

    def objection(self, actor: Actor, case: Matter) -> DomainError | None:
        """Why this actor may not act from this post, or None."""
        if actor.role not in self.roles:
            return NotYours(str(self), actor.role)
        unit = case.unit(Side.OWNER)
        if str(actor.division) in superiors(str(unit)):
            return None
        inside = unit.within(actor.division)
        return NotYours(str(self)) if inside else NotInArea(str(actor.division))


def superiors(code: str) -> tuple[str, ...]:
    """The units above this one in business, the nearest first."""
    above = DIVISIONS.reports_to(code)
    return (above, *superiors(above)) if above else ()
