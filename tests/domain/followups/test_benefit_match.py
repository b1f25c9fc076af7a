"""What registers say each month, and who has to be seen alive each year."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from domain.benefit_matching import MEANINGS
from domain.errors import Malformed, NotInArea, NotInProcedure, WrongStage
from domain.office import Role
from tests.lives import CHILD, COUNTY, DAY, HEAD, SPOUSE, Life, actor

SEPTEMBER = date(2026, 9, 1)
FOUND: dict[str, tuple[str, dict[str, Any], str]] = {
    "moved_away": ("hukou", {"division": "150422"}, "pwd.care"),
    "tekun_in": ("tekun", {"member": True}, "pwd.care"),
    "injury_allowance": ("social_insurance", {"injury_care_allowance": True}, "pwd.living"),
    "dibao_ended": ("dibao", {"member": False}, "pwd.living"),
    "child_allowance": ("child", {"allowance": "full"}, "pwd.living"),
    "level_lowered": ("disability", {"kind": "limb", "level": 3}, "pwd.care"),
    "card_expired": ("disability", {"valid_until": date(2026, 8, 2)}, "pwd.care"),
    "imprisoned": ("prison", {"serving": True}, "pwd.living"),
}
"""Ground -> the register, what it says, of which benefit."""
ANSWERS = {
    "hukou": {"division": "150421102201"},
    "tekun": {"member": False},
    "social_insurance": {"injury_care_allowance": False},
    "dibao": {"member": True},
    "child": {"allowance": "gap"},
    "disability": {"kind": "limb", "level": 2, "valid_until": date(2030, 1, 1)},
    "prison": {"serving": False},
    "death": {},
}


def subsidy(support: str = "pwd.care", amount: str = "100") -> Life:
    return Life(support, amount, (HEAD,)).on(DAY)


def matched(life: Life, dataset: str, answer: dict[str, Any], by: Any = None) -> Life:
    finding = {"dataset": dataset, "answer": answer}
    return life.do("match_data", by, findings=[finding])


@pytest.mark.parametrize("ground", FOUND)
def test_what_a_register_says_takes_effect_at_once(ground):
    dataset, answer, support = FOUND[ground]
    life = matched(subsidy(support), dataset, answer)
    event = life.benefit.pending_events[-1]
    assert (event.ground, event.role) == (ground, "machine")
    assert life.benefit.amount_in(DAY) == 100
    assert life.benefit.amount_in(SEPTEMBER) == 0
    assert "tell" in life.runs


@pytest.mark.parametrize("ground", FOUND)
def test_what_an_officer_reports_of_it_is_a_proposal_that_another_decides(ground):
    dataset, answer, support = FOUND[ground]
    life = matched(subsidy(support), dataset, answer, actor(Role.VERIFIER))
    assert life.benefit.stage == "granted"
    assert life.benefit.proposal.ground == ground
    life.do("decide_change", agreed=True, reason="属实")
    assert life.benefit.amount_in(SEPTEMBER) == 0


def test_every_meaning_is_tried():
    tried = {*FOUND, "card_renewed", "released"}
    assert {meaning.ground for meaning in MEANINGS} == tried


@pytest.mark.parametrize("support", ["pwd.living", "pwd.care"])
def test_where_nothing_has_changed_nothing_happens_and_the_next_match_is_next_month(support):
    life = subsidy(support)
    findings = [{"dataset": d, "answer": a} for d, a in ANSWERS.items()]
    life.do("match_data", findings=findings)
    assert life.recorded == ["Granted", "DataMatched"]
    assert life.runs["data_match"] == date(2026, 9, 30)


def test_a_silent_register_has_said_nothing():
    life = subsidy()
    life.do("match_data", findings=[{"dataset": d, "answer": {}} for d in ANSWERS])
    assert life.recorded == ["Granted", "DataMatched"]


def test_what_is_of_the_other_subsidy_is_none_of_this_ones_business():
    for ground, other in (("dibao_ended", "pwd.care"), ("level_lowered", "pwd.living")):
        dataset, answer, _ = FOUND[ground]
        assert matched(subsidy(other), dataset, answer).benefit.stage == "granted"


def test_where_the_subsidies_reach_further_fewer_are_stopped():
    life = subsidy("pwd.living").publishing(pwd__living__extended_to_edge="1")
    assert matched(life, "dibao", {"member": False, "edge": True}).benefit.stage == "granted"
    mental = {"kind": "mental", "level": 3}
    life = subsidy().publishing(pwd__care__mental_up_to_level="3")
    assert matched(life, "disability", mental).benefit.stage == "granted"
    assert matched(subsidy(), "disability", mental).benefit.stage == "ended"


@pytest.mark.parametrize(
    ("until", "first_unpaid"),
    [(date(2026, 7, 31), date(2026, 8, 1)), (date(2026, 8, 1), date(2026, 9, 1))],
)
def test_a_card_has_to_be_valid_on_the_first_of_the_month(until, first_unpaid):
    life = matched(subsidy(), "disability", {"valid_until": until})
    assert life.benefit.suspended_from == first_unpaid


def test_a_renewed_card_is_paid_for_again_from_the_first_month_it_covers():
    life = matched(subsidy(), "disability", {"valid_until": date(2026, 8, 2)})
    life.on(date(2026, 10, 12))
    matched(life, "disability", {"valid_until": date(2036, 1, 1)})
    assert life.amounts(date(2026, 8, 1), date(2026, 11, 1)) == [100, 0, 0, 100]


def test_who_is_released_is_paid_again_and_another_reason_keeps_it_suspended():
    life = matched(subsidy(), "prison", {"serving": True}).on(date(2027, 1, 5))
    matched(life, "disability", {"valid_until": date(2036, 1, 1)})
    assert life.benefit.stage == "suspended"
    matched(life, "prison", {"serving": False})
    assert life.benefit.amount_in(date(2027, 2, 1)) == 100
    both = [
        {"dataset": "prison", "answer": {"serving": True}},
        {"dataset": "disability", "answer": {"valid_until": date(2026, 12, 31)}},
    ]
    life.later(40).do("match_data", findings=both)
    assert life.benefit.suspended_for == "card_expired"


def test_an_end_counts_before_a_suspension():
    life = subsidy()
    found = [("prison", {"serving": True}), ("tekun", {"member": True})]
    life.do("match_data", findings=[{"dataset": d, "answer": a} for d, a in found])
    assert life.recorded == ["Granted", "DataMatched", "Ended"]


def test_the_register_of_deaths_ends_it_from_the_month_after():
    life = matched(subsidy(), "death", {"died_on": date(2026, 6, 30)})
    assert life.recorded == ["Granted", "DataMatched", "DeathNoted", "Ended"]
    assert life.amounts(date(2026, 6, 1), date(2026, 8, 1)) == [100, 0, 0]
    assert "tell" not in life.runs


@pytest.mark.parametrize(
    ("dataset", "answer"), [("prison", {"serving": True}), ("hukou", {"division": "150422"})]
)
def test_of_assistance_a_warning_is_looked_into_before_anything_changes(dataset, answer):
    life = matched(Life().on(DAY), dataset, answer)
    assert (life.benefit.stage, life.benefit.checking) == ("granted", "data_match")
    assert "recheck_report" in life.runs
    assert "data_match" not in life.runs
    again = len(life.recorded)
    assert len(matched(life, dataset, answer).recorded) == again + 1


def test_answers_are_of_a_known_register_and_of_those_it_is_for():
    for findings in (
        [],
        [{"dataset": "rumour", "answer": {}}],
        [{"dataset": "prison", "answer": {"serving": "yes"}}],
        [{"dataset": "prison", "answer": {"serving": True}, "person": CHILD}],
    ):
        with pytest.raises(Malformed):
            Life().on(DAY).do("match_data", findings=findings)
    elsewhere = actor(Role.MACHINE, division=type(COUNTY)("150422"))
    with pytest.raises(NotInArea):
        matched(subsidy(), "prison", {"serving": True}, elsewhere)


def test_a_member_of_the_household_is_named_in_the_answer():
    life = Life().on(DAY)
    finding = {"dataset": "death", "answer": {"died_on": DAY}, "person": SPOUSE}
    life.do("match_data", findings=[finding])
    assert life.benefit.checking == "member_died"


def test_who_is_not_seen_alive_for_a_year_gets_nothing_from_the_next_month_on():
    life = subsidy().on(date(2027, 2, 20)).catch_up()
    event = life.benefit.pending_events[-1]
    assert (event.step, event.ground) == ("lapse_survival", "survival_unproved")
    assert event.on == date(2027, 2, 1)
    assert life.amounts(date(2027, 2, 1), date(2027, 3, 1)) == [100, 0]
    assert "survival_check" not in life.runs


@pytest.mark.parametrize("how", ["face", "visit", "data"])
def test_who_is_seen_alive_later_gets_what_was_held_back(how):
    life = subsidy().on(date(2027, 2, 20)).catch_up().on(date(2027, 6, 7))
    life.do("prove_survival", how=how)
    assert set(life.amounts(date(2027, 2, 1), date(2027, 7, 1))) == {100}
    assert life.runs["survival_check"] == life.benefit.next_check == date(2028, 6, 1)


def test_who_is_seen_alive_in_time_is_asked_again_a_year_later():
    life = subsidy().do("prove_survival", how="visit")
    assert life.runs["survival_check"] == date(2027, 8, 1)
    assert life.on(date(2027, 2, 20)).catch_up().benefit.stage == "granted"
    with pytest.raises(Malformed):
        life.do("prove_survival", how="hearsay")
    with pytest.raises(NotInProcedure):
        Life().do("prove_survival", how="visit")


def test_to_be_alive_is_no_reason_to_pay_what_was_suspended_for_another():
    life = matched(subsidy(), "prison", {"serving": True}).do("prove_survival", how="visit")
    assert life.benefit.suspended_for == "imprisoned"


def test_what_has_ended_is_matched_no_more():
    life = matched(subsidy(), "tekun", {"member": True})
    with pytest.raises(WrongStage):
        matched(life, "prison", {"serving": True})
