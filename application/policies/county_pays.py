"""Whenever a township's fund does not suffice, the county pays: a benefit of its own begins."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from eventsourcing.domain import Aggregate

from application.casework import Casework
from application.policies.open_benefit import granted
from application.policies.policy import Policy
from domain.temporary_aid import paid_by_county
from domain.township_fund import TownshipFund

NAME = "county_pays"


def react(left: Any, office: Casework) -> Iterator[Aggregate]:
    """In the month of the approval, as if the county had been to pay from the beginning."""
    id_, version = UUID(left.case), left.case_version
    approved: Any = next(iter(office.events.get(id_, gt=version - 1, lte=version)))
    case = office.case(id_, version)
    award = paid_by_county(approved, case)
    yield from granted(NAME, approved, case, [award], office)


policy = Policy(NAME, (TownshipFund.LeftToCounty,), react)
