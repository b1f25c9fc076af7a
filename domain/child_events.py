"""儿童档案 — the facts that a child's file records.  Its verbs stand in ``child``."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from eventsourcing.domain import Aggregate

from domain.child_rules import Care
from domain.divisions import Division
from domain.dossier import Dossier
from domain.personal import Code, PersonId
from domain.post import Side


class ChildFile(Dossier):
    """One child (一人一档).  ``cases`` are the applications that have led to it, in order."""

    stage_type = Care
    guardian = ""
    institution = ""
    has_hukou = True
    identity_known = True
    family = ""
    """The kind of family it is placed in: foster, relative."""
    outcome = ""

    if TYPE_CHECKING:
        person: str
        owner: Division
        cases: tuple[UUID, ...]
        care: Care
        """Its stage before it went to hospital."""

    class Event(Dossier.Event):
        pass

    class Opened(Event, Aggregate.Created):
        """建档, of whoever it is about."""

        leads_to = Care.OPENED
        procedure: Code
        owner: Code

        def evolve(self, case: Any) -> None:
            case.procedure = case.procedure_named(self.procedure)
            case.person = self.about
            case.parties = frozenset({self.about})
            case.owner = Division(self.owner)
            case.cases = ()
            case.care = Care.OPENED

    class Recognised(Event):
        """认定为事实无人抚养儿童: lives with a guardian or a carer."""

        leads_to = Care.AT_HOME
        case: Code
        owner: Code
        guardian: PersonId

        def evolve(self, case: Any) -> None:
            case.led_by(self.case, self.owner)
            case.guardian = self.guardian
            case.parties = frozenset({case.person, self.guardian} - {""})
            case.outcome = "at_home"

    class Received(Event):
        """入住: under temporary guardianship, with what was known of it then."""

        leads_to = Care.IN_CUSTODY
        personal = {"health": "about"}
        case: Code
        owner: Code
        institution: Code
        situation: Code
        found_on: date
        found_at: Code
        finder: PersonId
        police_number: Code
        dna_sample: Code
        health: str
        has_hukou: bool
        identity_known: bool

        def evolve(self, case: Any) -> None:
            case.led_by(self.case, self.owner)
            case.institution = self.institution
            case.has_hukou = self.has_hukou
            case.identity_known = self.identity_known
            case.parties = frozenset({case.person})
            case.care = Care.IN_CUSTODY
            case.outcome = "admitted_temporary"

    class LongTermDecided(Event):
        """长期监护, on these grounds of WBF §94."""

        leads_to = Care.LONG_TERM
        grounds: list[Code]
        institution: Code

        def evolve(self, case: Any) -> None:
            case.institution = self.institution
            case.care = Care.LONG_TERM
            case.outcome = "admitted_long_term"

    class ReturnedToGuardian(Event):
        """送回监护人抚养."""

        leads_to = Care.LEFT
        guardian: PersonId
        assessment: Code

        def evolve(self, case: Any) -> None:
            case.guardian = self.guardian
            case.family = ""
            case.outcome = "returned_to_guardian"

    class Hospitalised(Event):
        """住院治疗."""

        leads_to = Care.TREATING
        personal = {"hospital": "about"}
        hospital: str

    class Discharged(Event):
        """出院: in the same care as before."""

    class Placed(Event):
        """家庭寄养或亲属抚养."""

        kind_of_family: Code
        carer: PersonId

        def evolve(self, case: Any) -> None:
            case.family = self.kind_of_family
            case.outcome = f"{self.kind_of_family}_care"

    class TakenBack(Event):
        """回到机构."""

        def evolve(self, case: Any) -> None:
            case.family = ""
            case.outcome = "admitted_long_term"

    class AdoptionNoticePosted(Event):
        """收养前寻亲公告, sixty days; no name of a child is in it."""

        medium: Code
        number: Code

    class AdoptionNoticeClosed(Event):
        """公告期满."""

    class NoticeAnswered(Event):
        """Parents came forward: another notice is needed before an adoption."""

        personal = {"account": "about"}
        account: str

    class Adopted(Event):
        """收养: the guardianship of civil affairs ends."""

        leads_to = Care.CLOSED
        certificate: Code

        def evolve(self, case: Any) -> None:
            case.outcome = "adopted"

    class Closed(Event):
        """结案: died, of age, or cared for by a parent again."""

        leads_to = Care.CLOSED
        ground: Code

        def evolve(self, case: Any) -> None:
            case.outcome = self.ground

    class Recounted(Event):
        """A new holiday notice moved deadlines that were provisional."""

    @property
    def about(self) -> str:
        return self.person

    def unit(self, side: Side) -> Division:
        """Who has it; there is no other side."""
        return self.owner

    def led_by(self, case: str, owner: str) -> None:
        """An application has led to it, and its unit has it from now on."""
        self.cases = (*self.cases, UUID(case))
        self.owner = Division(owner)
