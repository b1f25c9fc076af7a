"""儿童档案 — one file for each child in need of care: where it is, and what is done for it.

Opened by an admission or a recognition, kept through both, closed by an adoption, a death or
the child's coming of age.  Nobody outside the line of its unit sees it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Self
from uuid import UUID

from domain.act import Act
from domain.books import Books
from domain.child_rules import (
    AT_HOME_TASKS,
    ENDINGS,
    FAMILIES,
    LIVING,
    LOOKED_AFTER,
    PROCEDURE,
    TASKS,
    Care,
)
from domain.child_tasks import FollowUps
from domain.clock import Clock
from domain.derived import derived_id
from domain.divisions import Division
from domain.errors import DomainError, Malformed, NoLawfulGround, TooEarly
from domain.moment import Moment
from domain.office import Actor
from domain.post import Side
from domain.procedure import Procedure, Step
from domain.stage import during
from domain.ticking import tick

GOALS: Mapping[str, tuple[str, ...]] = {Care.LONG_TERM: TASKS, Care.AT_HOME: AT_HOME_TASKS}


class Child(FollowUps, code="child"):
    procedures = (PROCEDURE,)

    @staticmethod
    def id_of(person: str) -> UUID:
        """A child has one file, whatever leads to it."""
        return derived_id("child", person)

    @classmethod
    def open(cls, act: Act, *, person: str, owner: Division) -> Self:
        return cls.begin(
            cls.Opened,
            act.doing("open"),
            PROCEDURE,
            place=owner,
            about=person,
            id=cls.id_of(person),
            procedure=PROCEDURE.name,
            owner=str(owner),
        )

    @during(*LIVING)
    def recognise(self, act: Act, *, case: UUID, owner: Division, guardian: str) -> None:
        """As a de-facto orphan, by this application."""
        self.record(self.Recognised, act, case=str(case), owner=str(owner), guardian=guardian)

    @during(*LIVING)
    def receive(
        self, act: Act, *, case: UUID, owner: Division, facts: Mapping[str, Any]
    ) -> None:
        """Into an institution, by this application, with what is known then."""
        self.record(self.Received, act, case=str(case), owner=str(owner), **facts)

    @during(Care.IN_CUSTODY, Care.TREATING)
    def decide_long_term(self, act: Act, *, grounds: list[str], institution: str) -> None:
        self.record(self.LongTermDecided, act, grounds=grounds, institution=institution)

    @during(*LOOKED_AFTER, Care.TREATING)
    def return_to_guardian(self, act: Act, *, guardian: str, assessment: str) -> None:
        """After this ``assessment`` (its number); the child may come again."""
        self.record_end(self.ReturnedToGuardian, act, guardian=guardian, assessment=assessment)

    @during(*LOOKED_AFTER)
    def hospitalise(self, act: Act, *, hospital: str) -> None:
        self.record(self.Hospitalised, act, hospital=hospital)

    @during(Care.TREATING)
    def discharge(self, act: Act) -> None:
        self.record(self.Discharged, act)

    @during(Care.LONG_TERM)
    def place(self, act: Act, *, kind_of_family: str, carer: str) -> None:
        """``foster`` or ``relative``.  Raises Malformed."""
        if kind_of_family not in FAMILIES:
            raise Malformed("kind_of_family")
        self.record(self.Placed, act, kind_of_family=kind_of_family, carer=carer)

    @during(Care.LONG_TERM)
    def take_back(self, act: Act) -> None:
        self.record(self.TakenBack, act)

    @during(Care.LONG_TERM)
    def post_adoption_notice(self, act: Act, *, medium: str, number: str) -> None:
        self.record(self.AdoptionNoticePosted, act, medium=medium, number=number)

    @during(Care.LONG_TERM, Care.TREATING)
    def answer_notice(self, act: Act, *, account: str) -> None:
        self.record(self.NoticeAnswered, act, account=account)

    @during(Care.LONG_TERM, Care.TREATING)
    def close_adoption_notice(self, act: Act) -> None:
        self.record(self.AdoptionNoticeClosed, act)

    @during(Care.LONG_TERM)
    def adopt(self, act: Act, *, certificate: str) -> None:
        """``certificate``: the number of the adoption's registration."""
        self.record_end(self.Adopted, act, certificate=certificate)

    @during(*LIVING)
    def close(self, act: Act, *, ground: str) -> None:
        """Raises NoLawfulGround for none of ENDINGS."""
        if ground not in ENDINGS:
            raise NoLawfulGround("close", ground)
        self.record_end(self.Closed, act, ground=ground)

    @during(*Care)
    def recount(self, act: Act) -> None:
        self.record_recount(self.Recounted, act)

    def objections(self, name: str, actor: Actor, now: Moment) -> Iterator[DomainError]:
        """Also: whether it lives in a family."""
        yield from super().objections(name, actor, now)
        if name == "take_back" and not self.family:
            yield TooEarly(name, "place")

    def goals(self) -> tuple[str, ...]:
        """What has to be done for the child where it is."""
        return GOALS.get(self.stage, ())

    def stage_after(self, event: type[Any], step: Step) -> str:
        """Out of hospital it is in the same care as before."""
        if event is self.Discharged:
            return self.care
        return super().stage_after(event, step)

    def record(
        self,
        event: type[Books.Event],
        act: Act,
        *,
        under: Procedure | None = None,
        clocks: Any = None,
        **facts: Any,
    ) -> None:
        """No time runs for what was done before, or what this child does not need."""
        moved = self.needed_clocks(act) if clocks is None else clocks
        super().record(event, act, under=under, clocks=moved, **facts)

    def needed_clocks(self, act: Act) -> Iterator[Clock]:
        rules = self.procedure
        for clock in tick(rules, self.clocks, act, self.code, self.unit(Side.OWNER)):
            first = rules.limit(clock.limit).stop[0]
            if not (clock.runs and (first in self.done or rules.skipped(self, first))):
                yield clock
