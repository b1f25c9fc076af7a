"""Other rules on past decisions: the same rules say the same, others say what would change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from uuid import UUID

import pytest
from click.testing import CliRunner
from sqlalchemy import create_engine

from application.casework import Casework
from application.what_if import WhatIf
from domain.cases import CASE_TYPES
from domain.office import Actor, Role
from domain.publication import Publication
from interface import embedded, rules_cli
from tests.application.policies.office import casework_on
from tests.builders import Course, act
from tests.conftest import Database
from tests.domain.access.hands import REGION
from tests.kinds.dibao import member
from tests.samples import AGAINST, SAMPLES

BEGINNING, END = date(2012, 1, 1), date(2030, 1, 1)
ALONE = {
    "applies_as": "single_person",
    "members": [
        member(standing=["unemployed"], disability={"kind": "limb", "level": 1}, income={})
    ],
}
"""Adult, unemployed, severely disabled, of no edge household: may ask alone since 83 一(一)."""


@pytest.fixture(scope="module")
def casework(module_database: Database) -> Iterator[Casework]:
    engine = create_engine(module_database.url(embedded.APP))
    with casework_on(engine) as casework:
        yield casework
    engine.dispose()


def decided(casework: Casework, course: Course) -> UUID:
    casework.save(course.case)
    return course.case.id


def flips(casework: Casework, code: str, version: str) -> list[object]:
    return list(WhatIf(casework).flips(code, version, BEGINNING, END))


@pytest.mark.parametrize(("code", "name"), SAMPLES, ids=["-".join(key) for key in SAMPLES])
def test_the_rules_by_which_it_was_decided_say_the_same_again(
    casework: Casework, code: str, name: str
) -> None:
    course = Course(code, name)
    decided(casework, course.to("settle" if "settle" in course.steps else "approve"))
    for rule in CASE_TYPES[code].procedure_named(name).refusals:
        against = Course(code, name, against=AGAINST[code, rule.code])
        decided(casework, against.ready_for("approve").do("refuse"))

    mine = [
        flip
        for flip in WhatIf(casework).flips(code, name.partition("/")[0], BEGINNING, END)
        if casework.case(flip.case).procedure.name == name
    ]
    assert mine == []


def test_newer_rules_grant_what_older_ones_refused_and_say_what_it_costs(
    casework: Casework,
) -> None:
    course = Course("dibao", "2021/county", **ALONE)
    case = decided(casework, course.ready_for("approve").do("refuse"))

    (flip,) = [f for f in flips(casework, "dibao", "2022") if f.case == case]
    assert (flip.was.approved, flip.was.reasons) == (False, ("may_not_apply_alone",))
    assert flip.would_be.awards == (("dibao", Decimal("620.00")),)
    assert flip.cost == Decimal("620.00")


def test_older_rules_refuse_what_newer_ones_granted(casework: Casework) -> None:
    course = Course("dibao", "2022/county", **ALONE)
    case = decided(casework, course.to("approve"))

    (flip,) = [f for f in flips(casework, "dibao", "2021") if f.case == case]
    assert flip.would_be.reasons == ("may_not_apply_alone",)
    assert flip.cost == -flip.was.yuan == Decimal("-620.00")


def test_a_ground_that_an_officer_judged_is_not_judged_again(casework: Casework) -> None:
    course = Course("dibao", "2021/county").ready_for("approve")
    case = decided(casework, course.do("refuse", reasons=["false_statement"]))

    assert case not in {flip.case for flip in flips(casework, "dibao", "2022")}


def test_what_was_published_since_changes_nothing_that_was_decided(casework: Casework) -> None:
    """Negative control: had it been known then, the decision would have been another."""
    course = Course("dibao", "2021/county", on=date(2021, 9, 1))
    case = decided(casework, course.to("approve"))
    excluded = Publication.open(
        act(Actor("k", Role.CATALOGUE, REGION), END), key="dibao.income_excluded.wage",
        division=REGION,
    )  # fmt: skip
    keeper = act(Actor("k", Role.CATALOGUE, REGION), date(2027, 1, 4))
    excluded.publish(keeper, value=Decimal(1), since=date(2020, 1, 1), source="样例")
    casework.save(excluded)

    assert case not in {flip.case for flip in flips(casework, "dibao", "2021")}


def test_the_command_lists_what_would_be_another_decision_and_adds_it_up(
    casework: Casework, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules_cli, "services", lambda: SimpleNamespace(casework=casework))
    course = Course("dibao", "2021/county", on=date(2021, 10, 11), **ALONE)
    decided(casework, course.ready_for("approve").do("refuse"))

    def tried(version: str) -> list[str]:
        days = ["--since", "2021-10-11", "--until", "2021-12-31"]
        asked = ["try", "--type", "dibao", "--version", version, *days]
        result = CliRunner().invoke(rules_cli.rules, asked)
        assert result.exit_code == 0, result.output
        return result.output.splitlines()

    assert tried("2021") == ["0 decisions would be others; +0 yuan a month"]
    listed, kind, summed = tried("2022")
    assert course.case.number in listed
    assert listed.endswith("refused (may_not_apply_alone) -> approved (dibao 620.00)  +620.00")
    assert kind == "approved instead of refused: 1"
    assert summed == "1 decisions would be others; +620.00 yuan a month"


def test_the_command_names_the_versions_there_are() -> None:
    asked = ["try", "--type", "dibao", "--version", "1999", "--since", "2021-01-01"]
    result = CliRunner().invoke(rules_cli.rules, asked)
    assert result.exit_code == 2
    assert "2012, 2021, 2022, 2026" in result.output
