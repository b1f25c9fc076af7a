"""定期核查 — the benefit is looked at again in its time, or when there is reason to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any

from domain.act import Act
from domain.benefit_amounts import months_between, months_later
from domain.benefit_change import Changing
from domain.benefit_grounds import SELF_CARE, cited
from domain.benefit_rules import RUNNING
from domain.benefit_timing import timed
from domain.errors import AlreadyDone, DomainError, Malformed, NoLawfulGround, OutOfOrder
from domain.moment import Moment
from domain.office import PRIVATE, Actor
from domain.personal import Code
from domain.stage import during

PERIODIC = "periodic"
OWN_WORDS = ("reported_change", SELF_CARE)
"""What recipients call a re-check for: it is their duty to tell of changes (83 五(五))."""
AGAIN_SOON = 1
"""Months until somebody who was not reached is looked for again (configurable default)."""
LONGEST_APART = 24
"""Months between two re-checks, where a report names them (configurable default)."""


class Finding(StrEnum):
    """What a re-check found."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    NOT_ELIGIBLE = "not_eligible"
    NOT_REACHABLE = "not_reachable"


class Checked(Changing):
    finding = ""
    """Of the last re-check."""
    months_named = 0
    """Between two re-checks, where a report said so."""

    class RecheckOpened(Changing.Event):
        """核查开始, when its time has come or for a reason."""

        personal = {"note": "about"}
        ground: Code
        note: str

        def evolve(self, case: Any) -> None:
            case.checking = self.ground

    class RecheckReported(Changing.Event):
        """核查结果, and the first of the month in which it is looked at again."""

        personal = {"account": "about"}
        finding: Code
        account: str
        months: int
        """Between two re-checks from now on; 0 where that stays as it was."""
        next_check: date | None

        def evolve(self, case: Any) -> None:
            case.checking, case.finding = "", self.finding
            case.months_named = self.months or case.months_named
            case.next_check = self.next_check

    @during(*RUNNING)
    def open_recheck(self, act: Act) -> None:
        """The month of the next check has come."""
        self.open_check(act, PERIODIC)

    @during(*RUNNING)
    def call_recheck(self, act: Act, *, ground: str, note: str = "") -> None:
        """Before its time: a change was told, registers warn, somebody complained.

        Raises NoLawfulGround.
        """
        cited("call_recheck", ground, self.entitlement)
        if act.by.role in PRIVATE and ground not in OWN_WORDS:
            raise NoLawfulGround("call_recheck", ground)
        self.open_check(act, ground, note)

    @during(*RUNNING, occurs=True)
    def report_recheck(
        self, act: Act, *, finding: str, account: str, months: int | None = None
    ) -> None:
        """What was found (Finding); ``months`` until the next check where they are others now.

        Where it changed, or nobody was reached, a change is to be proposed.  Raises Malformed.
        """
        if finding not in set(Finding):
            raise Malformed("finding", finding)
        again = self.looked_at_again(act, finding, months)
        acted = finding != Finding.UNCHANGED and not self.proposal
        rules = timed(
            act, {"recheck": again} if again else {}, ("change_proposal",) if acted else ()
        )
        if finding != Finding.UNCHANGED:
            goes_on = rules.limit("after_death")
            left = tuple(step for step in goes_on.stop if step != act.step)
            rules = rules.but(limits=(replace(goes_on, stop=left),))
        self.record(
            self.RecheckReported,
            act,
            under=rules,
            finding=str(finding),
            account=account,
            months=months or 0,
            next_check=again or self.next_check,
        )

    def open_check(self, act: Act, ground: str, note: str = "") -> None:
        limit = "self_care" if ground == SELF_CARE else "recheck_report"
        under = timed(act, starts=(limit,))
        self.record(self.RecheckOpened, act, under=under, ground=ground, note=note)

    def looked_at_again(self, act: Act, finding: str, named: int | None) -> date | None:
        """The first of the month of the next check, if there is one.  Raises Malformed."""
        if named is not None and not 1 <= named <= LONGEST_APART:
            raise Malformed("months", f"1 to {LONGEST_APART}")
        if finding == Finding.NOT_REACHABLE:
            return months_later(act.on, AGAIN_SOON)
        between = named or self.apart or self.care.recheck_months(act, self.owner)
        return months_later(act.on, between) if between else None

    @property
    def apart(self) -> int:
        """Months between two re-checks: as last reported, or as its approval named them."""
        if self.months_named:
            return self.months_named
        if self.first_check is None or "recheck" not in self.clocks:
            return 0
        return max(months_between(self.since, self.first_check), 0)

    def objections(self, name: str, actor: Actor, now: Moment) -> Iterator[DomainError]:
        """Also: one re-check at a time, and none is reported that was not begun."""
        yield from super().objections(name, actor, now)
        if name in ("open_recheck", "call_recheck") and self.checking:
            yield AlreadyDone(name)
        if name == "report_recheck" and not self.checking:
            yield OutOfOrder(name, ["call_recheck"])
