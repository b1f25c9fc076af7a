"""领办、分派 — taking cases upon oneself, giving them back, and sharing them out anew."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from application.access import Access, seated
from application.casework import Casework
from application.officers import Officers
from application.orders import Done, Order, Work
from domain.act import Act
from domain.assignment import Assignment
from domain.divisions import Division
from domain.dossier import Dossier
from domain.errors import Malformed, NotYours
from domain.office import Actor
from domain.officer import Officer

MOST_AT_ONCE = 200


@dataclass(frozen=True)
class Assignments:
    casework: Casework
    access: Access
    officers: Officers

    def claim(self, order: Order, case: UUID) -> Done:
        """领办 — for one's own unit; the case must have a step for one's role.

        Raises CaseNotFound, NotInArea, NotYours, Conflicted, AlreadyDone, AlreadyClaimed.
        """

        def work(act: Act) -> Work:
            dossier = self.casework.case(case)
            self.check_sight(act.by, dossier)
            if not seated(act.by, dossier):
                raise NotYours("claim")
            assignment = self.of(act, case)
            assignment.claim(act)
            return Work(assignment)

        return self.casework.once(order, work)

    def release(self, order: Order, case: UUID) -> Done:
        """退回 — what one holds oneself, also after a recusal.

        Raises CaseNotFound, NotInArea, NotYours.
        """

        def work(act: Act) -> Work:
            dossier = self.casework.case(case)
            assignment = self.of(act, case)
            if act.by.who not in assignment.holders.values():
                self.check_sight(act.by, dossier)
            assignment.release(act)
            return Work(assignment)

        return self.casework.once(order, work)

    def reassign(
        self, order: Order, cases: Iterable[UUID], *, unit: str, officer: UUID, reason: str
    ) -> Done:
        """改派 — one case or many, all in one save, by a supervisor who says why.

        Raises CaseNotFound, NotInArea, NotYours, Conflicted, UnknownOfficer, AlreadyDone,
        Malformed.
        """
        wanted = list(dict.fromkeys(cases))
        if not 0 < len(wanted) <= MOST_AT_ONCE:
            raise Malformed("cases")

        def work(act: Act) -> Work:
            holder, place = self.officers.officer(officer), Division(unit)
            changed = []
            for case in wanted:
                dossier = self.casework.case(case)
                self.check_sight(act.by, dossier)
                self.check_holder(holder, place, dossier, act)
                assignment = self.of(act, case)
                assignment.reassign(act, unit=place, holder=str(officer), reason=reason)
                changed.append(assignment)
            return Work(changed[0], changed[1:])

        return self.casework.once(order, work)

    def of(self, act: Act, case: UUID) -> Assignment:
        held = self.casework.streams.get(Assignment, Assignment.id_of(case))
        return held or Assignment.open(act, case)

    def check_sight(self, actor: Actor, dossier: Dossier) -> None:
        for refusal in self.access.objections_to_reading(actor, dossier):
            raise refusal

    def check_holder(self, holder: Officer, unit: Division, dossier: Dossier, act: Act) -> None:
        """Whoever gets it holds a post in that unit that has to do with the case.

        Raises NotYours, and whatever keeps that officer from seeing the case.
        """
        roles = (a.role for a in holder.appointments_at(act.at) if a.division == unit)
        posts = (Actor(str(holder.id), role, unit) for role in roles)
        post = next((post for post in posts if seated(post, dossier)), None)
        if post is None:
            raise NotYours("reassign")
        self.check_sight(post, dossier)
