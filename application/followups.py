"""后续事项 — what follows cases, as the office moves it: one way for every kind of dossier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from application.access import Access
from application.casework import Casework
from application.orders import Done, Order
from domain.dossier import Dossier


@dataclass(frozen=True)
class Followups:
    """Dossiers of one kind that are no applications: benefits, reviews, files, entries."""

    casework: Casework
    access: Access
    kind: ClassVar[type[Dossier]] = Dossier

    def take(
        self, id_: UUID, seen: int, order: Order, step: str, facts: Mapping[str, Any]
    ) -> Done:
        """One step, with the facts of the verb of that name.

        Raises CaseNotFound, NotInArea, NotYours, Conflicted, KeyReused, StaleCase and every
        refusal of the step.
        """
        self.access.authorise(order.actor, step, self.casework.of_kind(self.kind, id_))
        return self.casework.change(id_, seen, order, step, facts)
