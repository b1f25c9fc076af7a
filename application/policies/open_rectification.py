"""Whenever a service act is rated badly, the unit that served has a rectification to do.

差评 is a rating of level 1 or 2, or a supplement (追评) that falls to it.  It goes to the unit
of whoever did the rated act (谁办理谁负责), or to the case's owner where no officer did it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from application.casework import Casework
from application.policies.policy import Policy, machine
from domain.case import Case
from domain.divisions import DIVISIONS, Division
from domain.office import PRIVATE, Role
from domain.rating import BAD
from domain.rectification import Rectification

NAME = "open_rectification"
RATED_ACTS: dict[str, tuple[type[Case.Event], ...]] = {
    "acceptance": (Case.Accepted, Case.NotAccepted),
    "result": (Case.Served,),
}
NO_OFFICER = {*PRIVATE, Role.CLOCK, Role.MACHINE}


def react(review: Any, office: Casework) -> Iterator[Rectification]:
    """``review`` is a rating or its supplement."""
    if review.rating not in BAD:
        return
    history: list[Any] = list(
        office.events.get(review.originator_id, lte=review.originator_version)
    )
    if isinstance(review, Case.Supplemented) and was_bad_before(review, history):
        return
    served = history[: place_of(review.of, history) + 1]
    unit = unit_that(served[-1], Division(history[0].owner))
    act = office.act(machine(NAME, unit)).dated(review.on)
    yield Rectification.open(
        act,
        case=review.originator_id,
        case_version=review.originator_version,
        case_kind=review.kind,
        service=review.of,
        rating=review.rating,
        tags=review.tags,
        comment=review.comment if isinstance(review.comment, str) else "",
        rater=review.on_behalf_of or review.by,
        owner=unit,
        rated=officers(served),
    )


def was_bad_before(review: Any, history: Iterable[Any]) -> bool:
    """The rating it supplements has its rectification already."""
    first = (e for e in history if isinstance(e, Case.Evaluated) and e.of == review.of)
    return next(first).rating in BAD


def place_of(service: str, history: Sequence[Any]) -> int:
    """Where the rated act stands in the history: the last of its kind."""
    return max(n for n, event in enumerate(history) if isinstance(event, RATED_ACTS[service]))


def unit_that(served: Any, owner: Division) -> Division:
    """The unit of who did it, if that is an office of the region."""
    by_officer = served.role not in NO_OFFICER and DIVISIONS.known(served.acting_division)
    return Division(served.acting_division) if by_officer else owner


def officers(events: Iterable[Any]) -> set[str]:
    """Whom the review is about: every officer who had the case in hand up to then."""
    return {event.by for event in events if event.role not in NO_OFFICER}


policy = Policy(NAME, (Case.Evaluated, Case.Supplemented), react)
