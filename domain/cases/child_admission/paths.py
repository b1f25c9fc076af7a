"""儿童入住的两级程序: whose institution it is, the county's or the league's, decides."""

from __future__ import annotations

from datetime import date

from domain.cases.child_admission.grounds import (
    child_is_of_age,
    guardian_can_care,
    no_long_term_ground,
)
from domain.cases.child_admission.procedure import (
    COUNTY,
    LEAGUE,
    care,
    decision,
    intake_steps,
    search,
)
from domain.cases.child_admission.terms import LIMITS, MATERIALS
from domain.divisions import Level
from domain.office import Desk, Role
from domain.procedure import DECIDING, TWO_PAIRS_OF_EYES, Apart, Procedure
from domain.usual import ABOLISHED, DEATH, aftermath

CHECKING = ("examine", "assess_guardian", "report_search")


def admission(path: str, level: Level) -> Procedure:
    """The same steps at desks of this level."""
    window, verifier = Desk(Role.WINDOW, level), Desk(Role.VERIFIER, level)
    approver = Desk(Role.APPROVER, level)
    office = (window, verifier)
    return Procedure(
        version="2021",
        path=path,
        since=date(2021, 6, 1),
        basis="未成年人保护法 2021; 儿童福利机构管理办法 (令63号)",
        materials=MATERIALS,
        steps=(
            *intake_steps(window, office),
            *care(approver, office),
            *search(office),
            *decision(verifier, approver),
            *aftermath(window),
        ),
        limits=LIMITS,
        refusals=(child_is_of_age, guardian_can_care, no_long_term_ground),
        closures=(DEATH, ABOLISHED),
        apart=(
            TWO_PAIRS_OF_EYES,
            Apart(CHECKING, DECIDING, "default: as whoever verifies"),
            Apart(("assess_guardian",), ("return_child",), "WBF §93; default"),
        ),
    )


PROCEDURES = (admission(LEAGUE, Level.LEAGUE), admission(COUNTY, Level.COUNTY))
