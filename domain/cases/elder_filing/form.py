"""养老机构备案申请书: what an institution says of itself, and what in it contradicts itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from domain.answers import Choice, CreditNumber, Day, OpenText, Place, Text, Who, Whole
from domain.divisions import Division, Level
from domain.form import Field
from domain.people import CreditCode

FOR_PROFIT, NON_PROFIT, STATE_RUN = "for_profit", "non_profit", "state_run"
NATURES = (
    (FOR_PROFIT, "营利性"),
    (NON_PROFIT, "非营利性"),
    (STATE_RUN, "公办（事业单位）"),
)
REGISTERED_BY = {FOR_PROFIT: "9", NON_PROFIT: "5", STATE_RUN: "1"}
"""登记管理部门代码, the first character of the credit code: 市场监管, 民政, 机构编制."""
FIRST, CHANGE = "first", "change"
FILINGS = ((FIRST, "首次备案"), (CHANGE, "变更备案"))
OWNERSHIPS = (
    ("owned", "自有"),
    ("rented", "租赁"),
    ("lent", "无偿使用"),
    ("entrusted", "公建民营"),
)
MOST_BEDS = 5000
EARLIEST = date(1949, 10, 1)
"""No institution of today took elders in before (configurable default)."""
REGISTRARS = (Level.COUNTY, Level.LEAGUE, Level.REGION)

FORM: tuple[Field, ...] = (
    Choice("filing", "备案类型", choices=FILINGS),
    OpenText("institution", "机构名称", most=100),
    CreditNumber("credit_code", "统一社会信用代码"),
    Choice("nature", "机构性质", choices=NATURES),
    Place("registered_at", "登记管理机关所在地"),
    Place("premises", "服务场所所在地"),
    OpenText("address", "详细地址"),
    Who("legal_representative", "法定代表人"),
    Choice("ownership", "服务场所权属", choices=OWNERSHIPS),
    Whole("beds", "床位数", least=1, most=MOST_BEDS),
    Whole("area", "建筑面积（平方米）", least=1, most=1_000_000),
    Day("first_admitted_on", "首次收住老年人日期"),
    Text("contact", "联系方式", most=100),
)


def organ(form: Mapping[str, Any]) -> Division | None:
    """备案机关: the county of the premises; of a non-profit institution civil affairs at the
    level of its registrar (P:SZ, 令66号).  None where the places named say neither."""
    if form["nature"] == FOR_PROFIT:
        return Division(form["premises"]).at(Level.COUNTY)
    registrar = Division(form["registered_at"])
    return registrar if registrar.level in REGISTRARS else None


def contradictions(form: Mapping[str, Any], day: date) -> Iterator[str]:
    """Paths of answers that cannot be right together, or on that day."""
    if Division(form["premises"]).at(Level.COUNTY) is None:
        yield "premises"
    if form["nature"] != FOR_PROFIT and organ(form) is None:
        yield "registered_at"
    registrar = CreditCode.read(form["credit_code"]).code[0]
    if registrar != REGISTERED_BY[form["nature"]]:
        yield "credit_code"
    if not EARLIEST <= form["first_admitted_on"] <= day:
        yield "first_admitted_on"
    if (mine := organ(form)) and form["owner"] != str(mine):
        yield "owner"
