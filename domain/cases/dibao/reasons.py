"""低保的可引用情形: grounds of the rules of 2012 for which a step is left out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from domain.grounds import unless
from domain.household_aid.reasons import nothing_to_see_again, undisputed

if TYPE_CHECKING:
    from domain.cases.dibao.case import Dibao

APPRAISAL_MAY_BE_SKIPPED_SINCE = date(2020, 8, 25)
"""中办发〔2020〕18号 was published that day (remembered, to be verified)."""


@unless("无争议", "中办发〔2020〕18号; SEED 二(三)1")
def undisputed_since_2020(case: Dibao) -> bool:
    """Undisputed, and received after undisputed cases were let off the appraisal."""
    recent = case.received_on >= APPRAISAL_MAY_BE_SKIPPED_SINCE
    return recent and undisputed.holds(case)


@unless("未抽中入户抽查且无近亲属关系登记、投诉举报或异议", "220")
def not_drawn_nor_contested(case: Dibao) -> bool:
    """Not drawn for a spot check, no registered relation, no complaint and no objection."""
    return not (case.drawn or case.county_objections) and nothing_to_see_again.holds(case)
