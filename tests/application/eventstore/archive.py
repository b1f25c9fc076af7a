"""Files with facts about persons, and an archive that seals them."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from eventsourcing.application import Application
from eventsourcing.domain import Aggregate
from eventsourcing.persistence import StoredEvent
from eventsourcing.utils import Environment
from sqlalchemy import Engine

from application.eventstore import Factory
from application.eventstore.loading import replay
from application.ledgers.keys import PersonalKeys
from domain.topics import name_topics

MASTER = bytes(range(32))
NAME, ILLNESS, WORDS = "王其木格", "慢性肾病", "入户时老人卧床"


class File(Aggregate):
    class Event(Aggregate.Event):
        by: str

    class Opened(Event, Aggregate.Created):
        personal = {"name": "about", "income": "about", "members": "[].person"}
        about: str
        name: str
        income: Decimal
        members: list[dict[str, Any]]

        def apply(self, file: Any) -> None:
            file.name, file.income, file.members = self.name, self.income, self.members

    class Noted(Event):
        personal = {"words": "by", "rumour": "nobody"}
        words: str
        rumour: str
        nobody: str

        def apply(self, file: Any) -> None:
            file.words = self.words

    class Shelved(Event):
        shelf: str


class Moved(Aggregate.Event):
    """An event whose field has another name than when it was stored."""

    class_version = 2
    personal = {"place": "about"}
    about: str
    place: str

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        state["place"] = state.pop("adress").upper()


name_topics(File, "test_file")
File.Moved = Moved
name_topics(File, "test_file")


class Archive(Application[UUID]):
    def __init__(self, engine: Engine, keys: PersonalKeys | None) -> None:
        self.engine, self.keys = engine, keys
        super().__init__()

    def construct_factory(self, env: Environment) -> Factory:
        return Factory(env, engine=self.engine, keys=self.keys)

    def load(self, id_: UUID) -> Any:
        return self.repository.get(id_, projector_func=replay)

    def stored(self, id_: UUID) -> Sequence[StoredEvent]:
        return self.recorder.select_events(id_)


def changed(change: Callable[[dict[str, Any]], None]) -> Callable[[StoredEvent], StoredEvent]:
    def forge(event: StoredEvent) -> StoredEvent:
        state = json.loads(event.state)
        change(state)
        forged = json.dumps(state).encode()
        return StoredEvent(event.originator_id, event.originator_version, event.topic, forged)

    return forge
