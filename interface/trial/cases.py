"""Sample cases: filed over the last weeks and brought as far as chance would have it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from application.casework import Casework
from application.orders import Order
from domain.divisions import DIVISIONS, Division, Level
from domain.moment import BEIJING
from domain.office import Actor, Role
from domain.officer import Officer
from interface.trial.course import DIBAO, SUBSIDY, Clock, Course, paper
from interface.trial.households import Invention


@dataclass
class Filing:
    """Files applications in one village after the other."""

    casework: Casework
    clock: Clock
    people: Invention = field(default_factory=lambda: Invention(seed=20210422))

    def dibao(self, village: str) -> Course:
        county = village[:6]
        first = self.people.person(county, range(1955, 1990))
        second = self.people.person(county, range(1955, 1990))
        members = [
            {
                "person": p.identity,
                "relation": relation,
                "born": p.born,
                "hukou": village,
                "lives": village,
                "income": {"wage": Decimal(self.people.random.randrange(0, 7000, 100))},
            }
            for p, relation in ((first, "self"), (second, "spouse"))
        ]
        form = {
            "applies_as": "household",
            "area": "rural",
            "related_to_staff": False,
            "members": members,
            "assets": [],
        }
        papers = ("application", "means_declaration", "authorisation", "means_evidence")
        return self.filed("dibao", village, first.identity, form, papers)

    def subsidy(self, village: str) -> Course:
        person = self.people.person(village[:6], range(1945, 2005))
        form = {
            "claims": ["living", "care"],
            "hukou": village,
            "declared_card": {
                "kind": "limb",
                "level": self.people.random.choice((1, 2)),
                "valid_until": date(2034, 12, 31),
            },
            "care_months": 24,
            "similar_subsidies": {},
        }
        return self.filed(
            "pwd_subsidy", village, person.identity, form, ("application", "account")
        )

    def filed(
        self,
        code: str,
        village: str,
        who: Any,
        form: dict[str, Any],
        materials: tuple[str, ...],
    ) -> Course:
        township = Division(village).at(Level.TOWNSHIP)
        assert township is not None
        window = Actor(str(Officer.id_of(f"window1.d{township}")), Role.WINDOW, township)
        papers = [paper(material) for material in materials]
        done = self.casework.submit(
            code, Order(window), applicant=who, owner=village, papers=papers, form=form
        )
        applicant = self.casework.case(done.id).applicant
        return Course(self.casework, self.clock, village, done.id, applicant)


def townships() -> Iterator[str]:
    """One in each league, of its first county that has villages."""
    for league in DIVISIONS.children("15"):
        for county in DIVISIONS.children(league.code):
            if within := DIVISIONS.children(county.code):
                yield within[0].code
                break


def make(casework: Casework, clock: Clock, today: date, number: int) -> None:
    """So many cases, spread over the leagues and over the last eight weeks."""
    filing, chance = Filing(casework, clock), Random(1)
    places = [DIVISIONS.children(township) for township in townships()]
    for n in range(number):
        villages = places[n % len(places)]
        morning = datetime.combine(today, time(9), BEIJING)
        clock.moment = morning - timedelta(days=chance.randrange(1, 56))
        subsidy = chance.random() < 0.4
        village = villages[n // len(places) % len(villages)].code
        course = filing.subsidy(village) if subsidy else filing.dibao(village)
        moves = SUBSIDY if subsidy else DIBAO
        for move in moves[: chance.randrange(len(moves) + 1)]:
            if clock.moment > morning:
                break
            move(course)
