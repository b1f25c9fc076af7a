"""价目清单 — a provider's published prices, as anybody may read them on any day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from application.casework import Casework
from domain.errors import CaseNotFound
from domain.price_list import PriceList, Version


class Shown(NamedTuple):
    """All versions, and the one that is in force that day, if one has begun by then."""

    price_list: PriceList
    in_force: Version | None


@dataclass(frozen=True)
class PriceLists:
    casework: Casework

    def read(self, id_: UUID, day: date) -> Shown:
        """Public by law: no note is made of the reading.  Raises CaseNotFound."""
        found = self.casework.streams.get(PriceList, id_)
        if found is None or not found.versions:
            raise CaseNotFound()
        return Shown(found, found.on(day))
