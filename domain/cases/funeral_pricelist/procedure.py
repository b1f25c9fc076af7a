"""收费清单审查: the county, or the league for providers of its own, checks and publishes.

Sources: the regulation of 2026 [P:BZ26], the notice on price lists [P:108]; limits are
defaults.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from domain.calendar import wd
from domain.cases.funeral_pricelist.grounds import AGAINST
from domain.divisions import Level
from domain.materials import Material, Share
from domain.office import TIME, Desk, Role
from domain.procedure import DECIDING, Limit, Procedure, Step
from domain.usual import CLOSURES, INTAKE_LIMITS, REMARK, aftermath, intake

if TYPE_CHECKING:
    from domain.cases.funeral_pricelist.case import FuneralPricelist

MATERIALS = (
    Material("price_list", "收费清单（盖章）", "price list under seal"),
    Material("price_basis", "定价依据材料", "papers on which the prices rest"),
    Material("registration", "登记证书", "registration certificate", Share("uscc")),
)


def from_the_day_asked(case: FuneralPricelist, decided_on: date) -> date:
    """In force from the day the provider names, but not before it was checked."""
    return max(case.form.valid_from, decided_on)


def steps(level: Level) -> tuple[Step, ...]:
    """All of them at one unit: a county or a league."""
    window, verifier, approver = (
        Desk(role, level) for role in (Role.WINDOW, Role.VERIFIER, Role.APPROVER)
    )
    asks = (TIME, window, verifier)
    return (
        *intake(window),
        Step("check_data", asks, untimed=REMARK),
        Step("report_outage", asks, untimed=REMARK),
        Step("verify", verifier, ("accept",), source="P:108"),
        Step("approve", approver, ("verify",), source="P:108"),
        Step("refuse", approver, ("verify",), source="P:108"),
        *aftermath(window),
    )


COUNTY = Procedure(
    version="2026",
    path="county",
    since=date(2026, 3, 30),
    basis="殡葬管理条例 2026 [P:BZ26]; [P:108]",
    materials=MATERIALS,
    steps=steps(Level.COUNTY),
    limits=(
        *INTAKE_LIMITS,
        Limit("total", wd(10), ("accept",), DECIDING, source="default"),
        Limit("tell", wd(3), DECIDING, ("serve",), source="default"),
    ),
    refusals=AGAINST,
    closures=CLOSURES,
    effect=from_the_day_asked,
)
LEAGUE = COUNTY.but(path="league", steps=steps(Level.LEAGUE))
