"""Registers answer what they can say, and nothing that rules could not read."""

from datetime import date
from decimal import Decimal

import pytest

from domain.errors import Malformed
from domain.registers import REGISTERS
from tests.builders import Course
from tests.cast import BATU, SARNAI, person

GOOD = {
    "hukou": {"division": "150421102201", "household": [BATU, SARNAI]},
    "disability": {"kind": "limb", "level": 2, "valid_until": date(2030, 1, 1)},
    "medical": {"gravely_ill": True},
    "dibao": {"member": False, "edge": True},
    "tekun": {"member": True, "funeral_paid": False},
    "rigid_exp": {"recognised": True},
    "preferential": {"key_recipient": True},
    "death": {"died_on": date(2016, 1, 3)},
    "funeral": {"relieved": False, "eco_rewarded": True},
    "uscc": {"credit_code": "52150102MJY00001XA", "active": True, "represented": True},
    "institution": {
        "credit_code": "52150102MJY00001XA",
        "state_run": False,
        "beds": 60,
        "subsidised_beds": 0,
        "opened_on": date(2015, 3, 2),
        "operated_until": date(2015, 12, 31),
        "false_data_on": date(2015, 6, 1),
    },
    "fire": {"fire_clean": True},
    "food": {"food_clean": False},
    "social_insurance": {"injury_care_allowance": False},
    "prison": {"serving": True},
    "pwd_living": {"monthly": Decimal(100)},
    "drug_rehab": {"in_rehabilitation": True, "term_months": 8},
    "police": {"restricted": False, "missing": True, "missing_months": 7, "deported": False},
    "child": {"allowance": "gap"},
    "credit": {"serious_breach": True},
}


def accepted():
    return Course("pwd_subsidy", "2016/home").to("accept")


@pytest.mark.parametrize("dataset", REGISTERS)
def test_every_register_may_answer_all_it_knows_or_less(dataset):
    accepted().answered(dataset, **GOOD[dataset])
    accepted().answered(dataset)


@pytest.mark.parametrize(
    ("dataset", "answer", "path"),
    [
        ("weather", {}, "dataset"),
        ("hukou", {"division": 150421}, "answer.division"),
        ("hukou", {"household": [BATU, BATU]}, "answer.household"),
        ("hukou", {"household": BATU}, "answer.household"),
        ("hukou", {"household": [""]}, "answer.household"),
        ("hukou", {"household": [person(str(n)) for n in range(31)]}, "answer.household"),
        ("disability", {"level": "two"}, "answer.level"),
        ("disability", {"level": 5}, "answer.level"),
        ("disability", {"kind": "moral"}, "answer.kind"),
        ("disability", {"valid_until": "2030-01-01"}, "answer.valid_until"),
        ("dibao", {"member": "yes"}, "answer.member"),
        ("death", {"died_on": "2016-01-03"}, "answer.died_on"),
        ("uscc", {"credit_code": "52150102MJY00001XB"}, "answer.credit_code"),
        ("dibao", {"amount": 620}, "answer.unknown"),
        ("child", {"allowance": "much"}, "answer.allowance"),
    ],
)
def test_no_other_answer_is_taken(dataset, answer, path):
    with pytest.raises(Malformed) as refusal:
        accepted().answered(dataset, **answer)
    assert refusal.value.details == ["check_data", path]


def test_a_register_nobody_knows_is_never_silent():
    with pytest.raises(Malformed):
        accepted().do("report_outage", dataset="weather")


def test_an_answer_about_another_member_is_not_the_applicant_s():
    course = accepted().do(
        "check_data", dataset="tekun", answer={"member": True}, person=SARNAI
    )
    assert course.last.person == SARNAI
    assert not course.case.answered("tekun", "member")
    assert course.case.answered("tekun", "member", person=SARNAI)


def test_the_latest_answer_holds():
    course = accepted().answered("tekun", member=True).answered("tekun", member=False)
    assert course.case.answered("tekun", "member") is False


def test_an_answer_ends_the_silence():
    course = accepted().do("report_outage", dataset="tekun")
    assert "tekun" in course.case.silent_datasets
    assert "tekun" not in course.case.unasked()
    course.answered("tekun", member=False)
    assert "tekun" not in course.case.silent_datasets
