"""谁来确认、参照什么办理: the township in the county's place; rules taken from another type."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from domain.calendar import Term
from domain.delegation import BY_TOWNSHIP
from domain.office import TOWNSHIP_APPROVER
from domain.procedure import Procedure, Row

GOES_UP = ("receive_file", "review")
"""What there is only where the file goes up to the county."""
STAYS_WITH_THE_COUNTY = ("visit_as_county", "discuss")


def decided_by_township(county: Procedure, total: Term) -> Procedure:
    """The county has delegated the decision: no file goes up, and it takes this long.

    Where a relative of staff is registered or somebody complained, the county still sees the
    home itself: 57 §20 is read as a duty that delegation leaves with it.
    """
    earlier = [name for s in (*GOES_UP, "approve") for name in county.step(s).after]
    before = tuple(name for name in dict.fromkeys(earlier) if name not in GOES_UP)
    approve, refuse, extend = (county.step(s) for s in ("approve", "refuse", "extend"))
    stays = [county.step(name) for name in STAYS_WITH_THE_COUNTY if county.has(name)]
    return county.but(
        path=BY_TOWNSHIP,
        without=GOES_UP,
        without_limits=("review",),
        steps=(
            replace(county.step("note_complaint"), voids=()),
            *(replace(step, after=("verify",)) for step in stays),
            replace(approve, by=TOWNSHIP_APPROVER, after=before, source="57 §22; SAL §44"),
            replace(refuse, by=TOWNSHIP_APPROVER, source="57 §21-22"),
            replace(extend, by=TOWNSHIP_APPROVER),
        ),
        limits=(replace(county.limit("total"), term=total),),
    )


def by_analogy(rows: Iterable[Row], why: str) -> tuple[Row, ...]:
    """These rows for a type that no text of its own gives them to: each says so (参照)."""
    return tuple(
        replace(row, source=f"{row.source}, {why}") if row.source else row for row in rows
    )
