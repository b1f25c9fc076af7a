"""Casework (办件): take an application in, move it along, answer a repeat as the first time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from eventsourcing.application import AggregateNotFoundError, Application
from eventsourcing.domain import Aggregate
from eventsourcing.persistence import (
    InfrastructureFactory,
    IntegrityError,
    Notification,
)
from eventsourcing.utils import Environment
from sqlalchemy import Engine

from application import claims
from application.eventstore import Factory
from application.eventstore.commands import Command, CommandReused
from application.eventstore.loading import replay
from application.eventstore.mapper import Mapper
from application.eventstore.recorders import ApplicationRecorder
from application.eventstore.sealing import Keys
from application.gazettes import Gazettes
from application.keyed_hash import KeyedHash
from application.ledgers.numbers import Numbers
from application.ledgers.streams import Streams
from application.named_people import named, with_ids
from application.people import Identity, People
from domain.act import Act
from domain.calendar import Calendar
from domain.case import Case
from domain.cases import CASE_TYPES
from domain.dossier import Dossier
from domain.errors import CaseNotFound, DomainError, KeyReused, NotInProcedure, StaleCase
from domain.office import Actor
from domain.open_application import OpenApplication
from domain.stage import OPEN, Verb

EXACT = frozenset({"verify", "approve", "refuse", "serve"})
"""Steps that judge the file as it was seen: on any other version they are refused."""
ATTEMPTS = 6
"""How often a command is tried when others save the same streams at the same moment."""


@dataclass(frozen=True)
class Order:
    """What somebody asks for: who, in which capacity, under which key, for which day."""

    actor: Actor
    command: Command | None = None
    occurred_on: date | None = None


class Done(NamedTuple):
    """What was recorded: enough to answer the command, now and when it is repeated."""

    id: UUID
    version: int
    position: int
    number: str


class Work(NamedTuple):
    """The aggregate that a command is about, and others saved in the same statement."""

    subject: Aggregate
    beside: Sequence[Aggregate] = ()


class Casework(Application[UUID]):
    """The one application of the office: every aggregate is loaded and saved here."""

    def __init__(
        self,
        engine: Engine,
        keys: Keys,
        hashes: KeyedHash,
        *,
        now: Callable[[], datetime],
        calendar: Callable[[], Calendar],
    ) -> None:
        self.engine = engine
        self.keys = keys
        self.now = now
        self.calendar = calendar
        super().__init__()
        mapper = self.mapper
        assert isinstance(mapper, Mapper)
        self.streams = Streams(engine, mapper)
        self.people = People(self.streams, hashes)
        self.gazettes = Gazettes(self.streams)
        self.numbers = Numbers(engine)

    def construct_factory(self, env: Environment) -> InfrastructureFactory[Any]:
        return Factory(env, engine=self.engine, keys=self.keys)

    def submit(
        self,
        code: str,
        order: Order,
        *,
        applicant: Identity | str,
        owner: str,
        papers: list[dict[str, str]],
        form: Mapping[str, Any],
    ) -> Done:
        """File an application of this type: new people, their claims and the case in one save.

        Raises Objections and every other refusal of the type's ``submit``,
        DuplicateApplication, Malformed, NameDiffers, KeyReused.
        """
        kind = CASE_TYPES[code]

        def work(act: Act) -> Work:
            facts, people = self.resolved(act, {"applicant": applicant, **form})
            number = self.numbers.draw(owner, code, act.today)
            case = kind.submit(act, number=number, owner=owner, papers=papers, **facts)
            taken = self.moved_claims(case, frozenset(), act)
            return Work(case, [*people, *taken])

        return self.once(order, work)

    def change(
        self, dossier: UUID, seen: int, order: Order, verb: str, facts: Mapping[str, Any]
    ) -> Done:
        """Take one step of a dossier, after what time has brought to it.

        ``seen`` is the version its reader acted on: StaleCase where the step judges the file
        and the file has changed; other steps go on as long as they are open.  Raises
        CaseNotFound, KeyReused and every refusal of the step.
        """

        def work(act: Act) -> Work:
            case = self.dossier(dossier)
            if verb in EXACT and case.version != seen:
                raise StaleCase(str(case.version))
            told, people = self.resolved(act, dict(facts))
            covered = covers(case)
            case.catch_up(act)
            step(case, verb)(case, act, **told)
            return Work(case, [*people, *self.moved_claims(case, covered, act)])

        return self.once(order, work)

    def catch_up(self, dossier: UUID, order: Order) -> Done:
        """Do what time has brought, and no more."""

        def work(act: Act) -> Work:
            case = self.dossier(dossier)
            covered = covers(case)
            case.catch_up(act)
            return Work(case, self.moved_claims(case, covered, act))

        return self.once(order, work)

    def once(self, order: Order, work: Callable[[Act], Work]) -> Done:
        """Act and save; what was saved under the same command before is the answer again.

        The command is looked up when something refuses, so that a repeat is never told that
        it comes too late for what it has done itself.
        """
        for _ in range(ATTEMPTS):
            try:
                subject, beside = work(self.act(order.actor, order.occurred_on))
                recordings = self.save(subject, *beside, command=order.command)
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
        try:
            found: Aggregate = self.repository.get(id_, version=version, projector_func=replay)
        except AggregateNotFoundError:
            raise CaseNotFound() from None
        if not isinstance(found, Dossier):
            raise CaseNotFound()
        return found

    def case(self, id_: UUID, version: int | None = None) -> Case:
        """The same, of an application."""
        found = self.dossier(id_, version)
        if not isinstance(found, Case):
            raise CaseNotFound()
        return found

    def resolved(self, act: Act, facts: dict[str, Any]) -> tuple[Any, list[Aggregate]]:
        """The facts with ids for people, and the people who were not on file before."""
        asked = list(named(facts))
        if not asked:
            return facts, []
        found = self.people.find_or_register(act, asked)
        ids = dict(zip(asked, found.ids, strict=True))
        return with_ids(facts, ids.__getitem__), found.new

    def moved_claims(
        self, case: Dossier, covered: frozenset[str], act: Act
    ) -> list[OpenApplication]:
        """Claims taken and given up as the case came to cover other people, or ended."""

        def load(ids: Iterable[UUID]) -> dict[UUID, OpenApplication]:
            return self.streams.load(OpenApplication, ids)

        wanted = covers(case)
        return claims.moved(load, case.code, case.id, held=covered, wanted=wanted, at=act.at)


def step(case: Dossier, verb: str) -> Verb:
    """The verb of this name.  Raises NotInProcedure where the dossier has none."""
    if verb not in case.verbs:
        raise NotInProcedure(verb)
    return case.verbs[verb]


def covers(case: Dossier) -> frozenset[str]:
    """Who may file no second application while this one is open."""
    if isinstance(case, Case) and case.stage in OPEN:
        return frozenset(case.counted(vars(case.form)))
    return frozenset()


def number_of(aggregate: Aggregate) -> str:
    return aggregate.number if isinstance(aggregate, Case) else ""
