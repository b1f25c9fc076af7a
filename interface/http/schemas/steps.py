"""What each step in the life of any case is told: one small form per verb."""

from __future__ import annotations

from marshmallow import fields

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
    Code,
    Division,
    Id,
    PaperNumber,
)
from interface.http.schemas.people import Paper


class Nothing(Form):
    """Nothing beyond the act itself."""


class Happened(Form):
    """A step that takes place away from a screen may be entered some days later (补登)."""

    occurred_on = Day(required=False, metadata={"description": "the day it happened"})


class Correction(Form):
    """一次性告知: what is flawed; what is missing the office knows by itself."""

    flawed = Many(Code(), load_default=list, required=False)


class Supplement(Happened):
    papers = Many(Part(Paper), load_default=list, required=False)
    changes = fields.Dict(
        load_default=dict,
        metadata={"description": "fields of the case type's form that change"},
        error_messages={"invalid": "object", "null": "null"},
    )


class Reason(Form):
    reason = Text(1000)


class Withdrawal(Happened):
    reason = Text(1000, 0, required=False)


class Transfer(Reason):
    to = Division()


class Closure(Form):
    ground = Code()


class Recusal(Reason):
    person = Id(metadata={"description": "the officer who stands aside"})


class Rebinding(Form):
    """适用新规定: over to a newer version of the rules, because it is more favourable."""

    version = PaperNumber()
    ground = Code(required=False)


class Evidence(Happened):
    papers = Many(Part(Paper), 20, 1)
    note = Text(2000, 0, required=False)


class Verification(Form):
    findings = Text(4000)
    proposal = Choice("approve", "refuse", "discuss", required=False)


class Refusal(Form):
    """Grounds that need judgement; those that follow from the facts are found anyway."""

    reasons = Many(Code(), 20, required=False)


class Service(Happened):
    how = Code(metadata={"description": "in_person, by_post, online, public_notice, ..."})


class Evaluation(Happened):
    """好差评: 5 very satisfied … 1 very dissatisfied, of the acceptance or of the result."""

    of = Choice("acceptance", "result", required=False)
    rating = Whole(1, 5)
    tags = Many(Code(), 10, required=False)
    comment = Text(1000, 0, required=False)


class EvaluationSupplement(Form):
    """追评: stands beside the first rating, never over it."""

    of = Choice("acceptance", "result", required=False)
    rating = Whole(1, 5, required=False)
    tags = Many(Code(), 10, required=False)
    comment = Text(1000, 0, required=False)


class Archiving(Form):
    file_number = PaperNumber()
