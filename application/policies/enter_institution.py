"""Whenever an institution is filed, looked at or paid, its entry in the register says so.

The first filing of a credit code enters it, another one files it anew.  A promise found false,
and a claim refused for overstated data, stand in its record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from application.casework import Casework
from application.policies.policy import Policy, machine
from domain.act import Act
from domain.care_institution import CareInstitution
from domain.care_institution_claim import OVERSTATED
from domain.cases.elder_build.case import ElderBuild
from domain.cases.elder_filing.case import STANDARDS, ElderFiling
from domain.cases.elder_operate import ElderOperate
from domain.traits.commitment import FALSE

NAME = "enter_institution"
FALSE_PROMISE = "commitment"


def react(event: Any, office: Casework) -> Iterator[CareInstitution]:
    """At most one institution: that of the case's credit code."""
    case: Any = office.case(event.originator_id, event.originator_version)
    act = office.act(machine(NAME, case.owner)).dated(event.on)
    id_ = CareInstitution.id_of(case.form.credit_code)
    held = office.streams.get(CareInstitution, id_)
    if isinstance(event, ElderFiling.Approved):
        yield filed(event, case, held, act)
    elif held is not None and any(noted(held, event, act) for noted in NOTED):
        yield held


def filed(event: Any, case: Any, held: CareInstitution | None, act: Act) -> CareInstitution:
    """Filed anew, or entered: with what was promised falsely before there was an entry."""
    form = case.form
    filing = {
        "case": str(case.id),
        "case_version": event.originator_version,
        "name": form.institution,
        "credit_code": form.credit_code,
        "nature": form.nature,
        "address": form.address,
        "premises": form.premises,
        "owner": str(case.owner),
        "beds": form.beds,
        "opened_on": form.first_admitted_on,
        "receipt_number": event.receipt_number,
        "represented_by": sorted({form.legal_representative, case.applicant}),
    }
    if held is not None:
        held.refile(act, filing=filing)
        return held
    entered = CareInstitution.enter(act, filing)
    if case.promises_false:
        entered.note_false_data(act, what=FALSE_PROMISE, case=str(case.id))
    return entered


def site(held: CareInstitution, event: Any, act: Act) -> bool:
    """What the look at the place found; of an applicant who was erased it is unknown."""
    if not isinstance(event, ElderFiling.SiteChecked) or not isinstance(event.found, dict):
        return False
    broken = [code for code, _ in STANDARDS if not event.found[f"{code}_in_order"]]
    held.note_site(act, case=event.originator_id, beds=event.found["beds"], failing=broken)
    return True


def promise(held: CareInstitution, event: Any, act: Act) -> bool:
    if not isinstance(event, ElderFiling.PromiseChecked) or event.result != FALSE:
        return False
    held.note_false_data(act, what=FALSE_PROMISE, case=str(event.originator_id))
    return True


def overstated(held: CareInstitution, event: Any, act: Act) -> bool:
    refused = isinstance(event, ElderBuild.Refused | ElderOperate.Refused)
    if refused and OVERSTATED.code in event.reasons:
        held.note_false_data(act, what=OVERSTATED.code, case=str(event.originator_id))
        return True
    return False


def subsidy(held: CareInstitution, event: Any, act: Act) -> bool:
    if not isinstance(event, ElderBuild.Approved | ElderOperate.Approved):
        return False
    held.note_subsidy(
        act,
        case=event.originator_id,
        subsidy=event.kind,
        total=event.total,
        stages=tuple(event.stages()),
        counted=event.counted,
        rates=event.rates,
        until=getattr(event, "until", None),
    )
    return True


Noting = Callable[[CareInstitution, Any, Act], bool]
NOTED: tuple[Noting, ...] = (site, promise, overstated, subsidy)
"""Each notes what it is for, and says whether it was that."""
HEARS = (
    ElderFiling.Approved,
    ElderFiling.SiteChecked,
    ElderFiling.PromiseChecked,
    ElderBuild.Approved,
    ElderBuild.Refused,
    ElderOperate.Approved,
    ElderOperate.Refused,
)
policy = Policy(NAME, HEARS, react)
