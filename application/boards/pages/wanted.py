"""What may be asked of the worklist: an area, a desk, an officer, a kind, a stage, a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, exists, func, not_
from sqlalchemy.dialects.postgresql import array

from application.boards.worklist import ANYWHERE, waiting, worklist
from application.boards.worklist import desk as named


@dataclass(frozen=True)
class Desk:
    """A role at a division: what waits for it is its pile."""

    role: str
    division: str


@dataclass(frozen=True)
class Wanted:
    """What somebody asks for.  Every field that is given narrows it."""

    area: str
    """Only what lies in the scope of this division."""
    desk: Desk | None = None
    """Only what waits for this desk; its division must lie in the area."""
    holder: str | None = None
    """What this officer has taken for the desk's division; ``""``: what nobody has, where
    no desk is asked about at any desk it waits for."""
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
    if wanted.within and wanted.desk:
        yield func.starts_with(c.owner, wanted.within)
    if wanted.due_from:
        yield c.due_on >= wanted.due_from
    if wanted.due_until:
        yield c.due_on <= wanted.due_until
    if wanted.desk:
        yield from pile(wanted.desk, wanted.holder)
    elif wanted.holder is not None:
        yield held_by(wanted.holder)


def held_by(holder: str) -> ColumnElement[bool]:
    """What this officer has taken anywhere; ``""``: what no unit has that it waits for."""
    c = worklist.c
    desk = func.jsonb_array_elements_text(c.desks).table_valued("value", name="desk")
    taken = func.coalesce(c.holders[func.split_part(desk.c.value, " ", 2)].astext, "")
    if holder:
        return exists().select_from(desk).where(taken == holder)
    return not_(exists().select_from(desk).where(taken != ""))


def pile(desk: Desk, holder: str | None) -> Iterator[ColumnElement[bool]]:
    """What waits for this desk, by name or as one of many."""
    c = worklist.c
    yield c.desks.has_any(
        array([named(desk.role, place) for place in (desk.division, ANYWHERE)])
    )
    if holder is not None:
        taken = func.coalesce(c.holders[desk.division].astext, "")
        yield taken == holder
