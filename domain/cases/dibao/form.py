"""低保申请表: what a household is asked that applies for the minimum living allowance.

Sources: 民发〔2021〕57号 §4-9; the codes are ours.
"""

from __future__ import annotations

from domain.answers import Choice, Text
from domain.form import Field
from domain.household_aid.form import AREA, HOUSEHOLD, RELATED

FORM: tuple[Field, ...] = (
    Choice(
        "applies_as",
        "申请方式",
        choices=(("household", "共同生活家庭"), ("single_person", "单人户")),
    ),
    AREA,
    RELATED,
    *HOUSEHOLD,
    Text("account", "银行账户", optional=True, least=0, most=40),
)
