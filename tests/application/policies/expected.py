"""What the boards and the policies must have come to, worked out from the events alone.

Written apart from the boards on purpose: a mistake in their folds must not be made here too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import Engine, text

NAMESPACE = UUID("6f1c2a52-5f0e-5d0b-9d5c-3a1f4be0c7d1")
CASES = ("dibao", "pwd_subsidy")
NEVER = date(9999, 12, 31)
ON_THE_WALL = {
    "worklist": """
        SELECT case_id, number, kind, owner, stage, waits, due_on FROM boards.worklist""",
    "deadlines": "SELECT stream_id, kind, owner, next_on FROM boards.deadlines",
    "rectifications": """
        SELECT rectification_id, case_id, owner, stage, rating, finding, contested, rated_again,
               closed_on
        FROM boards.rectifications""",
    "benefits": """
        SELECT benefit_id, case_id, entitlement, amount, since, stage FROM boards.benefits""",
    "ratings": """
        SELECT "of", kind, sum(n) FROM boards.supervision_figures
        WHERE division = '15' AND measure = 'rated' GROUP BY "of", kind""",
    "counted": """
        SELECT measure, kind, sum(n) FROM boards.supervision_figures
        WHERE division = '15' AND measure IN ('received', 'accepted', 'approved')
        GROUP BY measure, kind""",
    "waiting": """
        SELECT kind, stage, sum(n) FROM boards.worklist_counts
        WHERE division = '1504' GROUP BY kind, stage HAVING sum(n) > 0""",
}
Wall = dict[str, list[tuple[Any, ...]]]


def on_the_wall(engine: Engine) -> Wall:
    with engine.connect() as tx:
        return {
            name: sorted((tuple(row) for row in tx.execute(text(query))), key=str)
            for name, query in ON_THE_WALL.items()
        }


def name_of(event: Any) -> str:
    return type(event).__qualname__.rpartition(".")[2]


class Dossier:
    """One stream, replayed by hand."""

    def __init__(self, opening: Any) -> None:
        self.opening, self.owner, self.dues = opening, opening.owner, dict[str, date]()
        self.names: list[str] = []
        self.last: Any = None
        self.facts: dict[str, Any] = {}

    def add(self, event: Any) -> None:
        self.last, self.owner = event, getattr(event, "owner", self.owner)
        self.names.append(name_of(event))
        for clock in event.clocks:
            self.dues.pop(clock["limit"], None)
            if clock["stopped_on"] is None:
                self.dues[clock["limit"]] = clock["due"]
        for fact in ("finding", "amount"):
            if hasattr(event, fact):
                self.facts[fact] = getattr(event, fact)

    @property
    def due(self) -> date:
        return min(self.dues.values(), default=NEVER)


def dossiers(events: Iterable[Any]) -> Iterator[Any]:
    """Nothing else stands on these walls: who has a part in a benefit is no dossier."""
    return (event for event in events if hasattr(event, "clocks"))


def wall(events: Iterable[Any]) -> Wall:
    found: dict[UUID, Dossier] = {}
    ratings, counted, accepted = Counter[Any](), Counter[Any](), set[UUID]()
    for event in dossiers(events):
        if event.originator_version == 1:
            found[event.originator_id] = Dossier(event)
        found[event.originator_id].add(event)
        name, kind = name_of(event), event.kind
        if name == "Evaluated" or (name == "Supplemented" and event.rating is not None):
            plus = "+" if name == "Supplemented" else ""
            ratings[f"{event.of}{plus} {event.rating}", kind] += 1
        if name == "Submitted":
            counted["received", kind] += 1
        elif name == "Accepted" and event.originator_id not in accepted:
            accepted.add(event.originator_id)
            counted["accepted", kind] += 1
        elif name == "Approved":
            counted["approved", kind] += 1
    cases = {i: d for i, d in found.items() if d.opening.kind in CASES}
    waiting = Counter((d.opening.kind, d.last.stage) for d in cases.values() if d.last.waits)
    rows: Wall = {
        "worklist": [
            (i, d.opening.number, d.opening.kind, d.owner, d.last.stage, d.last.waits, d.due)
            for i, d in cases.items()
        ],
        "deadlines": [(i, d.opening.kind, d.owner, d.due) for i, d in found.items()],
        "rectifications": [
            review(i, d) for i, d in found.items() if d.opening.kind == "rectification"
        ],
        "benefits": [benefit(i, d) for i, d in found.items() if d.opening.kind == "benefit"],
        "ratings": [(*key, n) for key, n in ratings.items()],
        "counted": [(*key, n) for key, n in counted.items()],
        "waiting": [(*key, n) for key, n in waiting.items()],
    }
    return {name: sorted(of_board, key=str) for name, of_board in rows.items()}


def review(id_: UUID, dossier: Dossier) -> tuple[Any, ...]:
    names, opening = dossier.names, dossier.opening
    return (
        id_,
        UUID(opening.case),
        dossier.owner,
        dossier.last.stage,
        opening.rating,
        dossier.facts.get("finding", ""),
        "Contested" in names and "ContestDecided" not in names,
        0,
        dossier.last.on if names[-1] == "Closed" else None,
    )


def benefit(id_: UUID, dossier: Dossier) -> tuple[Any, ...]:
    opening = dossier.opening
    return (
        id_,
        UUID(opening.case),
        opening.entitlement,
        dossier.facts["amount"],
        opening.from_month,
        dossier.last.stage,
    )


def follow_ups(events: Iterable[Any]) -> tuple[Counter[UUID], Counter[UUID]]:
    """The rectifications and the benefits that there must be, each once."""
    reviews, benefits, first = Counter[UUID](), Counter[UUID](), dict[Any, int]()
    for event in events:
        stream, name = f"{event.originator_id}:{event.originator_version}", name_of(event)
        if name == "Evaluated":
            first[event.originator_id, event.of] = event.rating
        bad = name in ("Evaluated", "Supplemented") and (event.rating or 5) <= 2
        if bad and (name == "Evaluated" or first[event.originator_id, event.of] > 2):
            reviews[uuid5(NAMESPACE, f"rectification:{stream}")] += 1
        if name == "Approved":
            granted = getattr(event, "granted", None)
            kinds = ["dibao"] if granted is None else [f"pwd.{claim}" for claim in granted]
            for kind in kinds:
                benefits[uuid5(NAMESPACE, f"benefit:{kind}:{stream}")] += 1
    return reviews, benefits
