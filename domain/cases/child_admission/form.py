"""儿童入住申请: what is told of a child that was found or brought, as far as it is known.

The applicant is the child, who may have no name of its own and no number yet.  Sources: WBF
§92, §94; 令63号 (remembered).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from domain.answers import Choice, Day, Place, Text, Who, YesNo
from domain.form import Field

BROUGHT_BY = (
    ("police", "公安机关"),
    ("township", "苏木乡镇（街道）"),
    ("protection", "未成年人救助保护机构"),
    ("hospital", "医疗机构"),
    ("court", "人民法院"),
)
ROAMING, PARENTS_UNKNOWN = "roaming", "parents_not_found"
TEMPORARY = (
    (ROAMING, "流浪乞讨或者身份不明，暂时查找不到父母或者其他监护人"),
    ("guardian_missing", "监护人下落不明且无其他人可以担任监护人"),
    ("guardian_unable", "监护人因客观原因不能履行监护职责，导致监护缺失"),
    ("guardian_refuses", "监护人拒绝或者怠于履行监护职责，导致无人照料"),
    ("incited", "监护人教唆、利用实施违法犯罪行为，需要带离安置"),
    ("harmed", "遭受监护人严重伤害或者面临人身安全威胁，需要紧急安置"),
)
"""临时监护 (WBF §92)."""
LONG_TERM = (
    (PARENTS_UNKNOWN, "查找不到父母或者其他监护人"),
    ("guardians_dead", "监护人死亡或者被宣告死亡且无其他人可以担任监护人"),
    ("guardians_incapable", "监护人丧失监护能力且无其他人可以担任监护人"),
    ("named_by_court", "人民法院判决撤销监护人资格并指定由民政部门担任监护人"),
)
"""长期监护 (WBF §94)."""
SITUATIONS = (*TEMPORARY, *LONG_TERM)

FORM: tuple[Field, ...] = (
    Choice("brought_by", "移送单位", choices=BROUGHT_BY),
    Choice("situation", "监护缺失情形", choices=SITUATIONS),
    YesNo("identity_known", "身份已查明"),
    Day("born", "出生日期（不详的填估计日期）"),
    Choice("sex", "性别", choices=(("male", "男"), ("female", "女"))),
    Place("hukou", "户籍所在地（有户籍的）", optional=True),
    Day("found_on", "发现（移交）日期"),
    Place("found_at", "发现（移交）地"),
    Text("found_where", "发现地点、时间及经过", optional=True, least=0, most=500),
    Who("finder", "发现人", optional=True, least=0),
    Who("guardian", "已知的监护人", optional=True, least=0),
    Text("features", "体貌特征及随身物品", optional=True, least=0, most=1000),
)


def contradictions(form: Mapping[str, Any], day: date) -> Iterator[str]:
    """Paths of answers that are each well formed and make no sense together."""
    if form["found_on"] > day:
        yield "found_on"
    if form["born"] > form["found_on"]:
        yield "born"
    if form["applicant"] in (form.get("guardian", ""), form.get("finder", "")):
        yield "guardian"
    unknown = not form["identity_known"]
    if unknown and (form.get("hukou", "") or form.get("guardian", "")):
        yield "identity_known"
