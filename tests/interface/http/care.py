"""A care institution over HTTP: filed, paid twice, and what the office does with it then."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from domain.care_institution import CareInstitution
from tests.builders import Course
from tests.cast import Against
from tests.interface.http.people import COUNTY, credit_code
from tests.interface.http.replay import Replay
from tests.interface.http.town import Caller, Town
from tests.kinds.elder_build import REGISTERS

FILED, CLAIMED = date(2026, 3, 3), date(2026, 3, 10)


class Same(Replay):
    """In which an organisation keeps the credit code that the course gives it."""

    def organisation(self, code: str) -> str:
        return code


class Home:
    """One institution of this town, on file under a credit code of its own."""

    def __init__(self, town: Town, **changes: Any) -> None:
        self.town, self.code = town, credit_code()
        register = Against(answers={"uscc": {"credit_code": self.code}})
        facts = {"credit_code": self.code, "first_admitted_on": FILED, **changes}
        filing = Course("elder_filing", "2020/receipt", FILED, against=register, **facts)
        self.filing = Same(town, filing.to("settle").do("check_site")).walk()
        self.director = self.filing.applicant
        self.id = str(CareInstitution.id_of(self.code))

    def granted(self, kind: str, **changes: Any) -> str:
        """The case that brought it this subsidy."""
        said = {**REGISTERS["institution"], "credit_code": self.code}
        known = Against(answers={"institution": said})
        facts = {"credit_code": self.code, **changes}
        course = Course(kind, "2021/county", CLAIMED, against=known, **facts)
        return Same(self.town, course.to("approve")).walk().id

    @property
    def held(self) -> CareInstitution:
        return self.town.services.casework.of_kind(CareInstitution, UUID(self.id))

    def step(self, by: Caller, noun: str, **facts: Any) -> Any:
        """On the version that is there now."""
        seen = {"If-Match": f'"{self.held.version}"'}
        return by.send("POST", f"/institutions/{self.id}/{noun}", seen, json=facts)

    def plan(self, **changes: Any) -> dict[str, Any]:
        """A stop of today, for a reason that nobody chose."""
        return {
            "stopping": "suspension",
            "stops_on": self.town.clock.now.date().isoformat(),
            "ground": "disaster",
            "residents": 2,
            "papers": [self.director.paper("closing_plan")],
            **changes,
        }


def around(town: Town) -> None:
    """Everything that can be done about an institution answers well once."""
    home = Home(town)
    town.worker()
    build, run = home.granted("elder_build"), home.granted("elder_operate")
    town.worker()
    verifier, cashier = town.officer("verifier", COUNTY), town.officer("approver", COUNTY)
    for path in ("", f"?within={COUNTY}"):
        well(town.app.test_client().get(f"/api/v1/institutions{path}"))
    well(verifier.get("/institutions/entries"))
    well(home.director.get(f"/institutions/{home.id}"))
    well(home.step(verifier, "false-data", what="overstated", case=build))
    well(home.step(verifier, "fix"))
    fewer = dict.fromkeys(home.held.subsidies[run].counted, 1)
    well(home.step(verifier, "roster-check", case=run, found=fewer))
    owed = home.held.outstanding - Decimal(1)
    well(home.step(cashier, "repayment", case=run, amount=str(owed), receipt="R-1"))
    used = town.clock.now.date().isoformat()
    well(home.step(verifier, "change-of-use", case=build, changed_on=used))
    well(home.step(home.director, "closing-plan", **home.plan()))
    well(home.step(home.director, "closing-plan-withdrawal"))
    well(home.step(home.director, "closing-plan", **home.plan()))
    well(home.step(home.director, "placement", number=2, where="institution"))
    well(home.step(verifier, "closing"))
    well(home.step(verifier, "reopening"))


def well(answer: Any) -> Any:
    assert answer.status_code < 300, f"{answer.request.path}: {answer.text}"
    return answer.json
