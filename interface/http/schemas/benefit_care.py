"""Care of benefits (待遇管理): re-checks, proposed changes, data matches, recovery."""

from __future__ import annotations

from domain.benefit_match import WAYS
from domain.benefit_proposal import NEEDS
from domain.benefit_recheck import LONGEST_APART, Finding
from domain.registers import REGISTERS
from interface.http.schemas.abilities import RegisterAnswer
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
    Amount,
    Code,
    Id,
    PaperNumber,
)
from interface.http.schemas.selfcare import SelfCareAssessment
from interface.http.schemas.steps import Happened


class RecheckCall(Form):
    ground = Code()
    note = Text(2000, 0, required=False)


class RecheckReport(Happened):
    finding = Choice(*Finding)
    account = Text(4000)
    months = Whole(
        1,
        LONGEST_APART,
        required=False,
        metadata={"description": "until the next check, where it is another time from now on"},
    )


class SelfCareReassessment(SelfCareAssessment):
    account = Text(4000)


class ChangeProposal(Form):
    verb = Choice(*NEEDS)
    ground = Code()
    reason = Text(4000)
    amount = Amount(required=False, metadata={"description": "of an adjustment"})
    from_month = Day(
        required=False, metadata={"description": "else the month after the decision"}
    )


class Hearing(Happened):
    how = Code(metadata={"description": "in_person, in_writing, by_telephone, absent, ..."})
    statement = Text(4000, 0)


class ChangeDecision(Form):
    agreed = YesNo()
    reason = Text(4000)


class Reinvestigation(Happened):
    findings = Text(4000)
    stands = YesNo(metadata={"description": "whether it is posted again, or dropped"})


class Death(Form):
    person = Id()
    died_on = Day()
    source = Code(metadata={"description": "death_certificate, register, village, ..."})


class WorkOffer(Happened):
    person = Id()
    taken = YesNo()


class DataFinding(Form):
    """What one register answered.  ``person`` is the recipient where nobody else is named."""

    dataset = Choice(*REGISTERS)
    person = Id(required=False)
    answer = Part(RegisterAnswer)


class DataMatch(Form):
    findings = Many(Part(DataFinding), 30, 1)


class SurvivalProof(Happened):
    how = Choice(*WAYS)


class ClaimedMonth(Form):
    month = Day()
    amount = Amount()


class OverpaymentClaim(Form):
    months = Many(Part(ClaimedMonth), 120, 1)
    ground = Code()


class Repayment(Happened):
    amount = Amount()
    how = Code(metadata={"description": "transfer, cash, set_off, ..."})
    receipt = PaperNumber()


class WriteOff(Form):
    amount = Amount()
    ground = Code()
    reason = Text(2000)
