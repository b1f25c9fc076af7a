"""死亡与就业 — what becomes of a benefit when somebody dies, or refuses work once too often.

Sources: 83 一(三) (a member's death: within three months), 43 §24, 57 §34 (work refused three
times in a row), and defaults.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from domain.act import Act
from domain.benefit_amounts import months_later, pays_from
from domain.benefit_change import Change
from domain.benefit_events import NOT_DEAD
from domain.benefit_notice import Posted
from domain.benefit_rules import RUNNING, Standing
from domain.benefit_timing import timed
from domain.calendar import first_of_next_month
from domain.entitlements import AFTER_A_DEATH
from domain.errors import (
    AlreadyDone,
    DomainError,
    Malformed,
    NoLawfulGround,
    NotInProcedure,
)
from domain.moment import Moment
from domain.office import Actor
from domain.personal import Code, PersonId
from domain.stage import during

REFUSALS = 3
"""Suitable work refused so often in a row (57 §34)."""
WORK_REFUSED = "work_refused"
DEATH = "death"


class Bereaved(Posted):
    dead = frozenset[str]()
    refusals = dict[str, int]()

    class DeathNoted(Posted.Event):
        """死亡 of somebody it is for or is paid to; ``checking``: for which it is looked at."""

        personal = {"died_on": "person"}
        person: PersonId
        died_on: date
        source: Code
        checking: Code

        def evolve(self, case: Any) -> None:
            case.dead = case.dead | {self.person}
            case.checking = case.checking or self.checking

    class DeathWithdrawn(Posted.Event):
        """死亡信息撤销: somebody whose death was noted is alive."""

        person: PersonId

        def evolve(self, case: Any) -> None:
            case.dead = case.dead - {self.person}

    class WorkOffered(Posted.Event):
        """推荐就业: whether suitable work was taken."""

        person: PersonId
        taken: bool

        def evolve(self, case: Any) -> None:
            held = case.refusals.get(self.person, 0)
            case.refusals = {**case.refusals, self.person: 0 if self.taken else held + 1}

    @during(*Standing)
    def note_death(self, act: Act, *, person: str, died_on: date, source: str) -> None:
        """Of the last it is for: it ends from the month after; of another: it is looked at.

        ``source`` is a code: what it was learnt from.  Raises Malformed, AlreadyDone.
        """
        if person not in (self.person, *self.persons) or died_on > act.today:
            raise Malformed("note_death", "person" if died_on <= act.today else "died_on")
        if not self.is_reached(person, died_on):
            raise AlreadyDone("note_death")
        affected = self.lasts and not self.care.outlives
        others = {*self.living} - {person}
        after = self.not_before_mine(first_of_next_month(died_on))
        checking = ""
        if affected and others and self.stage in RUNNING:
            checking = "member_died" if person in self.persons else "payee_died"
        until = {"after_death": died_within(died_on)} if checking == "member_died" else {}
        begins = ("recheck_report",) if checking and not self.checking else ()
        self.record(
            self.DeathNoted,
            act,
            under=timed(act, until, begins),
            person=person,
            died_on=died_on,
            source=source,
            checking=checking,
        )
        if affected and not others:
            self.carry_out(act, Change("end", DEATH, after))

    @during(*Standing)
    def withdraw_death(self, act: Act, *, person: str) -> None:
        """Of somebody who is alive; what had ended for it is proposed to go on from then.

        Raises AlreadyDone for somebody who is not held to be dead.
        """
        if person not in self.dead:
            raise AlreadyDone("withdraw_death")
        self.record(self.DeathWithdrawn, act, person=person)
        if self.ended_for == DEATH and self.lasts and self.proposal is None:
            ended, _ = self.turns[-1]
            again = act.doing("propose_change")
            self.propose(again, "reinstate", NOT_DEAD, None, ended, "death_withdrawn")

    @during(*RUNNING, occurs=True)
    def note_work_offer(self, act: Act, *, person: str, taken: bool) -> None:
        """Suitable work was offered to a member who can work.  Raises Malformed."""
        if person not in self.living:
            raise Malformed("person", "nobody it is for")
        self.record(self.WorkOffered, act, person=person, taken=taken)

    @property
    def living(self) -> tuple[str, ...]:
        return tuple(person for person in self.persons if person not in self.dead)

    def propose(self, act: Act, verb: str, ground: str, *more: Any) -> None:
        """Also: refusing work costs a person their own part, and the others nothing."""
        if ground == WORK_REFUSED:
            self.check_own_part(verb, more[0])
        super().propose(act, verb, ground, *more)

    def check_own_part(self, verb: str, amount: Any) -> None:
        """Raises NoLawfulGround where too few refused too often for so much."""
        refusing = [p for p in self.living if self.refusals.get(p, 0) >= REFUSALS]
        others = len(self.living) - len(refusing)
        if not refusing or (verb == "end" and others):
            raise NoLawfulGround(verb, WORK_REFUSED)
        if verb == "adjust" and amount * len(self.living) < self.amount * others:
            raise NoLawfulGround(verb, WORK_REFUSED)

    def objections(self, name: str, actor: Actor, now: Moment) -> Iterator[DomainError]:
        """Also: work is offered to whoever's support depends on it."""
        yield from super().objections(name, actor, now)
        if name == "note_work_offer" and not self.care.works:
            yield NotInProcedure(name, self.entitlement)

    def is_reached(self, person: str, died_on: date) -> bool:
        """Whether this death is news to it; one that ended hears of it while it is paid, or
        while it is proposed to go on."""
        after = self.not_before_mine(first_of_next_month(died_on))
        goes_on = self.stage in RUNNING or self.proposal is not None
        return person not in self.dead and (goes_on or pays_from(self.turns, after))


def died_within(died_on: date) -> date:
    """The same day three months later, or the last of that month."""
    first = months_later(died_on, AFTER_A_DEATH)
    last = date.fromordinal(first_of_next_month(first).toordinal() - 1)
    return min(first.replace(day=min(died_on.day, last.day)), last)
