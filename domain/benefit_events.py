"""救助待遇 — the facts that a benefit records of its amounts, and what it remembers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias
from uuid import UUID

from eventsourcing.domain import Aggregate

from domain.benefit_amounts import NOTHING, lasting
from domain.benefit_rules import Standing
from domain.divisions import Division
from domain.dossier import Dossier
from domain.entitlements import Care, care_of
from domain.personal import Code, PersonId
from domain.post import Side

if TYPE_CHECKING:
    from domain.benefit_change import Change
    from domain.benefit_proposal import Proposal

Reading: TypeAlias = dict[Code, Code | date | Decimal]
"""A published figure as events record it."""
NOT_DEAD = "not_dead"
"""The ground for which a benefit goes on that a wrong report of a death had ended."""


class Entitlement(Dossier):
    """One entitlement of one person or household (待遇), paid by the month.

    ``turns`` are the months from which another amount holds, as they were decided: for any
    month the latest decision that reaches it governs.
    """

    stage_type = Standing
    suspended_for = ""
    ended_for = ""
    checking = ""
    """The ground for which it is being looked at; empty where it is not."""

    if TYPE_CHECKING:
        entitlement: str
        case: UUID
        person: str
        persons: tuple[str, ...]
        owner: Division
        organ: Division
        amount: Decimal
        since: date
        turns: list[tuple[date, Decimal]]
        first_turns: int
        first_check: date | None
        next_check: date | None
        until: date | None
        suspended_from: date | None
        proposal: Proposal | None
        reassessed: Change | None
        """What the last look at self-care came to, until the amount is adjusted."""
        rests_on: list[dict[str, Any]]

    class Event(Dossier.Event):
        pass

    class Granted(Event, Aggregate.Created):
        """待遇确定.  ``rests_on`` are the published figures that the approval read.

        ``later`` are amounts from later months on, ``next_check`` the first of the month in
        which it is looked at again; of what was granted in version 1 neither was known.
        ``until`` is the first day without it, and of versions before 3 it is not known.
        """

        leads_to = Standing.GRANTED
        class_version = 3

        procedure: Code
        entitlement: Code
        case: Code
        case_version: int
        persons: list[PersonId]
        owner: Code
        organ: Code
        amount: Decimal
        from_month: date
        rests_on: list[Reading]
        later: list[dict[Code, date | Decimal]]
        next_check: date | None
        until: date | None

        @staticmethod
        def upcast_v1_v2(state: dict[str, Any]) -> None:
            state |= {"later": [], "next_check": None}

        @staticmethod
        def upcast_v2_v3(state: dict[str, Any]) -> None:
            state |= {"until": None}

        def evolve(self, case: Any) -> None:
            case.procedure = case.procedure_named(self.procedure)
            case.parties = frozenset({self.about, *self.persons})
            case.entitlement = self.entitlement
            case.case = UUID(self.case)
            case.person = self.about
            case.persons = tuple(self.persons)
            case.owner = Division(self.owner)
            case.organ = Division(self.organ)
            case.amount = self.amount
            case.since = self.from_month
            case.turns = [
                (self.from_month, self.amount),
                *((turn["from_month"], turn["amount"]) for turn in self.later),
            ]
            case.first_turns = len(case.turns)
            case.first_check = case.next_check = self.next_check
            case.suspended_from = case.proposal = case.hearing = case.reassessed = None
            case.rests_on, case.until = list(self.rests_on), self.until

    class Adjusted(Event):
        """待遇调整."""

        amount: Decimal
        from_month: date
        ground: Code

        def evolve(self, case: Any) -> None:
            case.amount, case.reassessed = self.amount, None
            case.turns.append((self.from_month, self.amount))

    class Suspended(Event):
        """暂停发放."""

        leads_to = Standing.SUSPENDED

        from_month: date
        ground: Code

        def evolve(self, case: Any) -> None:
            case.turns.append((self.from_month, NOTHING))
            case.suspended_for, case.suspended_from = self.ground, self.from_month

    class Resumed(Event):
        """恢复发放."""

        leads_to = Standing.GRANTED

        from_month: date
        ground: Code

        def evolve(self, case: Any) -> None:
            case.turns.append((self.from_month, case.amount))
            case.suspended_for, case.suspended_from = "", None

    class Ended(Event):
        """终止.  ``from_month`` is the first month without payment."""

        leads_to = Standing.ENDED

        from_month: date
        ground: Code

        def evolve(self, case: Any) -> None:
            case.turns.append((self.from_month, NOTHING))
            case.ended_for, case.checking, case.proposal = self.ground, "", None

    class Reinstated(Event):
        """撤销终止: it goes on as if it had not been ended."""

        leads_to = Standing.GRANTED

        from_month: date
        ground: Code
        next_check: date | None

        def evolve(self, case: Any) -> None:
            case.turns.append((self.from_month, case.amount))
            case.ended_for, case.suspended_for, case.suspended_from = "", "", None
            case.dead = frozenset() if self.ground == NOT_DEAD else case.dead
            case.next_check = self.next_check

    @property
    def about(self) -> str:
        return self.person

    @property
    def care(self) -> Care:
        """How this kind of support is cared for after the decision."""
        return care_of(self.entitlement)

    @property
    def lasts(self) -> bool:
        """Paid, or an identity, until it is ended; not money due once or in known stages."""
        return lasting(self.turns[: self.first_turns])

    def unit(self, side: Side) -> Division:
        """Where the recipient lives; there is no other side."""
        return self.owner
