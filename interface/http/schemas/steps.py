"""What each step of a case is told: one small form per verb."""

from __future__ import annotations

from marshmallow import fields

from interface.http.schemas.fields import (
    Amount,
    ByCode,
    Choice,
    Code,
    Day,
    Division,
    Form,
    Id,
    Many,
    Part,
    Text,
    Whole,
)
from interface.http.schemas.people import Paper


class Nothing(Form):
    """Nothing beyond the act itself."""


class Happened(Form):
    """A step that may be entered some days later (补记)."""

    occurred_on = Day(required=False, metadata={"description": "the day it happened"})


class Correction(Form):
    """一次性告知: what is flawed; what is missing the office knows by itself."""

    flawed = Many(Code(), load_default=list, required=False)


class Supplement(Form):
    papers = Many(Part(Paper), load_default=list, required=False)
    changes = fields.Dict(
        load_default=dict,
        metadata={"description": "fields of the case type's form that change"},
        error_messages={"invalid": "object", "null": "null"},
    )


class Reason(Form):
    reason = Text(1000)


class OptionalReason(Form):
    reason = Text(1000, 0, required=False)


class Transfer(Reason):
    to = Division()


class Closure(Form):
    ground = Code()


class Recusal(Reason):
    person = Id(metadata={"description": "the officer who stands aside"})


class Intake(Form):
    receipt = Text(60)


class Forwarding(Form):
    channel_number = Text(60)


class Commitment(Form):
    materials = Many(Code(), 20, 1)
    text_version = Text(40)


class CommitmentCheck(Form):
    material = Code()
    mode = Choice("data", "on_the_spot", "inquiry")
    result = Choice("true", "false")


class DataOutage(Form):
    dataset = Code()
    why = Text(500)


class Relation(Form):
    member = Id(metadata={"description": "the member of the household"})
    staff = Id(metadata={"description": "the officer who is the relative"})
    relation = Text(60)


class MeansTestRequest(Form):
    authorised_by = Many(Id(), 30, 1)


class MeansDispute(Form):
    evidence = Many(Text(500), 20, 1)


class HomeVisit(Happened):
    investigators = Many(Id(), 10, 2)
    findings = Text(4000)
    signed_form = Text(64)
    how = Choice("in_person", "video", "telephone", load_default="in_person", required=False)
    emergency = Code(required=False)


class Appraisal(Happened):
    attended = Whole(1, 1000)
    villagers = Whole(0, 1000)
    in_favour = Whole(0, 1000)
    minutes = Text(4000)


class Waiver(Form):
    left_out = Code()
    ground = Code()


class Verification(Form):
    findings = Text(4000)
    proposal = Choice("approve", "refuse", load_default="approve", required=False)


class Notice(Form):
    place = Text(200)


class Objection(Form):
    text = Text(2000)
    confidential = Text(2000, 0, required=False)


class Findings(Form):
    investigators = Many(Id(), 10, 2)
    findings = Text(4000)


class Opinion(Form):
    opinion = Text(4000)


class Concurrence(Form):
    body = Text(100)
    answer = Text(500)


class Refusal(Form):
    reasons = Many(Code(), 20, load_default=list, required=False)


class Extension(Form):
    limit = Code()
    ground = Code()


class Service(Happened):
    how = Text(100)
    remedies = Many(Text(500), 10, load_default=list, required=False)


class Evaluation(Form):
    """好差评: 5 very satisfied … 1 very dissatisfied."""

    rating = Whole(1, 5)
    tags = Many(Code(), 10, load_default=list, required=False)
    comment = Text(1000, 0, load_default="", required=False)


class Archiving(Form):
    file_number = Text(60)


class Amounts(Form):
    amounts = ByCode(Amount())
