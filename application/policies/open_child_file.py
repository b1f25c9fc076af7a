"""Whenever a child is admitted or recognised, it has a file, and what is decided stands in it.

儿童档案: one for each child, from the admission or the recognition as a de-facto orphan on.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from application.casework import Casework
from application.policies.policy import Policy, machine
from domain.act import Act
from domain.cases.child_admission.case import ChildAdmission
from domain.cases.de_facto_orphan.case import DeFactoOrphan
from domain.child import Child
from domain.child_rules import DIED, Care
from domain.usual import DEATH

NAME = "open_child_file"


def react(event: Any, office: Casework) -> Iterator[Child]:
    """At most one file: that of the child whose case it is."""
    case: Any = office.case(event.originator_id, event.originator_version)
    act = office.act(machine(NAME, case.owner)).dated(event.on)
    held = office.streams.get(Child, Child.id_of(case.applicant))
    if isinstance(event, DeFactoOrphan.Approved | ChildAdmission.Admitted):
        child = held or Child.open(act, person=case.applicant, owner=case.owner)
        begin(child, event, case, act)
        yield child
    elif held is not None and case.id in held.cases and held.stage is not Care.CLOSED:
        go_on(held, event, act)
        yield held


def begin(child: Child, event: Any, case: Any, act: Act) -> None:
    if isinstance(event, DeFactoOrphan.Approved):
        child.recognise(act, case=case.id, owner=case.owner, guardian=event.payee)
    else:
        child.receive(act, case=case.id, owner=case.owner, facts=known_of(case))


def known_of(case: Any) -> dict[str, Any]:
    """The fields of the file, as they are known on the admission; what was erased is empty."""
    form = case.form
    return {
        "institution": case.institution,
        "situation": form.situation,
        "found_on": form.found_on,
        "found_at": form.found_at,
        "finder": form.finder,
        "police_number": case.police_number,
        "dna_sample": case.dna_sample,
        "health": case.health if isinstance(case.health, str) else "",
        "has_hukou": bool(form.hukou),
        "identity_known": form.identity_known,
    }


def go_on(child: Child, event: Any, act: Act) -> None:
    """What became of the admission."""
    match event:
        case ChildAdmission.Approved():
            child.decide_long_term(act, grounds=event.grounds, institution=event.institution)
        case ChildAdmission.Returned():
            number = str(event.originator_id)
            child.return_to_guardian(act, guardian=event.guardian, assessment=number)
        case ChildAdmission.Closed() if event.ground == DEATH.code:
            child.close(act, ground=DIED.code)


HEARS = (
    DeFactoOrphan.Approved,
    ChildAdmission.Admitted,
    ChildAdmission.Approved,
    ChildAdmission.Returned,
    ChildAdmission.Closed,
)
policy = Policy(NAME, HEARS, react)
