"""支出型临时救助申请表: what a household is asked that cannot bear what it has to spend."""

from __future__ import annotations

from domain.answers import Amount, Choice, Place, Text
from domain.form import Field
from domain.household_aid.form import AREA, HOUSEHOLD
from domain.traits.earlier_aid import SPENDING

FORM: tuple[Field, ...] = (
    Choice("cause", "支出事由", choices=SPENDING),
    Amount("spent", "过去十二个月的该项支出（元）"),
    Place("arose_at", "困难发生地"),
    AREA,
    *HOUSEHOLD,
    Text("account", "银行账户", optional=True, least=0, most=40),
)
