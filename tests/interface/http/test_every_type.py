"""Every case type over HTTP: from submission to evaluation, and every ground to refuse.

The courses are those of the domain's tests, walked by people who sign in.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from domain.cases import CASE_TYPES
from domain.temporary_aid import BY_TOWNSHIP, paid_by_county
from tests.builders import Course
from tests.interface.http.conftest import TownOf
from tests.interface.http.replay import Replay
from tests.samples import AGAINST, NEWEST, SAMPLES

every_procedure = pytest.mark.parametrize(
    ("code", "name"), SAMPLES, ids=["-".join(key) for key in SAMPLES]
)
GROUNDS = [
    (code, ground)
    for code, name in NEWEST.items()
    for ground in (r.code for r in CASE_TYPES[code].procedure_named(name).refusals)
]
every_ground = pytest.mark.parametrize(
    ("code", "ground"), GROUNDS, ids=["-".join(each) for each in GROUNDS]
)


def walked(town_of: TownOf, course: Course) -> Replay:
    return Replay(town_of(course.entries), course).walk()


def decided(code: str, name: str) -> Course:
    """To its end, by way of approval or of settlement at the counter."""
    course = Course(code, name)
    course.to("settle" if "settle" in course.steps else "approve")
    if course.case.stage == "approved":
        course.do("serve")
    return course.do("evaluate", comment="quick").to("archive")


@every_procedure
def test_it_is_decided_served_rated_and_filed_away_over_http(
    town_of: TownOf, code: str, name: str
) -> None:
    course = decided(code, name)
    replay = walked(town_of, course)

    seen = replay.applicant.get(f"/cases/{replay.id}").json
    assert seen["stage"]["code"] == "archived"
    assert [r["rating"] for r in seen["ratings"]] == [4]
    assert seen["effective_from"] == course.case.effective_from.isoformat()
    assert {step["code"] for step in seen["done"]} >= set(course.case.done)


@every_procedure
def test_what_it_grants_becomes_a_benefit_of_whoever_is_paid(
    town_of: TownOf, code: str, name: str
) -> None:
    course = Course(code, name)
    course.to("settle" if "settle" in course.steps else "approve")
    replay = walked(town_of, course)
    replay.town.worker()

    awards = {a.support: str(a.amount) for a in awarded(course)}
    payees = {a.payee for a in awarded(course) if a.payee}
    readers = [replay.applicant, *map(replay.signed_in, payees)]
    held = [b for r in readers for b in r.get(f"/benefits?case={replay.id}").json["benefits"]]
    granted = {b["entitlement"]: b["amount"] for b in held}
    assert granted.items() >= awards.items()
    assert granted.keys() <= {support.code for support in CASE_TYPES[code].supports}


def awarded(course: Course) -> Iterator[Any]:
    """Also what a township was to pay at once: in this town no reserve fund has anything."""
    for event in course.case.pending_events:
        if hasattr(event, "awards"):
            yield from event.awards(course.case)
            if getattr(event, "paid_by", "") == BY_TOWNSHIP:
                yield paid_by_county(event, course.case)


@every_ground
def test_a_refusal_names_its_ground_in_both_languages(
    town_of: TownOf, code: str, ground: str
) -> None:
    course = Course(code, NEWEST[code], against=AGAINST[code, ground]).ready_for("approve")
    course.do("refuse").do("serve")
    replay = walked(town_of, course)

    zh = replay.applicant.get(f"/cases/{replay.id}").json["decision"]["reasons"]
    en = replay.applicant.get(f"/cases/{replay.id}", Accept_Language="en").json
    (rule,) = (g for g in course.case.procedure.refusals if g.code == ground)
    assert rule.zh in [g["name"] for g in zh if g["code"] == ground]
    assert rule.en in [g["name"] for g in en["decision"]["reasons"] if g["code"] == ground]
