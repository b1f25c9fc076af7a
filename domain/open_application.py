"""One open application per person and benefit (在办申请唯一).

A claim of its own, so that the store itself refuses the second of two applications that are
filed at the same moment: both would write the same version of the same claim.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self
from uuid import UUID

from eventsourcing.domain import Aggregate

from domain.derived import derived_id
from domain.errors import DuplicateApplication
from domain.topics import name_topics


class OpenApplication(Aggregate):
    """Whether a person is covered by an application for a benefit that is not decided yet."""

    if TYPE_CHECKING:
        benefit: str
        holder: UUID | None

    class Event(Aggregate.Event):
        pass

    class Claimed(Event, Aggregate.Created):
        benefit: str
        person: str
        case: UUID

        def apply(self, claim: OpenApplication) -> None:
            claim.benefit = self.benefit
            claim.holder = self.case

    class ClaimedAgain(Event):
        case: UUID

        def apply(self, claim: OpenApplication) -> None:
            claim.holder = self.case

    class Released(Event):
        def apply(self, claim: OpenApplication) -> None:
            claim.holder = None

    @staticmethod
    def id_of(benefit: str, person: str) -> UUID:
        return derived_id("open-application", benefit, person)

    @classmethod
    def first(cls, benefit: str, person: str, case: UUID, at: datetime) -> Self:
        """The first application of this person for this benefit."""
        return cls._create(
            cls.Claimed,
            id=cls.id_of(benefit, person),
            benefit=benefit,
            person=person,
            case=case,
            timestamp=at,
        )

    def claim(self, case: UUID, at: datetime) -> None:
        """Raises DuplicateApplication while another case holds the claim."""
        if self.holder == case:
            return
        if self.holder is not None:
            raise DuplicateApplication(self.benefit)
        self.trigger_event(self.ClaimedAgain, case=case, timestamp=at)

    def release(self, case: UUID, at: datetime) -> None:
        """Nothing happens to a claim that another case holds."""
        if self.holder == case:
            self.trigger_event(self.Released, timestamp=at)


name_topics(OpenApplication, "open_application")
