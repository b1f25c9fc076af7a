"""低保边缘家庭认定 — recognition of a household a little above the line.

What is granted is an identity, not money: medical, education, housing and employment aid go
by it.  Sources are named in ``procedure`` and with each ground.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from domain.act import Act
from domain.award import NOTHING, Award, Paid, Support
from domain.cases.dibao_edge.grounds import instead
from domain.cases.dibao_edge.procedure import PROCEDURES
from domain.household_aid.figures import of_a_type
from domain.household_aid.form import AREA, HOUSEHOLD, RELATED
from domain.household_aid.posted import PostedAid

EDGE_HOUSEHOLD = Support(
    "dibao_edge",
    "低保边缘家庭",
    "edge household of the minimum living allowance",
    "57 §8",
    Paid.STANDING,
)


class DibaoEdge(PostedAid, code="dibao_edge"):
    title = "低保边缘家庭认定"
    english = "recognition as an edge household of the minimum living allowance"
    procedures = PROCEDURES
    asks = (AREA, RELATED, *HOUSEHOLD)
    publishes = tuple(of_a_type("dibao_edge"))
    supports = (EDGE_HOUSEHOLD,)

    class Approved(PostedAid.Approved):
        """认定: who belongs to it, from the day of the decision."""

        def awards(self, case: Any) -> Iterator[Award]:
            people = tuple(self.people)
            yield Award(EDGE_HOUSEHOLD.code, NOTHING, people, next_check=self.next_check)

    def advised(self, act: Act) -> list[str]:
        return instead(self, act)
