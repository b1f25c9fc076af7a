"""申请表的家庭部分: what a household is asked about itself, and what makes no sense in it.

Sources: 民发〔2021〕57号 §7-9, §13; the codes are ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from domain.answers import (
    Amount,
    Amounts,
    Choice,
    Choices,
    Day,
    Place,
    Who,
    Whole,
    YesNo,
)
from domain.calendar import years_between
from domain.form import Field, Record, Rows
from domain.household import Member
from domain.registers import DISABILITIES

RELATIONS = (
    ("self", "本人"),
    ("spouse", "配偶"),
    ("child", "子女"),
    ("parent", "父母"),
    ("other", "其他具有法定赡养、抚养、扶养义务的人员"),
)
STANDINGS = (
    ("gravely_ill", "患重病"),
    ("unemployed", "无业"),
    ("able_to_work", "有劳动能力"),
    ("unable_to_work", "丧失劳动能力"),
    ("unstable_income", "收入来源不固定"),
    ("full_time_student", "在校接受全日制本科及以下学历教育"),
    ("independent", "已成年且独立生活"),
    ("bound_to_support", "有法定义务并长期共同居住"),
    ("separate_hukou", "单独立户"),
    ("residence_permit", "持有居住证"),
    ("clergy_away_3_years", "脱离家庭、在宗教场所居住三年以上的教职人员"),
    ("prisoner", "在监狱内服刑"),
    ("drug_rehabilitation", "在戒毒所强制隔离戒毒"),
    ("declared_missing", "宣告失踪"),
    ("left_out_by_province", "省级民政部门规定不计入的其他人员"),
)
INCOME = (
    ("wage", "工资性收入"),
    ("business", "经营净收入"),
    ("property", "财产净收入"),
    ("transfer", "转移净收入"),
    ("sibling_support", "兄弟姐妹给付的供养费用"),
    ("elder_support", "六十周岁以上老年人给付的供养费用"),
    ("veterans_pension", "优抚抚恤金"),
    ("family_planning_award", "计划生育奖励扶助金"),
    ("scholarship", "奖学金、助学金"),
    ("bravery_award", "见义勇为奖励"),
    ("government_assistance", "政府发放的社会救助款物"),
    ("basic_pension", "城乡居民基础养老金"),
    ("local_listed", "设区的市规定的其他收入"),
)
"""Kinds of yearly income; which of them count is said in ``means``."""
ASSETS = (
    ("deposits", "存款、现金、有价证券（元）"),
    ("vehicles", "机动车辆（辆）"),
    ("houses", "住房（套）"),
    ("businesses", "企业出资（元）"),
)
OLDEST = 130
"""Years that nobody has lived longer than (configurable default)."""
MEMBER: tuple[Field, ...] = (
    Who("person", "成员"),
    Choice("relation", "与申请人关系", choices=RELATIONS),
    Day("born", "出生日期"),
    Place("hukou", "户籍所在地"),
    Place("lives", "经常居住地"),
    Amounts("income", "年收入（元）", choices=INCOME),
    Amount("deducted", "因病因残刚性支出及必要就业成本（元）", optional=True),
    Record(
        "disability",
        "残疾",
        optional=True,
        fields=(
            Choice("kind", "残疾类别", choices=DISABILITIES),
            Whole("level", "残疾等级", least=1, most=4),
        ),
    ),
    Choices("standing", "其他情形", optional=True, choices=STANDINGS),
)
ASSET: tuple[Field, ...] = (
    Who("person", "所有人"),
    Choice("kind", "财产种类", choices=ASSETS),
    Amount("value", "数额"),
)
HOUSEHOLD: tuple[Field, ...] = (
    Rows("members", "家庭成员", fields=MEMBER, least=1),
    Rows("assets", "家庭财产", fields=ASSET),
)
AREA = Choice("area", "保障类别", choices=(("urban", "城市"), ("rural", "农村牧区")))
RELATED = YesNo("related_to_staff", "是否与低保经办人员或嘎查村（居）委会成员有近亲属关系")


def contradictions(
    applicant: str,
    members: Iterable[Mapping[str, Any]],
    assets: Iterable[Mapping[str, Any]],
    day: date,
) -> Iterator[str]:
    """What no household can be: paths of answers that are each well formed."""
    people = [Member.read(member) for member in members]
    names = [member.person for member in people]
    if [m.person for m in people if m.relation == "self"] != [applicant]:
        yield "members.self"
    if len(set(names)) < len(names):
        yield "members.person"
    if sum(member.relation == "spouse" for member in people) > 1:
        yield "members.spouse"
    for number, member in enumerate(people):
        if member.born > day or years_between(member.born, day) > OLDEST:
            yield f"members.{number}.born"
        if "independent" in member.standing and not member.adult(day):
            yield f"members.{number}.standing"
    for number, asset in enumerate(assets):
        if asset["person"] not in names:
            yield f"assets.{number}.person"
