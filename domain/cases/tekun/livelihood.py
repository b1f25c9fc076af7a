"""特困人员的劳动能力和生活来源: what a person can do for a living, lives on and owns.

Source: 民发〔2021〕43号 §5-7.  What a register answers goes before what was declared.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from domain.act import Act
from domain.calendar import years_between
from domain.cases.tekun.figures import NO_ABILITY_LISTED
from domain.cases.tekun.form import ADULT
from domain.household import Disability

if TYPE_CHECKING:
    from domain.cases.tekun.case import Tekun

OF_WORKING_AGE = range(16, 60)
"""Full years at which age alone is no reason to be without ability to work (43 §5)."""
UNABLE_TO_WORK = {"intellectual": 3, "mental": 3, "limb": 2, "visual": 1}
"""The mildest level that counts, by kind of disability (43 §5)."""
NOT_COUNTED = frozenset(
    {"basic_pension", "medical_insurance", "veterans_pension", "elder_allowance"}
)
"""Kinds of income that are left out (43 §6)."""
MONTHS = 12


def born(case: Tekun, person: str = "", declared: date | None = None) -> date:
    """As the household register has it; as declared where it does not say."""
    day: date = case.answered("hukou", "born", declared or case.form.born, person)
    return day


def age(case: Tekun, day: date) -> int:
    """Full years of the applicant (周岁)."""
    return years_between(born(case), day)


def is_minor(case: Tekun, day: date) -> bool:
    """Under 18 that day; of somebody who was erased nothing is known."""
    return isinstance(born(case), date) and age(case, day) < ADULT


def disabilities(
    case: Tekun, declared: Iterable[Mapping[str, Any]], person: str = ""
) -> list[Disability]:
    """Each kind of disability, as the federation's register has it.

    Of a multiple one the register knows the whole and the declaration the parts: a part counts
    where it is no graver than the whole.
    """
    parts = [Disability(row["kind"], row["level"]) for row in declared]
    kind = case.answered("disability", "kind", "", person)
    level = case.answered("disability", "level", 0, person)
    if not (kind and level):
        return parts
    whole = Disability(kind, level)
    if kind != "multiple":
        return [whole]
    return [whole, *(part for part in parts if part.level >= level and part.kind != kind)]


def cannot_work(case: Tekun, act: Act) -> bool:
    """无劳动能力: too young or too old, disabled to such a degree, or on the region's list."""
    if age(case, act.on) not in OF_WORKING_AGE:
        return True
    held = disabilities(case, case.form.disabilities)
    if any(one.level <= UNABLE_TO_WORK.get(one.kind, 0) for one in held):
        return True
    return "listed_by_province" in case.form.standing and case.chosen(NO_ABILITY_LISTED, act)


def monthly_income(case: Tekun) -> Decimal:
    """Yuan a month, of the kinds that count (43 §6), before rounding."""
    counted = (yuan for kind, yuan in case.found.income.items() if kind not in NOT_COUNTED)
    return sum(counted, Decimal(0)) / MONTHS


def over_limit(case: Tekun, act: Act, whose: str, owned: Mapping[str, Decimal]) -> list[str]:
    """Kinds of which more is owned than the rule for these people allows.

    Raises NumberMissing where no limit is published for a kind of which something is owned.
    """
    return [
        kind
        for kind, value in owned.items()
        if value > act.gazette.rate(f"{whose}.assets.{kind}", case.owner, act.on)
    ]
