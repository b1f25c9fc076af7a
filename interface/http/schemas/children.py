"""儿童福利 — what is told at each step of the cases and files of children in need of care."""

from __future__ import annotations

from marshmallow import Schema, fields

from domain.cases.child_admission.custody import CONDITIONS
from domain.cases.child_admission.guardian import FINDINGS
from domain.cases.child_admission.search import RESULTS
from domain.cases.de_facto_orphan.case import WAYS
from domain.child_rules import ENDINGS, FAMILIES
from domain.registers import DISABILITIES
from interface.http.schemas.answers import Term
from interface.http.schemas.boards import Page, PageQuery, RunningClock, Wait
from interface.http.schemas.cases import DoneStep, Open
from interface.http.schemas.fields import Choice, Form, Many, Text, Whole, YesNo
from interface.http.schemas.patterns import (
    Code,
    CreditNumber,
    Division,
    Id,
    IdentityNumber,
    PaperNumber,
)
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


class WayHomeFromFile(WayHome):
    assessment = PaperNumber()


class Hospital(Form):
    hospital = Text(100)


class AdoptionNotice(Form):
    """收养前寻亲公告: where it stands, and its number."""

    medium = Code()
    number = PaperNumber()


class HukouRegistration(Form):
    division = Division(metadata={"description": "where the child is registered now"})


class DisabilityRating(Form):
    """残疾评定: level 0 without a kind, where there is no disability."""

    level = Whole(0, 4)
    kind_of_disability = Choice(*(code for code, _ in DISABILITIES), required=False)


class NumberedPaper(Form):
    number = PaperNumber()


class Placement(Form):
    kind_of_family = Choice(*FAMILIES)
    carer = Id()


class NoticeAnswer(Form):
    account = Text(2000)


class Adoption(Form):
    certificate = PaperNumber()


class FileClosure(Form):
    ground = Choice(*ENDINGS)


class Identification(Form):
    """落户后的姓名和公民身份号码, of a child that was entered without a number."""

    name = Text(60)
    identity_number = IdentityNumber()


class ChildListQuery(PageQuery):
    case = Id(required=False)


class ChildLine(Schema):
    id = fields.UUID(required=True)
    person = fields.String(required=True)
    owner = fields.Nested(Term, required=True)
    cases = fields.List(fields.String(), required=True)
    institution = fields.String(required=True)
    stage = fields.Nested(Term, required=True)
    outcome = fields.Nested(Term, required=True)
    opened_on = fields.Date(required=True)
    due_on = fields.Date(allow_none=True)
    closed_on = fields.Date(allow_none=True)
    waits = fields.List(fields.Nested(Wait), required=True)


class ChildPage(Page):
    children = fields.List(fields.Nested(ChildLine), required=True)


class ChildFile(Schema):
    """儿童档案, for those in the line of its unit; name and number masked."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    stage = fields.Nested(Term, required=True)
    person = fields.String(required=True)
    name = fields.String(required=True)
    identity_number = fields.String(required=True)
    owner = fields.Nested(Term, required=True)
    cases = fields.List(fields.UUID(), required=True)
    guardian = fields.String(required=True)
    institution = fields.String(required=True)
    has_hukou = fields.Boolean(required=True)
    identity_known = fields.Boolean(required=True)
    outcome = fields.Nested(Term, required=True)
    done = fields.List(fields.Nested(DoneStep), required=True)
    clocks = fields.List(fields.Nested(RunningClock), required=True)
    waits = fields.List(fields.Nested(Wait), required=True)
    commands = fields.List(fields.Nested(Open), required=True)
