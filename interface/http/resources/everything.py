"""Every resource, listed by hand."""

from __future__ import annotations

from interface.http.resource import Resource
from interface.http.resources.accounts import accounts
from interface.http.resources.assignments import assignments
from interface.http.resources.attachments import attachments
from interface.http.resources.audit import audit
from interface.http.resources.authorisations import authorisations
from interface.http.resources.benefits import benefits
from interface.http.resources.case_types import case_types
from interface.http.resources.cases import cases
from interface.http.resources.children import children
from interface.http.resources.deadlines import deadlines
from interface.http.resources.divisions import divisions
from interface.http.resources.institutions import institutions
from interface.http.resources.officers import officers
from interface.http.resources.payments import batches, payments
from interface.http.resources.persons import persons
from interface.http.resources.price_lists import price_lists
from interface.http.resources.problems import problems
from interface.http.resources.publications import publications
from interface.http.resources.rectifications import rectifications
from interface.http.resources.register import register
from interface.http.resources.sessions import sessions
from interface.http.resources.status import status
from interface.http.resources.steps import steps
from interface.http.resources.supervision import supervision
from interface.http.resources.township_funds import township_funds
from interface.http.resources.tracking import tracking
from interface.http.resources.worklist import worklist

RESOURCES: tuple[Resource, ...] = (
    sessions,
    accounts,
    persons,
    case_types,
    cases,
    steps,
    attachments,
    assignments,
    authorisations,
    register,
    worklist,
    deadlines,
    supervision,
    rectifications,
    benefits,
    children,
    township_funds,
    institutions,
    payments,
    batches,
    price_lists,
    audit,
    officers,
    publications,
    tracking,
    divisions,
    status,
    problems,
)
