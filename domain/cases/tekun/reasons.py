"""特困人员认定的免除情形: grounds for which a step or a paper is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.grounds import unless

if TYPE_CHECKING:
    from domain.cases.tekun.case import Tekun


@unless("本人申请，或者依法由苏木乡镇、嘎查村（居）委会帮助申请", "43 §10-11")
def needs_no_proxy(case: Tekun) -> bool:
    """Applies in person, or is legally incapable, so that the township or village must help."""
    return case.form.role in ("applicant", "window") or bool(case.form.incapable)


@unless("无可授权的法定义务人", "43 §10")
def nobody_else_to_authorise(case: Tekun) -> bool:
    """There is no legal supporter, or all of them are declared missing."""
    return all("missing" in row.get("standing", ()) for row in case.form.supporters)


@unless("未申报残疾", "43 §10")
def not_declared_disabled(case: Tekun) -> bool:
    """The applicant is not declared to be disabled."""
    return not case.form.disabilities


@unless("调查未发现争议", "43 §14; SEED 二(三)1")
def no_dispute_found(case: Tekun) -> bool:
    """The investigators found nothing that the neighbours should appraise."""
    return not case.disputed


@unless("未抽中抽查且无近亲属登记、投诉举报或异议", "43 §16; default, as 57 §20")
def not_due_for_visit(case: Tekun) -> bool:
    """Not drawn, no registered relation with staff, no complaint and no objection."""
    return not case.drawn and uncontested.holds(case)


@unless("无近亲属登记、投诉举报或异议", "default, as 57 §20")
def uncontested(case: Tekun) -> bool:
    """No registered relation with staff, no complaint and no objection."""
    return not (case.relations or case.complaints or case.objections_raised)
