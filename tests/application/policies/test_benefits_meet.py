"""One support decides another: what the office itself decided needs no register."""

from __future__ import annotations

from datetime import date

import pytest

from application.casework import Casework
from application.policies import POLICIES
from application.policies.runner import PolicyRunner
from domain.benefit import Benefit
from domain.office import Role
from domain.recipient import Recipient
from tests.lives import CHILD, DAY, HEAD, SPOUSE, Life, actor, heard_and_decided

SEPTEMBER = date(2026, 9, 1)


def saved(casework: Casework, *lives: Life) -> None:
    """With everybody who has a part in them, as the policy that opens them does."""
    known: dict[str, Recipient] = {}
    for life in lives:
        at = life.act(actor(Role.MACHINE)).at
        for person in life.benefit.persons:
            known.setdefault(person, Recipient.first(person, at)).entitle(life.benefit.id, at)
    for benefit in (life.benefit for life in lives):
        casework.save(benefit)
    casework.save(*known.values())


def meeting(casework: Casework) -> None:
    runner = PolicyRunner(POLICIES["benefits_meet"], casework)
    while runner.step():
        pass


def stage(casework: Casework, life: Life) -> str:
    return str(casework.of_kind(Benefit, life.benefit.id).stage)


def subsidies(person: str = HEAD) -> tuple[Life, Life]:
    living, care = (Life(f"pwd.{kind}", "100", (person,)) for kind in ("living", "care"))
    return living, care


def without_dibao(**more) -> Life:
    life = Life().on(DAY)
    life.do("propose_change", verb="end", reason="收入超标",
            **{"ground": "no_longer_eligible", **more})  # fmt: skip
    return heard_and_decided(life)


def test_when_dibao_ends_the_living_subsidy_ends_with_it_and_the_care_subsidy_goes_on(casework):
    living, care = subsidies(SPOUSE)
    saved(casework, without_dibao(), living, care)
    meeting(casework)
    ended = casework.of_kind(Benefit, living.benefit.id)
    assert (ended.stage, ended.ended_for) == ("ended", "dibao_ended")
    assert (ended.amount_in(DAY), ended.amount_in(SEPTEMBER)) == (100, 0)
    assert stage(casework, care) == "granted"


def test_while_dibao_fades_out_the_living_subsidy_goes_on(casework):
    living, _ = subsidies()
    saved(casework, without_dibao(ground="fading_out", from_month=date(2027, 1, 1)), living)
    meeting(casework)
    assert stage(casework, living) == "granted"


def test_whoever_is_on_dibao_with_another_household_keeps_it(casework):
    living, _ = subsidies()
    saved(casework, without_dibao(), Life(case_version=13), living)
    meeting(casework)
    assert stage(casework, living) == "granted"


@pytest.mark.parametrize("support", ["tekun", "tekun.basic"])
def test_who_enters_tekun_gets_neither_subsidy(casework, support):
    pair = subsidies()
    saved(casework, Life(support, persons=(HEAD,)), *pair)
    meeting(casework)
    assert {stage(casework, life) for life in pair} == {"ended"}


def test_of_somebody_else_and_of_other_support_nothing_is_told(casework):
    others = (*subsidies(CHILD), Life("de_facto_orphan", persons=(HEAD,)))
    saved(casework, Life("tekun", persons=(HEAD,)), without_dibao(), *others)
    meeting(casework)
    assert {stage(casework, life) for life in others} == {"granted"}


@pytest.mark.parametrize("support", ["tekun", "tekun.basic"])
def test_who_enters_tekun_has_their_dibao_looked_at(casework, support):
    dibao, other = Life(), Life(case_version=13, persons=(CHILD,))
    saved(casework, Life(support, persons=(SPOUSE,)), dibao, other)
    meeting(casework)
    found = [casework.of_kind(Benefit, life.benefit.id) for life in (dibao, other)]
    assert [(b.stage, b.checking) for b in found] == [
        ("granted", "data_match"),
        ("granted", ""),
    ]


def test_what_a_child_is_paid_is_counted_anew_when_its_family_enters_dibao(casework):
    orphan = Life("de_facto_orphan", persons=(CHILD,))
    living, _ = subsidies(CHILD)
    saved(casework, orphan, living, Life(persons=(HEAD, CHILD)))
    meeting(casework)
    looked_at = casework.of_kind(Benefit, orphan.benefit.id)
    assert (looked_at.stage, looked_at.checking) == ("granted", "data_match")
    assert casework.of_kind(Benefit, living.benefit.id).version == living.benefit.version
