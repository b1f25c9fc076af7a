"""发放批次: what is told of a batch, and what may be asked of payments."""

from __future__ import annotations

from domain.payment_batch_rules import DISCARDS, RETURNS
from interface.http.schemas.boards import PageQuery
from interface.http.schemas.fields import Choice, Day, Form, Many, Part, Query, Whole, YesNo
from interface.http.schemas.patterns import Division, Id, PaperNumber, Patterned

MOST_LINES = 10_000_000
MOST_TOLD = 5000
"""Lines and spans that one report names (configurable default)."""


class Entitlement(Patterned):
    """The code of a kind of support, such as ``dibao`` or ``pwd.living``."""

    pattern = r"[a-z][a-z0-9_]{0,31}(?:\.[a-z0-9_]{1,32})?"
    complaint = "code"


class BatchDrawing(Form):
    county = Division()
    entitlement = Entitlement()
    month = Day(metadata={"description": "its first day"})
    supplementary = YesNo(
        required=False,
        load_default=False,
        metadata={"description": "of what became due after the month's own batch"},
    )


class BankSending(Form):
    file = PaperNumber(metadata={"description": "under which the bank has it"})


class Span(Form):
    first = Whole(1, MOST_LINES)
    last = Whole(1, MOST_LINES)


class ReturnedLine(Form):
    line = Whole(1, MOST_LINES)
    code = Choice(
        *RETURNS,
        metadata={"description": "；".join(f"{g.code} {g.zh}" for g in RETURNS.values())},
    )


class BankResults(Form):
    report = PaperNumber(metadata={"description": "the number of the bank's answer"})
    paid = Many(Part(Span), most=MOST_TOLD, metadata={"description": "spans of lines"})
    returned = Many(Part(ReturnedLine), most=MOST_TOLD)


class BatchDiscarding(Form):
    ground = Choice(
        *DISCARDS,
        metadata={"description": "；".join(f"{g.code} {g.zh}" for g in DISCARDS.values())},
    )


class BatchListQuery(PageQuery):
    within = Division(required=False)
    month = Day(required=False, metadata={"description": "its first day"})
    entitlement = Entitlement(required=False)


class BatchLinesQuery(Query):
    after = Whole(
        0,
        MOST_LINES,
        required=False,
        load_default=0,
        metadata={"description": "a line's number"},
    )
    size = Whole(1, 100, required=False, load_default=20)


class BankFileQuery(Query):
    part = Whole(1, 100_000, required=False, load_default=1)
    form = Choice("json", "csv", required=False, load_default="json")


class PaymentsQuery(Query):
    benefit = Id()


class ReconciliationQuery(Query):
    month = Day(metadata={"description": "a day of the month"})
    within = Division(required=False)
