"""养老机构名录 — institutions on file as the office keeps them and as they read themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from application.access import Access
from application.casework import Casework
from application.orders import Done, Order
from domain.care_institution import CareInstitution
from domain.moment import legal_day
from domain.office import Actor
from domain.waiting import awaited


class Shown(NamedTuple):
    """An institution, and what its reader may do about it now."""

    institution: CareInstitution
    waits: list[dict[str, str]]
    commands: list[str]


@dataclass(frozen=True)
class Institutions:
    casework: Casework
    access: Access

    def take(
        self, id_: UUID, seen: int, order: Order, step: str, facts: Mapping[str, Any]
    ) -> Done:
        """One step, with the facts of the verb of that name.

        Raises CaseNotFound, NotInArea, NotYours, Conflicted, KeyReused, StaleCase and every
        refusal of the step.
        """
        self.access.authorise(order.actor, step, self.casework.of_kind(CareInstitution, id_))
        return self.casework.change(id_, seen, order, step, facts)

    def read(self, id_: UUID, reader: Actor, purpose: str = "") -> Shown:
        """Noted before it is told.  Raises as ``Access.read``."""
        found = self.casework.of_kind(CareInstitution, id_)
        self.access.read(reader, found, purpose)
        now = self.casework.now()
        return Shown(found, awaited(found), found.open_commands(reader, legal_day(now), now))
