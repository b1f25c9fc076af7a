"""Who may do what, tried over HTTP: every verb of every type from every role and place.

What should come out is worked out here once more, from the table of the procedure alone.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from application.ledgers.credentials import PERSON
from domain.cases import CASE_TYPES
from domain.divisions import Division
from domain.office import PRIVATE, Actor, Role
from domain.post import Side
from domain.procedure import Step
from interface.http.verbs import NOUNS
from tests.builders import Course, Told
from tests.interface.http.conftest import TownOf
from tests.interface.http.people import (
    COUNTY,
    ELSEWHERE,
    LEAGUE,
    REGION,
    TOWNSHIP,
    VILLAGE,
    citizen,
)
from tests.interface.http.replay import SHAPES, Replay
from tests.interface.http.town import (
    Caller,
    Town,
)
from tests.samples import NEWEST, said

OFFICES = [role for role in Role if role not in (*PRIVATE, Role.CLOCK, Role.MACHINE)]
LENGTHS = {"region": 2, "league": 4, "county": 6, "township": 9, "village": 12}
PLACES = (VILLAGE, TOWNSHIP, COUNTY, LEAGUE, ELSEWHERE)
"""Own units, a parent of all of them, and a township of another league."""
OPEN, FORBIDDEN, HIDDEN = "open", "forbidden", "hidden"
every_type = pytest.mark.parametrize("code", CASE_TYPES)
Ended = Callable[[str], Replay]


@pytest.fixture(scope="module")
def ended(town_of: TownOf) -> Ended:
    """An application of each type that was left: by whom a step could be done still shows."""
    left: dict[str, Replay] = {}

    def ended(code: str) -> Replay:
        if code not in left:
            course = Course(code, NEWEST[code])
            course.do("withdraw" if "withdraw" in course.steps else "close")
            left[code] = Replay(town_of(course.entries), course).walk()
        return left[code]

    return ended


def may(step: Step, role: str, place: str, case: Any) -> bool:
    """By the table: a seat of this role, at its level, over the owner or the intake unit."""
    return any(
        sits(type(post).__name__, seat, place, case)
        for post in step.posts
        for seat in post.seats
        if seat.role == role
    )


def sits(kind: str, seat: Any, place: str, case: Any) -> bool:
    side = str(case.unit(Side(seat.side or Side.OWNER)))
    match kind:
        case "AnyDesk":
            return True
        case "WindowWithin":
            return place.startswith(REGION)
        case "OwnDesk" | "IntakeUnit":
            return place == side
    level = LENGTHS.get(seat.level)
    return side.startswith(place) and (level is None or len(place) == level)


def outcome(answer: Any) -> str:
    codes = {404: HIDDEN, 403: FORBIDDEN}
    assert answer.status_code in {200, 403, 404, 409, 412, 422}, answer.text
    return codes.get(answer.status_code, OPEN)


def visible(place: str, case: Any) -> bool:
    """An office sees what it owns or took in, and what the offices below it do."""
    return str(case.owner).startswith(place) or str(case.intake).startswith(place)


def words(replay: Replay, verb: str, by: Caller) -> dict[str, Any]:
    return replay.put(SHAPES[verb], said(verb, replay.course.case, replay.course.day), by)


def verbs(replay: Replay) -> list[str]:
    return [step.name for step in replay.case.procedure.steps if step.name in NOUNS]


@every_type
def test_every_verb_from_every_office_in_every_place(ended: Ended, code: str) -> None:
    replay = ended(code)
    case, wrong = replay.case, []
    officers = {(str(r), p): replay.town.officer(r, p) for r in OFFICES for p in PLACES}
    for verb in verbs(replay):
        facts = words(replay, verb, replay.applicant)
        seen = f'"{replay.case.version}"'
        for (role, place), officer in officers.items():
            expected = FORBIDDEN if visible(place, case) else HIDDEN
            if may(case.procedure.step(verb), role, place, case):
                expected = OPEN
            got = outcome(officer.step(replay.id, NOUNS[verb], facts, If_Match=seen))
            if got != expected:
                wrong.append((verb, role, place, got, expected))
    assert not wrong


@every_type
def test_every_verb_from_private_people(ended: Ended, code: str) -> None:
    replay = ended(code)
    town, procedure = replay.town, replay.case.procedure
    stranger = town.applicant(citizen())
    resident = town.caller(UUID(stranger.id), PERSON, "resident")
    agent = agent_of(town, replay.applicant, code)
    other = agent_of(town, replay.applicant, "pwd_subsidy" if code == "dibao" else "dibao")
    for verb in verbs(replay):
        posts = {type(post).__name__ for post in procedure.step(verb).posts}
        facts = words(replay, verb, replay.applicant)
        anyone = "Anyone" in posts
        party = OPEN if anyone or "Party" in posts else FORBIDDEN
        outside = OPEN if anyone else HIDDEN
        for caller, expected in (
            (replay.applicant, party),
            (agent, party),
            (stranger, outside),
            (resident, outside),
            (other, HIDDEN),
        ):
            got = outcome(caller.step(replay.id, NOUNS[verb], facts))
            assert got == expected, (verb, caller is agent, got)


def agent_of(town: Town, principal: Caller, kind: str) -> Caller:
    """Somebody whom the applicant lets act in applications of this kind."""
    person = citizen()
    agent = town.applicant(person)
    body = {"agent": person.told, "until": "2030-01-01", "case_type": kind}
    granted = principal.post("/authorisations", body)
    assert granted.status_code == 201, granted.text
    return town.caller(UUID(agent.id), PERSON, principal.id)


def test_a_case_of_another_area_answers_as_one_that_is_not_there(ended: Ended) -> None:
    replay = ended("dibao")
    nowhere = "00000000-0000-4000-8000-000000000000"
    for caller in (
        replay.town.officer("verifier", ELSEWHERE),
        replay.town.applicant(citizen()),
    ):
        for address, body in (("", None), ("/verification", {"findings": "符合"})):
            there, gone = (
                caller.get(f"/cases/{case}{address}")
                if body is None
                else caller.post(f"/cases/{case}{address}", body, If_Match='"1"')
                for case in (replay.id, nowhere)
            )
            assert there.status_code == gone.status_code == 404
            assert there.json == gone.json


@every_type
def test_along_the_way_each_step_is_for_its_post_alone(town_of: TownOf, code: str) -> None:
    """Before each step of the main way others try it in vain; then its holder succeeds."""
    course = Course(code, NEWEST[code])
    course.to("settle" if "settle" in course.steps else "serve")
    watched = Watched(town_of(course.entries), course)
    watched.walk()
    assert watched.tried > 4


class Watched(Replay):
    """A course on which everybody who may not do a step tries it first."""

    tried = 0

    def take(self, told: Told, case: Any) -> None:
        if told.verb in NOUNS and told.by.role is not Role.CLOCK:
            self.try_others(told, case)
        super().take(told, case)

    def try_others(self, told: Told, case: Any) -> None:
        step = case.procedure.step(told.verb)
        facts = self.put(SHAPES[told.verb], told.words, self.caller(told.by))
        seats = [seat for post in step.posts for seat in post.seats]
        offices = {seat.role for seat in seats} & {str(role) for role in OFFICES}
        others = [(role, place) for role in offices for place in (ELSEWHERE, LEAGUE)]
        for role, place in (*others, ("supervisor", TOWNSHIP), ("catalogue", REGION)):
            if not may(step, role, place, case):
                stranger = self.caller(Actor(f"{role} {place}", Role(role), Division(place)))
                answer = stranger.step(self.id, NOUNS[told.verb], facts)
                status = 403 if visible(place, case) else 404
                assert answer.status_code == status, (told.verb, role, place, answer.text)
                self.tried += 1
        for rule in case.procedure.apart:
            for opposite in rule.opposite(told.verb):
                for who in case.hands.get(opposite, ()):
                    self.try_as_opposite(told, who, facts)

    def try_as_opposite(self, told: Told, who: str, facts: dict[str, Any]) -> None:
        """Who did an opposite step is appointed to the post of this one, and still may not."""
        officers = self.town.services.officers
        doer = next((c for c in self.callers.values() if c.id == who), None)
        if doer is None or who == self.applicant.id or told.by.role in PRIVATE:
            return
        role, place = told.by.role, told.by.division
        held = [a for a in officers.appointments(UUID(who)) if a.division == place]
        if not any(appointment.role is role for appointment in held):
            since = self.town.clock.now.date()
            officers.appoint(self.town.admin, UUID(who), role=role, division=place, since=since)
        acting = next(
            a.id
            for a in officers.appointments(UUID(who))
            if (a.role, a.division) == (role, place)
        )
        answer = doer.step(self.id, NOUNS[told.verb], facts, Acting_As=acting)
        assert answer.status_code == 403, (told.verb, answer.text)
        assert "conflicted" in [reason["code"] for reason in answer.json["errors"]]
        self.tried += 1
        officers.end_appointment(self.town.admin, UUID(who), acting, reason="试毕")
