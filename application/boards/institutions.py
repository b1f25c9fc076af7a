"""The register of care institutions (养老机构名录): public, for it says nothing of a person."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Column, Date, Integer, Table, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB

from application.boards.board import Board, metadata
from application.boards.scope import ordered, placed, taken_in
from domain.care_institution import CareInstitution

NOTHING = "0"


class Row(NamedTuple):
    institution_id: UUID
    case_id: UUID
    """Its latest filing."""
    name: str
    credit_code: str
    nature: str
    address: str
    owner: str
    """The organ it is filed with."""
    intake: str
    """Where its premises are."""
    beds: int
    receipt_number: str
    first_filed_on: date
    filed_on: date
    stage: str
    failing: list[str] = []
    """Standards that the last look at the place found broken."""
    false_data_on: date | None = None
    stops_on: date | None = None
    owes: dict[str, list[str]] = {}
    """``[owed, repaid]`` in yuan, by the case that brought the subsidy."""

    @property
    def outstanding(self) -> Decimal:
        """Yuan that have to be given back."""
        left = (Decimal(owed) - Decimal(repaid) for owed, repaid in self.owes.values())
        return sum((max(yuan, Decimal(0)) for yuan in left), Decimal(0))


def fold(row: Row | None, event: Any) -> Row | None:
    if isinstance(event, CareInstitution.Entered):
        return filed(event, event.on)
    assert row is not None
    row = row._replace(stage=event.stage)
    match event:
        case CareInstitution.Filed() | CareInstitution.Reestablished():
            anew = filed(event, row.first_filed_on)
            return anew._replace(
                failing=row.failing, false_data_on=row.false_data_on, owes=row.owes
            )
        case CareInstitution.SiteNoted():
            return row._replace(failing=event.failing)
        case CareInstitution.FalseDataNoted():
            return row._replace(false_data_on=event.on)
        case CareInstitution.RosterChecked():
            return owing(row, event.case, event.overpaid)
        case CareInstitution.UseChanged():
            return owing(row, event.case, event.repayment)
        case CareInstitution.Repaid():
            owed, repaid = row.owes[event.case]
            paid = str(Decimal(repaid) + event.amount)
            return row._replace(owes={**row.owes, event.case: [owed, paid]})
        case CareInstitution.ClosingAnnounced():
            return row._replace(stops_on=event.stops_on)
        case CareInstitution.ClosingWithdrawn():
            return row._replace(stops_on=None)
    return row


def filed(event: Any, first: date) -> Row:
    return Row(
        institution_id=UUID(str(event.originator_id)),
        case_id=UUID(event.case),
        name=event.name,
        credit_code=event.credit_code,
        nature=event.nature,
        address=event.address,
        owner=event.owner,
        intake=event.premises,
        beds=event.beds,
        receipt_number=event.receipt_number,
        first_filed_on=first,
        filed_on=event.on,
        stage=event.stage,
    )


def owing(row: Row, case: str, yuan: Decimal) -> Row:
    repaid = row.owes.get(case, [NOTHING, NOTHING])[1]
    return row._replace(owes={**row.owes, case: [str(yuan), repaid]})


institutions = Table(
    "institutions",
    metadata,
    Column("institution_id", Uuid, primary_key=True),
    Column("case_id", Uuid, nullable=False),
    Column("name", Text, nullable=False),
    Column("credit_code", Text, nullable=False),
    Column("nature", Text, nullable=False),
    Column("address", Text, nullable=False),
    *placed(),
    *taken_in(),
    Column("beds", Integer, nullable=False),
    Column("receipt_number", Text, nullable=False),
    Column("first_filed_on", Date, nullable=False),
    Column("filed_on", Date, nullable=False),
    Column("stage", Text, nullable=False),
    Column("failing", JSONB, nullable=False),
    Column("false_data_on", Date),
    Column("stops_on", Date),
    Column("owes", JSONB, nullable=False),
)
ordered(institutions, "first_filed_on")
board = Board(institutions, Row, fold, hears=CareInstitution.Event)
