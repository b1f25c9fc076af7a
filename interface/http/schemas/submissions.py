"""The form of each case type, drawn from the domain's questions, and what stands around it."""

from __future__ import annotations

from domain.cases import CASE_TYPES
from interface.http.schemas.drawn import drawn, title
from interface.http.schemas.fields import (
    Day,
    Form,
    Many,
    Part,
)
from interface.http.schemas.patterns import (
    Division,
)
from interface.http.schemas.people import Paper, Who

FORMS: dict[str, type[Form]] = {
    code: drawn(f"{title(code)}Form", case_type.asks) for code, case_type in CASE_TYPES.items()
}


def submission(code: str) -> type[Form]:
    """An application of this type: whose, to whom, with which papers, saying what."""
    return type(
        f"{title(code)}Submission",
        (Form,),
        {
            "applicant": Part(
                Who,
                required=False,
                metadata={"description": "left out by applicants: themselves"},
            ),
            "owner": Division(metadata={"description": "the division that decides"}),
            "papers": Many(Part(Paper), load_default=list, required=False),
            "form": Part(FORMS[code]),
            "occurred_on": Day(required=False),
        },
    )


SUBMISSIONS: dict[str, type[Form]] = {code: submission(code) for code in CASE_TYPES}
