"""Steps of a child's file (儿童档案): how each is called in an address, and its form."""

from __future__ import annotations

from interface.http.schemas import children, steps
from interface.http.verbs import Row

CHILDREN = (
    Row("return_to_guardian", "way-home", children.WayHomeFromFile()),
    Row("hospitalise", "treatment", children.Hospital()),
    Row("discharge", "discharge", steps.Nothing()),
    Row("apply_for_hukou", "hukou-application", steps.Nothing()),
    Row("register_hukou", "hukou", children.HukouRegistration()),
    Row("rate_disability", "disability-rating", children.DisabilityRating()),
    Row("insure", "insurance", children.NumberedPaper()),
    Row("grant_allowance", "allowance", children.NumberedPaper()),
    Row("enter_system", "system-entry", children.NumberedPaper()),
    Row("place", "placement", children.Placement()),
    Row("take_back", "taking-back", steps.Nothing()),
    Row("post_adoption_notice", "adoption-notice", children.AdoptionNotice()),
    Row("answer_notice", "notice-answer", children.NoticeAnswer()),
    Row("adopt", "adoption", children.Adoption()),
    Row("close", "closure", children.FileClosure()),
)
