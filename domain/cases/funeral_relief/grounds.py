"""惠民殡葬的不予减免情形, and who hands in which paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.act import Act
from domain.divisions import REGION, Division
from domain.figure import choice
from domain.grounds import refuse_if, unless

if TYPE_CHECKING:
    from domain.cases.funeral_relief.case import FuneralRelief

DIED_ELSEWHERE = choice("funeral.relief.died_elsewhere", "区外死亡、区内火化的也予减免")


@refuse_if("逝者非本区户籍", "P:NM26")
def no_hukou_in_the_region(case: FuneralRelief, act: Act) -> bool:
    """The deceased had no hukou in Inner Mongolia, nor was roaming or unidentified."""
    hukou = case.answered("hukou", "division", case.form.hukou)
    return case.form.group == "resident" and not Division(hukou).within(REGION)


@refuse_if("未在本区火化", "P:NM26")
def not_cremated_in_the_region(case: FuneralRelief, act: Act) -> bool:
    """The cremation took place outside Inner Mongolia."""
    return not Division(case.form.cremated_at).within(REGION)


@refuse_if("在区外死亡", "default")
def died_outside_the_region(case: FuneralRelief, act: Act) -> bool:
    """Died outside Inner Mongolia; a division may publish that this too is relieved."""
    if Division(case.form.died_at).within(REGION):
        return False
    return not act.gazette.whole(DIED_ELSEWHERE.key, case.owner, act.on, 0)


@refuse_if("未查到死亡登记，也未提交死亡证明", "P:NM26")
def death_not_shown(case: FuneralRelief, act: Act) -> bool:
    """No register knows of the death, and no certificate proves it."""
    return not case.answered("death", "died_on") and "death_certificate" not in case.papers


@refuse_if("已享受惠民殡葬减免", "P:NM26; default")
def relieved_before(case: FuneralRelief, act: Act) -> bool:
    """The same death was relieved before, here or elsewhere."""
    return bool(case.answered("funeral", "relieved"))


@refuse_if("特困人员丧葬费用已列支，不得重复享受", "default")
def paid_as_tekun(case: FuneralRelief, act: Act) -> bool:
    """The funeral was paid already as that of a person in extreme difficulty."""
    return bool(case.answered("tekun", "funeral_paid"))


AGAINST = (
    no_hukou_in_the_region,
    not_cremated_in_the_region,
    died_outside_the_region,
    death_not_shown,
    relieved_before,
    paid_as_tekun,
)


@unless("非无名遗体", "P:NM26")
def identity_known(case: FuneralRelief) -> bool:
    """It is known who the deceased was."""
    return bool(case.form.group != "unidentified")


@unless("无名遗体、流浪乞讨人员无户口簿", "P:NM26")
def no_resident(case: FuneralRelief) -> bool:
    """Roaming or unidentified: no household register can be asked for."""
    return bool(case.form.group != "resident")


@unless("非流浪乞讨人员", "P:NM26")
def not_roaming(case: FuneralRelief) -> bool:
    """The deceased was not roaming."""
    return bool(case.form.group != "roaming")


@unless("承办人非受委托人", "P:NM26")
def not_entrusted(case: FuneralRelief) -> bool:
    """A relative or another legal agent sees to the funeral."""
    return bool(case.form.handler != "entrusted")
