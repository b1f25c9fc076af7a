"""儿童福利 — what is told at each step of the cases and files of children in need of care."""

from __future__ import annotations

from domain.cases.child_admission.custody import CONDITIONS
from domain.cases.child_admission.guardian import FINDINGS
from domain.cases.child_admission.search import RESULTS
from domain.cases.de_facto_orphan.case import WAYS
from interface.http.schemas.fields import Choice, Form, Many, Text, YesNo
from interface.http.schemas.patterns import Code, CreditNumber, Id, PaperNumber
from interface.http.schemas.steps import Happened


class Inquiry(Happened):
    """再次核实, where files do not settle it."""

    investigators = Many(Id(), 10, 2)
    ways = Many(Choice(*sorted(WAYS)), len(WAYS), 1)
    findings = Text(4000)


class PoliceReport(Happened):
    police_number = PaperNumber()


class HealthCheck(Happened):
    condition = Choice(*CONDITIONS)
    note = Text(1000, 0, required=False)


class Treatment(Happened):
    """先救治: in which hospital."""

    hospital = Text(100)


class Discharge(Happened):
    """治愈出院."""


class CustodyOrder(Form):
    ground = Code(metadata={"description": "a situation of WBF §92 or §94"})


class Admission(Happened):
    institution = CreditNumber()
    kept_apart = YesNo(required=False)


class SearchRequest(Happened):
    dna_sample = PaperNumber()


class SearchNotice(Happened):
    medium = Code(metadata={"description": "newspaper, website, ..."})
    number = PaperNumber()


class SearchResult(Form):
    result = Choice(*RESULTS)


class GuardianAssessment(Happened):
    finding = Choice(*FINDINGS)
    account = Text(4000)


class WayHome(Form):
    guardian = Id(metadata={"description": "who was found able to care for the child"})
