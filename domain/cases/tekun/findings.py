"""调查核实认定: what the investigation found, where that is not what was declared."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from domain.act import Act
from domain.case import Case, Trait
from domain.cases.tekun.form import FORM, contradictions
from domain.errors import Malformed
from domain.form import flaws
from domain.personal import Code
from domain.stage import Stage, during

ESTABLISHED = tuple(
    question for question in FORM if question.name in ("income", "owns", "supporters")
)
"""What is found at the home and among neighbours; all else a register knows."""


class Findings(Trait):
    class FactsEstablished(Case.Event):
        """Income, property and supporters as they were found; they replace the declared."""

        personal = {"income": "about", "owns": "about", "supporters": "[].person"}
        income: dict[Code, Decimal]
        owns: dict[Code, Decimal]
        supporters: list[dict[str, Any]]

        def evolve(self, case: Findings) -> None:
            case.established = self

    established: Any = None
    """The latest findings, as they were recorded."""

    @property
    def found(self) -> Any:
        """Income, property and supporters: as established, as declared until then."""
        return self.established or self.form

    @during(Stage.ACCEPTED, Stage.VERIFIED, occurs=True)
    def establish_facts(
        self,
        act: Act,
        *,
        income: Mapping[str, Decimal] | None = None,
        owns: Mapping[str, Decimal] | None = None,
        supporters: list[dict[str, Any]] | None = None,
    ) -> None:
        """Only what differs from what was known so far need be given.  Raises Malformed."""
        told = {"income": income, "owns": owns, "supporters": supporters}
        given = {name: value for name, value in told.items() if value is not None}
        facts = {q.name: given.get(q.name, getattr(self.found, q.name)) for q in ESTABLISHED}
        wrong = [*flaws(ESTABLISHED, facts)]
        if wrong := wrong or [*contradictions({**vars(self.form), **facts}, act.on)]:
            raise Malformed("establish_facts", *wrong)
        self.record(self.FactsEstablished, act, **facts)
