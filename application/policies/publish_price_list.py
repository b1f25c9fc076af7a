"""Whenever a provider's price list is approved, it is published as the list's next version."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from application.casework import Casework
from application.policies.policy import Policy, machine
from domain.cases.funeral_pricelist.case import FuneralPricelist
from domain.price_list import PriceList

NAME = "publish_price_list"


def react(approved: Any, office: Casework) -> Iterator[PriceList]:
    """In force from the day the approval takes effect."""
    case: Any = office.case(approved.originator_id, approved.originator_version)
    act = office.act(machine(NAME, case.owner)).dated(approved.on)
    organisation = case.form.organisation
    held = office.streams.get(PriceList, PriceList.id_of(organisation))
    price_list = held or PriceList.open(act, organisation)
    price_list.publish(
        act,
        valid_from=approved.effective_from,
        name=case.form.name,
        owner=case.owner,
        case=approved.originator_id,
        case_version=approved.originator_version,
        items=case.form.items,
    )
    yield price_list


policy = Policy(NAME, (FuneralPricelist.Approved,), react)
