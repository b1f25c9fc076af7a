"""Sample cases of every type: filed over the last weeks and brought as far as chance has it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from application.casework import Casework
from application.orders import Order
from domain.cases import CASE_TYPES
from domain.divisions import DIVISIONS, Division, Level
from domain.moment import BEIJING, legal_day
from domain.office import Actor
from domain.officer import Officer
from interface.trial import children, elders, funerals, household_aid, single_people, staff
from interface.trial.application import Application, Place, paper
from interface.trial.course import Clock, Course
from interface.trial.households import Invention
from interface.trial.words import Staff

FORMS: dict[str, Callable[[Place], Application]] = {
    "child_admission": children.child_admission,
    "de_facto_orphan": children.de_facto_orphan,
    "dibao": household_aid.dibao,
    "dibao_edge": household_aid.dibao_edge,
    "eco_burial": funerals.eco_burial,
    "elder_build": elders.elder_build,
    "elder_filing": elders.elder_filing,
    "elder_operate": elders.elder_operate,
    "funeral_pricelist": funerals.funeral_pricelist,
    "funeral_relief": funerals.funeral_relief,
    "pwd_subsidy": single_people.pwd_subsidy,
    "rigid_exp": household_aid.rigid_exp,
    "tekun": single_people.tekun,
    "temp_exp": household_aid.temp_exp,
    "temp_urgent": single_people.temp_urgent,
}
MANY = {"dibao": 8, "pwd_subsidy": 6, "tekun": 3, "temp_urgent": 3, "temp_exp": 2}
"""How many are filed where others are filed once."""
VILLAGES = 2
"""Of each township, whose committees have an account."""
NEW = 7
"""Every so many is filed on the day before and not looked at yet."""
FAR = 20
"""Steps of a course at most; few take more until they are rated."""


@dataclass
class Filing:
    """Files applications in one village after the other."""

    casework: Casework
    clock: Clock
    until: datetime
    people: Invention = field(default_factory=lambda: Invention(seed=20210422))

    def file(self, code: str, village: str) -> Course:
        place = Place(village, legal_day(self.clock.moment), self.people)
        application = FORMS[code](place)
        owner = application.owner(village)
        officers = everybody(village)
        office = owner.at(Level.TOWNSHIP) or owner
        by = next(o for o in officers if (o.role, o.division) == (application.by, office))
        done = self.casework.submit(
            code,
            Order(by),
            applicant=application.applicant,
            owner=str(owner),
            papers=[paper(material) for material in application.papers],
            form=application.form,
        )
        return Course(self.casework, self.clock, officers, application, done.id, self.until)


def everybody(village: str) -> Staff:
    """The sample officers between this village and the region."""
    return tuple(
        Actor(str(Officer.id_of(seat.login)), seat.role, Division(seat.division))
        for seat in staff.seats(village)
    )


def townships() -> Iterator[str]:
    """One in each league, of its first county that has villages."""
    for league in DIVISIONS.children("15"):
        for county in DIVISIONS.children(league.code):
            if within := DIVISIONS.children(county.code):
                yield within[0].code
                break


def villages() -> list[str]:
    """The first ones of each of these townships, turn by turn."""
    places = [DIVISIONS.children(township) for township in townships()]
    return [place[n].code for n in range(VILLAGES) for place in places]


def deck(day: date) -> list[str]:
    """The types whose rules are in force, each as often as it is filed among others."""
    held = [c for c in FORMS if any(p.since <= day for p in CASE_TYPES[c].procedures)]
    return [code for code in held for _ in range(MANY.get(code, 1))]


def make(casework: Casework, clock: Clock, today: date, number: int) -> list[Course]:
    """So many cases, spread over the leagues and over the last eight weeks."""
    morning = datetime.combine(today, time(9), BEIJING)
    filing, chance = Filing(casework, clock, until=morning), Random(1)
    first, places, codes = morning - timedelta(days=55), villages(), list[str]()
    courses = []
    for n in range(number):
        if not codes:
            codes = deck(legal_day(first))
            chance.shuffle(codes)
        new = n % NEW == 0
        clock.moment = morning - timedelta(days=1 if new else chance.randrange(1, 56))
        course = filing.file(codes.pop(), places[n % len(places)])
        course.go(0 if new else chance.randrange(FAR))
        courses.append(course)
    return courses
