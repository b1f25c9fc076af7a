"""节地生态安葬的不予奖补情形, and when nobody has to look at the place.

Sources: the notice of 2026 [P:108]; the plan's order of extension [SEED].
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.act import Act
from domain.divisions import REGION, Division, Level
from domain.figure import choice
from domain.grounds import refuse_if, unless

if TYPE_CHECKING:
    from domain.cases.eco_burial.case import EcoBurial

FOR_ALL = choice("eco_burial.for_all", "节地生态安葬奖补由困难和优抚对象扩大到全体居民")
FIRST = (("dibao", "member"), ("tekun", "member"), ("preferential", "key_recipient"))
"""Who comes first: the poor and 优抚 (SEED)."""


@refuse_if("逝者非本区户籍", "default")
def no_hukou_in_the_region(case: EcoBurial, act: Act) -> bool:
    """The deceased had no hukou in Inner Mongolia."""
    hukou = case.answered("hukou", "division", case.form.hukou)
    return not Division(hukou).within(REGION)


@refuse_if("安葬地不在本旗县", "default")
def buried_elsewhere(case: EcoBurial, act: Act) -> bool:
    """The burial took place outside the county that would pay the award."""
    county = case.owner.at(Level.COUNTY) or case.owner
    return not Division(case.form.buried_at).within(county)


@refuse_if("不属于现阶段奖补对象", "SEED")
def not_yet_extended(case: EcoBurial, act: Act) -> bool:
    """The award reaches only the poor and 优抚 so far, and the deceased was neither."""
    if any(case.answered(dataset, field) for dataset, field in FIRST):
        return False
    return not act.gazette.whole(FOR_ALL.key, case.owner, act.on, 0)


@refuse_if("已享受节地生态安葬奖补", "default")
def rewarded_before(case: EcoBurial, act: Act) -> bool:
    """The same burial was rewarded before, here or elsewhere."""
    return bool(case.answered("funeral", "eco_rewarded"))


@refuse_if("现场与安葬证明不符", "P:108")
def not_as_certified(case: EcoBurial, act: Act) -> bool:
    """The place is not what the certificate says."""
    return case.site.get("as_certified") is False


@refuse_if("留有坟头或硬化墓位", "P:108")
def leaves_a_grave(case: EcoBurial, act: Act) -> bool:
    """A mound or a paved grave was found at the place."""
    return bool(case.site.get("grave_left"))


@unless("已提供安葬位置", "default")
def position_given(case: EcoBurial) -> bool:
    """The photo comes with its position: nobody has to look for the place."""
    return bool(case.form.position)


AGAINST = (
    no_hukou_in_the_region,
    buried_elsewhere,
    not_yet_extended,
    rewarded_before,
    not_as_certified,
    leaves_a_grave,
)
