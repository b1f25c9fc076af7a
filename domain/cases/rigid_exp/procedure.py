"""刚性支出困难家庭: no public notice, thirty working days, a meeting where it is complex.

Sources: 刚性支出困难家庭认定办法 (GX, from 2025-01-01), of which press reports (P:GX24) tell
the conditions, the kinds of spending and that townships may decide; 社会救助法 (2026-07-01).
What they leave open follows 低保, as a configurable default.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from domain.calendar import wd
from domain.cases.rigid_exp.form import UNCHANGING
from domain.cases.rigid_exp.grounds import REFUSALS, as_it_was, nothing_to_discuss
from domain.delegation import BY_COUNTY
from domain.household_aid.deciders import by_analogy, decided_by_township
from domain.household_aid.family import THE_LAW
from domain.household_aid.reasons import (
    FALSE_STATEMENT,
    FALSE_STATEMENT_2026,
    HARD,
    NO_COOPERATION,
    SEPARATED,
    unrelated_and_no_complaint,
)
from domain.household_aid.steps import FILING, INVESTIGATION, OUTCOME, PROMISING, REVIEW
from domain.household_aid.terms import EVIDENCE, LIMITS, MATERIALS
from domain.materials import Material
from domain.office import COUNTY_APPROVER, COUNTY_VERIFIER, TOWNSHIP_VERIFIER
from domain.procedure import DECIDING, TWO_PAIRS_OF_EYES, Apart, Limit, Procedure, Step, by_name
from domain.usual import CLOSURES

BY_DEFAULT = "default for 刚性支出"
VOUCHERS = Material("spending_vouchers", "刚性支出凭据", "vouchers of the spending")


def renewable(paper: Material) -> Material:
    """Not asked for again where it is as it was: until a register says that it cannot be."""
    if paper.code not in UNCHANGING:
        return paper
    excused = (*paper.unless, as_it_was(paper.code))
    return replace(paper, unless=excused, before=("accept", "approve"))


OWN = (
    Step("establish_spending", TOWNSHIP_VERIFIER, ("accept",), source="GX"),
    Step(
        "verify",
        TOWNSHIP_VERIFIER,
        ("register_relation", "tell_means", "visit_home", "establish_spending"),
        source="GX",
    ),
    Step("receive_file", COUNTY_VERIFIER, ("verify",), once=True, source="GX"),
    Step(
        "visit_as_county",
        COUNTY_VERIFIER,
        ("receive_file",),
        unless=(unrelated_and_no_complaint,),
        source=f"57 §20, {BY_DEFAULT}",
    ),
    Step(
        "discuss",
        COUNTY_VERIFIER,
        ("review",),
        unless=(nothing_to_discuss,),
        source="GX; P:GX24",
    ),
    Step("approve", COUNTY_APPROVER, ("review", "discuss"), source="GX"),
    Step("refuse", COUNTY_APPROVER, ("verify", "discuss"), source="GX"),
)
TOTAL = Limit(
    "total",
    wd(30),
    ("accept",),
    DECIDING,
    stretch=wd(45),
    grounds=tuple(replace(ground, source="GX") for ground in (SEPARATED, HARD)),
    source="GX",
)
FOLLOWED = (*FILING, *INVESTIGATION, *REVIEW, *OUTCOME, *PROMISING)
COUNTY_2025 = Procedure(
    version="2025",
    path=BY_COUNTY,
    since=date(2025, 1, 1),
    basis="刚性支出困难家庭认定办法",
    materials=(*map(renewable, (*MATERIALS, EVIDENCE)), VOUCHERS),
    steps=by_name((*by_analogy(FOLLOWED, BY_DEFAULT), *OWN)),
    limits=by_name((*by_analogy((t for t in LIMITS if t.name != "notice"), BY_DEFAULT), TOTAL)),
    refusals=REFUSALS,
    judged=(FALSE_STATEMENT,),
    closures=(*CLOSURES, NO_COOPERATION),
    apart=(TWO_PAIRS_OF_EYES, Apart(("establish_spending",), DECIDING, "default")),
)
COUNTY_2026 = COUNTY_2025.but(
    version="2026",
    since=THE_LAW,
    basis="社会救助法; 刚性支出困难家庭认定办法",
    judged=(FALSE_STATEMENT_2026,),
)
COUNTY = (COUNTY_2025, COUNTY_2026)
PROCEDURES = (*COUNTY, *(decided_by_township(each, TOTAL.term) for each in COUNTY))
