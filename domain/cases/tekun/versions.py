"""特困人员认定: what the Law of 2026 changed, and the path where the township decides.

Sources: 特困人员认定办法 (民发〔2021〕43号, 2021-07-01); 社会救助法 (2026-07-01).  The rules of
2016 are not described: an application of before mid-2021 has no procedure here.  Whether 43号
was issued anew after the Law is not known: it is applied as a subordinate rule.
"""

from __future__ import annotations

from datetime import date

from domain.calendar import wd
from domain.cases.tekun.procedure import COUNTY_2021
from domain.cases.tekun.reasons import uncontested
from domain.delegation import BY_TOWNSHIP
from domain.household_aid.reasons import FALSE_STATEMENT_2026
from domain.household_aid.steps import CLERKS
from domain.office import COUNTY_VERIFIER, TOWNSHIP_APPROVER
from domain.procedure import DECIDING, Limit, Procedure, Step
from domain.usual import REMARK


def decided_by_township(county: Procedure) -> Procedure:
    """The county has delegated the decision (43 §28): no file goes up, and no lot is drawn.

    The township decides within the time that the county would have.  Where a relative of staff
    is registered, or somebody complained or objected, the county still sees the home itself.
    """
    return county.but(
        path=BY_TOWNSHIP,
        without=("receive_file", "draw_for_visit", "review"),
        without_limits=("review",),
        steps=(
            Step("note_complaint", CLERKS, untimed=REMARK, source="default"),
            Step(
                "visit_as_county",
                COUNTY_VERIFIER,
                ("close_notice",),
                unless=(uncontested,),
                source="default, as 57 §20",
            ),
            Step(
                "approve",
                TOWNSHIP_APPROVER,
                ("close_notice", "visit_as_county", "assess_self_care"),
                source="43 §28; SAL §44",
            ),
            Step("refuse", TOWNSHIP_APPROVER, ("close_notice",), source="43 §18, §28"),
        ),
        limits=(
            Limit(
                "decision",
                wd(15),
                ("close_notice",),
                DECIDING,
                source="default, as 43 §16 for the county",
            ),
        ),
    )


COUNTY_2026 = COUNTY_2021.but(
    version="2026",
    since=date(2026, 7, 1),
    basis="社会救助法; 民发〔2021〕43号",
    judged=(FALSE_STATEMENT_2026,),
)
PROCEDURES = (
    COUNTY_2021,
    COUNTY_2026,
    *(decided_by_township(county) for county in (COUNTY_2021, COUNTY_2026)),
)
