"""Payment batches (发放批次): drawn up, sent and answered; and what was paid in all."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Response

from application.boards.pages import payments as pages
from application.boards.pages import reconciliation
from application.boards.pages.reading import reading
from application.orders import Done
from domain.office import Role
from domain.payment_batch import PaymentBatch
from interface.http import paid as shown
from interface.http.answering import done, etag
from interface.http.auth import OFFICERS, SIGNED_IN
from interface.http.conditions import purpose
from interface.http.resource import Resource
from interface.http.schemas import paid as answers
from interface.http.schemas import payments as shapes
from interface.http.schemas.answers import Done as DoneShown
from interface.http.services import area, caller, order, services
from interface.http.steps import Asked, offer
from interface.http.verbs import PAYMENTS

payments = Resource("payments", "/payments", "发放与对账 / payments")
batches = Resource("payment-batches", "/payments/batches", "发放批次 / payment batches")
KIND = PaymentBatch.code
WORKING = OFFICERS - {Role.ADMIN, Role.CATALOGUE}


@payments.reads(
    who=SIGNED_IN, answers=answers.PaymentsMade, query=shapes.PaymentsQuery(), purpose=True
)
def list_payments(query: dict[str, Any]) -> dict[str, Any]:
    """What was paid to one benefit, for which months and when"""
    months = services().payments.of_benefit(UUID(query["benefit"]), caller(), purpose())
    made = [each for month in months for each in shown.made(month)]
    return {"paid": sum(month.paid for month in months), "payments": made}


@payments.reads(
    "/reconciliation",
    who=WORKING,
    answers=answers.PaymentReconciliation,
    query=shapes.ReconciliationQuery(),
)
def reconcile_payments(query: dict[str, Any]) -> dict[str, Any]:
    """Whether what was due in a month is what was paid, is under way or is still to pay"""
    within, month = area(query.get("within")), query["month"].replace(day=1)
    with reading(services().casework.engine, reconciliation.HEARD) as (tx, seen):
        found = reconciliation.balances(tx, within, month)
    return {"month": month, "seen": seen, "balances": [shown.balance(each) for each in found]}


@batches.reads(who=WORKING, answers=answers.BatchPage, query=shapes.BatchListQuery())
def list_payment_batches(query: dict[str, Any]) -> dict[str, Any]:
    """Those of an area by their month, with their totals"""
    within, asked = area(query.get("within")), ("month", "entitlement", "cursor", "size")
    wanted = {name: query[name] for name in asked if name in query}
    engine = services().casework.engine
    with reading(engine, pages.HEARD, after=query["after"]) as (tx, seen):
        page = pages.page(tx, within, **wanted)
    return {
        "batches": [shown.listed(row) for row in page.rows],
        "cursor": page.cursor,
        "seen": seen,
    }


@batches.takes(who=WORKING, form=shapes.BatchDrawing(), answers=DoneShown, status=201)
def draw_up_payment_batch(body: dict[str, Any]) -> Response:
    """Draw up a month's batch of what is due by now"""
    drawn = services().payments.draw_up(order(), **body)
    return done(drawn, f"{batches.path}/{drawn.id}", 201)


@batches.reads("/<uuid:dossier>", who=WORKING, answers=answers.Batch, purpose=True)
def show_payment_batch(dossier: UUID) -> Any:
    """One batch with its totals"""
    found = services().payments.read(dossier, caller(), purpose())
    return shown.batch(found), {"ETag": etag(found.version)}


@batches.reads(
    "/<uuid:dossier>/lines",
    who=WORKING,
    answers=answers.BatchLines,
    query=shapes.BatchLinesQuery(),
    purpose=True,
)
def list_batch_lines(query: dict[str, Any], dossier: UUID) -> dict[str, Any]:
    """Its lines by their numbers: what each benefit is paid, and what became of it"""
    size = query["size"]
    found = services().payments.lines(dossier, caller(), query["after"], size, purpose())
    rows = [shown.line(each) for each in found[:size]]
    return {"lines": rows, "next": rows[-1]["number"] if len(found) > size else None}


@batches.reads(
    "/<uuid:dossier>/bank-file",
    who=WORKING,
    answers=answers.BankFile,
    query=shapes.BankFileQuery(),
    purpose=True,
)
def hand_out_bank_file(query: dict[str, Any], dossier: UUID) -> Any:
    """A part of the file for the bank, with names and accounts, for whoever sends it"""
    file = services().bank_files.part(dossier, caller(), query["part"], purpose())
    if query["form"] == "csv":
        return Response(shown.table(file), mimetype="text/csv")
    return {**file._asdict(), "orders": [each._asdict() for each in file.orders]}


def take(asked: Asked) -> Done:
    return services().payments.take(*asked)


for row in PAYMENTS:
    offer(batches, row, take, KIND)
