"""A county's payday over HTTP: from what is due to what the bank answers."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from domain.payment_batch import PaymentBatch
from tests.interface.http.people import COUNTY, NUMBERS
from tests.interface.http.town import Caller, Town
from tests.lives import Life

PATH = "/payments/batches"


class Payday:
    """The people of one county who pay one entitlement, each of them somebody else."""

    def __init__(self, town: Town, entitlement: str = "pwd.care", county: str = COUNTY) -> None:
        self.town, self.entitlement, self.county = town, entitlement, county
        self.clerk = town.officer("window", county)
        self.checker = town.officer("verifier", county)
        self.cashier = town.officer("approver", county)

    @property
    def month(self) -> str:
        return self.town.clock.now.date().replace(day=1).isoformat()

    def due(self, yuan: int, person: str = "") -> str:
        """A benefit of nobody's case, from this month on."""
        who = person or str(uuid4())
        before = self.town.clock.now.date().replace(day=1) - timedelta(days=10)
        life = Life(
            self.entitlement,
            str(yuan),
            (who,),
            on=before,
            person=who,
            case_version=next(NUMBERS),
        )
        self.town.services.casework.save(life.benefit)
        return str(life.benefit.id)

    def draw(self, **changes: Any) -> Any:
        self.town.worker()
        body = {"county": self.county, "entitlement": self.entitlement, "month": self.month}
        return self.clerk.post(PATH, {**body, **changes})

    def drawn(self, **changes: Any) -> str:
        answer = self.draw(**changes)
        assert answer.status_code == 201, answer.text
        return str(answer.json["id"])

    def step(self, by: Caller, batch: str, noun: str, **facts: Any) -> Any:
        """On the version that is there now."""
        found = self.town.services.casework.of_kind(PaymentBatch, UUID(batch))
        seen = {"If-Match": f'"{found.version}"'}
        return by.send("POST", f"{PATH}/{batch}/{noun}", seen, json=facts)

    def sent(self, **changes: Any) -> str:
        batch = self.drawn(**changes)
        well(self.step(self.checker, batch, "check"))
        well(self.step(self.cashier, batch, "approval"))
        well(self.step(self.clerk, batch, "sending", file="DF-2026-3"))
        return batch

    def report(self, batch: str, paid: list[tuple[int, int]], **back: str) -> Any:
        """``back``: ``line_2="account_closed"``."""
        body = {
            "report": "HP-1",
            "paid": [{"first": first, "last": last} for first, last in paid],
            "returned": [
                {"line": int(line.removeprefix("line_")), "code": code}
                for line, code in back.items()
            ],
        }
        return self.step(self.clerk, batch, "results", **body)


def around(town: Town) -> None:
    """Everything that can be done about a batch answers well once."""
    day = Payday(town, "de_facto_orphan")
    first = day.due(100)
    day.due(250)
    wrong = day.drawn()
    well(day.step(day.cashier, wrong, "discarding", ground="no_funds"))
    batch = day.sent()
    well(day.report(batch, [(1, 1)], line_2="account_closed"))
    town.worker()
    well(day.clerk.get(f"{PATH}?month={day.month}&entitlement={day.entitlement}"))
    well(day.clerk.get(f"{PATH}/{batch}"))
    well(day.clerk.get(f"{PATH}/{batch}/lines?size=1"))
    ready = day.sent(supplementary=True)
    well(day.clerk.get(f"{PATH}/{ready}/bank-file"))
    well(day.clerk.get(f"/payments?benefit={first}"))
    well(day.clerk.get(f"/payments/reconciliation?month={day.month}&within={COUNTY}"))


def well(answer: Any) -> Any:
    assert answer.status_code < 300, f"{answer.request.path}: {answer.text}"
    return answer.json
