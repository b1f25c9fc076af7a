"""儿童档案后续事项 — what follows: hukou, disability, insurance, allowance, system."""

from __future__ import annotations

from typing import Any

from domain.act import Act
from domain.child_events import ChildFile
from domain.child_rules import Care
from domain.divisions import Division
from domain.errors import Malformed
from domain.personal import Code
from domain.registers import DISABILITIES
from domain.stage import during

SETTLED = (Care.AT_HOME, Care.IN_CUSTODY, Care.TREATING, Care.LONG_TERM)
UNRATED = (0, "")


class FollowUps(ChildFile):
    class HukouApplied(ChildFile.Event):
        """申请集体户落户."""

    class HukouRegistered(ChildFile.Event):
        """落户."""

        division: Code

        def evolve(self, case: Any) -> None:
            case.has_hukou = True

    class DisabilityRated(ChildFile.Event):
        """残疾评定: level 1 to 4, or 0 where there is none."""

        personal = {"rating": "about"}
        rating: dict[str, Any]

    class Insured(ChildFile.Event):
        """参加基本医疗保险."""

        number: Code

    class AllowanceGranted(ChildFile.Event):
        """基本生活补贴已落实."""

        number: Code

    class SystemEntered(ChildFile.Event):
        """录入全国儿童福利信息系统."""

        number: Code

    @during(*SETTLED)
    def apply_for_hukou(self, act: Act) -> None:
        self.record(self.HukouApplied, act)

    @during(*SETTLED)
    def register_hukou(self, act: Act, *, division: str) -> None:
        """In the household of the institution, or of a family.  Raises Malformed."""
        self.record(self.HukouRegistered, act, division=str(Division(division)))

    @during(*SETTLED)
    def rate_disability(self, act: Act, *, level: int, kind_of_disability: str = "") -> None:
        """Level 1 to 4 of a kind; 0 where there is none.  Raises Malformed."""
        kinds = {code for code, _ in DISABILITIES}
        rated = level in range(1, 5) and kind_of_disability in kinds
        if not rated and (level, kind_of_disability) != UNRATED:
            raise Malformed("level")
        rating = {"level": level, "kind": kind_of_disability}
        self.record(self.DisabilityRated, act, rating=rating)

    @during(*SETTLED)
    def insure(self, act: Act, *, number: str) -> None:
        self.record(self.Insured, act, number=number)

    @during(*SETTLED)
    def grant_allowance(self, act: Act, *, number: str) -> None:
        """``number`` of the decision that the allowance rests on."""
        self.record(self.AllowanceGranted, act, number=number)

    @during(*SETTLED)
    def enter_system(self, act: Act, *, number: str) -> None:
        self.record(self.SystemEntered, act, number=number)
