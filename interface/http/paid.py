"""Batches, their lines and their sums as the API shows them; the bank's file as a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from typing import Any

from application.bank_files import BankFile
from application.boards.pages.reconciliation import Balance
from application.boards.payment_batches import Row
from application.boards.payments import Row as Month
from application.payments import Shown, Told
from domain.payment_batch import PaymentBatch
from domain.payment_batch_lines import Total
from interface.http import lines
from interface.http.answering import limit, named, place
from interface.http.messages.catalogue import SUPPORTS, called
from interface.http.messages.payments import LINES, REASONS
from interface.http.verbs import PAYMENTS, nouns

KIND = PaymentBatch.code
NOUNS = nouns(PAYMENTS)
FORMULAS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for a formula."""


def batch(found: Shown) -> dict[str, Any]:
    return {
        **found._asdict(),
        "owner": place(found.owner),
        "name": called(found.entitlement, SUPPORTS),
        "stage": named(found.stage, KIND),
        "clocks": [{**vars(c), **limit(c.limit)} for c in found.clocks if c.runs],
        "waits": [lines.waiting(row, KIND) for row in found.waits],
        "commands": lines.commands(found.commands, NOUNS, KIND),
        **totals(found.drawn, found.paid, found.returned, found.open),
    }


def listed(row: Row) -> dict[str, Any]:
    drawn, paid = Total(row.lines, row.yuan), Total(row.paid_lines, row.paid_yuan)
    returned = Total(row.returned_lines, row.returned_yuan)
    return {
        **row._asdict(),
        "id": row.batch_id,
        "owner": place(row.owner),
        "name": called(row.entitlement, SUPPORTS),
        "stage": named(row.stage, KIND),
        **totals(drawn, paid, returned, drawn.less(paid).less(returned)),
    }


def totals(drawn: Total, paid: Total, returned: Total, left: Total) -> dict[str, Any]:
    named_ = {"drawn": drawn, "paid": paid, "returned": returned, "open": left}
    return {name: total._asdict() for name, total in named_.items()}


def line(told: Told) -> dict[str, Any]:
    months = sorted(told.line.months.items())
    return {
        "number": told.number,
        "benefit": told.line.benefit,
        "person": told.line.person,
        "months": [{"month": month, "yuan": yuan} for month, yuan in months],
        "yuan": told.line.yuan,
        "state": became(told.state),
        "reason": because(told.reason),
    }


def made(month: Month) -> Iterator[dict[str, Any]]:
    """What each batch had for one month of a benefit, in the order of the days."""
    rows = sorted(month.lines.items(), key=lambda each: (each[1]["on"], each[0]))
    for batch_id, row in rows:
        yield {
            "batch": batch_id,
            "month": month.month,
            "yuan": row["yuan"],
            "on": date.fromisoformat(row["on"]),
            "state": became(row["state"]),
            "reason": because(row.get("code", "")),
        }


def became(state: str) -> dict[str, str]:
    return {"code": state, "name": called(state, LINES)}


def because(code: str) -> dict[str, str] | None:
    """Why it came back, if it did."""
    return {"code": code, "name": called(code, REASONS)} if code else None


def balance(each: Balance) -> dict[str, Any]:
    return {
        **each._asdict(),
        "county": place(each.county),
        "name": called(each.entitlement, SUPPORTS),
        "difference": each.difference,
    }


def table(file: BankFile) -> str:
    """As banks take it: number, name, account, yuan."""
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(("序号", "户名", "账号", "金额"))
    for each in file.orders:
        yuan = f"{each.yuan:.2f}"
        rows.writerow((each.number, plain(each.name), plain(each.account), yuan))
    return text.getvalue()


def plain(cell: str) -> str:
    """Never a formula, whatever somebody once typed."""
    return f"'{cell}" if cell.startswith(FORMULAS) else cell
