"""名下待遇 — which benefits somebody has a part in, known at once and exactly.

Saved in the same statement as each benefit, so that a death finds all of them: a board may lag
behind, this never does.  Both who opens a benefit and who tells of a death write it, so that
the store itself refuses the one of them that had not seen the other.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from eventsourcing.domain import Aggregate

from domain.derived import derived_id
from domain.personal import PersonId
from domain.topics import name_topics


class Recipient(Aggregate):
    """Somebody whom a benefit is for, or to whom it is paid."""

    died_on = None
    """The day of death as it was told; what was erased is no day any more."""

    if TYPE_CHECKING:
        person: str
        benefits: tuple[UUID, ...]

    class Event(Aggregate.Event):
        personal = dict[str, str]()

        person: PersonId

    class Known(Event, Aggregate.Created):
        """The first that is heard of this person here."""

        def apply(self, recipient: Any) -> None:
            recipient.person = self.person
            recipient.benefits = ()

    class Entitled(Event):
        benefit: UUID

        def apply(self, recipient: Any) -> None:
            recipient.benefits = (*recipient.benefits, self.benefit)

    class Died(Event):
        personal = {"died_on": "person"}
        died_on: date

        def apply(self, recipient: Any) -> None:
            recipient.died_on = self.died_on

    class DeathWithdrawn(Event):
        """Alive after all."""

        def apply(self, recipient: Any) -> None:
            recipient.died_on = None

    @staticmethod
    def id_of(person: str) -> UUID:
        return derived_id("recipient", person)

    @classmethod
    def first(cls, person: str, at: datetime) -> Self:
        return cls._create(cls.Known, id=cls.id_of(person), person=person, timestamp=at)

    def entitle(self, benefit: UUID, at: datetime) -> None:
        """Another benefit; nothing happens for one that is known."""
        if benefit not in self.benefits:
            self.trigger_event(self.Entitled, person=self.person, benefit=benefit, timestamp=at)

    def note_death(self, died_on: date, at: datetime) -> None:
        """The first report counts."""
        if self.died_on is None:
            self.trigger_event(self.Died, person=self.person, died_on=died_on, timestamp=at)

    def date_death(self, died_on: date, at: datetime) -> None:
        """The day itself, where only the day was known on which it was learnt."""
        if self.died_on != died_on:
            self.trigger_event(self.Died, person=self.person, died_on=died_on, timestamp=at)

    def withdraw_death(self, at: datetime) -> None:
        """Nothing happens where no death was told."""
        if self.died_on is not None:
            self.trigger_event(self.DeathWithdrawn, person=self.person, timestamp=at)

    @property
    def death(self) -> date | None:
        """The day of death, where it is known and was not erased."""
        return self.died_on if isinstance(self.died_on, date) else None


name_topics(Recipient, "recipient")
