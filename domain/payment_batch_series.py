"""发放台账 — which batches a county has drawn up for one entitlement, one after the other.

Saved in the same statement as each batch: of two people who draw up at once the store refuses
the second, and no two batches can take the same month of a benefit.  It also says where in a
batch a benefit's line stands, so that what was paid is found without a board.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import KW_ONLY
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple, Self
from uuid import UUID

from eventsourcing.domain import Aggregate

from domain.derived import derived_id
from domain.personal import Code
from domain.topics import name_topics


class Drawn(NamedTuple):
    """A batch, and the benefit whose line is the first of each of its portions."""

    batch: UUID
    month: date
    number: int
    firsts: tuple[str, ...]
    reports: Mapping[int, tuple[int, ...]] = {}
    """For each portion the versions of the batch that tell what became of its lines."""
    dropped: bool = False

    def reported(self, sheet: int, version: int) -> Drawn:
        held = self.reports.get(sheet, ())
        return self._replace(reports={**self.reports, sheet: (*held, version)})


class PaymentSeries(Aggregate):
    if TYPE_CHECKING:  # An annotation seen at run time would make this a dataclass.
        county: str
        entitlement: str
        batches: tuple[Drawn, ...]

    class Event(Aggregate.Event):
        personal = dict[str, str]()
        _: KW_ONLY

    class Begun(Event, Aggregate.Created):
        """建账: before the first batch."""

        county: Code
        entitlement: Code

        def apply(self, series: Any) -> None:
            series.county, series.entitlement = self.county, self.entitlement
            series.batches = ()

    class BatchDrawn(Event):
        batch: UUID
        month: date
        number: int
        firsts: list[Code]

        def apply(self, series: Any) -> None:
            drawn = Drawn(self.batch, self.month, self.number, tuple(self.firsts))
            series.batches = (*series.batches, drawn)

    class ResultsFiled(Event):
        """回盘: in which version of the batch results of a portion stand."""

        batch: UUID
        sheet: int
        version: int

        def apply(self, series: Any) -> None:
            series.batches = tuple(
                each.reported(self.sheet, self.version) if each.batch == self.batch else each
                for each in series.batches
            )

    class BatchDropped(Event):
        """作废: its lines are due again."""

        batch: UUID

        def apply(self, series: Any) -> None:
            series.batches = tuple(
                each._replace(dropped=each.dropped or each.batch == self.batch)
                for each in series.batches
            )

    @staticmethod
    def id_of(county: str, entitlement: str) -> UUID:
        return derived_id("payment_series", county, entitlement)

    @classmethod
    def first(cls, county: str, entitlement: str, at: datetime) -> Self:
        id_ = cls.id_of(county, entitlement)
        return cls._create(
            cls.Begun, id=id_, county=county, entitlement=entitlement, timestamp=at
        )

    def add(
        self, batch: UUID, month: date, number: int, firsts: Iterable[str], at: datetime
    ) -> None:
        self.trigger_event(
            self.BatchDrawn,
            batch=batch,
            month=month,
            number=number,
            firsts=list(firsts),
            timestamp=at,
        )

    def file(self, batch: UUID, sheet: int, version: int, at: datetime) -> None:
        self.trigger_event(
            self.ResultsFiled, batch=batch, sheet=sheet, version=version, timestamp=at
        )

    def drop(self, batch: UUID, at: datetime) -> None:
        self.trigger_event(self.BatchDropped, batch=batch, timestamp=at)

    def of_month(self, month: date) -> list[Drawn]:
        return [each for each in self.batches if each.month == month]

    def covering(self, since: date) -> list[Drawn]:
        """The batches that can hold lines for this month or a later one: never earlier ones."""
        return [each for each in self.batches if each.month >= since and not each.dropped]


name_topics(PaymentSeries, "payment_series")
