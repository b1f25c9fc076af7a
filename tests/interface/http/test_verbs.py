"""Each step that a person takes has one address, and its form asks for what the verb takes."""

from __future__ import annotations

import inspect
from collections import Counter
from typing import Any

import pytest
from flask import Flask
from marshmallow import Schema

from domain.benefit import Benefit
from domain.care_institution import CareInstitution
from domain.cases import CASE_TYPES
from domain.child import Child
from domain.dossier import Dossier
from domain.office import Role
from domain.rectification import Rectification
from domain.township_fund import TownshipFund
from interface.http.child_verbs import CHILDREN
from interface.http.schemas.submissions import FORMS, SUBMISSIONS
from interface.http.verbs import BENEFITS, CASES, FUNDS, INSTITUTIONS, RECTIFICATIONS, Row
from tests.interface.http.town import (
    Town,
)

NOT_BY_HAND = {Role.CLOCK, Role.MACHINE}
TABLES: dict[str, tuple[tuple[Row, ...], tuple[type[Dossier], ...]]] = {
    "cases": (CASES, tuple(CASE_TYPES.values())),
    "rectifications": (RECTIFICATIONS, (Rectification,)),
    "benefits": (BENEFITS, (Benefit,)),
    "children": (CHILDREN, (Child,)),
    "township-funds": (FUNDS, (TownshipFund,)),
    "institutions": (INSTITUTIONS, (CareInstitution,)),
}
BEGINNINGS = {"submit", "open"}
"""What is asked of the list, where there is nothing yet to be asked of."""
every_table = pytest.mark.parametrize("table", TABLES)


def by_hand(kind: type[Dossier]) -> set[str]:
    """Verbs that some procedure gives to a person, submission aside."""
    steps = [step for procedure in kind.procedures for step in procedure.steps]
    human = {
        step.name
        for step in steps
        for post in step.posts
        for seat in post.seats
        if seat.role not in {str(role) for role in NOT_BY_HAND}
    }
    return human - BEGINNINGS


@every_table
def test_each_verb_with_a_human_post_has_exactly_one_row(table: str) -> None:
    rows, kinds = TABLES[table]
    wanted = set().union(*map(by_hand, kinds))
    assert {row.verb for row in rows} == wanted
    assert max(Counter(row.verb for row in rows).values()) == 1
    assert max(Counter(row.noun for row in rows).values()) == 1


@every_table
def test_each_form_asks_for_what_its_verb_takes(table: str) -> None:
    rows, kinds = TABLES[table]
    for row in rows:
        for kind in kinds:
            if verb := kind.verbs.get(row.verb):
                taken = words_of(verb)
                asked = dict(row.form.fields)
                assert ("occurred_on" in asked) == verb.occurs, row.verb
                asked.pop("occurred_on", None)
                assert set(asked) == set(taken), (row.verb, kind.code)
                for name, field in asked.items():
                    may_lack = not field.required and "load_default" not in vars(field)
                    assert field.required or not taken[name], (row.verb, name, may_lack)


def words_of(verb: Any) -> dict[str, bool]:
    """What a verb takes beside the case and the act: whether it must be said."""
    parameters = inspect.signature(verb).parameters.values()
    said = [p for p in parameters if p.kind is p.KEYWORD_ONLY]
    return {p.name: p.default is p.empty for p in said}


@pytest.mark.parametrize("code", CASE_TYPES)
def test_each_form_asks_for_what_its_event_records(code: str) -> None:
    assert set(FORMS[code]().fields) == CASE_TYPES[code].form_fields()
    around = {"applicant", "owner", "papers", "form", "occurred_on"}
    assert set(SUBMISSIONS[code]().fields) == around


def test_every_register_answer_that_a_rule_reads_can_be_given(town: Town) -> None:
    import re
    from pathlib import Path

    from interface.http.schemas.abilities import RegisterAnswer

    read = set[str]()
    for path in (Path("domain/cases"), Path("domain/traits")):
        for module in path.rglob("*.py"):
            text = module.read_text("utf-8")
            read |= set(re.findall(r'answered\(\s*"\w+",\s*"(\w+)"', text))
    assert read <= set(RegisterAnswer().fields)


def test_every_operation_has_words(town: Town) -> None:
    document = document_of(town.app)
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            if method != "parameters":
                assert operation.get("summary"), (method, path)


def document_of(app: Flask) -> Any:
    return app.test_client().get("/api/v1/openapi.json").json


def fields_of(schema: Schema) -> set[str]:
    return set(schema.fields)
