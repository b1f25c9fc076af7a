"""The course of a sample case: who takes which step, and how long it takes them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from random import Random
from typing import Any
from uuid import UUID, uuid4

from application.casework import Casework
from application.orders import Order
from domain.divisions import Division, Level
from domain.office import Actor, Role
from domain.officer import Officer

CONSENTS_FOR = timedelta(days=365)


def paper(material: str) -> dict[str, str]:
    """As if it had been uploaded: sample cases have no files."""
    digest = sha256(material.encode()).hexdigest()
    return {"material": material, "sha256": digest, "attachment": str(uuid4())}


@dataclass
class Course:
    """A case on its way: whose desk it is on and which day it is there."""

    casework: Casework
    clock: Clock
    village: str
    case: UUID
    applicant: str

    def at(self, level: Level) -> Division:
        place = Division(self.village).at(level)
        assert place is not None
        return place

    def officer(self, role: Role, level: Level, number: int = 1) -> Actor:
        place = self.at(level)
        who = Officer.id_of(f"{role}{number}.d{place}")
        return Actor(str(who), role, place)

    def party(self) -> Actor:
        return Actor(self.applicant, Role.APPLICANT, Division("15"), channel="online")

    def take(self, verb: str, by: Actor, **facts: Any) -> None:
        seen = self.casework.dossier(self.case).version
        self.casework.change(self.case, seen, Order(by), verb, facts)


@dataclass
class Clock:
    """The day of the course; the office's own clock stands still meanwhile."""

    moment: datetime

    def __call__(self) -> datetime:
        return self.moment

    def later(self, days: int) -> None:
        self.moment += timedelta(days=days)


Move = Callable[[Course], None]


def accepted(course: Course) -> None:
    course.clock.later(1)
    course.take("accept", course.officer(Role.WINDOW, Level.TOWNSHIP))


def tested(course: Course) -> None:
    verifier = course.officer(Role.VERIFIER, Level.TOWNSHIP)
    checker = course.officer(Role.CHECKER, Level.COUNTY)
    case: Any = course.casework.case(course.case)
    until = course.clock.moment.date() + CONSENTS_FOR
    consents = [
        {"person": p, "consent": "SQ-1", "scope": ["bank"], "until": until}
        for p in sorted(case.to_be_tested())
    ]
    course.take("begin_investigation", verifier)
    course.take("request_means_test", verifier, authorisations=consents)
    course.take("start_means_test", checker)
    course.clock.later(2)
    course.take("report_means", checker, result="within")


def visited(course: Course) -> None:
    pair = [course.officer(Role.VERIFIER, Level.TOWNSHIP, n).who for n in (1, 2)]
    course.take(
        "visit_home",
        course.officer(Role.VERIFIER, Level.TOWNSHIP),
        investigators=pair,
        findings="样例：生活困难。",
        papers=[paper("visit_form")],
    )


def verified(course: Course) -> None:
    verifier = course.officer(Role.VERIFIER, Level.TOWNSHIP)
    answers = answers_for(course)
    case: Any = course.casework.case(course.case)
    for dataset in case.unasked():
        course.take(
            "check_data",
            verifier,
            dataset=dataset,
            answer=answers[dataset],
            authorisation="SQ-1",
        )
    course.take("verify", verifier, findings="样例：符合条件。")


def answers_for(course: Course) -> dict[str, dict[str, Any]]:
    """What the registers say: everybody is as they declared."""
    form: Any = course.casework.case(course.case).form
    members = getattr(form, "members", [])
    return {
        "hukou": {"division": course.village, "household": [m["person"] for m in members]},
        "disability": getattr(form, "declared_card", {}),
        "medical": {"gravely_ill": False},
        "dibao": {"member": True},
        "tekun": {"member": False},
        "social_insurance": {"injury_care_allowance": False},
    }


def posted(course: Course) -> None:
    verifier = course.officer(Role.VERIFIER, Level.TOWNSHIP)
    course.take("post_notice", verifier, place=course.village)
    course.clock.later(12)


def reviewed(course: Course) -> None:
    verifier = course.officer(Role.VERIFIER, Level.COUNTY)
    course.take("receive_file", verifier)
    course.take("review", verifier, opinion="样例：同意。")


def concurred(course: Course) -> None:
    partner = course.officer(Role.PARTNER, Level.COUNTY)
    course.take("concur", partner, answer="agreed", confirmed={})


def approved(course: Course) -> None:
    course.clock.later(1)
    township = course.casework.case(course.case).procedure.path == "township"
    level = Level.TOWNSHIP if township else Level.COUNTY
    course.take("approve", course.officer(Role.APPROVER, level))


def served(course: Course) -> None:
    course.take("serve", course.officer(Role.WINDOW, Level.TOWNSHIP), how="in_person")


def rated(course: Course) -> None:
    stars = Random(course.case.int).choices((5, 4, 3, 2, 1), (60, 25, 8, 5, 2))[0]
    course.take("evaluate", course.party(), of="result", rating=stars)


DIBAO: tuple[Move, ...] = (
    *(accepted, tested, visited, verified, posted),
    *(reviewed, approved, served, rated),
)
SUBSIDY: tuple[Move, ...] = (accepted, verified, concurred, approved, served, rated)
