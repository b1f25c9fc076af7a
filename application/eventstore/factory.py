"""Builds the event store from the environment, or on an engine that is already there."""

from __future__ import annotations

from typing import Any, TypeVar, cast

from eventsourcing import persistence
from eventsourcing.persistence import AggregateRecorder as AnyRecorder
from eventsourcing.persistence import EventStore, InfrastructureFactory, Transcoder
from eventsourcing.utils import Environment, EnvType, resolve_topic
from sqlalchemy import Engine, create_engine, make_url

from application.eventstore.datastore import Datastore
from application.eventstore.loading import Store
from application.eventstore.mapper import Mapper
from application.eventstore.recorders import AggregateRecorder, ApplicationRecorder, Recorder
from application.eventstore.sealing import Keys
from application.eventstore.tracking import ProcessRecorder, TrackingRecorder
from application.eventstore.transcoder import StrictTranscoder

R = TypeVar("R", bound=Recorder)


class Factory(InfrastructureFactory[TrackingRecorder]):
    """``Factory(env, engine=..., keys=...)``; without an engine ``DATABASE_URL`` names one.

    ``keys`` seal personal facts: without them, events that have any can't be stored.
    """

    def __init__(
        self,
        env: Environment | EnvType | None,
        *,
        engine: Engine | None = None,
        keys: Keys | None = None,
    ) -> None:
        super().__init__(env)
        self.owns_engine = engine is None
        self.datastore = Datastore(engine or self._engine())
        self.keys = keys

    def _engine(self) -> Engine:
        url = self.env.get("DATABASE_URL")
        if not url:
            raise OSError("DATABASE_URL is not set")
        return create_engine(
            make_url(url).set(drivername="postgresql+psycopg2"),
            pool_size=int(self.env.get("DATABASE_POOL_SIZE", "5")),
            max_overflow=int(self.env.get("DATABASE_MAX_OVERFLOW", "10")),
            pool_timeout=float(self.env.get("DATABASE_POOL_TIMEOUT", "30")),
            pool_recycle=3600,
        )

    def transcoder(self) -> Transcoder:
        return (
            super().transcoder() if self.env.get(self.TRANSCODER_TOPIC) else StrictTranscoder()
        )

    def mapper(
        self,
        transcoder: Transcoder | None = None,
        mapper_class: type[persistence.Mapper[Any]] | None = None,
    ) -> persistence.Mapper[Any]:
        if mapper_class is None and not self.env.get(self.MAPPER_TOPIC):
            mapper_class = Mapper
        mapper = super().mapper(transcoder, mapper_class)
        if self.keys and isinstance(mapper, Mapper):
            mapper.use(self.keys)
        return mapper

    def event_store(
        self, mapper: persistence.Mapper[Any] | None = None, recorder: AnyRecorder | None = None
    ) -> EventStore[Any]:
        return Store(mapper or self.mapper(), recorder or self.application_recorder())

    def aggregate_recorder(self, purpose: str = "events") -> AggregateRecorder:
        return AggregateRecorder(self.datastore, events_table=f"aggregate_{purpose}")

    def application_recorder(self) -> ApplicationRecorder:
        return self._built(self.APPLICATION_RECORDER_TOPIC, ApplicationRecorder)

    def tracking_recorder(self, tracking_recorder_class: type[R] | None = None) -> R:
        usual = tracking_recorder_class or TrackingRecorder
        return cast(R, self._built(self.TRACKING_RECORDER_TOPIC, usual))

    def process_recorder(self) -> ProcessRecorder:
        return self._built(self.PROCESS_RECORDER_TOPIC, ProcessRecorder)

    def _built(self, variable: str, usual: type[R]) -> R:
        topic = self.env.get(variable)
        chosen: type[R] = resolve_topic(topic) if topic else usual
        assert issubclass(chosen, usual), chosen
        return chosen(
            self.datastore,
            events_table=self.env.get("EVENTS_TABLE", "events"),
            tracking_table=self.env.get("TRACKING_TABLE", "tracking"),
        )

    def close(self) -> None:
        if self.owns_engine:
            self.datastore.engine.dispose()
