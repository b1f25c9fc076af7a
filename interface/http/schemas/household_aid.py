"""What is told at steps of aid to households: what a household had to spend, as established."""

from __future__ import annotations

from domain.cases.rigid_exp.form import SPENT
from interface.http.schemas.drawn import drawn

SpendingReport = drawn("SpendingReport", (SPENT,), optional=True)
"""Given whole where it differs from the declaration."""
