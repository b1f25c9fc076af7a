"""救助待遇 — what an approved application grants: an amount each month, until it ends.

An application is not what it grants: the case is decided once, the benefit runs for years and
is looked at again, adjusted, suspended, resumed and ended on grounds of its own.

events -> months -> change -> recheck -> self_care -> proposal -> decision -> notice -> death ->
match -> recovery -> ending -> benefit: a module for each part of the life.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Self
from uuid import UUID

from domain.act import Act
from domain.award import Award
from domain.benefit_amounts import Turn, lasting, month, not_negative
from domain.benefit_ending import Ending
from domain.benefit_rules import PROCEDURE, Standing
from domain.benefit_timing import first_ends, timed
from domain.derived import derived_id
from domain.divisions import Division
from domain.entitlements import care_of
from domain.stage import during


class Benefit(Ending, code="benefit"):
    """Opened by an approval; looked at by the township, changed by who granted it."""

    procedures = (PROCEDURE,)

    class Recounted(Ending.Event):
        """A new holiday notice moved ends that were provisional."""

    @staticmethod
    def id_of(case: UUID, version: int, entitlement: str) -> UUID:
        """The benefit that this approval opens: the way from the case to what it granted."""
        return derived_id("benefit", entitlement, str(case), str(version))

    @classmethod
    def grant(
        cls,
        act: Act,
        award: Award,
        *,
        case: UUID,
        case_version: int,
        person: str,
        owner: Division,
        organ: Division,
        from_month: date,
        rests_on: Iterable[dict[str, Any]] = (),
    ) -> Self:
        """Open what an approval granted, from this month on, to who is paid it.

        It is looked at again as the award says, else in the rules' own time.  Raises Malformed
        for a negative amount, or no month's first day.
        """
        act = act.doing("grant")
        due = ((from_month, award.amount), *award.later)
        turns = [(month(day), not_negative(yuan)) for day, yuan in due]
        ends = ends_of(act, award, owner, turns)
        return cls.begin(
            cls.Granted,
            act,
            timed(act, ends),
            place=owner,
            about=person,
            id=cls.id_of(case, case_version, award.support),
            procedure=PROCEDURE.name,
            entitlement=award.support,
            case=str(case),
            case_version=case_version,
            persons=list(award.persons),
            owner=str(owner),
            organ=str(organ),
            amount=award.amount,
            from_month=from_month,
            later=[{"from_month": day, "amount": yuan} for day, yuan in turns[1:]],
            next_check=ends.get("recheck", ends.get("survival_check")),
            rests_on=list(rests_on),
            until=award.until,
        )

    @during(*Standing)
    def recount(self, act: Act) -> None:
        """A year's holidays were published: count again what was provisional."""
        self.record_recount(self.Recounted, act)


def ends_of(act: Act, award: Award, owner: Division, turns: list[Turn]) -> dict[str, date]:
    """When its clocks end, by limit; the next check as the award says, else by the rules."""
    care, since = care_of(award.support), turns[0][0]
    ends = first_ends(act, care, owner, since, award.until, lasts=lasting(turns))
    return ends | ({"recheck": award.next_check} if award.next_check else {})
