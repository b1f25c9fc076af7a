"""低保边缘家庭: the flow of the minimum living allowance, taken over by analogy.

Sources: 民发〔2021〕57号 §8 (who they are), 国办发〔2023〕39号 二 (the flow may follow that of
低保), 社会救助法 (2026-07-01).  Before 2023 no text gives them a flow: the same one is a
configurable default.  The days of 39号 are remembered, to be verified.
"""

from __future__ import annotations

from datetime import date

from domain.calendar import wd
from domain.cases.dibao_edge.grounds import income_below_standard, income_not_below_edge
from domain.delegation import BY_COUNTY
from domain.household_aid.deciders import by_analogy, decided_by_township
from domain.household_aid.family import THE_LAW
from domain.household_aid.grounds import EVERY_HOUSEHOLD
from domain.household_aid.reasons import (
    FALSE_STATEMENT,
    FALSE_STATEMENT_2026,
    NO_COOPERATION,
)
from domain.household_aid.steps import POSTED, PROMISING
from domain.household_aid.terms import EVIDENCE, LIMITS, MATERIALS
from domain.procedure import DECIDING, TWO_PAIRS_OF_EYES, Apart, Procedure
from domain.usual import CLOSURES

BY_DEFAULT, BY_REFERENCE = "default for 低保边缘", "参照, 2023-39 二"

COUNTY_2021 = Procedure(
    version="2021",
    path=BY_COUNTY,
    since=date(2021, 7, 1),
    basis="民发〔2021〕57号 §8",
    materials=MATERIALS,
    steps=by_analogy(POSTED, BY_DEFAULT),
    limits=by_analogy(LIMITS, BY_DEFAULT),
    refusals=(income_below_standard, income_not_below_edge, *EVERY_HOUSEHOLD),
    judged=(FALSE_STATEMENT,),
    closures=(*CLOSURES, NO_COOPERATION),
    apart=(TWO_PAIRS_OF_EYES, Apart(("reinvestigate",), DECIDING, "57 §19")),
)
COUNTY_2023 = COUNTY_2021.but(
    version="2023",
    since=date(2023, 10, 19),
    basis="民发〔2021〕57号 §8; 国办发〔2023〕39号",
    materials=(*MATERIALS, EVIDENCE),
    steps=by_analogy((*POSTED, *PROMISING), BY_REFERENCE),
    limits=by_analogy(LIMITS, BY_REFERENCE),
)
COUNTY_2026 = COUNTY_2023.but(
    version="2026",
    since=THE_LAW,
    basis="社会救助法; 民发〔2021〕57号 §8; 国办发〔2023〕39号",
    judged=(FALSE_STATEMENT_2026,),
)
COUNTY = (COUNTY_2021, COUNTY_2023, COUNTY_2026)
PROCEDURES = (*COUNTY, *(decided_by_township(each, wd(20)) for each in COUNTY))
