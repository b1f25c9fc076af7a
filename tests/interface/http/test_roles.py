"""Who may do what, tried over HTTP: every verb of both types from every role and place.

What should come out is worked out here once more, from the table of the procedure alone.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from application.ledgers.credentials import PERSON
from domain.divisions import Division
from domain.office import PRIVATE, Role
from domain.procedure import Step
from interface.http.verbs import CASES, NOUNS
from tests.interface.http.courses import Course
from tests.interface.http.people import (
    COUNTY,
    ELSEWHERE,
    LEAGUE,
    REGION,
    TOWNSHIP,
    VILLAGE,
    citizen,
)
from tests.interface.http.town import (
    Caller,
    Town,
)

OFFICES = [role for role in Role if role not in (*PRIVATE, Role.CLOCK, Role.MACHINE)]
LENGTHS = {"region": 2, "league": 4, "county": 6, "township": 9, "village": 12}
PLACES = (VILLAGE, TOWNSHIP, COUNTY, LEAGUE, ELSEWHERE)
"""Own units, a parent of all of them, and a township of another league."""
OPEN, FORBIDDEN, HIDDEN = "open", "forbidden", "hidden"
TYPES = ("dibao", "pwd_subsidy")


@pytest.fixture(scope="module")
def ended(town: Town) -> dict[str, Course]:
    """A withdrawn application of each type: nothing can be done on it, but by whom shows."""
    courses = {}
    for code in TYPES:
        courses[code] = Course(town, code)
        courses[code].do("withdraw")
    return courses


@pytest.fixture(scope="module")
def officers(town: Town) -> dict[tuple[str, str], Caller]:
    return {(str(r), place): town.officer(r, place) for r in OFFICES for place in PLACES}


def may(step: Step, role: str, place: str) -> bool:
    """By the table: a seat of this role, at its level, over the owner or the intake unit.

    Both were filed with the village online: owner and intake are the same.
    """
    for post in step.posts:
        kind = type(post).__name__
        for seat in post.seats:
            if seat.role != role:
                continue
            if kind == "AnyDesk" or (kind == "WindowWithin" and place.startswith(REGION)):
                return True
            if kind in ("OwnDesk", "IntakeUnit") and place == VILLAGE:
                return True
            level = LENGTHS.get(seat.level)
            at_level = level is None or len(place) == level
            if kind in ("Desk", "Line") and VILLAGE.startswith(place) and at_level:
                return True
    return False


def said(answer: Any) -> str:
    codes = {404: HIDDEN, 403: FORBIDDEN}
    assert answer.status_code in {200, 403, 404, 409, 412, 422}, answer.text
    return codes.get(answer.status_code, OPEN)


@pytest.mark.parametrize("code", TYPES)
def test_every_verb_from_every_office_in_every_place(
    town: Town, ended: dict[str, Course], officers: dict[tuple[str, str], Caller], code: str
) -> None:
    course = ended[code]
    procedure = course.case.procedure
    wrong, tried = [], 0
    for row in CASES:
        if not procedure.has(row.verb):
            continue
        facts = course.facts(row.verb)
        for (role, place), officer in officers.items():
            if may(procedure.step(row.verb), role, place):
                expected = OPEN
            else:
                expected = FORBIDDEN if VILLAGE.startswith(place) else HIDDEN
            got = said(officer.step(course.id, row.noun, facts))
            tried += 1
            if got != expected:
                wrong.append((row.verb, role, place, got, expected))
    assert not wrong
    assert tried > 1000


@pytest.mark.parametrize("code", TYPES)
def test_every_verb_from_private_people(
    town: Town, ended: dict[str, Course], code: str
) -> None:
    course = ended[code]
    procedure = course.case.procedure
    stranger = town.applicant(citizen())
    resident = town.caller(UUID(stranger.id), PERSON, "resident")
    agent = agent_of(town, course, code)
    other = agent_of(town, course, "dibao" if code == "pwd_subsidy" else "pwd_subsidy")
    for row in CASES:
        if not procedure.has(row.verb):
            continue
        posts = {type(post).__name__ for post in procedure.step(row.verb).posts}
        facts = course.facts(row.verb)
        anyone = "Anyone" in posts
        party = OPEN if anyone or "Party" in posts else FORBIDDEN
        outside = OPEN if anyone else HIDDEN
        for caller, expected in (
            (course.applicant, party),
            (agent, party),
            (stranger, outside),
            (resident, outside),
            (other, HIDDEN),
        ):
            got = said(caller.step(course.id, row.noun, facts))
            assert got == expected, (row.verb, caller is agent, got)


def agent_of(town: Town, course: Course, kind: str) -> Caller:
    """Somebody whom the applicant lets act in applications of this kind."""
    person = citizen()
    agent = town.applicant(person)
    body = {"agent": person.told, "until": "2030-01-01", "case_type": kind}
    granted = course.applicant.post("/authorisations", body)
    assert granted.status_code == 201, granted.text
    return town.caller(UUID(agent.id), PERSON, course.applicant.id)


def test_a_case_of_another_area_answers_as_one_that_is_not_there(
    town: Town, ended: dict[str, Course]
) -> None:
    course = ended["dibao"]
    nowhere = "00000000-0000-4000-8000-000000000000"
    for caller in (town.officer("verifier", ELSEWHERE), town.applicant(citizen())):
        for address, body in (("", None), ("/verification", {"findings": "符合"})):
            there, gone = (
                caller.get(f"/cases/{case}{address}")
                if body is None
                else caller.post(f"/cases/{case}{address}", body, If_Match='"1"')
                for case in (course.id, nowhere)
            )
            assert there.status_code == gone.status_code == 404
            assert there.json == gone.json


@pytest.mark.parametrize("code", TYPES)
def test_along_the_way_each_step_is_for_its_post_alone(town: Town, code: str) -> None:
    """Before each step of the main way others try it in vain; then its holder succeeds."""
    course = Watched(town, code)
    course.to("serve")
    assert course.tried > 20


class Watched(Course):
    """A course on which everybody who may not do a step tries it first."""

    tried = 0

    def do(self, verb: str, by: Caller | None = None, **more: Any) -> Any:
        if verb in NOUNS:
            self.try_others(verb, more)
        return super().do(verb, by, **more)

    def try_others(self, verb: str, more: dict[str, Any]) -> None:
        step = self.case.procedure.step(verb)
        facts = {**self.facts(verb), **more}
        seats = [seat for post in step.posts for seat in post.seats]
        offices = {seat.role for seat in seats} & {str(role) for role in OFFICES}
        others = [(role, ELSEWHERE, 404) for role in offices if not may(step, role, ELSEWHERE)]
        others += [(role, LEAGUE, 403) for role in offices if not may(step, role, LEAGUE)]
        others += [("partner", TOWNSHIP, 403), ("catalogue", REGION, 403)]
        for role, place, status in others:
            answer = self.holder(role, place).step(self.id, NOUNS[verb], facts)
            assert answer.status_code == status, (verb, role, place, answer.text)
            self.tried += 1
        for rule in self.case.procedure.apart:
            for opposite in rule.opposite(verb):
                for who in self.case.hands.get(opposite, ()):
                    self.try_as_opposite(verb, who, facts)

    def try_as_opposite(self, verb: str, who: str, facts: dict[str, Any]) -> None:
        """Who did an opposite step is appointed to the post of this one, and still may not."""
        seat = self.case.procedure.step(verb).posts[0].seats[0]
        place = Division(VILLAGE[: LENGTHS[seat.level]])
        officers = self.town.services.officers
        if who == self.applicant.id:
            return
        role = Role(seat.role)
        held = [a for a in officers.appointments(UUID(who)) if a.division == place]
        if not any(appointment.role is role for appointment in held):
            since = self.town.clock.now.date()
            officers.appoint(self.town.admin, UUID(who), role=role, division=place, since=since)
        acting = next(
            a.id
            for a in officers.appointments(UUID(who))
            if (a.role, a.division) == (role, place)
        )
        doer = next(caller for caller in self.people.values() if caller.id == who)
        answer = doer.step(self.id, NOUNS[verb], facts, Acting_As=acting)
        assert answer.status_code == 403, (verb, answer.text)
        assert "conflicted" in [reason["code"] for reason in answer.json["errors"]]
        self.tried += 1
        officers.end_appointment(self.town.admin, UUID(who), acting, reason="试毕")
