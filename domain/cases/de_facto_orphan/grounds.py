"""不予认定情形: grounds against recognising a child, and grounds for which a step is left out.

Sources: 62 一, 二; P:125; SEED 二(三)2.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from domain.act import Act
from domain.calendar import years_between
from domain.cases.de_facto_orphan.parents import GONE, POLICE, TESTIMONY, declared, denied
from domain.divisions import Division, Level
from domain.grounds import Condition, Ground, refuse_if, unless
from domain.traits.collective_decision import AGREED

if TYPE_CHECKING:
    from domain.cases.de_facto_orphan.case import DeFactoOrphan

ADULT = 18


def born(case: DeFactoOrphan) -> date:
    """As the register knows it, else as it was declared."""
    day: date = case.answered("hukou", "born", case.form.born)
    return day


@refuse_if("已满十八周岁", "62 一")
def child_is_of_age(case: DeFactoOrphan, act: Act) -> bool:
    """The child is eighteen or older."""
    return years_between(born(case), act.on) >= ADULT


@refuse_if("儿童户籍不在本苏木乡镇（街道）", "62 二(一)")
def child_hukou_elsewhere(case: DeFactoOrphan, act: Act) -> bool:
    """The child's hukou lies in another township."""
    place = Division(case.answered("hukou", "division", case.form.hukou))
    return not place.within(case.owner.at(Level.TOWNSHIP) or case.owner)


@refuse_if("父母双方均已死亡或失踪，应当按孤儿认定", "62 一")
def both_parents_gone(case: DeFactoOrphan, act: Act) -> bool:
    """Both parents are dead or missing: an orphan, who is recognised as one."""
    return all(map(case.gone, case.form.parents))


@refuse_if("父母至少一方能够履行抚养责任", "62 一; P:125")
def a_parent_can_care(case: DeFactoOrphan, act: Act) -> bool:
    """At least one parent is neither gone nor in a situation that counts."""
    return not all(case.gone(row) or case.unfit(row) for row in case.form.parents)


@refuse_if("已享受孤儿或事实无人抚养儿童基本生活补贴", "default: one allowance of this kind")
def has_child_allowance(case: DeFactoOrphan, act: Act) -> bool:
    """The child already has the allowance of an orphan or of a de-facto orphan."""
    return bool(case.answered("child", "allowance", "none") != "none")


@refuse_if("旗县集体研究未同意", "SEED 二(三)2")
def meeting_disagreed(case: DeFactoOrphan, act: Act) -> bool:
    """The county's meeting on this one matter did not propose to recognise the child."""
    return case.proposed != AGREED


FALSE_STATEMENT = Ground(
    "false_statement", "隐瞒或虚报", "Concealed or falsely declared.", "62 四(三)"
)


@unless("数据比对已查明父母情形且无异议", "62 二(二)")
def files_settle_it(case: DeFactoOrphan) -> bool:
    """Every register has answered as declared, and nobody has objected."""
    silent = case.silent_datasets & case.needed_datasets()
    contradicted = any(denied(row, case.said_of(row)) for row in case.form.parents)
    return not (silent or contradicted or case.complaints)


@unless("已作出查验结论", "62 二(二)")
def opinion_stands(case: DeFactoOrphan) -> bool:
    """The township has given its opinion; what is learnt later is judged by the county."""
    return "verify" in case.done


def nobody(code: str, zh: str, en: str, *situations: str) -> Condition:
    """Neither parent is declared to be in one of these situations."""

    def holds(case: DeFactoOrphan) -> bool:
        return not any(declared(row).intersection(situations) for row in case.form.parents)

    return Condition(code, zh, en, "62 二(一)", holds)


NOBODY_DISABLED = nobody(
    "no_parent_disabled",
    "父母均未申报重残",
    "Neither parent is declared to be severely disabled.",
    "severe_disability",
)
NOBODY_ILL = nobody(
    "no_parent_ill",
    "父母均未申报重病",
    "Neither parent is declared to be seriously ill.",
    "serious_illness",
)
NOBODY_IMPRISONED = nobody(
    "no_parent_imprisoned",
    "父母均未申报服刑在押",
    "Neither parent is declared to be in prison or custody.",
    "imprisoned",
)
NOBODY_IN_REHABILITATION = nobody(
    "no_parent_in_rehabilitation",
    "父母均未申报强制隔离戒毒",
    "Neither parent is declared to be in compulsory rehabilitation.",
    "drug_rehabilitation",
)
NOBODY_RESTRICTED = nobody(
    "no_parent_restricted",
    "父母均未申报被限制人身自由",
    "Neither parent is declared to be under another restriction of liberty.",
    "liberty_restricted",
)
NOBODY_DEPORTED = nobody(
    "no_parent_deported",
    "父母均未申报被遣送（驱逐）出境",
    "Neither parent is declared to have been deported.",
    "deported",
)
NOBODY_DEAD = nobody(
    "no_parent_dead", "父母均未申报死亡", "Neither parent is declared to have died.", "dead"
)
NOBODY_JUDGED = nobody(
    "no_parent_judged",
    "父母情形不涉及法院裁判",
    "No judgment on either parent is declared.",
    "guardianship_revoked",
    *GONE - {"dead"},
)
NOBODY_LOST = nobody(
    "no_parent_lost",
    "父母均未申报失联",
    "Neither parent is declared to be out of contact.",
    "out_of_contact",
)


def traced(case: DeFactoOrphan, how: str) -> bool:
    lost = (row for row in case.form.parents if "out_of_contact" in declared(row))
    return any(row.get("traced_by", POLICE) == how for row in lost)


@unless("无需公安机关查找失联父母", "P:125")
def police_traced_nobody(case: DeFactoOrphan) -> bool:
    """No parent is declared to have been looked for by the police."""
    return not traced(case, POLICE)


@unless("失联父母由公安机关查找", "P:125")
def no_testimony_needed(case: DeFactoOrphan) -> bool:
    """Whoever is out of contact was looked for by the police, if anybody is."""
    return not traced(case, TESTIMONY)


@unless("非受委托近亲属申请", "62 二(一)")
def no_relative_applies(case: DeFactoOrphan) -> bool:
    """The guardian or the village applies, not a relative on the guardian's word."""
    return case.form.applies_as != "relative"


@unless("补贴发放给监护人", "62 三(一)")
def paid_to_guardian(case: DeFactoOrphan) -> bool:
    """The allowance goes to the guardian."""
    return case.form.paid_to == "guardian"
