"""特困人员认定申请表: what is asked, and what makes no sense among the answers.

Sources: 民发〔2021〕43号 §4-10; the codes are ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from domain.answers import Amount, Amounts, Choice, Choices, Day, Place, Text, Who, Whole, YesNo
from domain.calendar import years_between
from domain.form import Field, Rows
from domain.household_aid.figures import AREAS
from domain.household_aid.form import ASSETS, OLDEST
from domain.registers import DISABILITIES

ADULT = 18
CENTRALISED, DISPERSED = "centralised", "dispersed"
SUPPORT_FORMS = ((CENTRALISED, "集中供养"), (DISPERSED, "分散供养"))
STANDINGS = (
    ("listed_by_province", "自治区规定的其他无劳动能力情形"),
    ("chooses_child_support", "选择纳入孤儿、事实无人抚养儿童基本生活保障"),
)
INCOME = (
    ("wage", "工资性收入"),
    ("business", "经营净收入"),
    ("property", "财产净收入"),
    ("transfer", "转移净收入"),
    ("basic_pension", "城乡居民基本养老保险基础养老金"),
    ("medical_insurance", "基本医疗保险待遇"),
    ("veterans_pension", "优待抚恤金"),
    ("elder_allowance", "高龄津贴"),
)
"""Kinds of yearly income; which of them count is said in ``livelihood``."""
RELATIONS = (
    ("spouse", "配偶"),
    ("child", "子女"),
    ("parent", "父母"),
    ("grandparent", "祖父母、外祖父母"),
    ("grandchild", "孙子女、外孙子女"),
    ("sibling", "兄、姐、弟、妹"),
)
SUPPORTER_STANDINGS = (
    ("tekun", "特困人员"),
    ("dibao", "最低生活保障对象"),
    ("incapable", "无民事行为能力"),
    ("missing", "被宣告失踪"),
    ("imprisoned", "在监狱服刑"),
    ("listed_by_province", "自治区规定的其他无履行义务能力情形"),
)
DISABLED: tuple[Field, ...] = (
    Choice("kind", "残疾类别", choices=DISABILITIES),
    Whole("level", "残疾等级", least=1, most=4),
)
"""One kind of disability; of a multiple one (多重残疾) each part may be told."""
SUPPORTER: tuple[Field, ...] = (
    Who("person", "法定义务人"),
    Choice("relation", "与申请人关系", choices=RELATIONS),
    Day("born", "出生日期"),
    Amount("income", "本人年收入（元）；不清楚的不填", optional=True),
    Amounts("owns", "本人家庭财产；不清楚的不填", optional=True, choices=ASSETS),
    Rows("disabilities", "残疾", optional=True, fields=DISABLED, most=len(DISABILITIES)),
    Choices("standing", "其他情形", optional=True, choices=SUPPORTER_STANDINGS),
)
FORM: tuple[Field, ...] = (
    Choice("area", "保障类别", choices=AREAS),
    Place("hukou", "户籍所在地"),
    Day("born", "出生日期"),
    YesNo("incapable", "无民事行为能力或者限制民事行为能力"),
    Rows("disabilities", "残疾", fields=DISABLED, most=len(DISABILITIES)),
    Choices("standing", "其他情形", choices=STANDINGS),
    Amounts("income", "年收入（元）", choices=INCOME),
    Amounts("owns", "财产", choices=ASSETS),
    Rows("supporters", "法定赡养、抚养、扶养义务人", fields=SUPPORTER),
    YesNo("related_to_staff", "是否与经办人员或嘎查村（居）委会成员有近亲属关系"),
    Choice("support_form", "选择的供养形式", choices=SUPPORT_FORMS),
    Text("account", "银行账户", optional=True, least=0, most=40),
)


def contradictions(form: Mapping[str, Any], day: date) -> Iterator[str]:
    """What cannot be of anybody: paths of answers that are each well formed."""
    if not lived(form["born"], day):
        yield "born"
    elif "chooses_child_support" in form["standing"]:
        if years_between(form["born"], day) >= ADULT:
            yield "standing"
    people = [form["applicant"], *(row["person"] for row in form["supporters"])]
    if len(set(people)) < len(people):
        yield "supporters.person"
    if sum(row["relation"] == "spouse" for row in form["supporters"]) > 1:
        yield "supporters.spouse"
    for number, row in enumerate(form["supporters"]):
        if not lived(row["born"], day):
            yield f"supporters.{number}.born"


def lived(born: date, day: date) -> bool:
    """Whether somebody born then can be alive that day."""
    return born <= day and years_between(born, day) <= OLDEST
