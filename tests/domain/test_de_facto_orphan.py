"""事实无人抚养儿童: both parents, what is declared and what registers say; never in public."""

from datetime import date
from decimal import Decimal

import pytest

from domain.cases.de_facto_orphan.case import DeFactoOrphan
from domain.errors import (
    Conflicted,
    Incomplete,
    Ineligible,
    Malformed,
    NotInArea,
    NotYours,
    NumberMissing,
    Objections,
    OutOfOrder,
)
from domain.gazette import Gazette
from domain.office import Actor, Role
from domain.stage import Stage
from tests.builders import Course, act
from tests.cast import BATU, TOWNSHIP, VILLAGE, W1, W2, Against, applicant, papers, person
from tests.kinds.de_facto_orphan import (
    AUNT,
    DISABLED,
    FATHER,
    IMPRISONED,
    JUDGED,
    MOTHER,
    WORN_OUT,
    father,
    mother,
)
from tests.samples import published

MARCH = date(2026, 3, 17)
ORDINARY, ONE_BY_ONE = "2020/ordinary", "2020/case_by_case"
TESTIFIED = papers("application", "absence_promise", "neighbours_statement")


def orphan(name=ORDINARY, on=MARCH, **changes):
    return Course("de_facto_orphan", name, on, **changes)


def decided(course):
    """The grounds against it; nothing where it is approved."""
    course.ready_for("approve")
    try:
        course.do("approve")
    except Ineligible as refusal:
        return refusal.details
    return []


def asked_of_the_mother(course, dataset, **answer):
    by = Actor(W1, Role.VERIFIER, TOWNSHIP)
    course.do("check_data", by=by, dataset=dataset, person=MOTHER, answer=answer)


def with_parents(*rows, **changes):
    return orphan(parents=[*rows], papers=papers("application", "court_judgment"), **changes)


UNFIT = [
    {"situations": ["severe_disability"], "disability": {"kind": "visual", "level": 2}},
    {"situations": ["severe_disability"], "disability": {"kind": "mental", "level": 4}},
    {"situations": ["severe_disability"], "disability": {"kind": "intellectual", "level": 3}},
    {"situations": ["serious_illness"]},
    {"situations": ["imprisoned"], "term_months": 6},
    {"situations": ["drug_rehabilitation"], "term_months": 24},
    {"situations": ["liberty_restricted"], "term_months": 6},
    {"situations": ["out_of_contact"], "lost_months": 6, "no_care_months": 6},
    {"situations": ["guardianship_revoked"]},
    {"situations": ["deported"], "gives_nothing": True},
]
FIT = [
    {"situations": []},
    {"situations": ["severe_disability"], "disability": {"kind": "visual", "level": 3}},
    {"situations": ["severe_disability"], "disability": {"kind": "limb", "level": 4}},
    {"situations": ["severe_disability"]},
    {"situations": ["imprisoned"], "term_months": 5},
    {"situations": ["drug_rehabilitation"], "term_months": 5},
    {"situations": ["liberty_restricted"], "term_months": 5},
    {"situations": ["out_of_contact"], "lost_months": 5, "no_care_months": 12},
    {"situations": ["out_of_contact"], "lost_months": 12, "no_care_months": 5},
    {"situations": ["deported"], "gives_nothing": False},
    {"situations": ["deported"]},
]
GONE = ["dead", "declared_dead", "declared_missing"]


def judged(first, second):
    """What the case itself says of two parents, before any register is asked."""
    rows = [
        {"person": FATHER, "parent": "father", **first},
        {"person": MOTHER, "parent": "mother", **second},
    ]
    case = with_parents(*rows).case
    return [rule.code for rule in case.failing(act(applicant(), MARCH))]


@pytest.mark.parametrize("situation", UNFIT, ids=str)
def test_a_parent_in_a_listed_situation_counts_as_unable(situation):
    assert judged(situation, UNFIT[3]) == []
    assert judged(UNFIT[3], situation) == []


@pytest.mark.parametrize("situation", FIT, ids=str)
def test_and_whoever_falls_short_of_it_can_care(situation):
    assert judged(situation, UNFIT[3]) == ["a_parent_can_care"]
    assert judged({"situations": ["dead"]}, situation) == ["a_parent_can_care"]


@pytest.mark.parametrize("how", GONE)
def test_one_parent_gone_and_the_other_unable_is_enough(how):
    assert judged({"situations": [how]}, UNFIT[0]) == []


@pytest.mark.parametrize("other", GONE)
def test_a_child_of_whom_both_are_gone_is_an_orphan_and_is_told_so(other):
    course = with_parents(father("dead"), mother(other)).to("accept").ask_registers()
    if other == "dead":
        asked_of_the_mother(course, "death", died_on=date(2020, 5, 1))
    assert decided(course) == ["both_parents_gone"]
    course.do("refuse")
    assert course.last.advice == ["orphan"]


def test_nobody_else_is_advised_to_apply_as_an_orphan():
    course = with_parents(father(), DISABLED).to("refuse")
    assert course.last.advice == []


@pytest.mark.parametrize(
    ("dataset", "answer", "against"),
    [
        ("prison", {"serving": True, "term_months": 6}, []),
        ("prison", {"serving": True, "term_months": 5}, ["a_parent_can_care"]),
        ("prison", {"serving": False}, ["a_parent_can_care"]),
        ("disability", {"kind": "limb", "level": 2}, []),
        ("disability", {"kind": "limb", "level": 3}, ["a_parent_can_care"]),
        ("hukou", {"born": date(2008, 3, 18)}, []),
        ("hukou", {"born": date(2008, 3, 17)}, ["child_is_of_age"]),
        ("hukou", {"division": "150421102203"}, []),
        ("hukou", {"division": "150421103001"}, ["child_hukou_elsewhere"]),
        ("child", {"allowance": "none"}, []),
        ("child", {"allowance": "gap"}, ["has_child_allowance"]),
    ],
    ids=str,
)
def test_what_a_register_says_overrides_what_was_declared(dataset, answer, against):
    course = orphan().to("accept").answered(dataset, **answer).ask_registers()
    if course.case.procedure.outstanding(course.case, "verify"):
        course.do("inquire")
    assert decided(course) == against


def test_a_death_that_only_a_register_knows_of_counts_too():
    course = orphan().to("accept").ask_registers()
    for who in (FATHER, MOTHER):
        course.do(
            "check_data",
            by=Actor(W1, Role.VERIFIER, TOWNSHIP),
            dataset="death",
            person=who,
            answer={"died_on": date(2026, 1, 1)},
        )
    assert "both_parents_gone" in decided(course)


def test_registers_are_asked_about_each_parent_of_whom_they_would_know():
    both = [father("imprisoned", term_months=9), mother("imprisoned", term_months=9)]
    course = with_parents(*both).to("accept").ask_registers()
    assert course.case.unasked() == ["prison"]
    with pytest.raises(Incomplete, match="prison"):
        course.do("verify")
    asked_of_the_mother(course, "prison", serving=True, term_months=9)
    assert course.case.unasked() == []


def test_where_files_settle_it_no_family_is_looked_in_on():
    course = orphan().to("approve")
    assert course.last.skipped["inquire"] == "files_settle_it"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda course: course.answered("prison", serving=False),
        lambda course: course.do("note_complaint"),
    ],
    ids=["a register says no", "somebody objects"],
)
def test_and_otherwise_it_is_before_the_opinion(spoil):
    course = orphan().to("accept").ask_registers()
    spoil(course)
    with pytest.raises(OutOfOrder, match="inquire"):
        course.do("verify")
    course.do("inquire").do("verify")


def test_a_silent_register_lets_the_paper_in_and_the_family_is_asked():
    course = orphan().to("accept").do("report_outage", dataset="prison", why="timeout")
    course.ask_registers()
    with pytest.raises(OutOfOrder, match="inquire"):
        course.do("verify")


def test_an_objection_to_the_opinion_brings_the_case_back_and_stops_the_county_s_time():
    course = orphan().to("receive_file").later(3).do("note_complaint")
    assert course.case.stage == Stage.ACCEPTED
    assert not course.case.clocks["decision"].runs
    assert course.case.clocks["examination_again"].runs
    course.do("inquire").do("verify").do("receive_file")
    assert course.case.clocks["decision"].since == course.day


def test_two_people_inquire_in_known_ways_and_neither_decides():
    course = orphan().to("accept").ask_registers().do("note_complaint")
    with pytest.raises(Conflicted):
        course.do("inquire", investigators=[W1])
    for ways in ([], ["guessing"]):
        with pytest.raises(Malformed, match="ways"):
            course.do("inquire", ways=ways)
    course.do("inquire")
    assert {W1, W2} <= course.case.barred("approve", Role.APPROVER)


def test_fifteen_working_days_from_receipt_then_fifteen_from_the_file():
    course = orphan()
    received = course.day
    assert course.case.clocks["examination"].since == received
    course.later(2).to("verify").later(1).to("receive_file")
    examination, decision = course.case.clocks["examination"], course.case.clocks["decision"]
    assert (examination.length, examination.since) == (15, received)
    assert (decision.length, decision.since) == (15, course.day)


def test_a_correction_costs_no_time():
    course = orphan().do("request_correction", flawed=["application"]).later(7)
    assert not course.case.clocks["examination"].runs
    course.do("supply")
    assert course.case.clocks["examination"].since == course.day


def test_it_takes_effect_with_the_next_month():
    assert orphan().to("approve").last.effective_from == date(2026, 4, 1)
    december = orphan(on=date(2026, 12, 1)).to("approve")
    assert december.last.effective_from == date(2027, 1, 1)


@pytest.mark.parametrize(
    ("received", "answers", "amount", "kind"),
    [
        ({}, {}, "1900", "full"),
        ({"dibao": Decimal(620)}, {"dibao": {"member": True}}, "1280", "gap"),
        ({"dibao": Decimal(620)}, {"dibao": {"member": False}}, "1900", "full"),
        ({}, {"dibao": {"member": True, "monthly": Decimal(600)}}, "1300", "gap"),
        ({}, {"tekun": {"member": True, "monthly": Decimal(1900)}}, "0", "none"),
        ({}, {"pwd_living": {"monthly": Decimal(100)}}, "1800", "gap"),
        (
            {"tekun": Decimal(1)},
            {
                "tekun": {"member": True, "monthly": Decimal(1800)},
                "pwd_living": {"monthly": Decimal(99)},
            },
            "1",
            "gap",
        ),
    ],
    ids=str,
)
def test_full_or_the_gap_to_what_the_child_receives(received, answers, amount, kind):
    course = orphan(received=received).to("accept")
    for dataset, answer in answers.items():
        course.answered(dataset, **answer)
    course.to("approve")
    assert (course.last.amount, course.last.allowance) == (Decimal(amount), kind)
    (award,) = course.last.awards(course.case)
    assert (award.support, award.amount) == ("de_facto_orphan", Decimal(amount))
    assert award.next_check == date(2027, 4, 1)


def test_without_a_published_standard_nothing_is_approved():
    course = orphan().up_to("approve")
    course.gazette = Gazette()
    with pytest.raises(NumberMissing, match="standard"):
        course.do("approve")


def test_the_re_check_comes_as_often_as_published():
    course = orphan()
    course.gazette = published(child__de_facto__recheck_months="6")
    assert course.to("approve").last.next_check == date(2026, 10, 1)


def test_it_is_for_the_child_alone_whoever_is_paid():
    course = orphan().to("approve")
    (award,) = course.last.awards(course.case)
    assert (award.persons, award.payee) == ((course.case.applicant,), AUNT)


def test_the_guardian_is_paid_or_the_carer_whose_duty_is_stated():
    assert orphan().to("approve").last.payee == AUNT
    carer = person("carer")
    course = orphan(paid_to="carer", carer=carer)
    with pytest.raises(Incomplete, match="carer_duty"):
        course.do("accept")
    course = orphan(
        paid_to="carer", carer=carer, papers=papers("application", "carer_duty")
    ).to("approve")
    assert course.last.payee == carer


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"applies_as": "relative"}, "proxy"),
        ({"parents": [father("guardianship_revoked"), DISABLED]}, "court_judgment"),
        ({"parents": [father("declared_dead"), DISABLED]}, "court_judgment"),
    ],
    ids=str,
)
def test_some_papers_no_register_stands_in_for(changes, path):
    with pytest.raises(Incomplete, match=path):
        orphan(**changes).do("accept")


def test_who_is_lost_without_the_police_is_testified_for_and_the_village_certifies():
    lost = father("out_of_contact", lost_months=8, no_care_months=8, traced_by="testimony")
    with pytest.raises(Incomplete, match="neighbours_statement"):
        orphan(parents=[lost, DISABLED]).do("accept")
    course = orphan(parents=[lost, DISABLED], papers=TESTIFIED).to("accept")
    with pytest.raises(Incomplete, match="village_certificate"):
        course.ask_registers().do("verify")
    course.do("add_evidence", papers=papers("village_certificate"))
    assert decided(course) == []


def test_before_2020_12_24_no_testimony_stands_in_for_the_police():
    lost = father("out_of_contact", lost_months=8, no_care_months=8, traced_by="testimony")
    early = orphan("2019/ordinary", date(2020, 6, 1), parents=[lost, DISABLED])
    assert early.case.procedure.name == "2019/ordinary"
    early.to("accept")
    assert "police" in early.case.needed_datasets()


@pytest.mark.parametrize("situation", ["guardianship_revoked", "deported"])
def test_two_situations_moved_from_one_by_one_to_the_list(situation):
    rows = [father(situation, gives_nothing=True), DISABLED]
    before = with_parents(*rows, on=date(2020, 12, 23))
    after = with_parents(*rows, on=date(2020, 12, 24))
    assert before.case.procedure.name == "2019/case_by_case"
    assert after.case.procedure.name == "2020/ordinary"


def test_a_listed_situation_beside_one_that_is_not_stays_ordinary():
    rows = [father("imprisoned", "other", term_months=9), DISABLED]
    assert with_parents(*rows).case.procedure.path == "ordinary"


def test_one_by_one_goes_from_the_village_to_the_county_s_meeting():
    course = orphan(ONE_BY_ONE, **{k: v for k, v in WORN_OUT.items() if k != "papers"})
    course.to("accept").ask_registers()
    with pytest.raises(Objections) as refusal:
        course.do("verify")
    assert {type(each) for each in refusal.value.objections} == {OutOfOrder, Incomplete}
    course.to("receive_file")
    with pytest.raises(OutOfOrder, match="discuss"):
        course.do("approve")
    with pytest.raises(Conflicted):
        course.do("discuss", attended=[W1, W2])
    course.do("discuss").do("approve")
    assert course.last.amount == Decimal(1900)


def test_a_meeting_of_another_mind_is_a_ground_to_refuse():
    course = orphan(ONE_BY_ONE, parents=WORN_OUT["parents"]).to("receive_file")
    course.do("discuss", proposal="refuse")
    assert decided(course) == ["meeting_disagreed"]


def test_the_guardian_acts_for_the_child_and_strangers_do_not():
    course = orphan(by=applicant(AUNT))
    assert course.case.about == BATU
    assert course.case.parties == {BATU, AUNT}
    with pytest.raises(NotInArea):
        course.do("withdraw", by=applicant(person("stranger")))
    course.do("withdraw", by=applicant(AUNT))
    with pytest.raises(NotInArea):
        orphan(by=applicant(person("stranger")))


def test_the_village_applies_where_there_is_no_guardian():
    clerk = Actor(person("village clerk"), Role.VILLAGE, VILLAGE)
    carer = person("carer")
    filed = orphan(
        by=clerk,
        applies_as="village",
        guardian="",
        paid_to="carer",
        carer=carer,
        papers=papers("application", "carer_duty"),
    )
    assert filed.case.parties == {BATU}


@pytest.mark.parametrize("kin", [FATHER, MOTHER, AUNT])
def test_no_parent_and_no_guardian_decides_in_office(kin):
    course = orphan().up_to("approve")
    county = VILLAGE.at(course.case.procedure.step("approve").posts[0].level)
    with pytest.raises(Conflicted):
        course.do("approve", by=Actor(kin, Role.APPROVER, county))


def test_the_township_does_not_decide():
    course = orphan().up_to("approve")
    with pytest.raises(NotYours):
        course.do("approve", by=Actor(person("head"), Role.APPROVER, TOWNSHIP))


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"born": date(2027, 1, 1)}, "born"),
        ({"parents": [IMPRISONED, father("dead")]}, "parents.parent"),
        ({"parents": [IMPRISONED, {**DISABLED, "person": FATHER}]}, "parents.person"),
        ({"parents": [{**IMPRISONED, "person": BATU}, DISABLED]}, "parents.person"),
        ({"guardian": ""}, "guardian"),
        ({"guardian": BATU}, "guardian"),
        ({"paid_to": "carer"}, "carer"),
        ({"paid_to": "carer", "carer": BATU}, "carer"),
        ({"parents": [IMPRISONED]}, "parents"),
    ],
    ids=str,
)
def test_what_makes_no_sense_together_is_refused(changes, path):
    with pytest.raises(Malformed) as refusal:
        orphan(**changes)
    assert path in refusal.value.details


def test_nothing_of_a_child_is_ever_posted_or_published():
    """62 二(二): a notice is unfit; so there is no step, no verb and no public field."""
    public = {"post_notice", "post_county_notice", "publish_result", "raise_objection"}
    assert not public & set(DeFactoOrphan.verbs)
    for procedure in DeFactoOrphan.procedures:
        assert not public & {step.name for step in procedure.steps}
        assert not {"notice", "county_notice"} & {limit.name for limit in procedure.limits}
    for field in ("shown_in_public", "published"):
        assert not hasattr(DeFactoOrphan, field)


def test_a_false_statement_may_be_cited_by_whoever_decides():
    course = orphan().up_to("refuse").do("refuse", reasons=["false_statement"])
    assert course.last.reasons == ["false_statement"]


def test_judgments_need_their_paper_only_where_declared():
    assert orphan(papers=JUDGED).do("accept").case.stage == Stage.ACCEPTED


def test_a_carer_who_is_not_named_bars_nobody():
    assert "" not in orphan().case.barred("approve", Role.APPROVER)


def test_what_is_learnt_after_the_opinion_is_judged_and_not_looked_into_again():
    course = orphan().to("receive_file").answered("prison", serving=False)
    assert decided(course) == ["a_parent_can_care"]


def test_an_objection_after_the_meeting_undoes_the_meeting_too():
    course = orphan(ONE_BY_ONE, parents=WORN_OUT["parents"]).to("discuss").do("note_complaint")
    assert {"verify", "receive_file", "discuss"}.isdisjoint(course.case.done)
    with pytest.raises(OutOfOrder):
        course.do("approve")
    course.do("inquire").do("verify").to("approve")


@pytest.mark.parametrize(
    ("born", "looked_at"),
    [
        (date(2008, 11, 20), date(2026, 11, 1)),
        (date(2008, 3, 30), date(2026, 4, 1)),
        (date(2009, 4, 1), date(2027, 4, 1)),
        (date(2009, 3, 31), date(2027, 3, 1)),
        (date(2010, 2, 28), date(2027, 4, 1)),
    ],
)
def test_it_is_looked_at_in_a_year_or_when_the_child_comes_of_age(born, looked_at):
    against = Against(answers={"hukou": {"born": born}})
    course = orphan(born=born, against=against).to("approve")
    assert course.last.next_check == looked_at


def test_a_guardian_put_right_is_a_party_and_whoever_was_named_before_is_none():
    uncle = person("uncle")
    course = orphan().do("request_correction", flawed=["application"])
    course.do("supply", changes={"guardian": uncle})
    assert course.case.parties == {BATU, uncle}
    with pytest.raises(NotInArea):
        course.do("withdraw", by=Actor(AUNT, Role.APPLICANT, VILLAGE))
    course.do("withdraw", by=Actor(uncle, Role.APPLICANT, VILLAGE))
