"""支出型临时救助 — aid for a household whose schooling or treatment is beyond its means.

Sources: 民发〔2018〕23号; 中办发〔2020〕18号; 社会救助法 §37.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from domain.act import Act
from domain.answers import Amount
from domain.award import Paid, Support
from domain.case import Case
from domain.cases.temp_exp.form import FORM
from domain.cases.temp_exp.means import counted, published
from domain.cases.temp_exp.procedure import PROCEDURES
from domain.errors import Malformed
from domain.personal import Code
from domain.stage import Stage, during
from domain.temporary_aid import NOTHING, AidApproved
from domain.traits.aid_amount import AidAmount
from domain.traits.collective_decision import CollectiveDecision
from domain.traits.data_check import DataCheck
from domain.traits.earlier_aid import EarlierAid
from domain.traits.home_visit import HomeVisit
from domain.traits.means_test import DATASETS, MeansTest
from domain.traits.public_notice import PublicNotice
from domain.traits.whole_household import WholeHousehold

SPENDING_AID = Support(
    "temp_exp", "支出型临时救助金", "temporary aid for spending", "23 二(三)", Paid.ONCE
)
REGISTERS = frozenset({"dibao", "tekun"})
"""They say for whom only the spending is checked."""
THE_LAW = date(2026, 7, 1)


class TempExp(
    WholeHousehold,
    DataCheck,
    EarlierAid,
    HomeVisit,
    MeansTest,
    AidAmount,
    PublicNotice,
    CollectiveDecision,
    Case,
    code="temp_exp",
):
    title = "支出型临时救助"
    english = "temporary aid for spending beyond one's means"
    procedures = PROCEDURES
    asks = FORM
    publishes = tuple(published())
    supports = (SPENDING_AID,)
    kind_of_aid = "exp"
    spending = NOTHING

    if TYPE_CHECKING:
        form: Submitted

    class Submitted(Case.Submitted):
        personal = {
            "spent": "about",
            "members": "[].person",
            "assets": "[].person",
            "account": "about",
        }
        cause: Code
        spent: Decimal
        arose_at: Code
        area: Code
        members: list[dict[str, Any]]
        assets: list[dict[str, Any]]
        account: str = ""

    class Approved(AidApproved):
        pass

    class SpendingVerified(Case.Event):
        """核实支出: what the vouchers prove, in yuan."""

        personal = {"spent": "about", "findings": "about"}
        spent: Decimal
        findings: str

        def evolve(self, case: TempExp) -> None:
            case.spending = self.spent

    @during(Stage.ACCEPTED)
    def verify_spending(self, act: Act, *, spent: Decimal, findings: str) -> None:
        """Raises Malformed."""
        if not Amount("spent", "").fits(spent):
            raise Malformed("verify_spending", "spent")
        self.record(self.SpendingVerified, act, spent=spent, findings=findings)

    @classmethod
    def co_applicants(cls, form: Mapping[str, Any]) -> tuple[str, ...]:
        return tuple(member["person"] for member in form["members"])

    def open_datasets(self) -> frozenset[str]:
        """Payment institutions may be asked since the Law (SAL §41)."""
        before_the_law = self.procedure.since < THE_LAW
        return frozenset(DATASETS) - ({"payment"} if before_the_law else set())

    def needed_datasets(self) -> frozenset[str]:
        return super().needed_datasets() | REGISTERS

    def helped(self) -> tuple[str, ...]:
        """Those of the household, as it was established."""
        return tuple(member.person for member in counted(self))

    def shown_in_public(self) -> dict[str, str]:
        """Name and number of members; what they spent on is nobody's business."""
        return {"applicant": self.applicant, "members": str(len(self.helped()))}
