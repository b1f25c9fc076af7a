"""共享数据集 — registers of other departments that a case may ask, and what each may answer.

An answer holds what the register knows; nothing it says is taken for more than it can say.
Sources: 国务院令第716号 §7; 57 §10; SAL §41, §62.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from domain.answers import Amount, Choice, CreditNumber, Day, People, Place, Whole, YesNo
from domain.form import Field, flaws

DISABILITIES = (
    ("visual", "视力"),
    ("hearing", "听力"),
    ("speech", "言语"),
    ("limb", "肢体"),
    ("intellectual", "智力"),
    ("mental", "精神"),
    ("multiple", "多重"),
)
ALLOWANCES = (
    ("none", "未享受"),
    ("orphan", "孤儿基本生活保障"),
    ("full", "事实无人抚养儿童全额补贴"),
    ("gap", "事实无人抚养儿童差额补贴"),
)
MONTHLY = Amount("monthly", "每月补助金额（元）", optional=True)
TERM = Whole("term_months", "刑期、戒毒或限制人身自由的期限（月）", optional=True, most=1200)
REGISTERS: dict[str, tuple[Field, ...]] = {
    "hukou": (
        Place("division", "户籍所在地", optional=True),
        Day("born", "出生日期", optional=True),
        People("household", "户内成员", optional=True),
    ),
    "disability": (
        Choice("kind", "残疾类别", optional=True, choices=DISABILITIES),
        Whole("level", "残疾等级", optional=True, least=1, most=4),
        Day("valid_until", "残疾人证有效期至", optional=True),
    ),
    "medical": (YesNo("gravely_ill", "患重病", optional=True),),
    "dibao": (
        YesNo("member", "低保家庭成员", optional=True),
        YesNo("edge", "低保边缘家庭成员", optional=True),
        MONTHLY,
    ),
    "tekun": (
        YesNo("member", "特困人员", optional=True),
        YesNo("funeral_paid", "已列支特困人员丧葬费用", optional=True),
        MONTHLY,
    ),
    "rigid_exp": (YesNo("recognised", "曾被认定为刚性支出困难家庭", optional=True),),
    "pwd_living": (MONTHLY,),
    "preferential": (YesNo("key_recipient", "重点优抚对象", optional=True),),
    "death": (Day("died_on", "死亡日期", optional=True),),
    "funeral": (
        YesNo("relieved", "已享受惠民殡葬减免", optional=True),
        YesNo("eco_rewarded", "已享受节地生态安葬奖补", optional=True),
    ),
    "uscc": (
        CreditNumber("credit_code", "统一社会信用代码", optional=True),
        YesNo("active", "登记状态正常", optional=True),
        YesNo("represented", "申请人为其法定代表人", optional=True),
    ),
    "institution": (
        CreditNumber("credit_code", "统一社会信用代码", optional=True),
        YesNo("state_run", "公办养老机构", optional=True),
        Whole("beds", "备案床位数", optional=True, most=5000),
        Whole("subsidised_beds", "已享受建设补贴的床位数", optional=True, most=5000),
        Day("opened_on", "首次收住老年人日期", optional=True),
        Day("operated_until", "运营补贴已发放至", optional=True),
        Day("false_data_on", "最近一次虚报数据记录日期", optional=True),
    ),
    "fire": (YesNo("fire_clean", "无消防安全违法违规记录", optional=True),),
    "food": (YesNo("food_clean", "无食品安全违法违规记录", optional=True),),
    "social_insurance": (
        YesNo("injury_care_allowance", "享受工伤保险生活护理费", optional=True),
    ),
    "prison": (YesNo("serving", "在服刑", optional=True), TERM),
    "drug_rehab": (YesNo("in_rehabilitation", "在强制隔离戒毒", optional=True), TERM),
    "police": (
        YesNo("restricted", "被限制人身自由", optional=True),
        TERM,
        YesNo("missing", "失联", optional=True),
        Whole("missing_months", "报案登记后仍失联的月数", optional=True, most=1200),
        YesNo("deported", "被遣送（驱逐）出境", optional=True),
    ),
    "child": (Choice("allowance", "儿童福利", optional=True, choices=ALLOWANCES),),
    "credit": (YesNo("serious_breach", "有严重失信或虚假承诺记录", optional=True),),
}


def answer_flaws(dataset: str, answer: Mapping[str, Any]) -> Iterator[str]:
    """Why this is no answer of that register; a register nobody knows has none."""
    if dataset not in REGISTERS:
        yield "dataset"
        return
    yield from (f"answer.{path}" for path in flaws(REGISTERS[dataset], answer))


def still_to_come(answer: Mapping[str, Any], today: date) -> Iterator[str]:
    """What no register can know yet: the day on which somebody will die."""
    if answer.get("died_on", today) > today:
        yield "answer.died_on"
