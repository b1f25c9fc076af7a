"""Every code the program answers with, and its words: one place to look one up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from domain.benefit import Benefit
from domain.benefit_grounds import CAUSES
from domain.case import Case
from domain.cases import CASE_TYPES
from domain.errors import UnknownDivision
from domain.grounds import Ground
from domain.procedure import Procedure
from interface.http.messages import (
    aftercare,
    children,
    institutions,
    payments,
    reserve,
    steps,
    terms,
)
from interface.http.messages.refusals import REFUSALS, TITLES
from interface.http.messages.shapes import FIELDS, REQUESTS
from interface.http.messages.words import Words

MESSAGES = {**FIELDS, **REFUSALS, **REQUESTS}
PLAIN = re.compile(r"[a-z][a-z0-9_.\-]{0,63}|[0-9]{1,4}(?:-[0-9]{2}-[0-9]{2})?")
"""A code, a small number or a day: what a text may show though no term is known for it."""
DIVISION = re.compile(r"[0-9]{6}(?:[0-9]{3}){0,2}")
"""Told where the refusal is about places; elsewhere so many digits might be anything."""


def grounds_of(procedure: Procedure) -> Iterator[Ground]:
    """Every reason that this procedure knows."""
    yield from (*procedure.refusals, *procedure.judged, *procedure.closures)
    for step in procedure.steps:
        yield from (*step.unless, *step.waivable)
    for limit in procedure.limits:
        yield from limit.grounds
    for material in procedure.materials:
        yield from material.unless


KINDS = {
    **{code: Words(kind.title, kind.english) for code, kind in CASE_TYPES.items()},
    **aftercare.KINDS,
    **children.KINDS,
    "township_fund": reserve.KIND,
    "payment_batch": payments.KIND,
}
PROCEDURES = [p for case_type in CASE_TYPES.values() for p in case_type.procedures]
TIMED = [*Benefit.procedures, *PROCEDURES]
GROUNDS = {g.code: Words(g.zh, g.en) for p in PROCEDURES for g in grounds_of(p)}
PAPERS = {m.code: Words(m.zh, m.en) for p in PROCEDURES for m in p.materials}
CHANGES = {cause.code: Words(cause.zh, cause.en) for cause in CAUSES}
"""Why a benefit is looked at, changed or ended."""
LIMITS = {
    **{row.name: Words(row.zh, row.en) for p in TIMED for row in p.limits if row.zh},
    **aftercare.LIMITS,
    **children.LIMITS,
    **institutions.LIMITS,
    **payments.LIMITS,
    **steps.LIMITS,
}
SUPPORTS = {s.code: Words(s.zh, s.en) for kind in CASE_TYPES.values() for s in kind.supports}
TERMS = {
    **institutions.TERMS,
    **CHANGES, **terms.LEVELS, **LIMITS, **PAPERS, **GROUNDS, **terms.ROLES, **terms.STAGES,
    **steps.STEPS,
}  # fmt: skip


def own_terms(kind: type[Case]) -> dict[str, Words]:
    """Its papers, limits and grounds: another type may give the same code to another thing."""
    rules = kind.procedures
    papers = {m.code: Words(m.zh, m.en) for p in rules for m in p.materials}
    limits = {row.name: Words(row.zh, row.en) for p in rules for row in p.limits if row.zh}
    return papers | limits | {g.code: Words(g.zh, g.en) for p in rules for g in grounds_of(p)}


OWN_TERMS: dict[str, dict[str, Words]] = {
    "rectification": aftercare.RECTIFICATION,
    "benefit": aftercare.BENEFIT,
    "child": children.CHILD,
    "township_fund": reserve.FUND,
    "payment_batch": payments.BATCH,
    "institution": institutions.INSTITUTION,
    **{code: own_terms(kind) for code, kind in CASE_TYPES.items()},
}
"""What one kind of dossier calls by a code that may be another thing elsewhere."""


def title(code: str) -> str:
    """What kind of refusal this is, whatever it is about."""
    return TITLES[code].said() if code in TITLES else said(code)


def said(code: str, *about: str) -> str:
    """The words for a code, in the reader's language; the code itself where it has none."""
    words = MESSAGES.get(code) or TERMS.get(code)
    return words.said(*about) if words else code


def explained(code: str, details: Iterable[str], of: str = "") -> tuple[str, list[str]]:
    """A refusal's words, and the codes it is about, of this kind of dossier.

    Whatever is no plain code is left out; where nothing is left, its title says enough.
    """
    plain = [DIVISION, PLAIN] if code == UnknownDivision.code else [PLAIN]
    about = [each for each in details if any(shape.fullmatch(each) for shape in plain)]
    if not about and code in TITLES:
        return title(code), []
    words = MESSAGES.get(code, REFUSALS["domain-error"])
    return words.said(*(term(detail, of) for detail in about)), about


def step_name(verb: str, of: str = "") -> str:
    """Both languages at once, for the document."""
    return " / ".join(OWN_TERMS.get(of, {}).get(verb) or steps.STEPS[verb])


def term(code: str, of: str = "") -> str:
    """A code's name, first as this kind of dossier calls it."""
    own = OWN_TERMS.get(of, {})
    return called(code, own if code in own else TERMS)


def called(code: str, among: Mapping[str, Words]) -> str:
    """A code's name; the code itself where it has none."""
    words = among.get(code)
    return words.said() if words else code
