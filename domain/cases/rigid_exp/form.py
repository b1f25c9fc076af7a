"""刚性支出困难家庭认定申请表: the household, what it had to spend, and what is as it was.

Sources: 刚性支出困难家庭认定办法 (GX), the kinds of spending as far as read (P:GX24); the codes
are ours.  Of members it is not asked what would be deducted from income: the spending is
counted against the income here, and nothing is counted twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.answers import Amounts, Choices, Text
from domain.form import Field, Rows
from domain.household_aid.form import AREA, ASSET, MEMBER, RELATED
from domain.household_aid.terms import EVIDENCE, MATERIALS

SPENDING = (
    ("living", "基本生活支出"),
    ("medical", "医疗支出（个人自付）"),
    ("education", "教育支出"),
    ("disability", "残疾康复、护理支出"),
    ("housing", "基本居住支出"),
    ("disaster", "因灾、因意外支出"),
    ("other", "当地规定的其他刚性支出"),
)
"""What had to be spent; a county may leave kinds out by a published choice."""
UNCHANGING = (
    "id_and_hukou",
    "disability_card",
    "illness_proof",
    "relation_form",
    "means_evidence",
)
CARRIED_OVER = tuple((m.code, m.zh) for m in (*MATERIALS, EVIDENCE) if m.code in UNCHANGING)
"""Papers that may be as they were when the household was recognised before (a default)."""
NUMBER = re.compile(r"NM-[0-9]{6}-rigid_exp-[0-9]{8}-[0-9]{5}")
SPENT = Amounts("spending", "申请前12个月家庭刚性支出（元）", choices=SPENDING)
HOUSEHOLD: tuple[Field, ...] = (
    Rows(
        "members",
        "家庭成员",
        fields=tuple(field for field in MEMBER if field.name != "deducted"),
        least=1,
    ),
    Rows("assets", "家庭财产", fields=ASSET),
)
FORM: tuple[Field, ...] = (
    AREA,
    RELATED,
    *HOUSEHOLD,
    SPENT,
    Choices("unchanged", "与上次认定相比未变化的材料", choices=CARRIED_OVER),
    Text("renews", "续认定：原认定的受理编号", optional=True, least=0, most=40),
)


def renewal_flaws(renews: str, unchanged: list[str]) -> Iterator[str]:
    """A renewal names what it renews, and only a renewal has papers that are as they were."""
    if renews and not NUMBER.fullmatch(renews):
        yield "renews"
    if unchanged and not renews:
        yield "unchanged"
