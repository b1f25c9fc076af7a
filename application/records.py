"""The office's records: every aggregate is loaded and saved here, and no save is done twice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from eventsourcing.application import AggregateNotFoundError, Application
from eventsourcing.domain import Aggregate
from eventsourcing.persistence import InfrastructureFactory, IntegrityError, Notification
from eventsourcing.utils import Environment

from application.calendars import Notices
from application.eventstore import Factory
from application.eventstore.commands import CommandReused
from application.eventstore.datastore import Engine
from application.eventstore.loading import replay
from application.eventstore.mapper import Mapper
from application.eventstore.recorders import ApplicationRecorder
from application.eventstore.sealing import Keys
from application.gazettes import Gazettes
from application.ledgers.streams import Streams
from application.orders import Done, Order, Work
from application.standings import Standings
from domain.act import Act
from domain.calendar import Calendar
from domain.case import Case
from domain.dossier import Dossier
from domain.errors import CaseNotFound, DomainError, KeyReused, StaleCase
from domain.office import Actor

D = TypeVar("D", bound=Dossier)
ATTEMPTS = 6
"""How often a command is tried when others save the same streams at the same moment."""


class Records(Application[UUID]):
    """``calendar`` is the published one unless another is given."""

    def __init__(
        self,
        engine: Engine,
        keys: Keys,
        *,
        now: Callable[[], datetime],
        calendar: Callable[[], Calendar] | None = None,
    ) -> None:
        self.engine = engine
        self.keys = keys
        self.now = now
        super().__init__()
        mapper = self.mapper
        assert isinstance(mapper, Mapper)
        self.streams = Streams(engine, mapper)
        self.gazettes = Gazettes(self.streams)
        self.standings = Standings(self.streams)
        self.calendar = calendar or Notices(self.gazettes)

    def construct_factory(self, env: Environment) -> InfrastructureFactory[Any]:
        return Factory(env, engine=self.engine, keys=self.keys)

    def once(self, order: Order, work: Callable[[Act], Work]) -> Done:
        """Act and save; what was saved under the same command before is the answer again.

        The command is looked up when something refuses, so that a repeat is never told that
        it comes too late for what it has done itself.
        """
        for _ in range(ATTEMPTS):
            try:
                subject, beside = work(self.act(order.actor, order.occurred_on))
                events = [e for one in (subject, *beside) for e in one.collect_events()]
                recordings = self.events.put(events, command=order.command)
            except CommandReused:
                raise KeyReused() from None
            except (DomainError, IntegrityError) as refusal:
                if recorded := self.recorded(order):
                    return self.done(recorded)
                if isinstance(refusal, DomainError):
                    raise
                continue  # somebody else was quicker: decide again on what is there now
            position = recordings[-1].notification.id if recordings else 0
            return Done(subject.id, subject.version, position, number_of(subject))
        raise StaleCase()

    def recorded(self, order: Order) -> Sequence[Notification]:
        """What this command saved when it was sent before.  Raises KeyReused."""
        recorder = self.recorder
        assert isinstance(recorder, ApplicationRecorder)
        if order.command is None:
            return ()
        try:
            return recorder.select_command(order.command)
        except CommandReused:
            raise KeyReused() from None

    def done(self, recorded: Sequence[Notification]) -> Done:
        """The first answer, from what was recorded then."""
        subject = UUID(str(recorded[0].originator_id))
        mine = [n.originator_version for n in recorded if n.originator_id == subject]
        aggregate: Aggregate = self.repository.get(
            subject, version=mine[-1], projector_func=replay
        )
        return Done(subject, mine[-1], recorded[-1].id, number_of(aggregate))

    def act(self, actor: Actor, occurred_on: date | None = None) -> Act:
        """An act of this actor now, under the calendar and the gazette in force."""
        return Act(actor, self.now(), self.calendar(), self.gazettes.gazette(), occurred_on)

    def dossier(self, id_: UUID, version: int | None = None) -> Dossier:
        """As it is, or as it was at that version.  Raises CaseNotFound."""
        return self.of_kind(Dossier, id_, version)

    def case(self, id_: UUID, version: int | None = None) -> Case:
        """The same, of an application."""
        return self.of_kind(Case, id_, version)

    def of_kind(self, kind: type[D], id_: UUID, version: int | None = None) -> D:
        """The same, of this kind of dossier; one of another kind is not found."""
        try:
            found: Aggregate = self.repository.get(id_, version=version, projector_func=replay)
        except AggregateNotFoundError:
            raise CaseNotFound() from None
        if not isinstance(found, kind):
            raise CaseNotFound()
        return found


def number_of(aggregate: Aggregate) -> str:
    return aggregate.number if isinstance(aggregate, Case) else ""
