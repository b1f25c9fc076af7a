"""救济途径 — what somebody is told who does not agree with a decision.

Sources: 行政复议法 §20, 24, 30; 行政诉讼法 §45-47.  Events hold codes; the interface writes the
text and names the authority.
"""

from __future__ import annotations

from dataclasses import dataclass

from domain.calendar import Term, Unit
from domain.divisions import DIVISIONS, Division, Level


@dataclass(frozen=True)
class Remedy:
    code: str
    zh: str
    en: str
    source: str
    term: Term | None = None
    """Calendar days from knowing of the decision; None where the law counts in months."""


RECONSIDERATION = Remedy(
    "reconsideration",
    "自知道本决定之日起六十日内，可以向{authority}申请行政复议",
    "Reconsideration may be asked of {authority} within 60 days of knowing of the decision.",
    "行政复议法 §20, §24",
    Term(60, Unit.PLAIN),
)
LAWSUIT = Remedy(
    "lawsuit",
    "自知道本决定之日起六个月内，可以依法向人民法院提起行政诉讼",
    "An action may be brought before the people's court within six months of knowing.",
    "行政诉讼法 §46",
)
RECONSIDERATION_FIRST = Remedy(
    "reconsideration_first",
    "对不履行法定职责的行为，应当先向{authority}申请行政复议",
    "Where no answer was given, reconsideration has to be asked of {authority} first.",
    "行政复议法 §11, §23",
    Term(60, Unit.PLAIN),
)
REMEDIES = {r.code: r for r in (RECONSIDERATION, LAWSUIT, RECONSIDERATION_FIRST)}
AGAINST_A_DECISION = (RECONSIDERATION, LAWSUIT)
LEAGUES = ("兴安盟", "锡林郭勒盟", "阿拉善盟")
"""Their government is an agency of the region's (派出机关)."""


def authority(decider: Division) -> str:
    """The Chinese name of the government that reconsiders a decision of that unit (§24)."""
    seat = decider.at(Level.COUNTY) or decider.at(Level.LEAGUE) or decider
    name = DIVISIONS.name(str(seat))
    return f"{name}行政公署" if name in LEAGUES else f"{name}人民政府"
