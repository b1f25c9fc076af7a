"""What an assessment of self-care is told: which of the six everyday things were failed."""

from __future__ import annotations

from domain.self_care import ITEMS
from interface.http.schemas.fields import Choice, Many
from interface.http.schemas.steps import Happened


class SelfCareAssessment(Happened):
    """生活自理能力评估; nothing failed is full ability."""

    failed = Many(
        Choice(*(code for code, _ in ITEMS)),
        len(ITEMS),
        metadata={"description": "；".join(f"{code} {zh}" for code, zh in ITEMS)},
    )
