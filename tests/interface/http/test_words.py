"""Whatever the program can answer has its words in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from importlib import import_module
from pkgutil import walk_packages

import pytest

import application
import domain
from domain.benefit import Benefit
from domain.benefit_rules import Standing
from domain.care_institution import CareInstitution
from domain.care_institution_rules import Standing as OfInstitutions
from domain.cases import CASE_TYPES
from domain.child import Child
from domain.child_rules import Care
from domain.divisions import Level
from domain.dossier import Dossier
from domain.errors import DomainError
from domain.office import Role
from domain.payment_batch import PaymentBatch
from domain.payment_batch_rules import Progress as OfBatches
from domain.rectification import Rectification
from domain.rectification_rules import Progress
from domain.stage import Stage
from domain.township_fund import TownshipFund
from domain.township_fund_rules import FundStanding
from interface.http.errors import CODES
from interface.http.messages.catalogue import (
    KINDS,
    LIMITS,
    MESSAGES,
    OWN_TERMS,
    PROCEDURES,
    SUPPORTS,
    TERMS,
)
from interface.http.messages.refusals import REFUSALS, TITLES
from interface.http.messages.steps import STEPS
from interface.http.messages.terms import LEVELS, ROLES, STAGES
from interface.http.messages.words import Words

CHINESE = re.compile("[\u4e00-\u9fff]")
ENGLISH = re.compile("[a-z]{2}")


def every_refusal() -> Iterator[type[DomainError]]:
    for package in (domain, application):
        for module in walk_packages(package.__path__, f"{package.__name__}."):
            import_module(module.name)
    waiting = [DomainError]
    while waiting:
        refusal = waiting.pop()
        yield refusal
        waiting += refusal.__subclasses__()


@pytest.mark.parametrize("refusal", list(every_refusal()), ids=lambda refusal: refusal.__name__)
def test_every_refusal_of_the_domain_has_words(refusal: type[DomainError]) -> None:
    assert refusal.code in MESSAGES


def test_no_title_has_blanks() -> None:
    for code, words in REFUSALS.items():
        assert "{" not in "".join(TITLES.get(code, words)), code


def test_every_code_of_the_framework_has_words() -> None:
    assert set(CODES.values()) <= set(MESSAGES)


@pytest.mark.parametrize(
    "words",
    [*MESSAGES.items(), *TERMS.items(), *KINDS.items(), *SUPPORTS.items()],
    ids=str,
)
def test_both_languages_are_filled_in(words: tuple[str, Words]) -> None:
    code, (zh, en) = words
    assert CHINESE.search(zh), code
    assert ENGLISH.search(en), code


def test_every_kind_of_dossier_has_a_name_in_both_languages() -> None:
    assert set(KINDS) >= set(CASE_TYPES)


def test_every_term_of_the_office_has_words() -> None:
    assert {str(role) for role in Role} == set(ROLES)
    assert {str(stage) for stage in Stage} == set(STAGES)
    assert {str(level) for level in Level} == set(LEVELS)


def test_every_step_and_limit_of_every_procedure_has_words() -> None:
    steps = {step.name for procedure in PROCEDURES for step in procedure.steps}
    verbs = {verb for case_type in CASE_TYPES.values() for verb in case_type.verbs}
    limits = {limit.name for procedure in PROCEDURES for limit in procedure.limits}
    assert steps | verbs <= set(STEPS)
    assert limits <= set(LIMITS)


@pytest.mark.parametrize(
    ("kind", "stages"),
    [
        (Rectification, Progress),
        (Benefit, Standing),
        (Child, Care),
        (TownshipFund, FundStanding),
        (CareInstitution, OfInstitutions),
        (PaymentBatch, OfBatches),
    ],
)
def test_what_is_no_case_has_words_of_its_own(
    kind: type[Dossier], stages: type[StrEnum]
) -> None:
    steps = {step.name for procedure in kind.procedures for step in procedure.steps}
    assert {*map(str, stages), *steps - {"recount"}} == set(OWN_TERMS[kind.code])


@pytest.mark.parametrize("words", [*MESSAGES.values(), *TERMS.values()], ids=str)
def test_no_text_shows_a_blank(words: Words) -> None:
    assert "{" not in words.said()
