"""价目清单 — what one funeral provider may charge, version by version, for everybody to read.

Entered from approved applications (``funeral_pricelist``); no service and no fee outside of it
(BZ26).  Whatever stands here is public by law: there is nothing about a person in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from eventsourcing.domain import Aggregate

from domain.act import Act
from domain.derived import derived_id
from domain.divisions import Division
from domain.errors import NotYours
from domain.office import Role
from domain.personal import Code
from domain.signed import Signed, signature
from domain.topics import name_topics

Item = Mapping[Code, Code | Decimal | bool]
"""``{service, content, unit, price, basis, basic}``."""


@dataclass(frozen=True)
class Version:
    """One published list; the next begins on its own day, whatever this one said."""

    number: int
    valid_from: date
    published_on: date
    name: str
    owner: str
    """The unit that checked it."""
    case: UUID
    """The approved application that it comes from."""
    items: tuple[Item, ...]


class PriceList(Aggregate):
    if TYPE_CHECKING:  # An annotation seen at run time would make this a dataclass.
        organisation: str
        versions: tuple[Version, ...]

    class Event(Signed):
        organisation: Code
        """统一社会信用代码 of the provider."""

    class Opened(Event, Aggregate.Created):
        def apply(self, held: Any) -> None:
            held.organisation = self.organisation
            held.versions = ()

    class Published(Event):
        """公布: ``case`` and its version are the application that was approved."""

        number: int
        valid_from: date
        name: Code
        owner: Code
        case: UUID
        case_version: int
        items: list[dict[Code, Code | Decimal | bool]]

        def apply(self, held: Any) -> None:
            version = Version(
                self.number,
                self.valid_from,
                self.on,
                self.name,
                self.owner,
                self.case,
                tuple(self.items),
            )
            held.versions = (*held.versions, version)

    @staticmethod
    def id_of(organisation: str) -> UUID:
        """One list for each provider, wherever it stands."""
        return derived_id("price-list", organisation)

    @classmethod
    def open(cls, act: Act, organisation: str) -> Self:
        """The provider's first list is about to be published."""
        return cls._create(
            cls.Opened,
            id=cls.id_of(organisation),
            **signature(act),
            organisation=organisation,
        )

    def publish(
        self,
        act: Act,
        *,
        valid_from: date,
        name: str,
        owner: Division,
        case: UUID,
        case_version: int,
        items: Iterable[Mapping[str, Any]],
    ) -> None:
        """What was approved, once for each application.  Raises NotYours for who types it in.

        A list enters by the decision alone: a change is a new application.
        """
        if act.by.role is not Role.MACHINE:
            raise NotYours("machine")
        if any(version.case == case for version in self.versions):
            return
        self.trigger_event(
            self.Published,
            **signature(act),
            organisation=self.organisation,
            number=len(self.versions) + 1,
            valid_from=valid_from,
            name=name,
            owner=str(owner),
            case=case,
            case_version=case_version,
            items=[dict(item) for item in items],
        )

    def on(self, day: date) -> Version | None:
        """What may be charged that day: the newest version that has begun by then."""
        begun = [version for version in self.versions if version.valid_from <= day]
        return max(begun, key=lambda version: version.number, default=None)


name_topics(PriceList, "price_list")
