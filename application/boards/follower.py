"""The log, read in its order and decoded once for all boards that stand at one place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, Self
from uuid import UUID

from eventsourcing.persistence import MapperDeserialisationError, Notification
from eventsourcing.utils import TopicError
from sqlalchemy import Engine

from application.boards.board import Board
from application.eventstore.factory import Factory
from application.eventstore.log import LAST
from application.eventstore.mapper import Mapper, registered
from application.eventstore.recorders import ApplicationRecorder
from application.eventstore.sealing import Keys
from application.eventstore.trouble import is_trouble


class Unreadable(NamedTuple):
    """Stands for a stored event that could not be decoded."""

    originator_id: UUID | str
    kind: type | None
    """Its class, if its topic is known."""
    error: str


class Told(NamedTuple):
    position: int
    event: Any


class Batch(NamedTuple):
    """Events that some board hears, and the position up to which that is all."""

    told: list[Told]
    upto: int


class Follower:
    """``sealed`` decodes without keys, for boards that show nothing personal; ``opened`` with
    them.  One log may be followed by many runners."""

    def __init__(self, recorder: ApplicationRecorder, sealed: Mapper, opened: Mapper) -> None:
        self.recorder, self.sealed, self.opened = recorder, sealed, opened

    @classmethod
    def on(cls, engine: Engine, keys: Keys | None) -> Self:
        shut, open_ = Factory({}, engine=engine), Factory({}, engine=engine, keys=keys)
        return cls(shut.application_recorder(), mapper_of(shut), mapper_of(open_))

    def after(
        self, position: int, limit: int, boards: Sequence[Board[Any]], stop: int | None = None
    ) -> Batch:
        page = self.recorder.select_page(position, limit, stop=LAST if stop is None else stop)
        return Batch(self.decoded(page.notifications, boards), page.upto)

    def at(self, positions: Iterable[int], board: Board[Any]) -> list[Told]:
        """The events at these positions."""
        pages = (self.recorder.select_page(p - 1, 1, stop=p) for p in positions)
        found = [one for page in pages for one in page.notifications]
        return self.decoded(found, [board])

    def decoded(
        self, found: Sequence[Notification], boards: Sequence[Board[Any]]
    ) -> list[Told]:
        heard = Heard(boards)
        wanted = [(one, heard.mapper_for(one.topic, self)) for one in found]
        self.opened.prepare([one for one, mapper in wanted if mapper is self.opened])
        return [Told(one.id, decode(one, mapper)) for one, mapper in wanted if mapper]


class Heard:
    """Which mapper the boards need for a topic, found once for each topic."""

    def __init__(self, boards: Sequence[Board[Any]]) -> None:
        self.boards = boards
        self.known: dict[str, tuple[bool, bool]] = {}

    def mapper_for(self, topic: str, follower: Follower) -> Mapper | None:
        if topic not in self.known:
            self.known[topic] = self.asked(topic)
        heard, opened = self.known[topic]
        return (follower.opened if opened else follower.sealed) if heard else None

    def asked(self, topic: str) -> tuple[bool, bool]:
        """Whether any board hears it, and whether any of them opens it."""
        kind = known(topic)
        hearing = [board for board in self.boards if board.is_heard(kind)]
        return bool(hearing), any(board.opens for board in hearing)


def decode(stored: Notification, mapper: Mapper) -> Any:
    try:
        return mapper.to_domain_event(stored)
    except Exception as error:
        cause = error.__cause__ if isinstance(error, MapperDeserialisationError) else error
        if isinstance(cause, Exception) and is_trouble(cause):
            raise cause from None
        return Unreadable(stored.originator_id, known(stored.topic), type(error).__name__)


def known(topic: str) -> type | None:
    try:
        return registered(topic)
    except TopicError:
        return None


def kind_of(event: Any) -> type | None:
    return event.kind if isinstance(event, Unreadable) else type(event)


def mapper_of(factory: Factory) -> Mapper:
    mapper = factory.mapper()
    assert isinstance(mapper, Mapper)
    return mapper
