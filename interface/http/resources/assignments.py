"""Sharing out the work (领办、分派): take a case, give it back, have it given to another."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Response

from domain.office import Role
from interface.http.answering import case_address, done
from interface.http.auth import OFFICERS
from interface.http.resource import Resource
from interface.http.schemas.answers import Done
from interface.http.schemas.office import Reassignment
from interface.http.schemas.steps import Nothing
from interface.http.services import order, services

assignments = Resource("assignments", "", "领办、分派 / sharing out work")


@assignments.takes("/cases/<uuid:case>/claim", who=OFFICERS, form=Nothing(), answers=Done)
def claim_case(body: dict[str, Any], case: UUID) -> Response:
    """Take a case for one's own unit"""
    return done(services().assignments.claim(order(), case), case_address(case))


@assignments.takes("/cases/<uuid:case>/release", who=OFFICERS, form=Nothing(), answers=Done)
def release_case(body: dict[str, Any], case: UUID) -> Response:
    """Give back a case that one has taken"""
    return done(services().assignments.release(order(), case), case_address(case))


@assignments.takes(
    "/reassignments", who=frozenset({Role.SUPERVISOR}), form=Reassignment(), answers=Done
)
def reassign_cases(body: dict[str, Any]) -> Response:
    """Give one case or many to another officer, all or none, with the reason"""
    cases = [UUID(case) for case in body["cases"]]
    given = services().assignments.reassign(
        order(), cases, unit=body["unit"], officer=UUID(body["officer"]), reason=body["reason"]
    )
    return done(given, case_address(cases[0]))
