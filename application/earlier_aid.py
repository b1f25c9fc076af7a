"""以往救助 — what the office's own records say of temporary aid that people were given before.

Every application of somebody stands in the claim that allows them one at a time: the record is
exact, and no board has to have caught up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from application.casework import Casework
from domain.case import Case
from domain.cases import CASE_TYPES
from domain.open_application import OpenApplication
from domain.stage import Stage
from domain.traits.earlier_aid import EarlierAid

TYPES = tuple(code for code, kind in CASE_TYPES.items() if issubclass(kind, EarlierAid))
LOOKED_UP = (Stage.ACCEPTED, Stage.VERIFIED)
"""While a case may still be told of it."""


def earlier_aid(office: Casework, case: Case) -> list[dict[str, Any]]:
    """``[{cause, on, case}]`` of every other approved case of anybody whom this one covers."""
    others = {id_ for person in case.covered for id_ in applications(office, person)}
    found = [office.case(id_) for id_ in others - {case.id}]
    rows = [
        {"cause": other.form.cause, "on": other.decided_on, "case": other.number}
        for other in found
        if "approve" in other.done
    ]
    return sorted(rows, key=lambda row: (row["on"], row["case"]))


def undecided(office: Casework, people: Iterable[str]) -> Iterator[Case]:
    """Applications for temporary aid of any of these people that are looked into now."""
    ids = (OpenApplication.id_of(code, person) for person in people for code in TYPES)
    claims = office.streams.load(OpenApplication, ids).values()
    for id_ in sorted({claim.holder for claim in claims if claim.holder}):
        case = office.case(id_)
        if case.stage in LOOKED_UP:
            yield case


def applications(office: Casework, person: str) -> Iterator[UUID]:
    """The ids of everything that ever covered this person."""
    for code in TYPES:
        for event in office.events.get(OpenApplication.id_of(code, person)):
            if isinstance(event, OpenApplication.Claimed | OpenApplication.ClaimedAgain):
                yield event.case
