"""公示的救助家庭 — household aid of which the neighbours are told, before and after it."""

from __future__ import annotations

from domain.household_aid.family import HouseholdAid
from domain.traits.appraisal import Appraisal
from domain.traits.public_notice import PublicNotice
from domain.traits.result_publication import ResultPublication


class PostedAid(HouseholdAid, Appraisal, PublicNotice, ResultPublication):
    def shown_in_public(self) -> dict[str, str]:
        """Name and number of members; what the registers said is nobody's business."""
        people = self.counted(vars(self.form))
        return {"applicant": self.applicant, "members": str(len(people))}

    def published(self) -> dict[str, str]:
        """Who was recognised, and how many of them."""
        return {"applicant": self.applicant, "members": str(len(self.people))}
