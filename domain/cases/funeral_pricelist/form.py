"""殡葬服务收费清单: every service that a provider charges for, its price and basis."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from domain.answers import Amount, Choice, CreditNumber, Day, OpenText, YesNo
from domain.form import Field, Rows
from domain.price_list_catalogue import SERVICES, UNITS

MOST = 200
ITEM: tuple[Field, ...] = (
    Choice("service", "服务项目", choices=SERVICES),
    OpenText("content", "服务内容", most=200),
    Choice("unit", "计价单位", choices=UNITS),
    Amount("price", "价格（元）"),
    OpenText("basis", "定价依据", most=200),
    YesNo("basic", "基本殡葬服务"),
)
FORM: tuple[Field, ...] = (
    CreditNumber("organisation", "殡葬服务机构统一社会信用代码"),
    OpenText("name", "殡葬服务机构名称", most=120),
    Day("valid_from", "拟执行日期"),
    Rows("items", "收费项目", fields=ITEM, least=1, most=MOST),
)


def contradictions(form: Mapping[str, Any]) -> Iterator[str]:
    """One and the same service under two prices."""
    seen = set()
    for number, item in enumerate(form["items"]):
        same = (item["service"], item["content"], item["unit"])
        if same in seen:
            yield f"items.{number}.content"
        seen.add(same)
