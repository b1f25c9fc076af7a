"""Care institutions (养老机构): what steps of their filings, subsidies and entry are told."""

from __future__ import annotations

from marshmallow import Schema, fields

from domain.care_institution_rules import NEW_HOMES, REASONS, SUSPENSION, TERMINATION
from domain.cases.elder_filing.case import POLICIES
from domain.cases.elder_operate import BED_MONTHS
from interface.http.schemas.answers import Term
from interface.http.schemas.boards import Page, PageQuery, RunningClock, Wait
from interface.http.schemas.cases import DoneStep, Open
from interface.http.schemas.drawn import drawn
from interface.http.schemas.fields import (
    Choice,
    Day,
    Form,
    Many,
    Part,
    Text,
    Whole,
)
from interface.http.schemas.patterns import (
    Amount,
    Code,
    Division,
    Id,
    PaperNumber,
)
from interface.http.schemas.people import Paper
from interface.http.schemas.steps import Happened


class Policies(Form):
    """扶持政策清单."""

    policies = Many(Choice(*(code for code, _ in POLICIES)), len(POLICIES), 1)


class LeagueReview(Form):
    answer = Choice("agreed", "disagreed")
    opinion = Text(4000)


class FalseData(Form):
    what = Code(metadata={"description": "overstated_beds, commitment, ..."})
    case = Id(required=False)


Roster = drawn("Roster", BED_MONTHS, optional=True)
"""Bed-months that the roster bears out, of each class that was paid."""


class RosterCheck(Form):
    case = Id(metadata={"description": "the application that brought the subsidy"})
    found = Part(Roster)


class UseChange(Form):
    case = Id(metadata={"description": "the application that brought the subsidy"})
    changed_on = Day()


class SubsidyRepayment(Form):
    case = Id(metadata={"description": "the application that brought the subsidy"})
    amount = Amount()
    receipt = PaperNumber()


class ClosingPlan(Form):
    """暂停、终止服务方案, sixty days ahead."""

    stopping = Choice(SUSPENSION, TERMINATION)
    stops_on = Day()
    ground = Choice(*REASONS)
    residents = Whole(0, 5000)
    papers = Many(Part(Paper), 20, 1, metadata={"description": "the closing_plan among them"})


class ResidentPlacement(Happened):
    number = Whole(1, 5000)
    where = Choice(*NEW_HOMES)


class InstitutionQuery(PageQuery):
    within = Division(required=False)


class InstitutionLine(Schema):
    """What everybody may know of an institution."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)
    address = fields.String(required=True)
    county = fields.Nested(Term, required=True)
    nature = fields.Nested(Term, required=True)
    beds = fields.Integer(required=True)
    stage = fields.Nested(Term, required=True)
    filed_on = fields.Date(required=True)


class InstitutionPage(Page):
    institutions = fields.List(fields.Nested(InstitutionLine), required=True)


class InstitutionEntryLine(InstitutionLine):
    credit_code = fields.String(required=True)
    receipt_number = fields.String(required=True)
    owner = fields.Nested(Term, required=True)
    failing = fields.List(fields.String(), required=True)
    false_data_on = fields.Date(allow_none=True)
    stops_on = fields.Date(allow_none=True)
    outstanding = fields.String(required=True, metadata={"description": "yuan to give back"})


class InstitutionEntryPage(Page):
    institutions = fields.List(fields.Nested(InstitutionEntryLine), required=True)


class SubsidyStage(Schema):
    month = fields.Date(required=True)
    amount = fields.String(required=True)


class GrantedSubsidy(Schema):
    case = fields.UUID(required=True)
    kind = fields.Nested(Term, required=True)
    granted_on = fields.Date(required=True)
    total = fields.String(required=True)
    stages = fields.List(fields.Nested(SubsidyStage), required=True)
    counted = fields.Dict(required=True)
    until = fields.Date(allow_none=True)
    owed = fields.String(required=True)
    repaid = fields.String(required=True)


class Institution(Schema):
    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    case = fields.UUID(required=True, metadata={"description": "its latest filing"})
    name = fields.String(required=True)
    credit_code = fields.String(required=True)
    nature = fields.Nested(Term, required=True)
    address = fields.String(required=True)
    premises = fields.Nested(Term, required=True)
    owner = fields.Nested(Term, required=True)
    beds = fields.Integer(required=True)
    opened_on = fields.Date(required=True)
    receipt_number = fields.String(required=True)
    filed_on = fields.Date(required=True)
    stage = fields.Nested(Term, required=True)
    false_data_on = fields.Date(allow_none=True)
    stops_on = fields.Date(allow_none=True)
    residents = fields.Integer(required=True)
    placed = fields.Integer(required=True)
    subsidies = fields.List(fields.Nested(GrantedSubsidy), required=True)
    outstanding = fields.String(required=True)
    done = fields.List(fields.Nested(DoneStep), required=True)
    clocks = fields.List(fields.Nested(RunningClock), required=True)
    waits = fields.List(fields.Nested(Wait), required=True)
    commands = fields.List(fields.Nested(Open), required=True)
