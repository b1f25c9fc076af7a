"""Whenever the office learns that somebody has died, it is recorded once, with the person.

From there every benefit of that person hears of it in the same round.  Five facts tell it:
a register's answer, a decision about a funeral or a burial, an application that is closed
because its applicant has died, and a child's file because the child has.  Source: 4.10 of the
rules, "the same day" (a default).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from application.casework import Casework
from application.policies.policy import Policy, machine
from domain.case import Case
from domain.cases import CASE_TYPES
from domain.child import Child
from domain.child_rules import DIED
from domain.derived import id_read
from domain.person import LEARNT, Person
from domain.post import Side
from domain.traits.data_check import DataCheck
from domain.traits.funeral import Funeral
from domain.usual import DEATH

NAME = "record_death"
REGISTER = "death"


class Death(NamedTuple):
    person: str
    died_on: date
    """The day itself; of a file that was closed, the day on which the office learnt of it."""
    source: str


def react(event: Any, office: Casework) -> Iterator[Person]:
    if not may_tell(event):
        return
    case = office.dossier(event.originator_id, event.originator_version)
    death = told_by(event, case)
    id_ = id_read(death.person) if death else None
    if death is None or id_ is None or not isinstance(death.died_on, date):
        return
    person = office.streams.get(Person, id_)
    if person is None or person.erased:
        return
    act = office.act(machine(NAME, case.unit(Side.OWNER))).dated(event.on)
    person.record_death(act, died_on=death.died_on, source=death.source)
    yield person


def may_tell(event: Any) -> bool:
    """Seen from the event alone: most answers and decisions are about the living."""
    match event:
        case DataCheck.DataChecked():
            return bool(event.dataset == REGISTER)
        case Case.Closed():
            return bool(event.ground == DEATH.code)
        case Child.Closed():
            return bool(event.ground == DIED.code)
    return issubclass(CASE_TYPES[event.kind], Funeral)


def told_by(event: Any, case: Any) -> Death | None:
    match event:
        case DataCheck.DataChecked():
            known = event.answer if isinstance(event.answer, dict) else {}
            day = known.get("died_on")
            return Death(event.person, day, "death_register") if day else None
        case Case.Closed():
            return Death(case.applicant, event.on, LEARNT)
        case Child.Closed():
            return Death(case.person, event.on, LEARNT)
    return Death(case.deceased, case.died_on, case.code)


policy = Policy(NAME, (DataCheck.DataChecked, Case.Approved, Case.Closed, Child.Closed), react)
