"""终止 without a decision: the time it was granted for is over, or its institution is gone.

Sources: 刚性支出困难家庭认定办法 (GX: valid for twelve months at most), and defaults.
"""

from __future__ import annotations

from domain.act import Act
from domain.benefit_grounds import cited
from domain.benefit_recovery import Recovering
from domain.benefit_rules import RUNNING
from domain.benefit_timing import timed
from domain.calendar import first_of_next_month
from domain.stage import during


class Ending(Recovering):
    @during(*RUNNING)
    def expire(self, act: Act) -> None:
        """有效期届满: who still needs it applies again."""
        self.end_of_itself(act, "expired")

    @during(*RUNNING)
    def follow_institution(self, act: Act, *, ground: str) -> None:
        """What is not due yet is not paid any more.  Raises NoLawfulGround."""
        cited("end", ground, self.entitlement)
        self.end_of_itself(act, ground)

    def end_of_itself(self, act: Act, ground: str) -> None:
        """From the month after on; it is told like every other end."""
        since = self.not_before_mine(first_of_next_month(act.on))
        told = timed(act, starts=("tell",) if self.living else ())
        self.finish(act, told, from_month=since, ground=ground)
