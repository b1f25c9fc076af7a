"""临时救助: what is told at the steps that only temporary aid has."""

from __future__ import annotations

from domain.temporary_aid import DEGREES, FORMS, HANDED, STAGES
from domain.traits.earlier_aid import AIDS
from interface.http.schemas.drawn import drawn
from interface.http.schemas.fields import Choice, Form, Many, Part, Text, Whole
from interface.http.schemas.patterns import Amount, Code, Id, PaperNumber
from interface.http.schemas.people import Paper
from interface.http.schemas.steps import Happened

MEANING = "；".join(f"{code} {zh}" for code, zh in (*DEGREES, *FORMS))
EarlierAid = drawn("EarlierAid", AIDS.fields)
AidStage = drawn("AidStage", STAGES.fields)


class RecalledAid(Form):
    """以往救助: all that those whom it covers were granted before; an empty list for none."""

    aids = Many(Part(EarlierAid), AIDS.most)


class Assessment(Form):
    """核定: cash is what the rule gives beyond the goods."""

    degree = Choice(*(code for code, _ in DEGREES), metadata={"description": MEANING})
    months = Whole(1, 120)
    forms = Many(Choice(*(code for code, _ in FORMS)), len(FORMS), 1)
    goods = Amount(required=False, metadata={"description": "what the goods are worth"})
    raised_to = Amount(
        required=False, metadata={"description": "in a grave matter: more than the rule gives"}
    )
    stages = Many(
        Part(AidStage),
        STAGES.most,
        required=False,
        metadata={"description": "first days of months, and yuan; at once if left out"},
    )


class VerifiedSpending(Form):
    spent = Amount(metadata={"description": "what the vouchers prove, in yuan"})
    findings = Text(4000)


class Aid(Happened):
    """先行救助: each form that was decided on, once; the county's cash as a transfer."""

    form = Choice(
        *(code for code, _ in HANDED),
        metadata={"description": "；".join(f"{code} {zh}" for code, zh in HANDED)},
    )
    receipt = PaperNumber(
        metadata={"description": "signed; of a transfer: of the order to pay"}
    )
    to = Code(required=False, metadata={"description": "of a referral: to whom"})


class End(Happened):
    """急难解除."""


class LatePapers(Happened):
    papers = Many(Part(Paper), 20, 1)


class AidRecord(Form):
    signed_by = Many(Id(), 10, 2, metadata={"description": "officers who sign for it"})
