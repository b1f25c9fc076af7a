"""殡葬服务收费清单 — no service and no fee outside a provider's published list.

Sources: the regulation of 2026 [P:BZ26], the notice on price lists [P:108].  The applicant is
the person who represents the provider; the provider is named by its credit code.  What is
approved becomes a version of the provider's ``PriceList``; a change is a new submission.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from domain.act import Act
from domain.case import Case
from domain.cases.funeral_pricelist.form import FORM, contradictions
from domain.cases.funeral_pricelist.procedure import COUNTY, LEAGUE
from domain.divisions import Division, Level
from domain.personal import Code
from domain.price_list_catalogue import published
from domain.traits.data_check import DataCheck


class FuneralPricelist(DataCheck, Case, code="funeral_pricelist"):
    title = "殡葬服务收费清单"
    english = "price list of a funeral provider"
    procedures = (COUNTY, LEAGUE)
    asks = FORM
    publishes = tuple(published())

    if TYPE_CHECKING:
        form: Submitted

    class Submitted(Case.Submitted):
        personal = {"items": "about"}
        organisation: Code
        name: Code
        valid_from: date
        items: list[dict[str, Any]]

    @classmethod
    def path(cls, act: Act, owner: Division, intake: Division, form: Mapping[str, Any]) -> str:
        """A provider answers to its county, some to the league."""
        return "league" if owner.level is Level.LEAGUE else "county"

    @classmethod
    def counted(cls, form: Mapping[str, Any]) -> tuple[str, ...]:
        """One open list for each provider, whoever hands it in."""
        return (form["organisation"],)

    @classmethod
    def nonsense(cls, form: Mapping[str, Any], day: date) -> Iterator[str]:
        yield from super().nonsense(form, day)
        yield from contradictions(form)
