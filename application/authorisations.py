"""代办授权 — a person lets an agent act; a window clerk may enter a signed letter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from application.casework import Casework
from application.orders import Done, Order, Work
from application.people import Identity
from application.refusals import UnknownPerson
from domain.act import Act
from domain.authorisation import Authorisation
from domain.benefit import Benefit
from domain.cases import CASE_TYPES
from domain.errors import Malformed, NotInArea, NotYours
from domain.office import Role
from domain.rectification import Rectification

KINDS = frozenset({"", *CASE_TYPES, Benefit.code, Rectification.code})
"""What may be granted by kind; empty: every kind."""


@dataclass(frozen=True)
class Authorisations:
    casework: Casework

    def grant(
        self,
        order: Order,
        *,
        principal: str,
        agent: Identity,
        until: date,
        case: str = "",
        kind: str = "",
        paper: str = "",
    ) -> Done:
        """授权 for one case, or for every case of a type, or (neither) for all, until a day.

        ``paper`` is the SHA-256 of the signed letter that a window clerk has before them.
        Raises UnknownPerson, NameDiffers, NotYours, Malformed for a type that there isn't,
        CaseNotFound and NotInArea for a case that there isn't or that is somebody else's.
        """

        def work(act: Act) -> Work:
            self.check_principal(act, principal)
            self.check_scope(principal, case, kind)
            found = self.casework.people.find_or_register(act, [agent])
            held = self.opened(act, principal, found.ids[0])
            held.grant(act, until=until, case=case, kind=kind, paper=paper)
            return Work(held, found.new)

        return self.casework.once(order, work)

    def revoke(self, order: Order, *, principal: str, agent: str, grant: str) -> Done:
        """撤回.  Raises UnknownPerson, NotYours, Malformed, AlreadyDone."""

        def work(act: Act) -> Work:
            held = self.between(principal, agent)
            if held is None:
                raise UnknownPerson()
            held.revoke(act, grant)
            return Work(held)

        return self.casework.once(order, work)

    def between(self, principal: str, agent: str) -> Authorisation | None:
        """What one person has granted another."""
        id_ = Authorisation.id_of(principal, agent)
        return self.casework.streams.get(Authorisation, id_)

    def opened(self, act: Act, principal: str, agent: str) -> Authorisation:
        held = self.between(principal, agent)
        return held or Authorisation.open(act, principal=principal, agent=agent)

    def check_scope(self, principal: str, case: str, kind: str) -> None:
        if kind not in KINDS:
            raise Malformed("case_type", kind)
        if case and principal not in self.casework.dossier(UUID(case)).parties:
            raise NotInArea()

    def check_principal(self, act: Act, principal: str) -> None:
        if act.by.role is Role.APPLICANT and act.by.who != principal:
            raise NotYours("applicant")
        if self.casework.people.person(UUID(principal)) is None:
            raise UnknownPerson()
