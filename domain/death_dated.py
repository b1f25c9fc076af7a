"""死亡日期更正 — what had ended on the word of a closed file ends from when it should have."""

from __future__ import annotations

from datetime import date

from domain.act import Act
from domain.benefit import Benefit
from domain.benefit_amounts import pays_from
from domain.benefit_change import Change
from domain.benefit_death import DEATH
from domain.calendar import first_of_next_month


def ends_sooner(benefit: Benefit, act: Act, last: date) -> bool:
    """Whether it did: ``last`` is the day on which the last of those it is for died.

    From the month after that day (43 §24; default), where it was paid for longer.
    """
    after = benefit.not_before_mine(first_of_next_month(last))
    affected = benefit.lasts and not benefit.care.outlives and not benefit.living
    if not affected or not pays_from(benefit.turns, after):
        return False
    benefit.carry_out(act, Change("end", DEATH, after))
    return True
