"""What may happen to a case beside its own steps: evidence, waivers, recusal, new rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from domain.act import Act
from domain.clock import Clock
from domain.errors import Malformed, NoLawfulGround
from domain.grounds import Ground
from domain.life.ending import Ending
from domain.moment import Moment
from domain.papers import papers_read, with_papers
from domain.personal import Code, Paper, PersonId
from domain.procedure import Limit, Procedure
from domain.stage import OPEN, Stage, during
from domain.ticking import started

MORE_FAVOURABLE = Ground(
    "more_favourable",
    "新规定对申请人更有利",
    "The newer rules are more favourable to the applicant.",
    "从旧兼从有利, 立法法 §104",
)
REBINDING = (MORE_FAVOURABLE,)
"""Grounds on which an accepted case may go over to a newer version of its rules."""


class Conduct(Ending):
    class EvidenceAdded(Ending.Event):
        """Papers that nobody asked for, after acceptance (陈述、申辩)."""

        personal = {"note": "about"}
        papers: list[Paper]
        note: str

        def evolve(self, case: Any) -> None:
            case.papers = with_papers(case.papers, self.papers)

    class StepWaived(Ending.Event):
        """A step left out by an officer on a ground the procedure names for it."""

        left_out: Code
        ground: Code

        def evolve(self, case: Any) -> None:
            case.waived[self.left_out] = self.ground

    class Recused(Ending.Event):
        """回避: this person takes no further part in the case."""

        personal = {"reason": "person"}
        person: PersonId
        reason: str

        def evolve(self, case: Any) -> None:
            case.recused |= {self.person}

    class Rebound(Ending.Event):
        """The case goes over to a newer version of its rules, on a ground."""

        procedure: Code
        ground: Code

        def evolve(self, case: Any) -> None:
            case.procedure = case.procedure_named(self.procedure)

    class Recounted(Ending.Event):
        """A new holiday notice moved deadlines that were provisional."""

    @during(Stage.ACCEPTED, Stage.VERIFIED, occurs=True)
    def add_evidence(
        self, act: Act, *, papers: Iterable[Mapping[str, str]], note: str = ""
    ) -> None:
        """The party may always be heard; it moves no clock and undoes no step."""
        if not (handed_in := papers_read(papers)):
            raise Malformed("papers", "at least one is needed")
        self.record(self.EvidenceAdded, act, papers=handed_in, note=note)

    @during(Stage.ACCEPTED, Stage.VERIFIED)
    def waive(self, act: Act, *, left_out: str, ground: str) -> None:
        if ground not in {g.code for g in self.procedure.step(left_out).waivable}:
            raise NoLawfulGround("waive", left_out, ground)
        self.record(self.StepWaived, act, left_out=left_out, ground=ground)

    @during(Stage.SUBMITTED, Stage.ACCEPTED, Stage.VERIFIED)
    def recuse(self, act: Act, *, person: str, reason: str) -> None:
        self.record(self.Recused, act, person=person, reason=reason)

    @during(Stage.ACCEPTED, Stage.VERIFIED)
    def rebind(self, act: Act, *, version: str, ground: str = MORE_FAVOURABLE.code) -> None:
        """Go over to a newer version of the same path that is in force; never after a decision.

        A new version never judges an old case by itself: somebody cites why it may.
        """
        rules = self.procedure_named(f"{version}/{self.procedure.path}")
        newer = self.procedure.since < rules.since <= act.on
        if not newer or ground not in {g.code for g in REBINDING}:
            raise NoLawfulGround("rebind", rules.name, ground)
        clocks = list(self.clocks_under(rules, act))
        self.record(
            self.Rebound, act, under=rules, clocks=clocks, procedure=rules.name, ground=ground
        )

    def clocks_under(self, rules: Procedure, act: Act) -> Iterator[Clock]:
        """Running clocks take the newer length; a limit that is new runs from its start."""
        for clock in self.clocks.values():
            if clock.runs and not rules.has_limit(clock.limit):
                yield clock.stopped(act.now, act.calendar)
        for limit in rules.limits:
            held = self.clocks.get(limit.name)
            if held is None:
                yield from self.started_before(rules, limit, act)
            elif held.runs and not held.stretched_for and held.unit == limit.term.unit:
                if held.length != limit.term.length:
                    length = limit.term.length
                    yield held.resized(length, held.promised_length, act.calendar)

    def started_before(self, rules: Procedure, limit: Limit, act: Act) -> Iterator[Clock]:
        begun = [self.done[step] for step in limit.start if step in self.done]
        ended = any(step in self.done for step in limit.stop)
        if begun and not ended:
            since = Moment.end_of(max(begun))
            then = act.dated(since.day, since.at)
            yield started(limit, then, self.code, self.owner)

    @during(*OPEN, Stage.APPROVED, Stage.REFUSED, Stage.SERVED)
    def recount(self, act: Act) -> None:
        """The calendar of another year was published: count provisional ends again."""
        self.record_recount(self.Recounted, act)
