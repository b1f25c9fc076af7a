"""事实无人抚养儿童认定材料: a paper for each parent's situation, unless a register answers.

Sources: 62 二(一); P:125 for who is looked for without the police.
"""

from __future__ import annotations

from domain.cases.de_facto_orphan.grounds import (
    NOBODY_DEAD,
    NOBODY_DEPORTED,
    NOBODY_DISABLED,
    NOBODY_ILL,
    NOBODY_IMPRISONED,
    NOBODY_IN_REHABILITATION,
    NOBODY_JUDGED,
    NOBODY_LOST,
    NOBODY_RESTRICTED,
    no_relative_applies,
    no_testimony_needed,
    paid_to_guardian,
    police_traced_nobody,
)
from domain.materials import Material, Share
from domain.traits.collective_decision import CERTIFICATE

MISSING_RECEIPT = Material(
    "missing_parent_receipt",
    "儿童失联父母查找情况回执单",
    "police receipt on the search for a parent out of contact",
    Share("police"),
    unless=(NOBODY_LOST,),
)
VILLAGE_CERTIFICATE = Material(
    CERTIFICATE,
    "嘎查村（居）民委员会证明",
    "village certificate",
    unless=(no_testimony_needed,),
    before=("verify",),
)
COMMON = (
    Material("application", "申请表", "application form"),
    Material("child_hukou", "儿童户口簿", "child's household register", Share("hukou")),
    Material(
        "proxy",
        "授权委托书",
        "written authorisation of the agent",
        unless=(no_relative_applies,),
    ),
    Material(
        "disability_card",
        "残疾人证",
        "disability card",
        Share("disability"),
        unless=(NOBODY_DISABLED,),
    ),
    Material(
        "illness_proof",
        "重病证明",
        "proof of grave illness",
        Share("medical"),
        unless=(NOBODY_ILL,),
    ),
    Material(
        "imprisonment_proof",
        "服刑在押证明",
        "proof of imprisonment or custody",
        Share("prison"),
        unless=(NOBODY_IMPRISONED,),
    ),
    Material(
        "rehabilitation_proof",
        "强制隔离戒毒证明",
        "proof of compulsory rehabilitation",
        Share("drug_rehab"),
        unless=(NOBODY_IN_REHABILITATION,),
    ),
    Material(
        "restriction_proof",
        "限制人身自由措施证明",
        "proof of a restriction of liberty",
        Share("police"),
        unless=(NOBODY_RESTRICTED,),
    ),
    Material(
        "deportation_paper",
        "遣送（驱逐）出境证明",
        "paper on the deportation",
        Share("police"),
        unless=(NOBODY_DEPORTED,),
    ),
    Material(
        "parent_death_proof",
        "父母死亡证明",
        "proof of a parent's death",
        Share("death"),
        unless=(NOBODY_DEAD,),
    ),
    Material(
        "court_judgment",
        "人民法院裁判文书",
        "court judgment",
        unless=(NOBODY_JUDGED,),
    ),
    Material(
        "carer_duty",
        "实际抚养人履行抚养责任承诺书",
        "statement of the carer's duty",
        unless=(paid_to_guardian,),
    ),
)
MATERIALS_2019 = (*COMMON, MISSING_RECEIPT)
MATERIALS_2020 = (
    *COMMON,
    Material(
        MISSING_RECEIPT.code,
        MISSING_RECEIPT.zh,
        MISSING_RECEIPT.en,
        MISSING_RECEIPT.substitute,
        unless=(police_traced_nobody,),
    ),
    Material(
        "absence_promise",
        "父母失联情况个人承诺书",
        "promise that a parent is out of contact",
        unless=(no_testimony_needed,),
    ),
    Material(
        "neighbours_statement",
        "邻里证明",
        "statement of the neighbours",
        unless=(no_testimony_needed,),
    ),
    VILLAGE_CERTIFICATE,
)


def one_by_one(materials: tuple[Material, ...]) -> tuple[Material, ...]:
    """The same, and the village's certificate of whoever asks for 一事一议."""
    others = (m for m in materials if m.code != CERTIFICATE)
    asked = Material(
        CERTIFICATE, VILLAGE_CERTIFICATE.zh, VILLAGE_CERTIFICATE.en, before=("verify",)
    )
    return (*others, asked)
