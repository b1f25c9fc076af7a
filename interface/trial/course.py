"""The course of a sample case: whoever may take the next needed step takes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import islice
from typing import Any
from uuid import UUID

from application.casework import Casework
from application.orders import Order
from application.policies.scheduler import CLOCK
from domain.calendar import Unit
from domain.case import Case
from domain.divisions import Division
from domain.moment import BEIJING, legal_day
from domain.office import Actor, Role
from domain.traits.data_check import JUDGING
from interface.trial.application import Application
from interface.trial.words import Staff, answer, said

REGION = Division("15")
AT_ONCE, SOON = timedelta(), timedelta(hours=1)
TAKES = {
    "accept": timedelta(days=1),
    "report_means": timedelta(days=2),
    "check_site": timedelta(days=2),
    "approve": timedelta(days=1),
}
"""How long a desk is at it; other steps are taken at once."""


@dataclass
class Clock:
    """The day of the course; the office's own clock stands still meanwhile."""

    moment: datetime

    def __call__(self) -> datetime:
        return self.moment

    def later(self, by: timedelta) -> None:
        self.moment += by


@dataclass
class Course:
    """A case on its way; nothing happens to it after ``until``."""

    casework: Casework
    clock: Clock
    staff: Staff
    application: Application
    id: UUID
    until: datetime

    @property
    def case(self) -> Case:
        return self.casework.case(self.id)

    def go(self, most: int) -> list[str]:
        """So many steps at most; their names."""
        return list(islice(self.steps(), most))

    def steps(self) -> Iterator[str]:
        """Take one needed step after the other, and give its name."""
        for goal in self.application.goals:
            while (case := self.case) and goal not in case.done:
                step = next_towards(goal, case)
                if not self.take(step, case):
                    return
                yield step

    def take(self, step: str, case: Case) -> bool:
        """Whether it could be taken by now."""
        if clock := case.procedure.step(step).once_over:
            over = case.clocks[clock].due + timedelta(days=1)
            self.clock.moment = datetime.combine(over, time(9), BEIJING)
        else:
            self.clock.later(pause(step, case))
        if self.clock.moment > self.until:
            return False
        if clock:
            self.casework.catch_up(self.id, Order(CLOCK))
            return True
        if step in JUDGING:
            case = self.ask_registers(case)
        own = self.application.words.get(step, {})
        day = legal_day(self.clock.moment)
        self.do(step, case, **said(step, case, self.staff, day, own))
        return True

    def ask_registers(self, case: Any) -> Case:
        known = self.application.registers
        for dataset in case.unasked() if hasattr(case, "unasked") else ():
            told = answer(dataset, case, known)
            self.do("check_data", case, dataset=dataset, answer=told, authorisation="SQ-1")
        return self.case

    def do(self, step: str, case: Case, **facts: Any) -> None:
        by = self.whoever_may(step, case)
        self.casework.change(self.id, case.version, Order(by), step, facts)

    def whoever_may(self, step: str, case: Case) -> Actor:
        """The first of the sample officers who sits at its first post, or the applicant."""
        applicant = Actor(case.applicant, Role.APPLICANT, REGION, channel="online")
        for post in case.procedure.step(step).posts:
            for somebody in (*self.staff, applicant):
                barred = case.barred(step, somebody.role)
                if post.objection(somebody, case) is None and somebody.who not in barred:
                    return somebody
        raise LookupError(f"{case.code}: nobody may {step}")


def next_towards(goal: str, case: Case) -> str:
    """What comes first of all that this step still needs."""
    while needed := case.procedure.outstanding(case, goal):
        goal = needed[0]
    return goal


def pause(step: str, case: Case) -> timedelta:
    """Who has hours does not wait for another day."""
    limits = [limit for limit in case.procedure.limits if step in limit.stop]
    hurry = any(limit.term.unit is Unit.HOURS for limit in limits)
    return SOON if hurry else TAKES.get(step, AT_ONCE)
