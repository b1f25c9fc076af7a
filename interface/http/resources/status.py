"""Status (运行状况): how far boards and policies have come, and what they have parked."""

from __future__ import annotations

from collections import Counter
from typing import Any

from application.boards.parked import parked_cases
from application.boards.positions import Place, places
from application.eventstore.datastore import end_of_the_log
from application.policies.status import Status, statuses
from domain.office import Role
from interface.http.resource import Resource
from interface.http.schemas.health import Health
from interface.http.services import services

status = Resource("status", "/status", "运行状况 / status")
WATCHING = frozenset({Role.ADMIN, Role.SUPERVISOR, Role.AUDITOR})


@status.reads(who=WATCHING, answers=Health)
def show_status() -> dict[str, Any]:
    """Where each board and each policy stands"""
    casework = services().casework
    end = end_of_the_log(casework.engine)
    parked = Counter(case.board for case in parked_cases(casework.engine))
    return {
        "boards": [board(p, end, parked[p.board]) for p in places(casework.engine)],
        "policies": [policy(each) for each in statuses(casework)],
    }


def board(place: Place, end: int, parked: int) -> dict[str, Any]:
    behind = max(end - place.position, 0)
    return {**place._asdict(), "name": place.board, "behind": behind, "parked": parked}


def policy(each: Status) -> dict[str, Any]:
    return {**each._asdict(), "name": each.policy, "parked": len(each.parked), "stopped": ""}
