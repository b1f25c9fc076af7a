"""节地生态安葬奖补申请表: who was buried where and how, and what is found at the place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from domain.answers import Choice, CreditNumber, Day, Place, Text, Who, YesNo
from domain.form import Field

KINDS = (
    ("scattering", "骨灰撒散（海、草原）"),
    ("tree", "树葬"),
    ("flower_bed", "花坛葬"),
    ("lawn", "草坪葬"),
    ("deep_burial", "深埋不留坟头"),
    ("wall", "壁葬"),
)
POSITION = re.compile(r"(9[0-9]|1[0-2][0-9])\.[0-9]{3,6},(3[6-9]|4[0-9]|5[0-4])\.[0-9]{3,6}")
"""Longitude and latitude in degrees, anywhere in or near the region."""
FORM: tuple[Field, ...] = (
    Who("deceased", "逝者"),
    Place("hukou", "逝者户籍所在地"),
    Day("died_on", "死亡日期"),
    Choice("burial", "安葬方式", choices=KINDS),
    Place("buried_at", "安葬地"),
    Day("buried_on", "安葬日期"),
    CreditNumber("provider", "安葬服务机构统一社会信用代码"),
    Text("account", "银行账户", most=40),
    Text("position", "安葬位置（经度,纬度，度）", optional=True, least=0, most=24),
)
PLACE: tuple[Field, ...] = (
    YesNo("as_certified", "与安葬证明一致"),
    YesNo("grave_left", "留有坟头或硬化墓位"),
)
"""What is looked for at the place itself."""


def contradictions(form: Mapping[str, Any], day: date) -> Iterator[str]:
    """Buried before the death or in the future, and a position that is none."""
    if not form["died_on"] <= form["buried_on"] <= day:
        yield "buried_on"
    if (position := form.get("position", "")) and not POSITION.fullmatch(position):
        yield "position"
