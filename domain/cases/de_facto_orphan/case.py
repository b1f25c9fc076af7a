"""事实无人抚养儿童认定 — a child whose parents are known and can neither of them care for it.

The child is the applicant, and its guardian acts for it as a party.  Nothing is ever posted in
public.  Sources are named in ``procedure`` and with each ground.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from domain.act import Act
from domain.award import Award, Support
from domain.case import Case
from domain.cases.de_facto_orphan import parents
from domain.cases.de_facto_orphan.amount import allowance, next_check
from domain.cases.de_facto_orphan.figures import FIGURES
from domain.cases.de_facto_orphan.form import CARER, FORM, contradictions
from domain.cases.de_facto_orphan.grounds import both_parents_gone
from domain.cases.de_facto_orphan.procedure import ONE_BY_ONE, ORDINARY, PROCEDURES, SINCE_125
from domain.codes import codes_read
from domain.divisions import Division
from domain.errors import Malformed
from domain.personal import Code, PersonId
from domain.stage import Stage, during
from domain.traits.collective_decision import CollectiveDecision
from domain.traits.county_review import CountyReview
from domain.traits.data_check import DataCheck
from domain.traits.together import at_least

ALLOWANCE = Support(
    "de_facto_orphan",
    "事实无人抚养儿童基本生活补贴",
    "allowance of a de-facto orphan",
    "62 三(一)",
)
ASKED_OF_THE_CHILD = frozenset({"hukou", "dibao", "tekun", "pwd_living", "child"})
ORPHAN = "orphan"
WAYS = frozenset({"home_visit", "neighbours", "letters", "appraisal"})
"""入户调查、邻里访问、信函索证、群众评议 (62 二(二))."""


class DeFactoOrphan(DataCheck, CountyReview, CollectiveDecision, Case, code="de_facto_orphan"):
    title = "事实无人抚养儿童认定"
    english = "recognition of a de-facto orphan"
    procedures = PROCEDURES
    asks = FORM
    publishes = FIGURES
    supports = (ALLOWANCE,)

    if TYPE_CHECKING:
        form: Submitted

    class Submitted(Case.Submitted):
        personal = {
            "born": "about",
            "parents": "[].person",
            "received": "about",
            "circumstances": "about",
            "account": "about",
        }
        applies_as: Code
        born: date
        hukou: Code
        parents: list[dict[str, Any]]
        received: dict[Code, Decimal]
        paid_to: Code
        guardian: PersonId = ""
        carer: PersonId = ""
        circumstances: str = ""
        account: str = ""

        def evolve(self, case: DeFactoOrphan) -> None:
            super().evolve(case)
            case.parties = frozenset({self.applicant, self.guardian} - {""})

    class Supplied(Case.Supplied):
        def evolve(self, case: Any) -> None:
            super().evolve(case)
            case.parties = frozenset({case.applicant, case.form.guardian} - {""})

    class Inquired(Case.Event):
        """再次核实: the family, the neighbours, letters or a meeting, where files do not do."""

        personal = {"findings": "about"}
        investigators: list[PersonId]
        ways: list[Code]
        findings: str

        def evolve(self, case: DeFactoOrphan) -> None:
            case.hands["inquire"] |= frozenset(self.investigators)

    class Approved(Case.Approved):
        """认定: the allowance from the next month on, full or the gap, and who is paid it."""

        amount: Decimal
        allowance: Code
        payee: PersonId
        next_check: date

        def awards(self, case: Any) -> Iterator[Award]:
            yield Award(
                ALLOWANCE.code,
                self.amount,
                (case.applicant,),
                next_check=self.next_check,
                payee=self.payee,
            )

    class Refused(Case.Refused):
        advice: list[Code]

    @classmethod
    def path(cls, act: Act, owner: Division, intake: Division, form: Mapping[str, Any]) -> str:
        """One by one, where a parent is only in a situation that the list does not name."""
        listed = listed_on(act.on)
        told = [parents.declared(row) for row in form["parents"]]
        unlisted = any(each and each.isdisjoint(listed | parents.GONE) for each in told)
        return ONE_BY_ONE if unlisted else ORDINARY

    @classmethod
    def co_applicants(cls, form: Mapping[str, Any]) -> tuple[str, ...]:
        return (form["guardian"],) if form.get("guardian") else ()

    @classmethod
    def nonsense(cls, form: Mapping[str, Any], day: date) -> Iterator[str]:
        yield from contradictions(form, day)

    @during(Stage.ACCEPTED, occurs=True)
    def inquire(
        self, act: Act, *, investigators: Iterable[str], ways: Iterable[str], findings: str
    ) -> None:
        """By two people at least, in some of these WAYS.  Raises Conflicted, Malformed."""
        people = at_least(2, investigators, self, act)
        asked = codes_read("ways", ways)
        if not asked or not WAYS.issuperset(asked):
            raise Malformed("ways")
        self.record(self.Inquired, act, investigators=people, ways=asked, findings=findings)

    def barred(self, name: str, role: str) -> frozenset[str]:
        """Nor may a parent of the child, or whoever is paid for it, act in office."""
        barred = super().barred(name, role)
        if not barred:
            return barred
        kin = {self.form.carer, *(row["person"] for row in self.form.parents)}
        return barred | (kin - {""})

    def said_of(self, row: parents.Row) -> parents.Said:
        """What registers have answered of this parent."""
        return lambda dataset: self.answers.get((dataset, row["person"]), {})

    def gone(self, row: parents.Row) -> bool:
        return parents.gone(row, self.said_of(row))

    def unfit(self, row: parents.Row) -> bool:
        """One by one, any situation may count: whether it does is for the meeting to say."""
        one_by_one = self.procedure.path == ONE_BY_ONE
        every = frozenset(code for code, _ in parents.SITUATIONS)
        listed = every if one_by_one else listed_on(self.procedure.since)
        return parents.unfit(row, self.said_of(row), listed)

    def needed_datasets(self) -> frozenset[str]:
        return super().needed_datasets() | ASKED_OF_THE_CHILD

    def asked_about(self, dataset: str) -> tuple[str, ...]:
        """The parents of whom it would know what is declared; else the child."""
        rows = self.form.parents if dataset not in ASKED_OF_THE_CHILD else ()
        known = {code for code, register in parents.REGISTER.items() if register == dataset}
        told = tuple(row["person"] for row in rows if parents.declared(row) & known)
        return told or super().asked_about(dataset)

    def unasked(self) -> list[str]:
        """Each register that was not asked about everybody it has to be asked about."""
        open_ = self.needed_datasets() - self.silent_datasets
        return sorted(
            dataset
            for dataset in open_
            if any((dataset, who) not in self.answers for who in self.asked_about(dataset))
        )

    def award(self, act: Act) -> dict[str, Any]:
        amount, kind = allowance(self, act)
        paid_to_carer = self.form.paid_to == CARER
        return {
            "amount": amount,
            "allowance": kind,
            "payee": self.form.carer if paid_to_carer else self.form.guardian,
            "next_check": next_check(self, act),
        }

    def advice(self, act: Act) -> dict[str, Any]:
        """A child of whom both parents are gone is recognised as an orphan instead."""
        return {"advice": [ORPHAN] if both_parents_gone.holds(self, act) else []}


def listed_on(day: date) -> frozenset[str]:
    """The situations that the national list names on that day."""
    return parents.LISTED_2020 if day >= SINCE_125 else parents.LISTED_2019
