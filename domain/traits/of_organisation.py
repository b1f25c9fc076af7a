"""单位申请 — filed for an organisation, which its credit code names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from domain.case import Trait


class OfOrganisation(Trait):
    """Its form has ``credit_code``; whoever acts for the organisation is the applicant."""

    @classmethod
    def counted(cls, form: Mapping[str, Any]) -> tuple[str, ...]:
        """One open application of a type for each organisation, whoever acts for it."""
        return (form["credit_code"],)
