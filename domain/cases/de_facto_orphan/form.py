"""事实无人抚养儿童认定申请表: of the child, of each parent, and of who is paid.

The applicant is the child; the guardian, or who acts for one, is a party too.  Sources: 62 一,
62 二(一); the codes are ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from domain.answers import (
    Amounts,
    Choice,
    Choices,
    Day,
    Place,
    Text,
    Who,
    Whole,
    YesNo,
)
from domain.cases.de_facto_orphan.parents import POLICE, SITUATIONS, TESTIMONY
from domain.form import Field, Record, Rows
from domain.registers import DISABILITIES

VILLAGE, CARER = "village", "carer"
PARENT: tuple[Field, ...] = (
    Who("person", "父亲或母亲"),
    Choice("parent", "父或母", choices=(("father", "父亲"), ("mother", "母亲"))),
    Choices("situations", "情形", choices=SITUATIONS),
    Record(
        "disability",
        "残疾证",
        optional=True,
        fields=(
            Choice("kind", "残疾类别", choices=DISABILITIES),
            Whole("level", "残疾等级", least=1, most=4),
        ),
    ),
    Whole("term_months", "刑期、戒毒或限制人身自由的期限（月）", optional=True, most=1200),
    Whole("lost_months", "失联月数", optional=True, most=1200),
    Whole("no_care_months", "未履行监护抚养责任月数", optional=True, most=1200),
    Choice(
        "traced_by",
        "失联查找方式",
        optional=True,
        choices=((POLICE, "公安机关查找"), (TESTIMONY, "个人承诺、邻里证明、村居证实")),
    ),
    YesNo("gives_nothing", "未履行抚养责任", optional=True),
)
RECEIVED = (
    ("dibao", "最低生活保障金"),
    ("tekun", "特困人员救助供养金"),
    ("pwd_living", "困难残疾人生活补贴"),
)
FORM: tuple[Field, ...] = (
    Choice(
        "applies_as",
        "申请方式",
        choices=(
            ("guardian", "监护人申请"),
            ("relative", "受监护人委托的近亲属申请"),
            (VILLAGE, "嘎查村（居）民委员会代为申请"),
        ),
    ),
    Who("guardian", "监护人或受委托的近亲属", optional=True, least=0),
    Day("born", "儿童出生日期"),
    Place("hukou", "儿童户籍所在地"),
    Rows("parents", "父母情况", fields=PARENT, least=2, most=2),
    Amounts("received", "儿童已享受的救助（元/月）", choices=RECEIVED),
    Choice(
        "paid_to",
        "补贴发放对象",
        choices=(("guardian", "监护人"), (CARER, "实际抚养人")),
    ),
    Who("carer", "实际抚养人", optional=True, least=0),
    Text("circumstances", "情况说明", optional=True, least=0, most=1000),
    Text("account", "银行账户", optional=True, least=0, most=40),
)


def contradictions(form: Mapping[str, Any], day: date) -> Iterator[str]:
    """Paths of answers that are each well formed and make no sense together."""
    child, parents = form["applicant"], form["parents"]
    if form["born"] > day:
        yield "born"
    if {row["parent"] for row in parents} != {"father", "mother"}:
        yield "parents.parent"
    people = [row["person"] for row in parents]
    if child in people or len(set(people)) < len(people):
        yield "parents.person"
    guardian, carer = form.get("guardian", ""), form.get("carer", "")
    if (not guardian and form["applies_as"] != VILLAGE) or guardian == child:
        yield "guardian"
    payee = carer if form["paid_to"] == CARER else guardian
    if not payee or payee == child:
        yield "carer" if form["paid_to"] == CARER else "paid_to"
