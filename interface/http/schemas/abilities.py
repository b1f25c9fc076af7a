"""What steps are told that only some case types have: checks, visits, notices, reviews."""

from __future__ import annotations

from domain.cases.dibao.form import FORM
from domain.registers import REGISTERS
from interface.http.schemas.drawn import drawn
from interface.http.schemas.fields import (
    Choice,
    Day,
    Form,
    Many,
    Part,
    Text,
    Whole,
    YesNo,
)
from interface.http.schemas.patterns import (
    Code,
    Division,
    Id,
    PaperNumber,
)
from interface.http.schemas.people import Paper
from interface.http.schemas.steps import Happened


class Receipt(Form):
    receipt = PaperNumber()


class Originals(Happened):
    tracking_number = PaperNumber()


class Forwarding(Form):
    channel_number = PaperNumber()


class Commitment(Form):
    materials = Many(Code(), 20, 1)
    text_version = PaperNumber()


class CommitmentCheck(Happened):
    material = Code()
    mode = Choice("data", "on_site", "inquiry")
    result = Choice("kept", "false")


SAID_BY_REGISTERS = {
    question.name: question for said in REGISTERS.values() for question in said
}
RegisterAnswer = drawn("RegisterAnswer", SAID_BY_REGISTERS.values())
"""What registers may say; each says what it knows, and the domain refuses the rest."""


class DataCheck(Form):
    """数据核验.  ``person`` is the applicant where nobody else is named."""

    dataset = Choice(*REGISTERS)
    person = Id(required=False)
    answer = Part(RegisterAnswer)
    authorisation = PaperNumber()


class DataOutage(Form):
    dataset = Choice(*REGISTERS)
    why = Code(metadata={"description": "timeout, refused, no_record, ..."})


class Relation(Form):
    member = Id(metadata={"description": "the member of the household"})
    staff = Id(metadata={"description": "the officer who is the relative"})
    relation = Text(60)


class Complaint(Form):
    text = Text(2000)
    reference = PaperNumber(required=False)


class Consent(Form):
    """授权: whom the checker may look up, in which registers, until when."""

    person = Id()
    consent = PaperNumber()
    scope = Many(Code(), 20, 1)
    until = Day()


class MeansTestRequest(Form):
    authorisations = Many(Part(Consent), 30, 1)


HOUSEHOLD = [question for question in FORM if question.name in ("members", "assets")]
MeansReport = drawn("MeansReport", HOUSEHOLD, optional=True, result=Choice("within", "over"))


class Told(Form):
    how = Code()


class MeansDispute(Form):
    statement = Text(2000)
    papers = Many(Part(Paper), 20, 1)


class HomeVisit(Happened):
    investigators = Many(Id(), 10, 2)
    findings = Text(4000)
    papers = Many(
        Part(Paper), 20, 1, metadata={"description": "the signed visit_form among them"}
    )
    how = Choice("in_person", "video", "telephone", required=False)
    emergency = Code(required=False)
    disputed = YesNo(required=False)


class Findings(Happened):
    investigators = Many(Id(), 10, 2)
    findings = Text(4000)


class Appraisal(Happened):
    with_village = Id(metadata={"description": "who held it with the township"})
    attended = Whole(1, 1000)
    villagers = Whole(0, 1000)
    in_favour = Whole(0, 1000)
    minutes = Text(4000)


class Notice(Form):
    place = Division(metadata={"description": "where it hangs"})


class Objection(Form):
    """异议.  Who objects is known to the office and shown to nobody else."""

    text = Text(2000)
    contact = Text(200, 0, required=False)


class Opinion(Form):
    opinion = Text(4000)


class Extension(Form):
    limit = Code()
    ground = Code()
