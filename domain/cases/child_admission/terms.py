"""儿童入住的材料和期限: none of the papers stands before the admission.

Sources: 令63号 §9-15 (remembered, to be verified); what says ``default`` rests on no text.
"""

from __future__ import annotations

from domain.calendar import Term, Unit, hours, wd
from domain.cases.child_admission.grounds import identity_known, no_court_named_it
from domain.materials import Material
from domain.procedure import DECIDING, Limit

REMEMBERED = "令63号 §9-15, remembered"
THREE_MONTHS = Term(92, Unit.PLAIN)
"""The longest that three months are (remembered: 令63号)."""
MATERIALS = (
    Material(
        "found_child_report",
        "捡拾弃婴（儿童）报案证明",
        "police certificate of the report",
        unless=(identity_known,),
        before=("verify",),
    ),
    Material("medical_record", "体检或病历材料", "medical record", before=("verify",)),
    Material(
        "family_search_notice",
        "寻亲公告",
        "search notice of the institution",
        unless=(identity_known,),
        before=("verify",),
    ),
    Material(
        "court_paper",
        "人民法院文书",
        "paper of the court",
        unless=(no_court_named_it,),
        before=("verify",),
    ),
    Material("reception_opinion", "民政部门接收意见", "reception opinion", before=("approve",)),
)
LIMITS = (
    Limit(
        "answer",
        hours(24),
        ("submit",),
        ("accept", "deem_accepted", "transfer"),
        source="default: nobody waits for an answer",
    ),
    Limit(
        "order",
        hours(24),
        ("accept",),
        ("order_custody",),
        zh="临时监护决定期限",
        en="order of custody",
        source="default: the same day",
    ),
    Limit(
        "health_check",
        hours(24),
        ("accept",),
        ("examine",),
        zh="健康检查期限",
        en="health check",
        source="default",
    ),
    Limit(
        "police_report",
        hours(24),
        ("accept",),
        ("report_police",),
        zh="报案期限",
        en="report to the police",
        source="default",
    ),
    Limit(
        "admission",
        hours(24),
        ("order_custody", "discharge"),
        ("admit", "hospitalise"),
        zh="入住期限",
        en="admission",
        source="default: hours",
    ),
    Limit(
        "search",
        wd(3),
        ("report_police",),
        ("request_search",),
        zh="查找申请期限",
        en="search request",
        source="default",
    ),
    Limit(
        "identification",
        THREE_MONTHS,
        ("request_search",),
        ("find_unidentifiable", "report_search"),
        zh="身份查找期",
        en="search for the family",
        source=REMEMBERED,
    ),
    Limit(
        "opinion",
        wd(10),
        ("admit", "report_search", "find_unidentifiable"),
        ("verify",),
        zh="接收意见期限",
        en="reception opinion",
        source="default",
    ),
    Limit("decision", wd(10), ("verify",), DECIDING, source="default"),
    Limit("tell", wd(3), DECIDING, ("serve",), source="default"),
)
