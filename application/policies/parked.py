"""Causes that a policy could not act on: kept in order until somebody has seen to them."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from eventsourcing.persistence import IntegrityError, Tracking
from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    DateTime,
    Engine,
    Index,
    MetaData,
    Table,
    Text,
    Uuid,
    column,
    delete,
    exists,
    func,
    select,
    table,
    update,
)
from sqlalchemy.dialects.postgresql import insert

metadata = MetaData(schema="ledgers")
parked_causes = Table(
    "parked_causes",
    metadata,
    Column("policy", Text, primary_key=True),
    Column("position", BigInteger, primary_key=True),
    Column("stream_id", Uuid, nullable=False),
    Column("error", Text, nullable=False),
    Column("since", DateTime(timezone=True), server_default=func.now(), nullable=False),
)
Index("parked_causes_stream", parked_causes.c.policy, parked_causes.c.stream_id)
tracking_of = table("tracking", column("name"), column("position"))

WAITS = "waits for an earlier event of its stream"


class Cause(NamedTuple):
    position: int
    stream_id: UUID
    error: str
    since: datetime


class Parking:
    """One policy's parked causes.  Whoever parks must be the first to come that far."""

    def __init__(self, engine: Engine, policy: str) -> None:
        self.engine = engine
        self.policy = policy
        self.mine = parked_causes.c.policy == policy

    def holds(self, stream_id: UUID) -> bool:
        """Whether an earlier event of this stream waits here."""
        with self.engine.connect() as tx:
            return self.held(tx, stream_id)

    def held(self, tx: Connection, stream_id: UUID) -> bool:
        waiting = exists().where(self.mine, parked_causes.c.stream_id == stream_id)
        return bool(tx.scalar(select(waiting)))

    def park(self, position: int, stream_id: UUID, error: str) -> None:
        """Put the cause aside and go on.  Raises IntegrityError for who is not the first."""
        with self.engine.begin() as tx:
            self.advance(tx, position)
            self.put(tx, position, stream_id, error)

    def wait_behind(self, position: int, stream_id: UUID) -> bool:
        """Put the cause behind those of its stream; false if they have gone meanwhile."""
        with self.engine.begin() as tx:
            self.advance(tx, position)
            # Only now: a replay that lets the last of them go holds the same row.
            if self.held(tx, stream_id):
                self.put(tx, position, stream_id, WAITS)
                return True
            tx.rollback()
            return False

    def causes(self) -> list[Cause]:
        c = parked_causes.c
        rows = select(c.position, c.stream_id, c.error, c.since).where(self.mine)
        with self.engine.connect() as tx:
            return [Cause(*row) for row in tx.execute(rows.order_by(c.position))]

    def streams(self) -> int:
        """How many streams wait."""
        counted = select(func.count(parked_causes.c.stream_id.distinct())).where(self.mine)
        with self.engine.connect() as tx:
            return tx.scalar(counted) or 0

    def explain(self, position: int, error: str) -> None:
        """It failed again, perhaps for another reason."""
        here = parked_causes.c.position == position
        with self.engine.begin() as tx:
            tx.execute(update(parked_causes).where(self.mine, here).values(error=error))

    def release(self, position: int) -> None:
        """It was acted on."""
        own = tracking_of.c.name == self.policy
        here = parked_causes.c.position == position
        with self.engine.begin() as tx:
            tx.execute(select(tracking_of.c.position).where(own).with_for_update())
            tx.execute(delete(parked_causes).where(self.mine, here))

    def advance(self, tx: Connection, position: int) -> None:
        own = insert(tracking_of).values(name=self.policy, position=position)
        first = own.on_conflict_do_update(
            index_elements=["name"],
            set_={"position": own.excluded.position},
            where=tracking_of.c.position < own.excluded.position,
        )
        if not tx.execute(first).rowcount:
            raise IntegrityError(f"{Tracking(self.policy, position)} was recorded before")

    def put(self, tx: Connection, position: int, stream_id: UUID, error: str) -> None:
        row = {"position": position, "stream_id": stream_id, "error": error}
        put = insert(parked_causes).values(policy=self.policy, **row)
        tx.execute(put.on_conflict_do_nothing())
