"""按月比对与生存验证 — each month registers say what changed; once a year somebody is seen.

What a register's own account says takes effect at once where the rules say so; what an officer
reports of it is a proposal that another decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from domain.act import Act
from domain.benefit_change import Change
from domain.benefit_death import Bereaved
from domain.benefit_matching import deaths, meant
from domain.benefit_proposal import NEEDS
from domain.benefit_rules import RUNNING, Standing
from domain.benefit_timing import match_due, survival_due, timed
from domain.calendar import first_of_next_month
from domain.errors import DomainError, Malformed, NotInProcedure
from domain.moment import Moment
from domain.office import Actor, Role
from domain.personal import Code
from domain.registers import answer_flaws
from domain.stage import during

UNPROVED, PROVED = "survival_unproved", "survival_proved"
WAYS = ("face", "visit", "data")
"""How somebody is seen to be alive (configurable default)."""
MATCHED = "data_match"


class Matched(Bereaved):
    class DataMatched(Bereaved.Event):
        """数据比对: what registers answered of whom: ``{person, dataset, answer}``."""

        personal = {"findings": "[].person"}
        findings: list[dict[str, Any]]

    class SurvivalProved(Bereaved.Event):
        """生存验证."""

        how: Code

        def evolve(self, case: Any) -> None:
            case.next_check = case.next_check if "recheck" in case.clocks else self.due_on()

        def due_on(self) -> Any:
            """The end of the clock that this very event began."""
            return next((c["due"] for c in self.clocks if c["limit"] == "survival_check"), None)

    @during(*RUNNING)
    def match_data(self, act: Act, *, findings: list[Mapping[str, Any]]) -> None:
        """What registers answered: ``{dataset, answer, person}``; the person may be left out.

        Raises Malformed.
        """
        told = [self.finding_read(found) for found in findings]
        if not told:
            raise Malformed("match_data", "findings")
        due = {"data_match": match_due(act.on)} if self.care.matched else {}
        self.record(self.DataMatched, act, under=timed(act, due), findings=told)
        for person, died_on in deaths(told, self.person):
            if self.is_reached(person, died_on):
                self.verbs["note_death"](
                    self, act, person=person, died_on=died_on, source=MATCHED
                )
        if self.stage in RUNNING:
            self.follow(act, told)

    def objections(self, name: str, actor: Actor, now: Moment) -> Iterator[DomainError]:
        """Also: of some support only is it asked whether somebody is alive."""
        yield from super().objections(name, actor, now)
        asked = self.care.alive or self.suspended_for == UNPROVED
        if name == "prove_survival" and not asked:
            yield NotInProcedure(name, self.entitlement)

    def follow(self, act: Act, told: list[dict[str, Any]]) -> None:
        """Do what these answers come to, or propose it."""
        for change in meant(self, told, act):
            if self.stage not in NEEDS.get(change.verb, RUNNING):
                continue
            if change.verb == "call_recheck":
                if not self.checking:
                    self.open_check(act.doing("call_recheck"), change.ground)
            elif act.by.role is Role.MACHINE:
                self.carry_out(act, change)
            elif self.proposal is None:
                self.propose_as_found(act, change)

    def propose_as_found(self, act: Act, change: Change) -> None:
        self.propose(
            act.doing("propose_change"),
            change.verb,
            change.ground,
            None,
            change.from_month,
            MATCHED,
        )

    def finding_read(self, found: Mapping[str, Any]) -> dict[str, Any]:
        """Raises Malformed for what is no answer of that register, or of nobody it is for."""
        person = found.get("person") or self.person
        wrong = [*answer_flaws(found["dataset"], found["answer"])]
        if person not in (self.person, *self.persons):
            wrong.append("person")
        if wrong:
            raise Malformed("match_data", *wrong)
        return {"person": person, "dataset": found["dataset"], "answer": dict(found["answer"])}

    @during(*RUNNING, occurs=True)
    def prove_survival(self, act: Act, *, how: str) -> None:
        """Seen alive; what was held back because nobody had been is paid after all.

        Raises Malformed.
        """
        if how not in WAYS:
            raise Malformed("how", how)
        due = {"survival_check": survival_due(act, self.owner)} if self.care.alive else {}
        self.record(self.SurvivalProved, act, under=timed(act, due), how=how)
        if self.suspended_for == UNPROVED and self.suspended_from:
            self.carry_out(act, Change("resume", PROVED, self.suspended_from))

    @during(Standing.GRANTED)
    def lapse_survival(self, act: Act) -> None:
        """Nobody was seen alive in time: nothing is paid from the next month on."""
        since = self.not_before_mine(first_of_next_month(act.on))
        told = timed(act, starts=("tell",))
        self.record(self.Suspended, act, under=told, from_month=since, ground=UNPROVED)
