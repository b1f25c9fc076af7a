"""急难报告表: what is asked of whoever reports an emergency; it may be said by telephone."""

from __future__ import annotations

from domain.answers import Choice, Day, People, Text
from domain.form import Field
from domain.traits.earlier_aid import EMERGENCIES

FORM: tuple[Field, ...] = (
    Choice("cause", "急难事由", choices=EMERGENCIES),
    Day("happened_on", "发生日期"),
    Choice("area", "发生地", choices=(("urban", "城市"), ("rural", "农村牧区"))),
    Text("statement", "急难情况", most=2000),
    People("others", "一同遭遇急难的家庭成员"),
)
