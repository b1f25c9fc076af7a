"""规则试算 — decide past applications once more under another version of the rules.

Nothing is saved.  Each decision is made again from what it was made from: the case as it stood
just before, the figures that the decision recorded, and of figures that only the other rules
read, what was known to be published at that moment.  Under the version by which it was
decided, the same must come out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from eventsourcing.utils import get_topic

from application.casework import Casework
from application.eventstore.recorders import ApplicationRecorder
from application.gazettes import upwards
from domain.act import Act
from domain.award import Award
from domain.calendar import Calendar
from domain.case import Case
from domain.cases import CASE_TYPES
from domain.divisions import Division
from domain.errors import DomainError, Ineligible
from domain.gazette import Entry, Gazette
from domain.moment import Moment
from domain.office import Actor, Role
from domain.procedure import Procedure
from domain.publication import Publication

PAGE = 500
NOTHING = Decimal(0)


class Outcome(NamedTuple):
    """What a decision came to."""

    approved: bool
    reasons: tuple[str, ...] = ()
    """Codes of the grounds on which it was refused, or why nothing could be decided."""
    awards: tuple[tuple[str, Decimal], ...] = ()
    """Yuan in a month of each kind of support."""

    @property
    def yuan(self) -> Decimal:
        return sum((amount for _, amount in self.awards), NOTHING)


class Flip(NamedTuple):
    """One decision that would have been another."""

    case: UUID
    number: str
    decided_on: date
    owner: str
    was: Outcome
    would_be: Outcome

    @property
    def cost(self) -> Decimal:
        """Yuan a month more than was granted; less than nothing where it would be less."""
        return self.would_be.yuan - self.was.yuan


@dataclass(frozen=True)
class WhatIf:
    casework: Casework

    def flips(self, code: str, version: str, since: date, until: date) -> Iterator[Flip]:
        """Decisions of these days that would come out differently, oldest first.

        Cases on a path that the version does not have are left alone.  Raises nothing that a
        single case brings: what can't be decided under it is told as its outcome.
        """
        kind = CASE_TYPES[code]
        for decision in self.decisions(kind):
            if since <= decision.on <= until:
                if flip := self.tried(decision, version):
                    yield flip

    def decisions(self, kind: type[Case]) -> Iterator[Any]:
        """Every decision of this type that was recorded, in the order of the log."""
        recorder = self.casework.recorder
        assert isinstance(recorder, ApplicationRecorder)
        topics = [get_topic(kind.Approved), get_topic(kind.Refused)]
        upto = 0
        while True:
            page = recorder.select_page(upto, PAGE, topics)
            for notification in page.notifications:
                yield self.casework.mapper.to_domain_event(notification)
            if not page.more or page.upto == upto:
                return
            upto = page.upto

    def tried(self, decision: Any, version: str) -> Flip | None:
        """None where the same would have come out."""
        before = decision.originator_version - 1
        case = self.casework.case(decision.originator_id, before)
        rules = rules_of(case, version)
        if rules is None:
            return None
        was = outcome_of(decision, case)
        would_be = decided(case, rules, self.act(decision), judged_in(decision, case.procedure))
        if was == would_be:
            return None
        number, owner = case.number, str(case.owner)
        return Flip(case.id, number, decision.on, owner, was, would_be)

    def act(self, decision: Any) -> Act:
        """By who decided, when it was decided, with what was known then."""
        by = Actor(decision.by, Role(decision.role), Division(decision.acting_division))
        recorded = Gazette.of_readings(decision.readings).source
        known = self.known_at(decision.timestamp)

        def source(key: str, place: Division) -> Iterable[Entry]:
            return [*recorded(key, place)] or known(key, place)

        now = Moment(decision.on, decision.timestamp)
        calendar: Calendar = self.casework.calendar()
        return Act(by, decision.timestamp, calendar, Gazette(source), clock_says=now)

    def known_at(self, moment: datetime) -> Any:
        """What was published by then, whatever was published since."""

        @lru_cache(1000)
        def entries(key: str, place: Division) -> list[Entry]:
            found: list[Entry] = []
            for division in upwards(place):
                found += self.publication(key, division, moment)
            return found

        return entries

    def publication(self, key: str, division: Division, moment: datetime) -> list[Entry]:
        held: Any = None
        events: Iterable[Any] = self.casework.events.get(Publication.id_of(key, division.code))
        for event in events:
            if event.timestamp <= moment:
                held = event.mutate(held)
        return list(held.entries.values()) if held else []


def rules_of(case: Case, version: str) -> Procedure | None:
    """That version of the case's own path, if there is one."""
    name = f"{version}/{case.procedure.path}"
    return next((p for p in case.procedures if p.name == name), None)


def judged_in(decision: Any, rules: Procedure) -> frozenset[str]:
    """Grounds that an officer cited: no rule can say whether they would again."""
    return frozenset(getattr(decision, "reasons", ())) & {g.code for g in rules.judged}


def outcome_of(decision: Any, case: Case) -> Outcome:
    if isinstance(decision, Case.Refused):
        return Outcome(False, tuple(decision.reasons))
    return Outcome(True, awards=amounts(decision.awards(case)))


def decided(case: Case, rules: Procedure, act: Act, cited: frozenset[str]) -> Outcome:
    """What these rules say of the case as it stands.  The case is not to be saved after it."""
    case.procedure = rules
    decision = act.doing("approve" if rules.has("approve") else "settle")
    try:
        case.award_it(decision)
    except Ineligible as refusal:
        return Outcome(False, tuple(sorted(cited.union(refusal.details))))
    except DomainError as refusal:
        return Outcome(False, (refusal.code, *refusal.details[:1]))
    if cited:
        return Outcome(False, tuple(sorted(cited)))
    approval: Any = case.pending_events[-1]
    return Outcome(True, awards=amounts(approval.awards(case)))


def amounts(awards: Iterable[Award]) -> tuple[tuple[str, Decimal], ...]:
    return tuple(sorted((award.support, award.amount) for award in awards))
