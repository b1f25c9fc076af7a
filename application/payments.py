"""发放批次 — a county's monthly payments as it draws them up, and as the bank answers them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from application.access import Access
from application.boards.pages import payments as pages
from application.boards.payments import DRAWN, PAID, RELEASED, RETURNED
from application.boards.payments import Row as Month
from application.casework import Casework, step
from application.orders import Done, Order, Work
from domain.act import Act
from domain.benefit import Benefit
from domain.clock import Clock
from domain.errors import StaleCase
from domain.moment import legal_day
from domain.office import Actor
from domain.payment_batch import PaymentBatch
from domain.payment_batch_lines import Line, Total
from domain.payment_batch_opening import next_number
from domain.payment_batch_rules import Progress
from domain.payment_batch_series import PaymentSeries
from domain.waiting import awaited


class Shown(NamedTuple):
    """A batch with its totals: what was drawn is what was paid, came back, or is open."""

    id: UUID
    version: int
    stage: str
    owner: str
    entitlement: str
    month: date
    number: int
    position: int
    file: str
    drawn: Total
    paid: Total
    returned: Total
    open: Total
    clocks: list[Clock]
    waits: list[dict[str, str]]
    commands: list[str]


class Told(NamedTuple):
    """A line, what became of it, and why it came back if it did."""

    number: int
    line: Line
    state: str
    reason: str


@dataclass(frozen=True)
class Payments:
    casework: Casework
    access: Access

    def draw_up(
        self,
        order: Order,
        *,
        county: str,
        entitlement: str,
        month: date,
        supplementary: bool = False,
    ) -> Done:
        """A batch of what is due by now, saved with the series that allows no second one.

        Raises BoardsBehind, StaleCase and as ``PaymentBatch.draw_up``.
        """

        def work(act: Act) -> Work:
            id_ = PaymentSeries.id_of(county, entitlement)
            held = self.casework.streams.get(PaymentSeries, id_)
            series = held or PaymentSeries.first(county, entitlement, act.at)
            next_number(act, series, month, supplementary=supplementary)
            # The end of the log lies after all that this series knows of.
            end = self.casework.recorder.max_notification_id() or 0
            known = pages.known(self.casework.engine, county, entitlement, end)
            batch = PaymentBatch.draw_up(
                act,
                series,
                known.payables,
                month=month,
                supplementary=supplementary,
                position=known.position,
            )
            return Work(batch, [series])

        return self.casework.once(order, work)

    def take(
        self, id_: UUID, seen: int, order: Order, verb: str, facts: Mapping[str, Any]
    ) -> Done:
        """One step, on the batch as it was seen.

        Raises CaseNotFound, NotInArea, NotYours, Conflicted, StaleCase, KeyReused and every
        refusal of the step.
        """
        self.access.authorise(order.actor, verb, self.casework.of_kind(PaymentBatch, id_))

        def work(act: Act) -> Work:
            batch = self.casework.of_kind(PaymentBatch, id_)
            if batch.version != seen:
                raise StaleCase(str(batch.version))
            step(batch, verb)(batch, act, **facts)
            series = self.series_of(batch)
            batch.tell(series, act)
            return Work(batch, [series])

        return self.casework.once(order, work)

    def series_of(self, batch: PaymentBatch) -> PaymentSeries:
        id_ = PaymentSeries.id_of(str(batch.owner), batch.entitlement)
        return self.casework.streams.load(PaymentSeries, [id_])[id_]

    def read(self, id_: UUID, reader: Actor, purpose: str = "") -> Shown:
        """Noted before it is told.  Raises as ``Access.read``."""
        batch = self.opened(id_, reader, purpose)
        now = self.casework.now()
        return Shown(
            id=batch.id,
            version=batch.version,
            stage=str(batch.stage),
            owner=str(batch.owner),
            entitlement=batch.entitlement,
            month=batch.month,
            number=batch.number,
            position=batch.position,
            file=batch.file,
            drawn=batch.drawn,
            paid=batch.paid,
            returned=batch.returned,
            open=batch.open,
            clocks=list(batch.clocks.values()),
            waits=awaited(batch),
            commands=batch.open_commands(reader, legal_day(now), now),
        )

    def lines(
        self, id_: UUID, reader: Actor, after: int, size: int, purpose: str = ""
    ) -> list[Told]:
        """The lines that follow this number, as many as a page has and one more."""
        batch = self.opened(id_, reader, purpose)
        last = min(after + size + 1, len(batch.lines))
        return [told(batch, number) for number in range(after + 1, last + 1)]

    def opened(self, id_: UUID, reader: Actor, purpose: str) -> PaymentBatch:
        batch = self.casework.of_kind(PaymentBatch, id_)
        self.access.read(reader, batch, purpose)
        return batch

    def of_benefit(self, id_: UUID, reader: Actor, purpose: str = "") -> list[Month]:
        """What was paid to a benefit for each month, and when; read as the benefit itself is.

        Raises as ``Access.read``.
        """
        self.access.read(reader, self.casework.of_kind(Benefit, id_), purpose)
        with self.casework.engine.connect() as tx:
            return pages.of_benefit(tx, id_)


def told(batch: PaymentBatch, number: int) -> Told:
    result = batch.results.get(number)
    state = DRAWN if result is None else RETURNED if result else PAID
    if batch.stage == Progress.DISCARDED:
        state = RELEASED
    return Told(number, batch.line(number), state, result or "")
