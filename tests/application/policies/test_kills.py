"""kill -9, thirty times, while five thousand events flow: nothing missed, nothing twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import count, islice
from random import Random
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Engine, text

from application.boards import BOARDS
from application.casework import Casework
from application.orders import Order
from application.policies import POLICIES
from application.policies.policy import Policy, machine
from application.policies.runner import PolicyRunner
from domain.case import Case
from domain.divisions import Division
from domain.dossier import Dossier
from domain.office import Actor, Role
from domain.rectification import Rectification
from tests.application.policies import expected
from tests.application.policies.killed import TwoCommits, crew, office, policy, until
from tests.application.policies.office import (
    COUNTY,
    DAY,
    TOWNSHIP,
    act,
    rated,
)
from tests.builders import Course

EVENTS, KILLS = 5_000, 30
CAUSES, CONTROL_KILLS = 150, 10


def stories(chance: Random) -> Iterator[Any]:
    """Applications of both types, most of them rated in the end, some said more of."""
    for number in count(1):
        if number % 15 == 0:
            id_ = f"NM-150421-dibao-20260303-{number:05}"
            course = Course("dibao", "2022/county", on=DAY, number=id_).to("serve")
            yield course.do("evaluate", rating=chance.randint(1, 5)).case
            continue
        case = rated(chance.randint(1, 5), of=chance.choice(["acceptance", "result"]))
        if chance.random() < 0.2:
            of, rating = next(iter(case.ratings)), chance.choice([None, 1, 5])
            case.supplement(act(case.applicant, Role.APPLICANT, COUNTY), of=of, rating=rating)
        yield case


def flow(chance: Random) -> Iterator[Any]:
    """Their events, forty applications at a time."""
    told = stories(chance)
    live = [list(next(told).collect_events()) for _ in range(40)]
    while True:
        n = chance.randrange(len(live))
        yield live[n].pop(0)
        if not live[n]:
            live[n] = list(next(told).collect_events())


class Clerk:
    """Works on what the policy opens while it opens more."""

    def __init__(self, casework: Casework, chance: Random) -> None:
        self.casework, self.chance, self.seen = casework, chance, 0

    def look(self) -> None:
        recorder: Any = self.casework.recorder
        page = recorder.select_page(self.seen, 500, ["rectification.Opened"])
        self.seen = page.upto
        for opened in page.notifications:
            self.handle(self.casework.dossier(opened.originator_id))

    def handle(self, review: Any) -> None:
        order = Order(Actor("clerk", Role.WINDOW, review.owner))
        said = {"how": "phone", "answer": "-"}
        contest = {"ground": "mistaken", "reason": "-", "evidence": ["ab" * 32]}
        steps: list[tuple[str, dict[str, Any]]] = [
            ("contact", {"how": "phone", "reached": True}),
            ("verify", {"finding": "no_legal_basis", "account": "-"}),
            *([("contest", contest)] if self.chance.random() < 0.2 else [("reply", said)]),
        ]
        seen = review.version
        for step, facts in steps[: self.chance.randint(0, 3)]:
            seen = self.casework.change(review.id, seen, order, step, facts).version


def all_is_read(engine: Engine) -> bool:
    """Every board and policy has seen the last event there is."""
    behind = """
        SELECT count(*) FROM (SELECT position FROM boards.positions UNION ALL
                              SELECT position FROM tracking) AS p
        WHERE position >= (SELECT max(position) FROM events)"""
    with engine.connect() as tx:
        return tx.scalar(text(behind)) == len(BOARDS) + len(POLICIES)


def events_of(casework: Casework) -> list[Any]:
    found = casework.recorder.select_notifications(1, 100_000)
    return [casework.mapper.to_domain_event(notification) for notification in found]


def test_workers_are_killed_while_events_flow_and_nothing_is_missed_or_done_twice(
    database: Any, casework: Casework
) -> None:
    chance = Random(7)
    clerk, told = Clerk(casework, chance), flow(chance)
    with crew(office, database.url(), database.url("anjuan_boards")) as workers:
        saved = 0
        while saved < EVENTS:
            recorded = casework.events.put(list(islice(told, chance.randint(1, 6))))
            saved += len(recorded)
            if saved >= workers.killed * EVENTS // KILLS:
                workers.kill_one()
                clerk.look()
        assert workers.killed >= KILLS
        until(lambda: all_is_read(casework.engine))

    events = events_of(casework)
    assert len(events) >= EVENTS
    reviews, benefits = expected.follow_ups(events)
    opened = Counter(e.originator_id for e in events if expected.name_of(e) == "Opened")
    granted = Counter(e.originator_id for e in events if expected.name_of(e) == "Granted")
    assert len(reviews) > 100
    assert len(benefits) > 500
    assert (opened, granted) == (reviews, benefits)

    wanted, seen = expected.wall(events), expected.on_the_wall(casework.engine)
    for board, rows in wanted.items():
        assert rows, board
        assert seen[board] == rows, board
    with casework.engine.connect() as tx:
        for parked in ("boards.parked", "ledgers.parked_causes"):
            assert tx.scalar(text(f"SELECT count(*) FROM {parked}")) == 0


def under_any_id(review: Any, office: Casework) -> Iterator[Dossier]:
    """Nothing but the runner keeps this from being done twice: each time it has a new id."""
    unit = Division(TOWNSHIP)
    yield Rectification.open(
        office.act(machine("under_any_id", unit)),
        case=uuid4(),
        case_version=1,
        case_kind=str(review.originator_id),
        service=review.of,
        rating=1,
        tags=[],
        comment="",
        rater="",
        owner=unit,
        rated=[],
    )


def any_id() -> Policy:
    return Policy("under_any_id", (Case.Evaluated,), under_any_id)


@pytest.mark.parametrize(("kind", "exactly_once"), [(PolicyRunner, True), (TwoCommits, False)])
def test_a_position_saved_in_another_commit_is_found_out(
    database: Any, casework: Casework, kind: type[PolicyRunner], exactly_once: bool
) -> None:
    for _ in range(CAUSES):
        casework.save(rated(1))
    with crew(policy, database.url(), kind, any_id) as workers:
        for number in range(CONTROL_KILLS):
            until(lambda n=number: PolicyRunner(any_id(), casework).position() > n * CAUSES)
            workers.kill_one()
        end = casework.recorder.max_notification_id() or 0
        until(lambda: PolicyRunner(any_id(), casework).position() >= end)

    done = Counter(e.case_kind for e in events_of(casework) if e.kind == "rectification")
    assert (set(done.values()) == {1} and len(done) == CAUSES) == exactly_once
