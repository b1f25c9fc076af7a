"""A number belongs to one person: the claim that the store itself keeps unique."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from eventsourcing.domain import Aggregate

from domain.act import Act
from domain.derived import derived_id
from domain.personal import PersonId
from domain.signed import Signed, signature
from domain.topics import name_topics


class PersonClaim(Aggregate):
    """A number belongs to one person: the id follows from the number's keyed hash."""

    if TYPE_CHECKING:
        person: str

    class Event(Signed):
        person: PersonId

    class Claimed(Event, Aggregate.Created):
        def apply(self, claim: Any) -> None:
            claim.person = self.person

    class Passed(Event):
        """The person of before was erased; whoever has the number is entered anew."""

        def apply(self, claim: Any) -> None:
            claim.person = self.person

    @staticmethod
    def id_of(number_key: str) -> UUID:
        return derived_id("person-number", number_key)

    @classmethod
    def claim(cls, act: Act, *, number_key: str, person: UUID) -> Self:
        return cls._create(
            cls.Claimed, id=cls.id_of(number_key), **signature(act), person=str(person)
        )

    def pass_to(self, act: Act, person: UUID) -> None:
        self.trigger_event(self.Passed, **signature(act), person=str(person))


name_topics(PersonClaim, "person_claim")
