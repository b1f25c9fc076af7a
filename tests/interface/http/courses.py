"""How a case comes forward over HTTP: each step by whoever holds its post."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from domain.office import Role
from interface.http.verbs import NOUNS
from tests.interface.http.people import (
    COUNTY,
    DIBAO_PAPERS,
    PWD_PAPERS,
    TOWNSHIP,
    VILLAGE,
    Citizen,
    citizen,
    disability,
    household,
)
from tests.interface.http.town import (
    Caller,
    Town,
)

Facts = dict[str, Any] | Callable[["Course"], dict[str, Any]]


def consents(course: Course) -> dict[str, Any]:
    members = {m["person"] for m in course.case.form.members}
    return {
        "authorisations": [
            {"person": who, "consent": "c-1", "scope": ["bank"], "until": "2027-01-01"}
            for who in sorted(members)
        ]
    }


def pair(role: str, division: str) -> Callable[[Course], dict[str, Any]]:
    """The two officers who went there together."""

    def facts(course: Course) -> dict[str, Any]:
        both = [course.holder(role, division, n).id for n in (1, 2)]
        return {"investigators": both, "findings": "属实"}

    return facts


def visit(course: Course) -> dict[str, Any]:
    signed = course.holder("verifier", TOWNSHIP).paper("visit_form")
    return {**pair("verifier", TOWNSHIP)(course), "papers": [signed]}


FACTS: dict[str, Facts] = {
    "check_data": {"dataset": "dibao", "answer": {"member": True}, "authorisation": "a-1"},
    "request_means_test": consents,
    "report_means": {"result": "within"},
    "tell_means": {"how": "letter"},
    "dispute_means": lambda course: {
        "statement": "工资已停发",
        "papers": [course.applicant.paper("letter")],
    },
    "visit_home": visit,
    "reinvestigate": pair("verifier", TOWNSHIP),
    "appraise": lambda course: {
        "with_village": course.holder("village", VILLAGE).id,
        "attended": 9,
        "villagers": 7,
        "in_favour": 8,
        "minutes": "同意",
    },
    "verify": {"findings": "符合条件"},
    "post_notice": {"place": VILLAGE},
    "raise_objection": {"text": "有车"},
    "draw_for_visit": {},
    "visit_as_county": pair("verifier", COUNTY),
    "review": {"opinion": "同意"},
    "concur": {"answer": "agreed", "confirmed": {}},
    "serve": {"how": "in_person"},
    "publish_result": {"place": VILLAGE},
    "evaluate": {"rating": 5},
    "supplement": {"comment": "谢谢"},
    "archive": {"file_number": "2026-1"},
    "decline": {"reason": "不属本机关"},
    "transfer": {"to": "150422", "reason": "不属本机关"},
    "withdraw": {},
    "close": {"ground": "death"},
    "recuse": lambda course: {"person": course.holder("window", TOWNSHIP).id, "reason": "同学"},
    "rebind": {"version": "2026"},
    "take_in": {"receipt": "R-1"},
    "post_originals": {"tracking_number": "T-1"},
    "forward": {"channel_number": "N-1"},
    "promise": {"materials": ["means_evidence"], "text_version": "2022-1"},
    "check_promise": {"material": "means_evidence", "mode": "data", "result": "kept"},
    "report_outage": {"dataset": "dibao", "why": "timeout"},
    "register_relation": lambda course: {
        "member": course.case.form.members[0]["person"],
        "staff": course.holder("window", TOWNSHIP, 9).id,
        "relation": "表兄",
    },
    "note_complaint": {"text": "有车", "reference": "12345-1"},
    "add_evidence": lambda course: {"papers": [course.applicant.paper("letter")]},
    "supply": lambda course: {"papers": [course.applicant.paper("application")]},
    "extend": {"limit": "total", "ground": "hard_investigation"},
    "waive": {"left_out": "visit_home", "ground": "epidemic"},
    "refuse": {"reasons": ["false_statement"]},
    "object_to_county": {"text": "有车"},
    "post_county_notice": {"place": VILLAGE},
}
REGISTERS: dict[str, dict[str, Any]] = {
    "disability": {"kind": "limb", "level": 1, "valid_until": "2034-01-01"},
    "medical": {"gravely_ill": False},
    "dibao": {"member": True},
    "tekun": {"member": False},
    "social_insurance": {"injury_care_allowance": False},
    "prison": {"serving": False},
    "child": {"allowance": "none"},
}


class Course:
    """One application and the people around it."""

    def __init__(
        self,
        town: Town,
        code: str,
        *,
        by: Caller | None = None,
        without: str = "",
        **changes: Any,
    ) -> None:
        """``without`` one paper; ``changes`` to the form; filed by somebody at a window."""
        self.town = town
        self.code = code
        self.who: Citizen = citizen()
        self.spouse: Citizen = citizen()
        self.applicant = town.applicant(self.who)
        self.people: dict[tuple[str, str, int], Caller] = {}
        materials = DIBAO_PAPERS if code == "dibao" else PWD_PAPERS
        form = household(self.who, self.spouse) if code == "dibao" else disability()
        filer = by or self.applicant
        papers = [filer.paper(material) for material in materials if material != without]
        body = {"owner": VILLAGE, "papers": papers, "form": {**form, **changes}}
        if by:
            body["applicant"] = self.who.told
        self.filed = filer.post(f"/cases/{code}", body)
        assert self.filed.status_code == 201, self.filed.text
        self.id: str = self.filed.json["id"]

    @property
    def case(self) -> Any:
        return self.town.services.casework.case(UUID(self.id))

    def holder(self, role: str, division: str, number: int = 1) -> Caller:
        """The officer who sits there; the same one every time."""
        key = (role, division, number)
        if key not in self.people:
            self.people[key] = self.town.officer(role, division)
        return self.people[key]

    def by(self, verb: str) -> Caller:
        """Whoever sits at the first post of this step."""
        case = self.case
        seat = case.procedure.step(verb).posts[0].seats[0]
        if seat.role == Role.APPLICANT:
            return self.applicant
        if seat.role == Role.RESIDENT:
            return self.neighbour()
        lengths = {"village": 12, "township": 9, "county": 6, "league": 4, "region": 2}
        side = str(case.intake if seat.side == "intake" else case.owner)
        return self.holder(str(seat.role), side[: lengths.get(seat.level, len(side))])

    def neighbour(self) -> Caller:
        other = self.town.applicant(citizen())
        return self.town.caller(UUID(other.id), "person", "resident")

    def facts(self, verb: str) -> dict[str, Any]:
        told = FACTS.get(verb, {})
        return told(self) if callable(told) else dict(told)

    def do(self, verb: str, by: Caller | None = None, **more: Any) -> Any:
        body = {**self.facts(verb), **more}
        answer = (by or self.by(verb)).step(self.id, NOUNS[verb], body)
        assert answer.status_code == 200, (verb, answer.text)
        return answer

    def to(self, goal: str) -> Course:
        """This step, and first whatever it still needs, waiting where time has to pass."""
        case = self.case
        before = {"submitted", "accepted", "verified"}
        if case.stage in before and not case.verbs[goal].stages & before:
            self.to("approve")
        elif case.stage == "submitted" and "submitted" not in case.verbs[goal].stages:
            self.to("accept")
        while needed := self.case.procedure.outstanding(self.case, goal):
            self.to(needed[0])
        if goal == "verify":
            self.ask_registers()
        if clock := self.case.procedure.step(goal).once_over:
            due = self.case.clocks[clock].due
            self.town.clock.advance((due - self.town.clock.now.date()).days + 1)
            self.town.services.casework.catch_up(UUID(self.id), self.town.admin)
            if goal in self.case.done:
                return self
        self.do(goal)
        return self

    def ask_registers(self) -> None:
        verifier = self.by("verify")
        household = [self.who.told, self.spouse.told]
        for dataset in self.case.unasked():
            known = {"division": VILLAGE, "household": household}
            answer = known if dataset == "hukou" else REGISTERS[dataset]
            self.do("check_data", verifier, dataset=dataset, answer=answer)
