"""What steps are told of people in extreme difficulty alone: findings, the form of support."""

from __future__ import annotations

from domain.cases.tekun.findings import ESTABLISHED
from domain.cases.tekun.form import SUPPORT_FORMS
from interface.http.schemas.drawn import drawn
from interface.http.schemas.fields import Choice, Day, Form

EstablishedFacts = drawn(
    "EstablishedFacts",
    ESTABLISHED,
    optional=True,
    occurred_on=Day(required=False, metadata={"description": "the day it happened"}),
)
"""调查核实认定: only what was found to be otherwise."""


class SupportChoice(Form):
    support_form = Choice(
        *(code for code, _ in SUPPORT_FORMS),
        metadata={"description": "；".join(f"{code} {zh}" for code, zh in SUPPORT_FORMS)},
    )
