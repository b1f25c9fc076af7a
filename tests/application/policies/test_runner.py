"""A policy acts once on each cause, whoever runs it, whatever fails."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from threading import Barrier, Thread
from typing import Any
from uuid import uuid4

import pytest
from eventsourcing.persistence import IntegrityError, OperationalError, StoredEvent
from sqlalchemy import Engine, text

from application.casework import Casework
from application.ledgers.keys import KeyMissing, WrongMasterKey
from application.policies import POLICIES
from application.policies.parked import WAITS
from application.policies.policy import Policy, machine
from application.policies.runner import MOST_PARKED, LostRaces, PolicyRunner, TooManyParked
from domain.case import Case
from domain.divisions import Division
from domain.dossier import Dossier
from domain.office import Role
from domain.rectification import Rectification
from tests.application.policies.office import (
    COUNTY,
    TOWNSHIP,
    act,
    approved,
    casework_on,
    rated,
    served,
)

RECTIFY = POLICIES["open_rectification"]


def finish(runner: PolicyRunner) -> None:
    while runner.step():
        pass


def topics(casework: Casework) -> Counter[str]:
    return Counter(n.topic for n in casework.recorder.select_notifications(1, 10_000))


def failing(wrong: Callable[[Any], bool], fixed: list[bool]) -> Policy:
    """Opens rectifications; fails on some causes until it is fixed."""

    def react(event: Any, office: Casework) -> Iterator[Dossier]:
        if not fixed and wrong(event):
            raise ValueError("乌兰 has a telephone")
        yield from RECTIFY.react(event, office)

    return replace(RECTIFY, react=react)


def with_later_event(case: Any) -> Any:
    """A second cause in the same stream."""
    case.evaluate(act(case.applicant, Role.APPLICANT, COUNTY), rating=2, of="acceptance")
    return case


def test_two_runners_that_compete_act_once_on_each_of_two_hundred_causes(
    engine: Engine, casework: Casework
) -> None:
    for _ in range(200):
        casework.save(rated(1))
    start = Barrier(4)

    def compete() -> None:
        with casework_on(engine) as other:
            start.wait()
            finish(PolicyRunner(RECTIFY, other, batch=50))

    threads = [Thread(target=compete) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert topics(casework)["rectification.Opened"] == 200
    assert PolicyRunner(RECTIFY, casework).parking.causes() == []


def test_a_position_that_is_set_back_makes_nobody_act_twice(
    engine: Engine, casework: Casework
) -> None:
    casework.save(rated(1))
    finish(PolicyRunner(RECTIFY, casework))
    with engine.begin() as tx:
        tx.execute(
            text("UPDATE tracking SET position = 1 WHERE name = :n"), {"n": RECTIFY.name}
        )
    casework.save(rated(1))

    runner = PolicyRunner(RECTIFY, casework)
    finish(runner)

    assert topics(casework)["rectification.Opened"] == 2
    assert runner.position() == casework.recorder.max_notification_id()
    assert runner.parking.causes() == []


def test_a_policy_does_not_hear_itself(casework: Casework) -> None:
    def react(event: Any, office: Casework) -> Iterator[Dossier]:
        unit = Division(TOWNSHIP)
        yield Rectification.open(
            office.act(machine("echo", unit)),
            case=event.originator_id,
            case_version=event.originator_version,
            case_kind=event.kind,
            service="result",
            rating=1,
            tags=[],
            comment="",
            rater="",
            owner=unit,
            rated=[],
        )

    echo = Policy("echo", (Dossier.Event,), react)
    happened = len(casework.save(rated(1)))
    finish(PolicyRunner(echo, casework))

    first = topics(casework)
    assert first["rectification.Opened"] == first.total() / 2 == happened
    finish(PolicyRunner(echo, casework))
    assert topics(casework) == first


def test_a_lost_race_is_decided_again_on_what_is_there_now(casework: Casework) -> None:
    case = served()
    casework.save(case)
    seen: list[int] = []

    def react(event: Any, office: Casework) -> Iterator[Dossier]:
        mine: Any = office.dossier(event.originator_id)
        seen.append(mine.version)
        if len(seen) == 1:  # Somebody else is quicker.
            other: Any = office.dossier(event.originator_id)
            other.evaluate(act(other.applicant, Role.APPLICANT, COUNTY), rating=5)
            office.save(other)
        mine.archive(act("window", Role.WINDOW, TOWNSHIP), file_number="1")
        yield mine

    finish(PolicyRunner(Policy("file_away", (Case.Served,), react), casework))

    assert seen == [case.version, case.version + 1]
    assert casework.dossier(case.id).stage == "archived"


def test_a_race_that_is_always_lost_is_parked(casework: Casework) -> None:
    case = served()
    casework.save(case)

    def react(event: Any, office: Casework) -> Iterator[Dossier]:
        stale: Any = office.dossier(event.originator_id, event.originator_version)
        stale.archive(act("window", Role.WINDOW, TOWNSHIP), file_number="1")
        yield stale

    case.evaluate(act(case.applicant, Role.APPLICANT, COUNTY), rating=5)
    casework.save(case)
    runner = PolicyRunner(Policy("stale", (Case.Served,), react), casework)
    finish(runner)

    assert [LostRaces.__name__ in cause.error for cause in runner.parking.causes()] == [True]


def test_a_cause_that_fails_is_parked_with_what_follows_in_its_stream_and_the_others_go_on(
    casework: Casework,
) -> None:
    bad, good = with_later_event(rated(1)), rated(1)
    casework.save(bad)
    casework.save(good)
    policy = failing(lambda e: e.of == "result" and e.originator_id == bad.id, [])
    runner = PolicyRunner(policy, casework)
    finish(runner)

    first, second = runner.parking.causes()
    assert (first.stream_id, second.stream_id) == (bad.id, bad.id)
    assert first.position < second.position
    assert (first.error.startswith("ValueError"), second.error) == (True, WAITS)
    assert "乌兰" not in first.error
    assert topics(casework)["rectification.Opened"] == 1
    assert runner.position() == casework.recorder.max_notification_id()


def test_after_the_fix_a_replay_acts_on_all_that_waited_in_its_order(
    casework: Casework,
) -> None:
    bad, fixed = with_later_event(rated(1)), list[bool]()
    casework.save(bad)
    runner = PolicyRunner(failing(lambda e: True, fixed), casework)
    finish(runner)
    assert runner.replay() == (0, 2)

    fixed.append(True)
    assert runner.replay() == (2, 0)
    assert runner.replay() == (0, 0)

    found = casework.recorder.select_notifications(1, 99, topics=["rectification.Opened"])
    services = [casework.mapper.to_domain_event(n).service for n in found]  # type: ignore[attr-defined]
    assert services == ["result", "acceptance"]


def test_a_replay_leaves_what_stands_behind_a_cause_that_still_fails(
    casework: Casework,
) -> None:
    bad, fixed = with_later_event(rated(1)), list[bool]()
    casework.save(bad)
    finish(PolicyRunner(failing(lambda e: True, fixed), casework))

    half_fixed = PolicyRunner(failing(lambda e: e.of == "result", fixed), casework)
    assert half_fixed.replay() == (0, 2)
    assert topics(casework)["rectification.Opened"] == 0


def test_who_is_not_the_first_to_come_that_far_parks_nothing(casework: Casework) -> None:
    case = rated(1)
    casework.save(case)
    runner = PolicyRunner(RECTIFY, casework)
    finish(runner)

    for late in (runner.parking.park, runner.parking.wait_behind):
        with pytest.raises(IntegrityError):
            late(runner.position(), case.id, *(["x"] if late == runner.parking.park else []))
    assert runner.parking.causes() == []


def test_what_comes_later_to_a_parked_stream_waits_until_the_replay(casework: Casework) -> None:
    bad, fixed = rated(1), list[bool]()
    casework.save(bad)
    runner = PolicyRunner(failing(lambda e: True, fixed), casework)
    finish(runner)
    casework.save(with_later_event(bad))
    fixed.append(True)
    finish(runner)
    assert topics(casework)["rectification.Opened"] == 0

    assert runner.replay() == (2, 0)
    casework.save(rated(1))
    finish(runner)
    assert topics(casework)["rectification.Opened"] == 3


def test_a_replay_that_dies_after_it_acted_does_not_act_again(casework: Casework) -> None:
    fixed = list[bool]()
    casework.save(rated(1))
    runner = PolicyRunner(failing(lambda e: True, fixed), casework)
    finish(runner)
    (cause,) = runner.parking.causes()
    (notification,) = casework.recorder.select_notifications(cause.position, 1)
    fixed.append(True)
    runner.act(notification)

    assert runner.replay() == (1, 0)
    assert topics(casework)["rectification.Opened"] == 1


def test_an_event_that_nobody_can_read_is_parked_and_not_passed_over(
    casework: Casework,
) -> None:
    stranger = uuid4()
    event = StoredEvent(stranger, 1, "unheard.Of", b"{}")
    casework.recorder.insert_events([event])
    casework.save(rated(1))
    runner = PolicyRunner(RECTIFY, casework)
    finish(runner)

    assert [cause.stream_id for cause in runner.parking.causes()] == [stranger]
    assert topics(casework)["rectification.Opened"] == 1


@pytest.mark.parametrize("trouble", [OperationalError, WrongMasterKey, KeyMissing])
def test_trouble_of_the_machinery_parks_nothing_and_is_tried_again(
    casework: Casework, trouble: type[Exception]
) -> None:
    troubles = [trouble("gone"), trouble("gone")]

    def react(event: Any, office: Casework) -> Iterator[Dossier]:
        if troubles:
            raise troubles.pop()
        yield from RECTIFY.react(event, office)

    casework.save(rated(1))
    runner = PolicyRunner(replace(RECTIFY, react=react), casework)
    for _ in range(2):
        with pytest.raises(trouble):
            runner.step()
    finish(runner)

    assert runner.parking.causes() == []
    assert topics(casework)["rectification.Opened"] == 1


def test_when_very_many_streams_fail_the_policy_stops(casework: Casework) -> None:
    for _ in range(MOST_PARKED):
        casework.save(rated(1))
    runner = PolicyRunner(failing(lambda e: True, []), casework)
    finish(runner)
    assert runner.parking.streams() == MOST_PARKED

    casework.save(rated(1))
    before = runner.position()
    with pytest.raises(TooManyParked):
        runner.step()
    assert runner.position() == before


def test_what_does_not_concern_a_policy_moves_its_position_all_the_same(
    casework: Casework,
) -> None:
    casework.save(approved())
    runner = PolicyRunner(RECTIFY, casework)

    assert runner.step() == casework.recorder.max_notification_id()
    assert runner.step() == 0
