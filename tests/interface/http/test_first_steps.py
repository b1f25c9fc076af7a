"""A household files an application and the township accepts it."""

from __future__ import annotations

from tests.interface.http.people import (
    DIBAO_PAPERS,
    TOWNSHIP,
    VILLAGE,
    citizen,
    household,
)
from tests.interface.http.town import (
    Town,
)


def test_an_application_is_filed_read_and_accepted(town: Town) -> None:
    who = citizen()
    applicant, clerk = town.applicant(who), town.officer("window", TOWNSHIP)
    papers = [applicant.paper(material) for material in DIBAO_PAPERS]
    body = {"owner": VILLAGE, "papers": papers, "form": household(who, citizen())}

    filed = applicant.post("/cases/dibao", body)

    assert filed.status_code == 201, filed.text
    case = filed.json["id"]
    shown = clerk.get(f"/cases/{case}")
    assert shown.status_code == 200, shown.text
    assert shown.json["stage"] == {"code": "submitted", "name": "已提交"}
    assert "acceptance" in [command["noun"] for command in shown.json["commands"]]
    accepted = clerk.step(case, "acceptance")
    assert accepted.status_code == 200, accepted.text
    assert clerk.get(f"/cases/{case}").json["stage"]["code"] == "accepted"
