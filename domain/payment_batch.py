"""发放批次 — a month's payments of one entitlement by one county, from the list to the bank.

Drawn up from what is due, checked by one person, approved by another, sent to the bank, and
closed when the bank has told of every line that it was paid or came back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any, Self
from uuid import UUID

from domain.act import Act
from domain.derived import derived_id
from domain.errors import Malformed, NoLawfulGround
from domain.payment_batch_events import PAID, Sheets
from domain.payment_batch_lines import (
    Line,
    Payable,
    Total,
    lines_due,
    numbers,
    sheet_of,
    sheets,
)
from domain.payment_batch_opening import county_named, next_number
from domain.payment_batch_rules import (
    DISCARDS,
    PROCEDURE,
    RETURNS,
    Progress,
    first_month,
    timed,
)
from domain.payment_batch_series import PaymentSeries
from domain.stage import during


class PaymentBatch(Sheets, code="payment_batch"):
    """One for a county, an entitlement and a month; what becomes due later is supplemented."""

    procedures = (PROCEDURE,)

    @staticmethod
    def id_of(county: str, entitlement: str, month: date, number: int) -> UUID:
        """1 is the month's own batch, unless that was discarded; later ones supplement it."""
        place = (county, entitlement, month.isoformat(), str(number))
        return derived_id("payment_batch", *place)

    @classmethod
    def draw_up(
        cls,
        act: Act,
        series: PaymentSeries,
        payables: Iterable[Payable],
        *,
        month: date,
        supplementary: bool,
        position: int,
    ) -> Self:
        """From what the benefits were at this position of the log.

        Raises Malformed for a month that has not begun, or where nothing is due; AlreadyDone
        for a month that has its batch, OutOfOrder for a supplement to none; and what the
        post says to whoever may not.
        """
        act, county = act.doing("draw_up"), county_named(series.county)
        number = next_number(act, series, month, supplementary=supplementary)
        lines = lines_due(payables, month, first_month(act, county))
        total = Total.of(lines)
        batch = cls.begin(
            cls.DrawnUp,
            act,
            timed(act, county, month, supplementary=supplementary),
            place=county,
            id=cls.id_of(series.county, series.entitlement, month, number),
            procedure=PROCEDURE.name,
            owner=str(county),
            entitlement=series.entitlement,
            month=month,
            number=number,
            position=position,
            lines=total.lines,
            yuan=total.yuan,
        )
        if not lines:
            raise Malformed("month", "nothing is due")
        for first, some in sheets(lines):
            written = [line.written() for line in some]
            batch.record(cls.LinesDrawn, act, clocks=(), first=first, lines=written)
        firsts = [some[0].benefit for _, some in sheets(lines)]
        series.add(batch.id, month, number, firsts, act.at)
        return batch

    @during(Progress.DRAWN)
    def check(self, act: Act) -> None:
        """复核, by another person than who drew it up."""
        self.record(self.Checked, act)

    @during(Progress.CHECKED)
    def approve(self, act: Act) -> None:
        """审批, by a third person."""
        self.record(self.Approved, act)

    @during(Progress.APPROVED)
    def send(self, act: Act, *, file: str) -> None:
        """``file`` is the number under which the bank has it."""
        self.record(self.Sent, act, file=file)

    @during(Progress.SENT)
    def report_results(
        self,
        act: Act,
        *,
        report: str,
        paid: Sequence[Mapping[str, int]],
        returned: Sequence[Mapping[str, Any]],
    ) -> None:
        """``paid``: spans of lines, ``{first, last}``; ``returned``: ``{line, code}``.

        In as many reports as the bank sends; the last one closes the batch.  Raises
        Malformed for a line that there is none of, or of which something was told before;
        NoLawfulGround for an unknown reason.
        """
        results = dict.fromkeys(numbers(paid, self.drawn.lines), PAID)
        for row in returned:
            if row["code"] not in RETURNS:
                raise NoLawfulGround("report_results", row["code"])
            if row["line"] in results:
                raise Malformed("returned", str(row["line"]))
            results[row["line"]] = row["code"]
        told = sorted(results)
        if not told or any(not 0 < n <= self.drawn.lines or n in self.results for n in told):
            raise Malformed("lines", "no line of this batch, or told before")
        for sheet, some in groupby(told, key=sheet_of):
            self.report_sheet(act, report, sheet, {number: results[number] for number in some})
        if not self.open.lines:
            self.record_end(self.Closed, act)

    def report_sheet(
        self, act: Act, report: str, sheet: int, results: Mapping[int, str]
    ) -> None:
        """What is told of lines of one portion."""
        rows = {n: {"line": n, **self.lines[n - 1].written()} for n in results}
        paid = [rows[n] for n, code in results.items() if code == PAID]
        back = [{**rows[n], "code": code} for n, code in results.items() if code != PAID]
        told: dict[str, Any] = {"report": report, "sheet": sheet, "paid": paid}
        self.record(self.ResultsReported, act, clocks=(), returned=back, **told)

    @during(Progress.DRAWN, Progress.CHECKED, Progress.APPROVED)
    def discard(self, act: Act, *, ground: str) -> None:
        """作废: all its lines are due again.  Raises NoLawfulGround."""
        if ground not in DISCARDS:
            raise NoLawfulGround("discard", ground)
        for _, some in sheets(self.lines):
            written = [line.written() for line in some]
            self.record(self.LinesReleased, act, clocks=(), lines=written)
        self.record_end(self.Discarded, act, ground=ground)

    def tell(self, series: PaymentSeries, act: Act) -> None:
        """Write down in the series what it has to know of what was done just now."""
        for event in self.pending_events:
            if isinstance(event, self.ResultsReported):
                series.file(self.id, event.sheet, event.originator_version, act.at)
            elif isinstance(event, self.Discarded):
                series.drop(self.id, act.at)

    def goals(self) -> Iterable[str]:
        return ("send", "report_results")

    def line(self, number: int) -> Line:
        """Lines are counted from 1."""
        return self.lines[number - 1]
