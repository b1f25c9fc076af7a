"""儿童福利 — what is told at each step of the cases and files of children in need of care."""

from __future__ import annotations

from domain.cases.de_facto_orphan.case import WAYS
from interface.http.schemas.fields import Choice, Many, Text
from interface.http.schemas.patterns import Id
from interface.http.schemas.steps import Happened


class Inquiry(Happened):
    """再次核实, where files do not settle it."""

    investigators = Many(Id(), 10, 2)
    ways = Many(Choice(*sorted(WAYS)), len(WAYS), 1)
    findings = Text(4000)
