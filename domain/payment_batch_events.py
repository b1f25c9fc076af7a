"""发放批次 — the facts that a batch records of its lines, and its totals at every stage."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from eventsourcing.domain import Aggregate

from domain.divisions import Division
from domain.dossier import Dossier
from domain.payment_batch_lines import NONE, Line, Total, Written
from domain.payment_batch_rules import Progress
from domain.personal import Code
from domain.post import Side

PAID = ""
"""The result of a line that was paid; of one that came back it is the reason."""


class Sheets(Dossier):
    """One county's payments of one entitlement for one month, in lines counted from 1."""

    stage_type = Progress

    if TYPE_CHECKING:
        owner: Division
        entitlement: str
        month: date
        number: int
        position: int
        file: str
        drawn: Total
        paid: Total
        returned: Total
        lines: tuple[Line, ...]
        results: dict[int, str]

    class Event(Dossier.Event):
        pass

    class DrawnUp(Event, Aggregate.Created):
        """编制: what was due at this position of the log, in all; the lines follow."""

        leads_to = Progress.DRAWN
        procedure: Code
        owner: Code
        entitlement: Code
        month: date
        number: int
        position: int
        lines: int
        yuan: Decimal

        def evolve(self, case: Any) -> None:
            case.procedure = case.procedure_named(self.procedure)
            case.parties = frozenset()
            case.owner = Division(self.owner)
            case.entitlement, case.month = self.entitlement, self.month
            case.number, case.position = self.number, self.position
            case.drawn = Total(self.lines, self.yuan)
            case.paid = case.returned = NONE
            case.lines, case.results, case.file = (), {}, ""

    class LinesDrawn(Event):
        """明细: so many lines from this number on; ids and amounts only."""

        first: int
        lines: list[Written]

        def evolve(self, case: Any) -> None:
            case.lines += tuple(map(Line.read, self.lines))

    class Checked(Event):
        """复核."""

        leads_to = Progress.CHECKED

    class Approved(Event):
        """审批."""

        leads_to = Progress.APPROVED

    class Sent(Event):
        """送银行, under the number of the file."""

        leads_to = Progress.SENT
        file: Code

        def evolve(self, case: Any) -> None:
            case.file = self.file

    class ResultsReported(Event):
        """回盘: lines that were paid, and lines that came back, each with its reason.

        Each line is told whole, with its number, so that whoever hears of it needs no other.
        """

        report: Code
        sheet: int
        """Which portion of the lines; counted from 0."""
        paid: list[dict[Code, int | Code | dict[Code, Code]]]
        returned: list[dict[Code, int | Code | dict[Code, Code]]]

        def evolve(self, case: Any) -> None:
            case.results = case.results | self.codes()
            case.paid = case.paid.plus(case.total_of(self.paid))
            case.returned = case.returned.plus(case.total_of(self.returned))

        def codes(self) -> dict[Any, Any]:
            """What became of each line."""
            back = {row["line"]: row["code"] for row in self.returned}
            return {row["line"]: PAID for row in self.paid} | back

    class Closed(Event):
        """结清: every line was paid or came back."""

        leads_to = Progress.CLOSED

    class Discarded(Event):
        """作废, before it was sent."""

        leads_to = Progress.DISCARDED
        ground: Code

    class LinesReleased(Event):
        """Lines of a batch that was given up: they are due again."""

        lines: list[Written]

    def total_of(self, rows: list[dict[str, Any]]) -> Total:
        return Total.of(self.lines[row["line"] - 1] for row in rows)

    def unit(self, side: Side) -> Division:
        """The paying county; there is no other side."""
        return self.owner

    @property
    def open(self) -> Total:
        """Lines of which nobody has told yet what became of them.

        At every stage: drawn = paid + returned + open.
        """
        return self.drawn.less(self.paid).less(self.returned)
