"""乡镇备用金 — the facts that a reserve fund's book records.  Its verbs stand beside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from eventsourcing.domain import Aggregate

from domain.divisions import Division
from domain.dossier import Dossier
from domain.personal import Code
from domain.post import Side
from domain.township_fund_rules import FundStanding

NOTHING = Decimal(0)
TOP_UP, PAYMENT, CORRECTION = "top_up", "payment", "correction"


@dataclass(frozen=True)
class Entry:
    """A line of the book; ``yuan`` is what it adds to the balance."""

    number: int
    on: date
    kind: str
    yuan: Decimal
    about: str = ""
    """Whence a top-up, the id of the case of a payment, why of a correction."""
    of: int = 0
    """The line that is corrected."""
    voucher: str = ""


@dataclass(frozen=True)
class Count:
    """对账: what was there at the end of a day, and what the book says."""

    upto: date
    counted: Decimal
    booked: Decimal

    @property
    def difference(self) -> Decimal:
        return self.counted - self.booked


class Ledger(Dossier):
    """The book of one township: lines, and what was left to the county."""

    stage_type = FundStanding

    if TYPE_CHECKING:
        owner: Division
        entries: tuple[Entry, ...]
        counts: tuple[Count, ...]
        settled: frozenset[tuple[str, int]]
        left: Decimal

    class Event(Dossier.Event):
        pass

    class Opened(Event, Aggregate.Created):
        """建账."""

        leads_to = FundStanding.KEPT
        procedure: Code
        owner: Code

        def evolve(self, case: Any) -> None:
            case.procedure = case.procedure_named(self.procedure)
            case.parties = frozenset()
            case.owner = Division(self.owner)
            case.entries, case.counts = (), ()
            case.settled, case.left = frozenset(), NOTHING

    class ToppedUp(Event):
        """拨入, by the county."""

        yuan: Decimal
        source: Code
        voucher: Code

        def evolve(self, case: Any) -> None:
            case.enter(self.on, TOP_UP, self.yuan, about=self.source, voucher=self.voucher)

    class Paid(Event):
        """支出: the cash of one decided case."""

        case: Code
        case_version: int
        yuan: Decimal

        def evolve(self, case: Any) -> None:
            case.settled |= {(self.case, self.case_version)}
            case.enter(self.on, PAYMENT, -self.yuan, about=self.case)

    class LeftToCounty(Event):
        """余额不足: not enough for this case, which the county pays instead."""

        case: Code
        case_version: int
        yuan: Decimal
        balance: Decimal

        def evolve(self, case: Any) -> None:
            case.settled |= {(self.case, self.case_version)}
            case.left += self.yuan

    class Corrected(Event):
        """更正: so much more or less in the balance than a line said."""

        of: int
        yuan: Decimal
        ground: Code
        voucher: Code

        def evolve(self, case: Any) -> None:
            case.enter(
                self.on,
                CORRECTION,
                self.yuan,
                about=self.ground,
                of=self.of,
                voucher=self.voucher,
            )

    class Reconciled(Event):
        """对账."""

        upto: date
        counted: Decimal
        booked: Decimal

        def evolve(self, case: Any) -> None:
            case.counts += (Count(self.upto, self.counted, self.booked),)

    def enter(self, on: date, kind: str, yuan: Decimal, **more: Any) -> None:
        self.entries += (Entry(len(self.entries) + 1, on, kind, yuan, **more),)

    def unit(self, side: Side) -> Division:
        """The township; there is no other side."""
        return self.owner

    @property
    def balance(self) -> Decimal:
        """What the book says is there, in yuan."""
        return sum((entry.yuan for entry in self.entries), NOTHING)

    def balance_on(self, day: date) -> Decimal:
        """The same at the end of that day."""
        return sum((entry.yuan for entry in self.entries if entry.on <= day), NOTHING)

    def total(self, kind: str) -> Decimal:
        """What lines of a kind add up to."""
        return sum((entry.yuan for entry in self.entries if entry.kind == kind), NOTHING)

    def lines_of(self, number: int) -> Iterator[Entry]:
        """A line with everything that corrects it."""
        return (e for e in self.entries if number in (e.number, e.of))
