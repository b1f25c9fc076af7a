"""中止计时 — limits stand still for what the law does not count: hearing, inspection, experts.

Sources: XKF §45.  Only limits that name the reason stand still; the time needed is told in
writing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from domain.act import Act
from domain.case import Case, Trait
from domain.clock import Clock
from domain.codes import code_read
from domain.errors import AlreadyDone, NoLawfulGround, TooEarly
from domain.personal import Code
from domain.stage import Stage, during


class Suspendable(Trait):
    class Suspended(Case.Event):
        """中止: ``until`` is the day on which it should go on, as the applicant was told."""

        reason: Code
        until: date

    class Resumed(Case.Event):
        """恢复."""

        reason: Code

    @during(Stage.ACCEPTED, Stage.VERIFIED)
    def suspend(self, act: Act, *, reason: str, until: date) -> None:
        """Raises NoLawfulGround where no running limit stands still for this reason, and
        AlreadyDone while one stands still."""
        why = code_read("reason", reason)
        if any(self.standing_still()):
            raise AlreadyDone("suspend")
        halted = [clock.paused(act.now, why, act.calendar) for clock in self.pausable(why, act)]
        if not halted or until <= act.on:
            raise NoLawfulGround("suspend", why)
        self.record(self.Suspended, act, clocks=halted, reason=why, until=until)

    @during(Stage.ACCEPTED, Stage.VERIFIED)
    def resume(self, act: Act) -> None:
        """Raises TooEarly where nothing stands still."""
        halted = [*self.standing_still()]
        if not halted:
            raise TooEarly("resume", "suspend")
        going = [clock.resumed(act.now, act.calendar) for clock in halted]
        self.record(self.Resumed, act, clocks=going, reason=halted[0].paused_for)

    def pausable(self, reason: str, act: Act) -> Iterator[Clock]:
        """What has run out already does not stand still: it stays overdue."""
        for clock in self.clocks.values():
            known = clock.runs and self.procedure.has_limit(clock.limit)
            if (
                known
                and not clock.over(act.now)
                and reason in self.procedure.limit(clock.limit).stands_still_for
            ):
                yield clock

    def standing_still(self) -> Iterator[Clock]:
        return (c for c in self.clocks.values() if c.runs and c.paused_on is not None)
