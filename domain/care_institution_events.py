"""养老机构名录 — the facts that an institution's entry records.  Its verbs stand beside it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from eventsourcing.domain import Aggregate

from domain.care_institution_money import Subsidy
from domain.care_institution_rules import Standing
from domain.divisions import Division
from domain.dossier import Dossier
from domain.papers import Papers, with_papers
from domain.personal import Code, Paper, PersonId
from domain.post import Side


class Entry(Dossier):
    """One institution as it last filed itself, and what has become of it since."""

    stage_type = Standing
    suspended = False
    """It has stopped for a time, also while it plans to end for good."""

    if TYPE_CHECKING:
        case: UUID
        name: str
        credit_code: str
        nature: str
        address: str
        premises: Division
        owner: Division
        beds: int
        opened_on: date
        receipt_number: str
        filed_on: date
        papers: Papers
        subsidies: dict[str, Subsidy]
        false_data_on: date | None
        stopping: str
        stops_on: date | None
        residents: int
        placed: int

    class Event(Dossier.Event):
        pass

    class Filed(Event):
        """变更备案: what an institution says of itself, and the case in which it says so."""

        procedure: Code
        case: Code
        case_version: int
        name: Code
        credit_code: Code
        nature: Code
        address: Code
        premises: Code
        owner: Code
        beds: int
        opened_on: date
        receipt_number: Code
        represented_by: list[PersonId]

        def evolve(self, case: Any) -> None:
            case.procedure = case.procedure_named(self.procedure)
            case.parties = frozenset(self.represented_by)
            case.case = UUID(self.case)
            case.name, case.credit_code = self.name, self.credit_code
            case.nature, case.address = self.nature, self.address
            case.premises, case.owner = Division(self.premises), Division(self.owner)
            case.beds, case.opened_on = self.beds, self.opened_on
            case.receipt_number, case.filed_on = self.receipt_number, self.on

    class Entered(Filed, Aggregate.Created):
        """列入名录, with the receipt of its first filing."""

        leads_to = Standing.OPEN

        def evolve(self, case: Any) -> None:
            super().evolve(case)
            case.papers, case.subsidies, case.false_data_on = {}, {}, None
            case.stopping, case.stops_on, case.residents, case.placed = "", None, 0, 0

    class Reestablished(Filed):
        """Filed again after it had ended its service."""

        leads_to = Standing.OPEN

    class SiteNoted(Event):
        """现场核查 after the filing: beds that are there, standards that are not kept."""

        case: Code
        beds: int
        failing: list[Code]

    class FalseDataNoted(Event):
        """虚假承诺、虚报数据 on record; to be put right in time."""

        what: Code
        case: Code

        def evolve(self, case: Any) -> None:
            case.false_data_on = self.on

    class FixConfirmed(Event):
        """已改正."""

    class ClosingAnnounced(Event):
        """暂停、终止服务方案: from which day, and how many residents have to be placed."""

        leads_to = Standing.CLOSING
        stopping: Code
        stops_on: date
        ground: Code
        residents: int
        papers: list[Paper]

        def evolve(self, case: Any) -> None:
            case.stopping, case.stops_on = self.stopping, self.stops_on
            case.residents, case.placed = self.residents, 0
            case.papers = with_papers(case.papers, self.papers)

    class ClosingWithdrawn(Event):
        leads_to = Standing.OPEN

        def evolve(self, case: Any) -> None:
            case.stopping, case.stops_on, case.residents = "", None, 0

    class ResidentsPlaced(Event):
        """老年人安置: so many, in a new home of this kind."""

        number: int
        where: Code

        def evolve(self, case: Any) -> None:
            case.placed += self.number

    class ServiceSuspended(Event):
        leads_to = Standing.SUSPENDED

        def evolve(self, case: Any) -> None:
            case.suspended = True

    class ServiceTerminated(Event):
        leads_to = Standing.TERMINATED

        def evolve(self, case: Any) -> None:
            case.suspended = False

    class Reopened(Event):
        leads_to = Standing.OPEN

        def evolve(self, case: Any) -> None:
            case.suspended = False

    class Recounted(Event):
        """A new holiday notice moved deadlines that were provisional."""

    @property
    def to_place(self) -> int:
        """Residents without a new home."""
        return max(self.residents - self.placed, 0)

    def unit(self, side: Side) -> Division:
        """The organ it is filed with; on the other side, where its premises are."""
        return self.owner if side is Side.OWNER else self.premises
