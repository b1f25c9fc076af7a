"""The document and the service, held against each other.

First a tour on which every operation answers well; then generated requests, well-formed and
not, with the ids and versions of what the tour left behind.  Operations are walked by hand:
schemathesis' own plugin breaks under this pytest.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from typing import Any
from uuid import UUID

import pytest
import schemathesis
from flask import Flask, Response, request
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from jsonschema import Draft202012Validator
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS, load_all_checks

from interface.http.verbs import NOUNS
from tests.interface.http.people import (
    REGION,
    TOWNSHIP,
    citizen,
)
from tests.interface.http.tour import tour
from tests.interface.http.town import (
    Caller,
    Town,
)

EXAMPLES = int(os.environ.get("EXAMPLES", "2"))
QUICKER = {NOUNS["close_notice"], NOUNS["close_county_notice"]}
"""Time ends a notice before anybody can: whoever tries finds it ended."""


class Visited:
    """Which operations answered well, and every answer that the document does not describe."""

    def __init__(self, app: Flask) -> None:
        self.document: Any = {"paths": {}}
        self.well: set[str] = set()
        self.wrong: list[str] = []
        app.after_request(self.look)
        self.document = app.test_client().get("/api/v1/openapi.json").json

    def look(self, answer: Response) -> Response:
        rule = request.url_rule.rule if request.url_rule else ""
        path = rule.replace("<uuid:", "{").replace("<string:", "{").replace(">", "}")
        described = self.document["paths"].get(path, {}).get(request.method.lower())
        if described is None:
            return answer
        label = f"{request.method} {path}"
        if answer.status_code < 300:
            self.well.add(label)
        told = described["responses"].get(str(answer.status_code))
        if told is None:
            self.wrong.append(f"{label}: {answer.status_code} is not in the document")
        elif answer.is_json:
            self.wrong += [f"{label}: {flaw}" for flaw in self.flaws(told, answer)]
        return answer

    def flaws(self, told: dict[str, Any], answer: Response) -> list[str]:
        while "$ref" in told:
            told = self.document["components"]["responses"][told["$ref"].split("/")[-1]]
        schema = next(iter(told["content"].values()))["schema"]
        whole = {**schema, "components": self.document["components"]}
        return [e.message for e in Draft202012Validator(whole).iter_errors(answer.json)]


@pytest.fixture(scope="module")
def visited(town: Town) -> Visited:
    return Visited(town.app)


@pytest.fixture(scope="module")
def ids(town: Town, visited: Visited) -> dict[str, str]:
    return tour(town)


def test_every_operation_answers_well_as_its_document_says(
    visited: Visited, ids: dict[str, str]
) -> None:
    operations = {
        f"{method.upper()} {path}"
        for path, methods in visited.document["paths"].items()
        for method in methods
        if method != "parameters"
    }
    quicker = {op for op in operations if op.split("/")[-1] in QUICKER}
    assert operations - visited.well == quicker
    assert not visited.wrong


def test_generated_requests_never_break_the_service(
    town: Town, visited: Visited, ids: dict[str, str]
) -> None:
    asking = Asking(town, ids)
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", town.app)
    # Every request is signed in by the test: no token is left to be generated.
    del schema.raw_schema["security"], schema.raw_schema["components"]["securitySchemes"]
    # What is no version at all is none that was seen: 412 refuses a bad If-Match too.
    refused = schema.config.checks.negative_data_rejection
    refused.expected_statuses = [*refused.expected_statuses, "412"]
    for result in schema.get_all_operations():
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
            asking.about(result.ok(), mode)
    assert asking.asked > 100 * EXAMPLES
    assert not asking.failures, "\n".join(asking.failures)


class Asking:
    """Asks with generated requests, and keeps what an answer got wrong."""

    def __init__(self, town: Town, ids: dict[str, str]) -> None:
        load_all_checks()
        checks = {check.__name__: check for check in CHECKS.get_all()}
        # A well-formed form may make no sense: 422 is a lawful answer to it.
        self.beside = [checks["positive_data_acceptance"]]
        self.town, self.ids = town, ids
        self.everybody = Everybody(town)
        self.failures: Counter[str] = Counter()
        self.asked = 0

    def about(self, operation: Any, mode: GenerationMode) -> None:
        caller = self.everybody.who_may(operation)

        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            database=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.explicit, Phase.generate],
        )
        @given(case=operation.as_strategy(generation_mode=mode))
        def ask(case: Any) -> None:
            for wrong in self.wrong_with(case, caller, mode):
                self.failures[f"{operation.label} {mode.name}: {wrong}"] += 1

        with suppress(Unsatisfiable):  # Nothing can be wrong with a request that says nothing.
            ask()

    def wrong_with(
        self, case: Any, caller: Caller, mode: GenerationMode
    ) -> Sequence[BaseException]:
        """Well-formed requests get real ids, versions and purposes in place of their own."""
        self.asked += 1
        headers = {"Authorization": f"Bearer {caller.token}"}
        given = case.path_parameters or {}
        if mode is GenerationMode.POSITIVE:
            headers["Purpose"] = "casework"
            given.update({name: self.ids[name] for name in self.ids.keys() & given.keys()})
        if "If-Match" in (case.headers or {}) and mode is GenerationMode.POSITIVE:
            found = self.town.services.casework.dossier(UUID(self.ids["dossier"]))
            headers["If-Match"] = f'"{found.version}"'
        answer = case.call(headers=headers)
        try:
            case.validate_response(answer, headers=headers, excluded_checks=self.beside)
        except BaseExceptionGroup as several:
            return several.exceptions
        except AssertionError as one:
            return [one]
        return []


class Everybody:
    """One signed-in person for each role."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.known: dict[str, Caller] = {}

    def who_may(self, operation: Any) -> Caller:
        for rule in self.town.app.url_map.iter_rules():
            path = rule.rule.replace("<uuid:", "{").replace("<string:", "{").replace(">", "}")
            if path == operation.path and operation.method.upper() in (rule.methods or ()):
                view: Any = self.town.app.view_functions[rule.endpoint]
                return self.one_of(view.needs)
        raise LookupError(operation.label)

    def one_of(self, roles: frozenset[str]) -> Caller:
        role = next((r for r in ("window", "admin", "applicant") if r in roles), min(roles))
        if role == "anyone":
            role = "applicant"
        if role not in self.known:
            place = TOWNSHIP if role == "window" else REGION
            self.known[role] = (
                self.town.applicant(citizen())
                if role == "applicant"
                else self.town.officer(role, place)
            )
        return self.known[role]
