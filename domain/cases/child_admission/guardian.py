"""监护评估 — whether a guardian can care for the child again, and the way home (WBF §93)."""

from __future__ import annotations

from domain.act import Act
from domain.case import Case, Trait
from domain.errors import Malformed, NoLawfulGround
from domain.personal import Code, PersonId
from domain.stage import Stage, during

ABLE, UNABLE, DEAD, INCAPABLE = "able", "unable", "dead", "incapable"
FINDINGS = (ABLE, UNABLE, DEAD, INCAPABLE)


class GuardianAssessment(Trait):
    guardian_found: str = ""
    """What the latest assessment came to."""

    class GuardianAssessed(Case.Event):
        """监护能力评估."""

        personal = {"account": "about"}
        finding: Code
        account: str

        def evolve(self, case: GuardianAssessment) -> None:
            case.guardian_found = self.finding

    class Returned(Case.Event):
        """送回监护人抚养: the end of a temporary guardianship."""

        leads_to = Stage.CLOSED
        guardian: PersonId

    @during(Stage.ACCEPTED, occurs=True)
    def assess_guardian(self, act: Act, *, finding: str, account: str) -> None:
        """``able``, ``unable``, ``dead`` or ``incapable``.  Raises Malformed."""
        if finding not in FINDINGS:
            raise Malformed("finding")
        self.record(self.GuardianAssessed, act, finding=finding, account=account)

    @during(Stage.ACCEPTED, Stage.VERIFIED)
    def return_child(self, act: Act, *, guardian: str) -> None:
        """Only to somebody who was found able.  Raises NoLawfulGround."""
        if self.guardian_found != ABLE:
            raise NoLawfulGround("return_child")
        self.record_end(self.Returned, act, guardian=guardian)
