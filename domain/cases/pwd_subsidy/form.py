"""残疾人两项补贴申请表: what is asked; whatever a register answers overrides it."""

from __future__ import annotations

from domain.answers import Amounts, Choice, Choices, Day, Place, Text, Whole
from domain.form import Field, Record
from domain.registers import DISABILITIES

CLAIMS = (("living", "困难残疾人生活补贴"), ("care", "重度残疾人护理补贴"))
CARD: tuple[Field, ...] = (
    Choice("kind", "残疾类别", choices=DISABILITIES),
    Whole("level", "残疾等级", least=1, most=4),
    Day("valid_until", "残疾人证有效期至"),
)
FORM: tuple[Field, ...] = (
    Choices("claims", "申请的补贴", choices=CLAIMS, least=1),
    Place("hukou", "户籍所在地"),
    Record("declared_card", "残疾人证", fields=CARD),
    Whole("care_months", "长期照护已持续的月数", most=1200),
    Amounts("similar_subsidies", "同类补贴（元/月），按性质", choices=CLAIMS),
    Text("account", "银行账户", optional=True, least=0, most=40),
)
