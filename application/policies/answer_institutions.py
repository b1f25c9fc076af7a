"""Whenever a subsidy for an institution is accepted, our own register answers what it knows.

What it does not know it does not answer: then somebody asks, or says that nobody could be
asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from application.casework import Casework
from application.policies.policy import Policy, machine
from domain.care_institution import CareInstitution
from domain.cases.elder_build.case import ElderBuild
from domain.cases.elder_operate import ElderOperate
from domain.dossier import Dossier
from domain.stage import OPEN

NAME = "answer_institutions"
REGISTER = "register"


def react(accepted: Any, office: Casework) -> Iterator[Dossier]:
    case: Any = office.case(accepted.originator_id)
    id_ = CareInstitution.id_of(case.form.credit_code)
    held = office.streams.get(CareInstitution, id_)
    if held is not None and case.stage in OPEN:
        case.check_data(
            office.act(machine(NAME, case.owner)),
            dataset="institution",
            answer=held.answer(),
            authorisation=REGISTER,
        )
        yield case


policy = Policy(NAME, (ElderBuild.Accepted, ElderOperate.Accepted), react)
