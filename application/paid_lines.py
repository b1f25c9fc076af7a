"""已发放 — what was paid to a benefit, found in the batches themselves: exact, and no board.

The series of a county's batches says in which portion of which batch a benefit's line stands,
and where the bank's answer to that portion was written down.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from application.casework import Casework
from domain.benefit import Benefit
from domain.payment_batch_lines import Line, sheet_with
from domain.payment_batch_opening import paying
from domain.payment_batch_series import PaymentSeries

Answers = dict[str, Line]
"""The paid lines that one event tells of, by their benefits."""


class PaidLines:
    """Reads each stored event once, however many benefits are asked about."""

    def __init__(self, office: Casework) -> None:
        self.office = office
        self.series: dict[UUID, PaymentSeries | None] = {}
        self.answers: dict[tuple[UUID, int], Answers] = {}

    def of(self, benefit: Benefit, since: date) -> dict[date, Decimal]:
        """Yuan paid for each month from this one on."""
        paid: dict[date, Decimal] = {}
        for line in self.lines(benefit, since):
            for month, yuan in line.months.items():
                if month >= since:
                    paid[month] = paid.get(month, Decimal(0)) + yuan
        return paid

    def lines(self, benefit: Benefit, since: date) -> Iterator[Line]:
        series = self.series_of(benefit)
        for drawn in series.covering(since) if series else ():
            sheet = sheet_with(drawn.firsts, benefit.id)
            for version in () if sheet is None else drawn.reports.get(sheet, ()):
                if line := self.answer(drawn.batch, version).get(str(benefit.id)):
                    yield line

    def series_of(self, benefit: Benefit) -> PaymentSeries | None:
        id_ = PaymentSeries.id_of(str(paying(benefit.owner)), benefit.entitlement)
        if id_ not in self.series:
            self.series[id_] = self.office.streams.get(PaymentSeries, id_)
        return self.series[id_]

    def answer(self, batch: UUID, version: int) -> Answers:
        if (batch, version) not in self.answers:
            found: Any = next(iter(self.office.events.get(batch, gt=version - 1, lte=version)))
            lines = map(Line.read, found.paid)
            self.answers[batch, version] = {line.benefit: line for line in lines}
        return self.answers[batch, version]
