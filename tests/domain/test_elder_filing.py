"""养老机构备案: complete papers are a receipt at once; nobody judges its merit."""

from datetime import date

import pytest

from domain.cases.elder_filing.case import ElderFiling
from domain.divisions import Division
from domain.errors import (
    AskedTooMuch,
    Conflicted,
    Incomplete,
    Malformed,
    NoLawfulGround,
    NotInArea,
    NotInProcedure,
    NotYours,
    OutOfOrder,
    WrongStage,
)
from domain.office import Actor, Role
from domain.procedure import DECIDING
from domain.stage import Stage
from tests.builders import Course, act, days, holder
from tests.cast import (
    BATU,
    COUNTY,
    SARNAI,
    VILLAGE,
    W1,
    W2,
    Against,
    applicant,
    papers,
    person,
)
from tests.kinds.elder_filing import CODE, FILING, IN_ORDER

MONDAY = date(2026, 3, 2)
ENTERPRISE = "91150100MA0P123424"
OFFICE = "12441500196720244T"
FOR_PROFIT = {"nature": "for_profit", "credit_code": ENTERPRISE}
STATE_RUN = {"nature": "state_run", "credit_code": OFFICE}
LEAGUE, REGION = "1504", "15"


def filing(on=MONDAY, against=None, **changes):
    facts = {"first_admitted_on": on, **changes}
    return Course("elder_filing", "2020/receipt", on, against=against or Against(), **facts)


def registered(**answer):
    """What the register of credit codes answers instead."""
    return Against(answers={"uscc": answer})


def test_complete_papers_are_a_receipt_by_the_same_act():
    course = filing().up_to("settle").do("settle")

    assert [name for name, _ in course.recorded()] == ["Accepted", "Approved", "Served"]
    assert course.case.stage == Stage.SERVED


def test_the_receipt_says_what_is_on_file():
    course = filing().to("settle")
    receipt = next(e for e in course.case.pending_events if isinstance(e, ElderFiling.Approved))

    assert receipt.receipt_number == course.case.number
    assert (receipt.institution, receipt.credit_code) == ("夕阳红养老院", CODE)
    assert (receipt.address, receipt.beds) == ("天山镇新华街1号", 60)
    assert (receipt.organ, receipt.on) == (str(COUNTY), MONDAY)


def test_it_is_no_licence_and_nobody_could_refuse_it():
    for rules in ElderFiling.procedures:
        assert not {*DECIDING, "decline", "verify"} & set(rules.rows)
        assert not rules.refusals
        assert not rules.judged
    course = filing()
    for step in ("refuse", "decline", "approve"):
        words = {"decline": {"reason": "too small"}}.get(step, {})
        verb = course.case.verbs[step]
        with pytest.raises(NotInProcedure):
            verb(course.case, act_of(course), **words)


def act_of(course):
    window = holder(course.case.procedure.step("settle").posts[0], course.case)
    return act(window, course.day)


@pytest.mark.parametrize(
    ("admitted_on", "late"),
    [
        (date(2026, 2, 14), 0),  # ten working days before, over the spring festival
        (date(2026, 2, 13), 1),
        (date(2026, 3, 2), 0),
        (date(2025, 12, 1), 54),
    ],
)
def test_a_late_filing_is_noted_and_settled_all_the_same(admitted_on, late):
    course = filing(date(2026, 3, 6), first_admitted_on=admitted_on).to("settle")
    receipt = next(e for e in course.case.pending_events if isinstance(e, ElderFiling.Approved))
    assert receipt.working_days_late == late


def test_lateness_is_counted_to_the_day_it_was_handed_in_not_to_the_receipt():
    course = filing(papers=papers("filing_form")).do("request_correction").later(20)
    course.do("supply", papers=papers("safety_standards")).to("settle")
    receipt = next(e for e in course.case.pending_events if isinstance(e, ElderFiling.Approved))
    assert receipt.working_days_late == 0


def test_a_change_is_filed_again_and_never_late():
    course = filing(filing="change", first_admitted_on=date(2021, 1, 1)).to("settle")
    receipt = next(e for e in course.case.pending_events if isinstance(e, ElderFiling.Approved))
    assert receipt.working_days_late == 0


def test_what_is_incomplete_is_told_at_once_and_nothing_new_later():
    course = filing(papers=[]).do("request_correction")
    assert course.last.missing == ["filing_form", "safety_standards"]
    course.do("supply", papers=papers("filing_form"))
    with pytest.raises(Incomplete, match="safety_standards"):
        course.ask_registers().do("settle")
    course.do("request_correction").do("supply", papers=papers("safety_standards"))
    assert course.to("settle").case.stage == Stage.SERVED


def test_the_registers_are_asked_before_it_is_settled():
    with pytest.raises(Incomplete, match="uscc"):
        filing().do("settle")


def test_a_certificate_that_the_state_holds_is_not_asked_for():
    with pytest.raises(AskedTooMuch):
        filing().do("request_correction", flawed=["registration"])


@pytest.mark.parametrize(
    "answer",
    [
        {"active": False},
        {"credit_code": ENTERPRISE},
        {"credit_code": ENTERPRISE, "active": False},
    ],
)
def test_what_its_register_does_not_bear_out_is_shown_on_paper(answer):
    course = filing(against=registered(**answer)).ask_registers()
    with pytest.raises(Incomplete, match="registration"):
        course.do("settle")
    course.do("request_correction")
    assert course.last.missing == ["registration"]
    course.do("supply", papers=papers("registration")).do("settle")
    assert course.case.stage == Stage.SERVED


def test_an_answer_about_the_code_before_a_correction_counts_no_more():
    course = filing(papers=papers("filing_form")).ask_registers().do("request_correction")
    changes = {**FOR_PROFIT}
    course.do("supply", papers=papers("safety_standards"), changes=changes)
    with pytest.raises(Incomplete, match="registration"):
        course.do("settle")
    course.answered("uscc", credit_code=ENTERPRISE, active=True).do("settle")


def test_a_silent_register_lets_its_paper_in():
    course = filing().do("report_outage")
    with pytest.raises(Incomplete, match="registration"):
        course.do("settle")
    course.do("request_correction").do("supply", papers=papers("registration")).do("settle")


def test_a_promise_stands_in_for_proof_and_nobody_has_to_give_one():
    promised = filing(papers=papers("filing_form")).do("promise").to("settle")
    assert promised.case.promised == {"safety_standards"}
    assert not filing().to("settle").case.promised


def test_who_broke_faith_does_not_promise():
    course = filing(papers=papers("filing_form")).answered("credit", serious_breach=True)
    with pytest.raises(NoLawfulGround):
        course.do("promise")
    course.answered("credit", serious_breach=False).do("promise")


@pytest.mark.parametrize("material", ["filing_form", "registration"])
def test_only_the_standards_can_be_promised(material):
    with pytest.raises(NoLawfulGround):
        filing().do("promise", materials=[material])


def test_a_false_promise_is_no_proof_before_the_receipt_and_undoes_none_after_it():
    before = filing(papers=papers("filing_form")).do("promise")
    before.do("check_promise", result="false").ask_registers()
    with pytest.raises(Incomplete, match="safety_standards"):
        before.do("settle")
    after = filing(papers=papers("filing_form")).do("promise").to("settle")
    after.do("check_promise", result="false")
    assert after.case.promises_false == ("safety_standards",)
    assert after.case.stage == Stage.SERVED


@pytest.mark.parametrize(
    "changes",
    [
        {**FOR_PROFIT, "registered_at": "15", "owner": "150421"},
        {"registered_at": "150421", "owner": "150421"},
        {"registered_at": LEAGUE, "owner": LEAGUE},
        {"registered_at": REGION, "owner": REGION},
        {"registered_at": "1505", "owner": "1505"},
        {**STATE_RUN, "registered_at": LEAGUE, "owner": LEAGUE},
    ],
    ids=str,
)
def test_for_profit_it_is_filed_where_it_stands_else_with_the_level_that_registered_it(changes):
    course = filing(**changes, against=registered(credit_code=changes.get("credit_code", CODE)))
    course.to("settle")
    assert str(course.case.owner) == changes["owner"]
    assert course.case.hands["settle"]


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({**FOR_PROFIT, "owner": "150422"}, "owner"),
        ({**FOR_PROFIT, "owner": LEAGUE, "registered_at": LEAGUE}, "owner"),
        ({"registered_at": LEAGUE}, "owner"),
        ({"owner": LEAGUE}, "owner"),
        ({"owner": str(VILLAGE)}, "owner"),
        ({"registered_at": "150421102"}, "registered_at"),
        ({"premises": LEAGUE}, "premises"),
        ({"credit_code": ENTERPRISE}, "credit_code"),
        ({"nature": "for_profit"}, "credit_code"),
        ({"nature": "state_run"}, "credit_code"),
        ({"first_admitted_on": MONDAY + days(1)}, "first_admitted_on"),
        ({"first_admitted_on": date(1949, 9, 30)}, "first_admitted_on"),
        ({"first_admitted_on": date(1, 1, 1)}, "first_admitted_on"),
        ({"credit_code": "52150102MJY00001XB"}, "credit_code"),
        ({"credit_code": "52150102mjy00001xa"}, "credit_code"),
        ({"beds": 0}, "beds"),
        ({"nature": "charity"}, "nature"),
        ({"institution": ""}, "institution"),
    ],
    ids=str,
)
def test_a_form_that_cannot_be_right_is_refused_where_it_is_wrong(changes, path):
    with pytest.raises(Malformed) as refusal:
        filing(**changes)
    assert refusal.value.details[0] == "form"
    assert path in refusal.value.details


def test_a_correction_does_not_move_it_to_another_county():
    course = filing(**FOR_PROFIT, papers=papers("filing_form")).do("request_correction")
    with pytest.raises(Malformed, match="owner"):
        course.do("supply", changes={"premises": "150422"})


def test_only_the_very_organ_it_is_filed_with_settles_it():
    course = filing(registered_at=LEAGUE, owner=LEAGUE).up_to("settle")
    for division, refused in (("150421", NotInArea), ("15", NotInArea), ("1505", NotInArea)):
        with pytest.raises(refused):
            course.do("settle", by=Actor(person("w"), Role.WINDOW, Division(division)))
    with pytest.raises(NotYours):
        course.do("settle", by=Actor(person("v"), Role.VERIFIER, Division(LEAGUE)))
    course.do("settle", by=Actor(person("w"), Role.WINDOW, Division(LEAGUE)))


def test_who_represents_it_does_not_act_on_it_in_office():
    course = filing(legal_representative=person("director"))
    with pytest.raises(Conflicted):
        course.ask_registers().do("settle", by=Actor(person("director"), Role.WINDOW, COUNTY))


def test_an_agent_files_for_who_asked_them_and_nobody_for_a_stranger():
    agent = Actor(person("agent"), Role.AGENT, VILLAGE, on_behalf_of=BATU)
    course = Course("elder_filing", "2020/receipt", MONDAY, by=agent)
    assert course.case.applicant == BATU
    with pytest.raises(NotInArea):
        Course(
            "elder_filing",
            "2020/receipt",
            MONDAY,
            by=Actor(person("agent"), Role.AGENT, VILLAGE, on_behalf_of=person("x")),
        )


def test_there_is_one_open_filing_for_an_organisation_whoever_acts_for_it():
    assert filing().case.covered == (CODE,)
    sarnai = Course(
        "elder_filing", "2020/receipt", MONDAY, by=applicant(SARNAI), applicant=SARNAI
    )
    assert sarnai.case.covered == (CODE,)


def test_it_is_answered_within_a_working_day_and_looked_at_within_twenty():
    course = filing(date(2026, 9, 18))
    assert course.case.clocks["answer"].due == date(2026, 9, 20)  # a Sunday made up for
    course.to("settle")
    assert not course.case.clocks["answer"].runs
    assert course.case.clocks["site_check"].due == date(2026, 10, 22)  # over the holidays
    course.later(7).do("check_site")
    assert not course.case.clocks["site_check"].runs


def test_a_correction_has_fifteen_days_and_then_it_ends_by_itself():
    course = filing(papers=[]).do("request_correction")
    due = course.case.clocks["correction"].due
    assert course.on(due).catch_up().case.stage == Stage.RETURNED
    assert course.on(due + days(1)).catch_up().case.stage == Stage.CLOSED


def test_the_place_is_looked_at_by_two_and_only_what_is_on_file():
    with pytest.raises(WrongStage):
        filing().do("check_site")
    course = filing().to("settle")
    for people in ([W1], [W1, W1], [W1, BATU]):
        with pytest.raises(Conflicted):
            course.do("check_site", investigators=people)
    course.do("check_site", investigators=[W1, W2], found={**IN_ORDER, "beds": 55})
    assert course.case.site["beds"] == 55
    found = {k: v for k, v in IN_ORDER.items() if k != "kitchen_in_order"}
    with pytest.raises(Malformed, match="kitchen_in_order"):
        course.do("check_site", found=found)


@pytest.mark.parametrize("policies", [[], ["free_land"], ["tax_relief", "free_land"]])
def test_the_policies_told_are_those_of_the_list(policies):
    with pytest.raises(Malformed):
        filing().to("settle").do("give_policies", policies=policies)


def test_it_is_filed_away_after_its_policies_were_told_and_its_place_looked_at():
    course = filing().to("settle")
    with pytest.raises(OutOfOrder) as refusal:
        course.do("archive")
    assert refusal.value.first == ["check_site", "give_policies"]
    course.do("give_policies").do("check_site").do("archive")
    assert filing().do("withdraw").do("archive").case.stage == Stage.ARCHIVED


def test_what_is_waited_for_after_the_receipt_is_the_list_and_the_look():
    waits = {wait["step"] for wait in filing().to("settle").last.waits}
    assert waits == {"give_policies", "check_site"}


def test_the_form_of_the_sample_is_complete():
    assert set(FILING) - {"owner", "papers"} == {field.name for field in ElderFiling.asks}
