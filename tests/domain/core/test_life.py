"""The life of an application, on a permit that nobody ever applied for."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

import pytest

from domain.divisions import Division, Level
from domain.errors import (
    AlreadyDone,
    AskedTooMuch,
    Conflicted,
    Incomplete,
    Ineligible,
    Malformed,
    NoLawfulGround,
    NotInArea,
    NotInProcedure,
    Objections,
    OutOfOrder,
    TooEarly,
    TooLate,
    UnknownDivision,
    WrongStage,
)
from domain.gazette import Gazette
from domain.office import Actor, Role
from domain.remedies import authority
from domain.stage import Stage
from tests.domain.core.desk import (
    APPLICANT,
    APPROVER,
    NEIGHBOUR,
    TUESDAY,
    VERIFIER,
    VILLAGE,
    WINDOW,
    Errand,
    Permit,
    accepted,
    act,
    codes,
    days,
    filed,
    last,
    officer,
    papers,
    published,
    verified,
)

BEFORE_JUNE, IN_JUNE = date(2026, 5, 28), date(2026, 6, 2)


def noticed(day: date = TUESDAY) -> Permit:
    case = verified(day)
    case.post(act(VERIFIER, day))
    case.catch_up(act(APPROVER, case.clocks["notice"].due + days(1)))
    return case


def decided(day: date = TUESDAY) -> Permit:
    case = noticed(day)
    case.approve(act(APPROVER, day + days(10)))
    return case


class TestFiling:
    def test_says_who_asks_where_and_with_which_papers(self):
        case = filed()
        event = last(case)
        assert (event.applicant, event.about, event.owner, event.intake) == (
            *("p1", "p1"),
            *(str(VILLAGE), str(VILLAGE)),
        )
        assert event.procedure == "2019/ordinary"
        assert set(case.papers) == {"application", "plan"}
        assert case.papers["plan"][0]["sha256"] == "a" * 64
        assert case.covered == Permit.counted({"applicant": "p1"}) == ("p1",)

    def test_a_window_anywhere_in_the_country_may_take_it_in(self):
        away = Actor("w9", Role.WINDOW, Division("110101001"))
        case = Permit.submit(
            act(away, TUESDAY), number="n", applicant="p1", owner=str(VILLAGE), what="kiosk"
        )
        assert (str(case.intake), case.owner) == ("110101001", VILLAGE)

    def test_only_a_division_of_the_region_can_own_it(self):
        with pytest.raises(UnknownDivision):
            filed(owner="110101001")
        with pytest.raises(Malformed):
            filed(owner="15042")

    def test_nobody_files_for_another_person(self):
        with pytest.raises(NotInArea):
            filed(applicant="p2")

    def test_an_officer_does_not_take_in_an_application_of_their_own(self):
        clerk = Actor("p1", Role.WINDOW, WINDOW.division)
        with pytest.raises(Conflicted):
            Permit.submit(
                act(clerk, TUESDAY),
                number="n",
                applicant="p1",
                owner=str(VILLAGE),
                what="kiosk",
            )

    @pytest.mark.parametrize("owner", ["15", "1504", "150421"])
    def test_the_owner_is_small_enough_for_every_desk_of_the_procedure(self, owner):
        with pytest.raises(Malformed, match="too large an area"):
            filed(owner=owner)
        assert filed(owner="150421102").owner.level is Level.TOWNSHIP

    @pytest.mark.parametrize(
        "paper",
        [
            {"material": "plan", "sha256": "A" * 64, "attachment": "x"},
            {"material": "plan", "sha256": "a" * 64, "attachment": "x"},
            {"material": "plan", "sha256": "a" * 64},
            {"material": "", "sha256": "a" * 64, "attachment": "x"},
        ],
    )
    def test_a_paper_is_what_was_uploaded(self, paper):
        with pytest.raises(Malformed):
            filed(papers=[paper])

    def test_before_the_first_version_there_was_no_such_procedure(self):
        with pytest.raises(NotInProcedure):
            filed(date(2019, 4, 22))


class TestObjections:
    def test_everything_that_speaks_against_a_step_is_told_the_gravest_first(self):
        case = filed(TUESDAY, "application")
        with pytest.raises(Objections) as told:
            case.verify(act(WINDOW, TUESDAY), findings="x")
        assert codes(told.value.objections) == ["not-yours", "wrong-stage", "out-of-order"]
        assert told.value.gravity is told.value.gravest.gravity

    def test_a_single_one_is_raised_as_it_is(self):
        with pytest.raises(OutOfOrder) as told:
            accepted().verify(act(VERIFIER, TUESDAY), findings="x")
        assert told.value.details == ["verify", "visit"]

    def test_to_whom_the_case_is_out_of_sight_nothing_else_is_told(self):
        stranger = officer(Role.VERIFIER, Level.COUNTY, place=Division("150422101"))
        with pytest.raises(NotInArea):
            filed().verify(act(stranger, TUESDAY), findings="x")

    def test_they_never_name_people(self):
        case = accepted()
        for step in case.verbs:
            for actor in (APPLICANT, WINDOW, VERIFIER, Actor("v7", Role.VERIFIER, VILLAGE)):
                told = case.objections(step, actor, act(actor, TUESDAY).now)
                words = [word for each in told for word in each.details]
                assert not {"p1", actor.who} & set(words)

    def test_buttons_are_exactly_the_steps_without_objection(self):
        case = accepted()
        assert case.open_commands(VERIFIER, TUESDAY) == [
            *("recuse", "rebind", "visit", "ring", "pause", "resume")
        ]
        assert "verify" not in case.open_commands(VERIFIER, TUESDAY)


class TestSeparation:
    def test_whoever_verified_may_not_decide(self):
        case = noticed()
        both = Actor(VERIFIER.who, Role.APPROVER, APPROVER.division)
        with pytest.raises(Conflicted) as told:
            case.approve(act(both, TUESDAY + days(20)))
        assert told.value.details == ["approve"]

    def test_whoever_is_recused_takes_no_further_part(self):
        case = accepted()
        case.recuse(act(APPROVER, TUESDAY), person=VERIFIER.who, reason="cousin")
        assert case.open_commands(VERIFIER, TUESDAY) == []
        with pytest.raises(Conflicted):
            case.visit(act(VERIFIER, TUESDAY))

    def test_a_party_never_acts_in_office(self):
        party = Actor("p1", Role.VERIFIER, VERIFIER.division)
        with pytest.raises(Conflicted):
            accepted().visit(act(party, TUESDAY))


class TestCorrection:
    def test_everything_is_asked_at_once_and_nothing_new_later(self):
        case = filed(TUESDAY, "application")
        case.request_correction(act(WINDOW, TUESDAY))
        assert last(case).missing == ["plan"]
        case.supply(act(APPLICANT, TUESDAY), papers=papers("plan"))
        with pytest.raises(AskedTooMuch) as told:
            case.request_correction(act(WINDOW, TUESDAY), flawed=["application"])
        assert told.value.details == ["application"]
        case.request_correction(act(WINDOW, TUESDAY), flawed=["plan"])
        assert "plan" not in case.papers

    def test_nothing_is_asked_that_no_rule_asks_for(self):
        with pytest.raises(Malformed):
            filed().request_correction(act(WINDOW, TUESDAY), flawed=["moon_rock"])

    def test_a_complete_application_is_not_sent_back(self):
        with pytest.raises(NoLawfulGround):
            filed().request_correction(act(WINDOW, TUESDAY))

    def test_what_is_not_corrected_in_time_is_closed_on_its_last_day(self):
        case = filed(TUESDAY, "application")
        case.request_correction(act(WINDOW, TUESDAY))
        due = case.clocks["correction"].due
        case.catch_up(act(WINDOW, due + days(40)))
        assert (case.stage, last(case).on, last(case).ground) == (
            "closed",
            due,
            "no_correction",
        )


class TestAcceptance:
    def test_under_a_newer_version_than_at_filing_its_papers_count(self):
        case = filed(BEFORE_JUNE)
        with pytest.raises(Incomplete) as told:
            case.accept(act(WINDOW, IN_JUNE))
        assert told.value.details == ["insurance"]
        case.request_correction(act(WINDOW, IN_JUNE))
        assert last(case).missing == ["insurance"]
        case.supply(act(APPLICANT, IN_JUNE), papers=papers("insurance"))
        case.accept(act(WINDOW, IN_JUNE))
        assert case.procedure.version == "2026"
        assert "phone" not in case.clocks
        assert case.clocks["shelf"].stopped_on == IN_JUNE, "the newer rules know no such limit"

    def test_a_second_request_may_ask_for_what_a_newer_version_wants(self):
        case = filed(BEFORE_JUNE, "application")
        case.request_correction(act(WINDOW, BEFORE_JUNE))
        case.supply(act(APPLICANT, BEFORE_JUNE), papers=papers("plan"))
        with pytest.raises(AskedTooMuch):
            case.request_correction(act(WINDOW, IN_JUNE), flawed=["application"])
        case.request_correction(act(WINDOW, IN_JUNE))
        assert last(case).missing == ["insurance"]

    def test_after_acceptance_a_new_version_never_judges_an_old_case(self):
        case = accepted(BEFORE_JUNE)
        case.visit(act(VERIFIER, IN_JUNE))
        assert case.procedure.version == "2019"

    def test_silence_accepts_on_the_day_the_papers_came(self):
        case = filed(TUESDAY)
        due = case.clocks["answer"].due
        case.catch_up(act(WINDOW, due + days(3)))
        event = last(case)
        assert (case.stage, event.step, event.on, event.role) == (
            *("accepted", "accept"),
            *(TUESDAY, "clock"),
        )
        assert case.clocks["decision"].since == TUESDAY
        answer = case.clocks["answer"]
        assert (answer.stopped_on, answer.spent, answer.length) == (due, 5, 5)
        assert not event.entered_late

    def test_silence_accepts_even_where_papers_are_missing(self):
        case = filed(TUESDAY, "application")
        case.catch_up(act(WINDOW, TUESDAY + days(30)))
        assert case.stage == "accepted"


class TestRebinding:
    def test_a_more_favourable_newer_version_is_cited_never_slipped_in(self):
        case = accepted(BEFORE_JUNE)
        assert case.clocks["decision"].length == 20
        case.rebind(act(APPROVER, IN_JUNE), version="2026")
        assert (case.procedure.name, last(case).ground) == ("2026/ordinary", "more_favourable")
        decision = case.clocks["decision"]
        assert (decision.since, decision.length) == (BEFORE_JUNE, 15)
        assert decision.promised <= decision.due
        assert case.clocks["phone"].stopped_on == IN_JUNE, "the newer rules know no such limit"
        assert case.clocks["first_look"].since == BEFORE_JUNE, "theirs count from acceptance"

    def test_a_limit_whose_step_is_done_does_not_begin(self):
        case = verified(BEFORE_JUNE)
        case.rebind(act(APPROVER, IN_JUNE), version="2026")
        assert "first_look" not in case.clocks

    def test_not_to_an_older_version_nor_one_to_come_nor_on_another_ground(self):
        case = accepted(BEFORE_JUNE)
        with pytest.raises(NoLawfulGround):
            case.rebind(act(APPROVER, BEFORE_JUNE), version="2026")
        with pytest.raises(NoLawfulGround):
            case.rebind(act(APPROVER, IN_JUNE), version="2026", ground="because")
        with pytest.raises(NotInProcedure):
            case.rebind(act(APPROVER, IN_JUNE), version="1999")
        case.rebind(act(APPROVER, IN_JUNE), version="2026")
        with pytest.raises(NoLawfulGround):
            case.rebind(act(APPROVER, IN_JUNE), version="2019")

    def test_never_after_the_decision(self):
        case = decided(date(2026, 5, 12))
        with pytest.raises(WrongStage):
            case.rebind(act(APPROVER, date(2026, 6, 3)), version="2026")


class TestEvidence:
    def test_the_party_may_hand_in_more_after_acceptance_and_no_clock_moves(self):
        case = accepted()
        case.add_evidence(act(APPLICANT, TUESDAY), papers=papers("photo"), note="see")
        assert "photo" in case.papers
        assert last(case).clocks == []
        assert last(case).personal == {"note": "about"}

    def test_before_acceptance_papers_are_supplied_when_asked_for(self):
        with pytest.raises(WrongStage):
            filed().add_evidence(act(APPLICANT, TUESDAY), papers=papers("photo"))

    def test_a_second_paper_of_one_material_stands_beside_the_first(self):
        case = accepted()
        case.add_evidence(act(APPLICANT, TUESDAY), papers=papers("plan", "photo"))
        assert {code: len(held) for code, held in case.papers.items()} == {
            "application": 1,
            "plan": 2,
            "photo": 1,
        }

    def test_without_a_paper_it_is_none(self):
        with pytest.raises(Malformed):
            accepted().add_evidence(act(APPLICANT, TUESDAY), papers=[])


class TestDecision:
    def test_records_figures_and_what_was_skipped_and_why(self):
        small = accepted(what="small")
        small.verify(act(VERIFIER, TUESDAY), findings="small")
        small.post(act(VERIFIER, TUESDAY))
        small.catch_up(act(APPROVER, TUESDAY + days(8)))
        small.approve(act(APPROVER, TUESDAY + days(8)))
        event = last(small)
        assert (event.fee, event.skipped) == (Decimal(100), {"visit": "small"})
        assert [(r["key"], r["value"], r["source"]) for r in event.readings] == [
            ("core_permit.fee", Decimal(100), "样例")
        ]
        again = Gazette.of_readings(event.readings)
        assert again.rate("core_permit.fee", small.owner, event.on) == event.fee

    def test_ends_every_limit_whose_step_can_no_longer_be_taken(self):
        case = decided()
        assert {c.limit for c in case.clocks.values() if c.runs} == set()
        assert case.clocks["phone"].stopped_on == TUESDAY + days(10)

    def test_a_step_may_be_waived_on_its_ground_only(self):
        case = accepted()
        with pytest.raises(NoLawfulGround):
            case.waive(act(APPROVER, TUESDAY), left_out="visit", ground="because")
        case.waive(act(APPROVER, TUESDAY), left_out="visit", ground="head_of_organ")
        case.verify(act(VERIFIER, TUESDAY), findings="known")
        assert case.stage == "verified"

    def test_refusal_names_every_ground_and_none_of_its_own_making(self):
        case = verified(what="forbidden")
        with pytest.raises(NoLawfulGround):
            case.refuse(act(APPROVER, TUESDAY), reasons=["ugly"])
        case.refuse(act(APPROVER, TUESDAY), reasons=["unsafe"])
        assert last(case).reasons == ["forbidden_place", "unsafe"]
        with pytest.raises(NoLawfulGround):
            verified().refuse(act(APPROVER, TUESDAY))

    def test_what_a_rule_forbids_cannot_be_approved(self):
        case = verified(what="forbidden")
        case.post(act(VERIFIER, TUESDAY))
        case.catch_up(act(APPROVER, TUESDAY + days(8)))
        with pytest.raises(Ineligible) as told:
            case.approve(act(APPROVER, TUESDAY + days(8)))
        assert told.value.details == ["forbidden_place"]

    def test_an_upheld_objection_leads_back_to_acceptance(self):
        case = verified()
        case.post(act(VERIFIER, TUESDAY))
        case.object(act(NEIGHBOUR, TUESDAY))
        event = last(case)
        assert (case.stage, event.stage, event.voids) == ("accepted", "accepted", ["verify"])
        decision = case.clocks["decision"]
        assert (decision.length, decision.stretched_for) == (30, "object")
        assert "verify" not in case.done


class TestEvaluation:
    def test_each_service_act_is_rated_once_and_nobody_has_to(self):
        case = decided()
        day = TUESDAY + days(11)
        case.evaluate(act(APPLICANT, day), of="acceptance", rating=5)
        with pytest.raises(TooEarly):
            case.evaluate(act(APPLICANT, day), of="result", rating=1)
        case.serve(act(WINDOW, day), how="post")
        case.evaluate(act(APPLICANT, day), rating=2, tags=["slow", "slow"], comment="late")
        assert (last(case).of, last(case).tags) == ("result", ["slow"])
        with pytest.raises(AlreadyDone):
            case.evaluate(act(APPLICANT, day), rating=5)
        assert "evaluate" not in case.open_commands(APPLICANT, day)

    def test_a_supplement_stands_beside_the_rating_once_and_within_its_window(self):
        case = decided()
        day = date(2026, 3, 16)
        case.serve(act(WINDOW, day), how="post")
        case.evaluate(act(APPLICANT, day), rating=2)
        until = last(case).supplement_until
        assert until == date(2026, 3, 23)
        assert "supplement" in case.open_commands(APPLICANT, until)
        with pytest.raises(TooLate):
            case.supplement(act(APPLICANT, until + days(1)), comment="and rude")
        case.supplement(act(APPLICANT, until), rating=1, comment="and rude")
        rating = case.ratings["result"]
        assert (rating.rating, rating.supplement, rating.supplemented) == (2, 1, True)
        with pytest.raises(TooLate):
            case.supplement(act(APPLICANT, until), comment="again")

    def test_a_division_may_publish_another_window(self):
        case = decided()
        day = date(2026, 3, 16)
        case.serve(act(WINDOW, day), how="post")
        case.evaluate(act(APPLICANT, day, gazette=published(rating__supplement="1")), rating=2)
        assert last(case).supplement_until == date(2026, 3, 17)

    def test_a_refusal_to_accept_is_a_service_act_too(self):
        case = filed()
        case.decline(act(WINDOW, TUESDAY), reason="not ours")
        case.evaluate(act(APPLICANT, TUESDAY), of="acceptance", rating=1)
        assert set(case.ratings) == {"acceptance"}

    def test_without_a_service_act_there_is_nothing_to_rate(self):
        case = filed()
        case.withdraw(act(APPLICANT, TUESDAY))
        with pytest.raises(TooEarly):
            case.evaluate(act(APPLICANT, TUESDAY), of="acceptance", rating=5)

    @pytest.mark.parametrize(
        "said", [{"rating": 0}, {"rating": 6}, {"rating": 5, "tags": ["he was 慢"]}]
    )
    def test_five_levels_and_tags_that_are_codes(self, said):
        with pytest.raises(Malformed):
            decided().evaluate(act(APPLICANT, TUESDAY + days(11)), of="acceptance", **said)

    def test_staff_do_not_rate_for_the_applicant(self):
        case = decided()
        assert "evaluate" not in case.open_commands(WINDOW, TUESDAY + days(11))


def plain(value):
    if isinstance(value, dict):
        return all(type(k) is str and plain(v) for k, v in value.items())
    if isinstance(value, list):
        return all(map(plain, value))
    return type(value) in (str, int, bool, date, datetime, Decimal, UUID, type(None))


def test_events_hold_nothing_but_plain_values():
    """A StrEnum or a tuple among them would be refused by the store, or come back changed."""
    case = decided()
    case.serve(act(WINDOW, TUESDAY + days(11)), how="post")
    case.evaluate(act(APPLICANT, TUESDAY + days(11)), rating=4)
    for event in case.pending_events:
        for name, value in vars(event).items():
            assert plain(value), (type(event).__name__, name, value)


class TestEndings:
    def test_a_transfer_names_a_division_anywhere(self):
        case = filed()
        with pytest.raises(Malformed):
            case.transfer(act(WINDOW, TUESDAY), to="somewhere", reason="not ours")
        case.transfer(act(WINDOW, TUESDAY), to="110101", reason="not ours")
        assert (case.stage, last(case).to) == ("transferred", "110101")
        assert not any(clock.runs for clock in case.clocks.values())

    def test_a_case_is_closed_on_a_ground_its_procedure_names(self):
        case = accepted()
        with pytest.raises(NoLawfulGround):
            case.close(act(WINDOW, TUESDAY), ground="tired")
        case.close(act(WINDOW, TUESDAY), ground="death")
        assert last(case).waits[0]["step"] == "archive"

    def test_the_applicant_may_withdraw_before_the_decision_and_not_after(self):
        case = noticed()
        assert "withdraw" in case.open_commands(APPLICANT, TUESDAY + days(10))
        case.approve(act(APPROVER, TUESDAY + days(10)))
        assert "withdraw" not in case.open_commands(APPLICANT, TUESDAY + days(10))


class TestService:
    def test_an_unrated_case_can_be_archived(self):
        case = decided()
        case.serve(act(WINDOW, TUESDAY + days(11)), how="post")
        assert last(case).remedies == ["reconsideration", "lawsuit"]
        case.archive(act(WINDOW, TUESDAY + days(11)), file_number="f1")
        assert case.stage is Stage.ARCHIVED

    @pytest.mark.parametrize(
        ("decider", "government"),
        [
            ("150421102", "阿鲁科尔沁旗人民政府"),
            ("150421", "阿鲁科尔沁旗人民政府"),
            ("1504", "赤峰市人民政府"),
            ("1525", "锡林郭勒盟行政公署"),
            ("15", "内蒙古自治区人民政府"),
        ],
    )
    def test_which_government_reconsiders(self, decider, government):
        assert authority(Division(decider)) == government


class TestWaiting:
    def steps(self, case):
        return [(wait["step"], wait["role"], wait["clock"]) for wait in last(case).waits]

    def test_a_new_application_waits_for_the_window(self):
        assert last(filed()).waits == [
            {
                "step": "accept",
                "role": "window",
                "level": "township",
                "side": "owner",
                "clock": "answer",
            }
        ]

    def test_sent_back_it_waits_for_the_applicant_each_time(self):
        case = filed(TUESDAY, "application")
        for _ in range(2):
            case.request_correction(act(WINDOW, TUESDAY), flawed=["plan"])
            assert self.steps(case) == [("supply", "applicant", "correction")]
            case.supply(act(APPLICANT, TUESDAY), papers=papers("plan"))
            assert self.steps(case) == [("accept", "window", "answer")]

    def test_steps_that_go_side_by_side_are_all_waited_for(self):
        assert self.steps(accepted()) == [
            ("visit", "verifier", "visit"),
            ("ring", "verifier", "phone"),
        ]

    def test_a_skipped_step_is_not_waited_for(self):
        case = accepted(what="small")
        assert self.steps(case) == [("verify", "verifier", ""), ("ring", "verifier", "phone")]

    def test_a_notice_waits_for_time_and_a_pause_for_its_end(self):
        case = verified()
        case.post(act(VERIFIER, TUESDAY))
        assert ("end_notice", "clock", "notice") in self.steps(case)
        case = accepted()
        case.pause(act(VERIFIER, TUESDAY))
        assert ("resume", "verifier", "") in self.steps(case)

    def test_what_was_undone_is_waited_for_again(self):
        case = verified()
        case.post(act(VERIFIER, TUESDAY))
        case.object(act(NEIGHBOUR, TUESDAY))
        assert ("verify", "verifier", "") in self.steps(case)

    def test_the_decision_its_service_and_the_archive(self):
        case = noticed()
        assert self.steps(case) == [("approve", "approver", "decision")]
        case.approve(act(APPROVER, TUESDAY + days(10)))
        assert self.steps(case) == [("serve", "window", "")]
        case.serve(act(WINDOW, TUESDAY + days(10)), how="post")
        assert self.steps(case) == [("archive", "window", "")]
        case.archive(act(WINDOW, TUESDAY + days(10)), file_number="f1")
        assert self.steps(case) == []

    def test_a_dossier_of_another_kind_waits_by_the_same_rule(self):
        errand = Errand.give(act(APPLICANT, TUESDAY), VILLAGE)
        assert self.steps(errand) == [("do", "window", "doing")]
        errand.do(act(Actor("w", Role.WINDOW, VILLAGE), TUESDAY))
        assert (errand.stage, self.steps(errand)) == ("done", [])
