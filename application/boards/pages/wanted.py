"""What may be asked of the worklist: an area, a desk, an officer, a kind, a stage, a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, func, or_

from application.boards.worklist import waiting, worklist
from domain.divisions import LEVELS


@dataclass(frozen=True)
class Desk:
    """A role at a division: what waits for it is its pile."""

    role: str
    division: str

    @property
    def level(self) -> str:
        return str(LEVELS[len(self.division)])


@dataclass(frozen=True)
class Wanted:
    """What somebody asks for.  Every field that is given narrows it."""

    area: str
    """Only what lies in the scope of this division."""
    desk: Desk | None = None
    """Only what waits for this desk; its division must lie in the area."""
    holder: str | None = None
    """What this officer has taken for the desk's division; ``""``: what nobody has."""
    kind: str = ""
    stage: str = ""
    step: str = ""
    """Something else may be awaited beside it."""
    within: str = ""
    """Only what a division inside the area owns."""
    due_from: date | None = None
    due_until: date | None = None


def conditions(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    c = worklist.c
    yield waiting
    if wanted.kind:
        yield c.kind == wanted.kind
    if wanted.stage:
        yield c.stage == wanted.stage
    if wanted.step:
        yield c.waits.contains([{"step": wanted.step}])
    if wanted.within:
        yield func.starts_with(c.owner, wanted.within)
    if wanted.due_from:
        yield c.due_on >= wanted.due_from
    if wanted.due_until:
        yield c.due_on <= wanted.due_until
    if wanted.desk:
        yield from pile(wanted.desk, wanted.holder)


def pile(desk: Desk, holder: str | None) -> Iterator[ColumnElement[bool]]:
    """What waits for this desk: at its level where one is named, else in its area."""
    c = worklist.c
    if len(desk.division) <= 4:
        yield c.waits_high
    here, away = (
        and_(func.starts_with(column, desk.division), waits(desk, side))
        for side, column in (("owner", c.owner), ("intake", c.intake))
    )
    yield or_(here, away, c.waits.contains([{"role": desk.role, "level": "", "side": ""}]))
    if holder is not None:
        taken = func.coalesce(c.holders[desk.division].astext, "")
        yield taken == holder


def waits(desk: Desk, side: str) -> ColumnElement[bool]:
    named = {"role": desk.role, "side": side}
    c = worklist.c
    return c.waits.contains([{**named, "level": desk.level}]) | c.waits.contains(
        [{**named, "level": ""}]
    )
