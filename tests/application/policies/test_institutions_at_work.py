"""Institutions as filings enter them, as subsidies find them, as the office closes them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Engine

from application.access import Access
from application.boards import institutions as wall
from application.boards.follower import Follower
from application.boards.pages import institutions as pages
from application.boards.runner import Runner
from application.casework import Casework
from application.institutions import Institutions
from application.ledgers.keys import PersonalKeys
from application.ledgers.reads import Reads
from application.orders import Order
from application.policies import POLICIES
from application.policies.policy import machine
from application.policies.runner import PolicyRunner
from domain.benefit import Benefit
from domain.care_institution import CareInstitution
from domain.divisions import Division
from domain.errors import CaseNotFound, DuplicateApplication, NotInArea, NotYours
from domain.office import Actor, Role
from tests.application.policies.office import MASTER
from tests.builders import Course
from tests.cast import BATU, Against, applicant, papers, person
from tests.kinds.elder_build import BUILD, OTHER
from tests.kinds.elder_filing import CODE, FILING, IN_ORDER

COUNTY = Division("150421")
VERIFIER = Actor(person("county verifier"), Role.VERIFIER, COUNTY)
CASHIER = Actor(person("county approver"), Role.APPROVER, COUNTY)
DIRECTOR = applicant()
ID = CareInstitution.id_of(CODE)


@pytest.fixture
def work(casework: Casework, engine: Engine) -> Institutions:
    return Institutions(casework, Access(casework, Reads(engine)))


@pytest.fixture
def boards(boards_engine: Engine) -> Runner:
    follower = Follower.on(boards_engine, PersonalKeys(boards_engine, MASTER))
    boards = Runner(boards_engine, follower, [wall.board])
    boards.prepare()
    return boards


def policies(casework: Casework, *names: str) -> None:
    for name in names or ("enter_institution", "answer_institutions", "open_benefit"):
        runner = PolicyRunner(POLICIES[name], casework)
        while runner.step():
            pass
        assert runner.parking.causes() == []


def kept(casework: Casework, *courses: Course) -> None:
    for course in courses:
        casework.save(course.case)
    policies(casework)


def filed(code: str = CODE, **changes: Any) -> Course:
    register = Against(answers={"uscc": {"credit_code": code}})
    facts = {"credit_code": code, **changes}
    return Course("elder_filing", "2020/receipt", against=register, **facts).to("settle")


def claimed(kind: str, **changes: Any) -> Course:
    return Course(kind, "2021/county", **changes)


def found(casework: Casework, code: str = CODE) -> CareInstitution:
    return casework.of_kind(CareInstitution, CareInstitution.id_of(code))


def test_a_receipt_enters_the_institution_and_both_lead_to_each_other(casework):
    course = filed()
    kept(casework, course)

    institution = found(casework)
    assert institution.case == course.case.id
    assert institution.receipt_number == course.case.number
    assert CareInstitution.id_of(course.case.form.credit_code) == institution.id
    assert institution.parties == {BATU}


def test_what_was_only_handed_in_enters_nothing(casework):
    kept(casework, Course("elder_filing", "2020/receipt"))
    with pytest.raises(CaseNotFound):
        found(casework)


def test_another_filing_of_the_same_organisation_changes_its_entry(casework):
    kept(casework, filed())
    second = filed(filing="change", beds=80, institution="夕阳红护理院")
    kept(casework, second)

    institution = found(casework)
    assert (institution.beds, institution.name) == (80, "夕阳红护理院")
    assert institution.case == second.case.id
    assert institution.version == 2


def test_the_look_at_the_place_is_noted_with_what_it_found(casework):
    broken = {**IN_ORDER, "beds": 55, "fire_in_order": False}
    kept(casework, filed().do("check_site", found=broken))
    noted = list(casework.events.get(ID))[-1]
    assert (noted.beds, noted.failing) == (55, ["fire"])


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_promise_that_was_false_stands_in_the_record(casework, when):
    course = Course("elder_filing", "2020/receipt", papers=papers("filing_form"))
    course.do("promise")
    if when == "before":
        course.do("check_promise", result="false").do("request_correction")
        course.do("supply", papers=papers("safety_standards")).to("settle")
    else:
        course.to("settle").do("check_promise", result="false")
    kept(casework, course)
    assert found(casework).false_data_on == course.day


def test_a_promise_that_was_kept_does_not(casework):
    course = Course("elder_filing", "2020/receipt", papers=papers("filing_form"))
    kept(casework, course.do("promise").to("settle").do("check_promise"))
    assert found(casework).false_data_on is None


def test_what_is_granted_stands_with_the_institution_and_is_paid_as_a_benefit(casework):
    build, operate = claimed("elder_build"), claimed("elder_operate")
    kept(casework, filed(), build.to("approve"), operate.to("approve"))

    held = found(casework).subsidies
    assert held[str(build.case.id)].total == 450_000
    assert held[str(operate.case.id)].until == date(2021, 3, 31)
    told = found(casework).answer()
    assert (told["subsidised_beds"], told["operated_until"]) == (60, date(2021, 3, 31))
    id_ = Benefit.id_of(build.case.id, build.case.version, "elder_build")
    benefit = casework.of_kind(Benefit, id_)
    months = (date(2021, 6, 1), date(2021, 7, 1), date(2022, 1, 1), date(2022, 2, 1))
    assert [benefit.amount_in(day) for day in months] == [270_000, 0, 180_000, 0]


def test_overstated_data_stand_in_the_record_and_another_refusal_does_not(casework):
    liar = claimed("elder_build").to("verify").do("refuse", reasons=["overstated"])
    clean = claimed("elder_operate", against=Against(words={"concur": {"answer": "disagreed"}}))
    kept(casework, filed(), clean.to("concur").do("refuse"))
    assert found(casework).false_data_on is None
    kept(casework, liar)
    assert found(casework).false_data_on == liar.day


def test_our_register_answers_by_itself_what_it_knows(casework):
    course = claimed("elder_build").to("accept")
    kept(casework, filed(), course)

    case: Any = casework.case(course.case.id)
    assert case.answered("institution", "credit_code") == CODE
    assert case.answered("institution", "subsidised_beds") == 0
    assert "institution" not in case.unasked()
    last = list(casework.events.get(case.id))[-1]
    assert (last.by, last.authorisation) == ("policy:answer_institutions", "register")


def test_of_what_is_not_on_file_it_says_nothing(casework):
    course = claimed("elder_operate", credit_code=OTHER).to("accept")
    kept(casework, filed(), course)
    assert "institution" in casework.case(course.case.id).unasked()  # type: ignore[attr-defined]


def test_there_is_one_open_application_for_an_organisation(casework):
    def submitted(who: str) -> UUID:
        by = Order(applicant(who))
        facts = {k: v for k, v in BUILD.items() if k not in ("owner", "papers")}
        return casework.submit(
            "elder_build", by, applicant=who, owner="150421", papers=BUILD["papers"], form=facts
        ).id

    first = submitted(BATU)
    with pytest.raises(DuplicateApplication):
        submitted(person("deputy"))
    version = casework.case(first).version
    casework.change(first, version, Order(applicant()), "withdraw", {})
    submitted(person("deputy"))


def test_it_is_closed_by_its_plan_after_everybody_was_placed(casework, work):
    kept(casework, filed())
    today = casework.now().date()
    plan = {
        "stopping": "termination",
        "stops_on": today,
        "ground": "disaster",
        "residents": 2,
        "papers": papers("closing_plan"),
    }
    version = work.take(ID, 1, Order(DIRECTOR), "announce_closing", plan).version
    placed = {"number": 2, "where": "institution"}
    version = work.take(ID, version, Order(DIRECTOR), "place_residents", placed).version
    assert "close_down" not in work.read(ID, DIRECTOR).commands
    shown = work.read(ID, VERIFIER, "casework")
    assert "close_down" in shown.commands
    assert [wait["step"] for wait in shown.waits] == ["close_down"] * 3
    work.take(ID, version, Order(VERIFIER), "close_down", {})
    assert found(casework).stage == "terminated"


def test_strangers_do_not_see_it_and_the_wrong_desk_does_not_act(casework, work):
    kept(casework, filed())
    stranger = applicant(person("stranger"))
    with pytest.raises(NotInArea):
        work.read(ID, stranger)
    elsewhere = Actor(person("x"), Role.VERIFIER, Division("150502"))
    with pytest.raises(NotInArea):
        work.read(ID, elsewhere, "casework")
    with pytest.raises(NotYours):
        work.take(ID, 1, Order(DIRECTOR), "note_false_data", {"what": "x"})
    with pytest.raises(CaseNotFound):
        work.read(found(casework).case, VERIFIER, "casework")


def test_the_board_shows_where_it_is_filed_and_where_it_stands(casework, work, boards, engine):
    league = {"registered_at": "1504", "owner": "1504", "premises": "150422"}
    kept(casework, filed(), filed("51150000MJ0A1B2C5Y", **league))
    run = claimed("elder_operate").to("approve")
    kept(casework, run)
    found_ = {"able_bed_months": 50, "partly_able_bed_months": 30, "disabled_bed_months": 30}
    check = {"case": str(run.case.id), "found": found_}
    version = work.take(ID, 2, Order(VERIFIER), "check_roster", check).version
    repaid = {"case": str(run.case.id), "amount": Decimal(400), "receipt": "r1"}
    work.take(ID, version, Order(CASHIER), "repay", repaid)
    boards.catch_up()

    def seen(area: str) -> list[str]:
        with engine.connect() as tx:
            return [row.credit_code for row in pages.page(tx, area).rows]

    other = "51150000MJ0A1B2C5Y"
    assert set(seen("15")) == set(seen("1504")) == {CODE, other}
    assert seen("150421") == [CODE]
    assert seen("150422") == [other]
    assert seen("1505") == []
    with engine.connect() as tx:
        first = pages.page(tx, "15", size=1)
        second = pages.page(tx, "15", cursor=first.cursor)
        (row,) = pages.page(tx, "150421").rows
    assert len({r.institution_id for r in (*first.rows, *second.rows)}) == 2
    assert (row.outstanding, row.stage, row.beds) == (600, "open", 60)
    assert wall.board.shown(casework.events.get(ID)) == row


def test_what_the_board_shows_of_an_institution_follows_each_of_its_changes(casework):
    broken = {**IN_ORDER, "fire_in_order": False}
    kept(casework, filed().do("check_site", found=broken))
    institution = found(casework)
    by = casework.act(VERIFIER)
    institution.note_false_data(by, what="commitment")
    plan = {
        "stopping": "suspension",
        "stops_on": by.on,
        "ground": "ordered",
        "residents": 0,
        "papers": papers("closing_plan"),
    }
    institution.announce_closing(by, **plan)
    casework.save(institution)
    row = wall.board.shown(casework.events.get(ID))
    assert (row.failing, row.false_data_on, row.stops_on) == (["fire"], by.on, by.on)
    assert row.stage == "closing"
    institution.withdraw_closing(by)
    casework.save(institution)
    assert wall.board.shown(casework.events.get(ID)).stops_on is None


def test_the_sample_names_nobody_else():
    assert FILING["legal_representative"] == BATU


def test_who_applied_for_an_institution_may_die_and_the_money_is_still_its_own(casework):
    build = claimed("elder_build").to("approve")
    kept(casework, filed(), build)
    id_ = Benefit.id_of(build.case.id, build.case.version, "elder_build")
    benefit = casework.of_kind(Benefit, id_)
    by = casework.act(machine("death_reaches_benefits", benefit.owner))
    benefit.note_death(by, person=BATU, died_on=build.day, source="register")
    assert (benefit.stage, benefit.amount_in(date(2022, 1, 1))) == ("granted", 180_000)


def built(casework: Casework) -> tuple[Course, Benefit]:
    """What was granted in June 2021: 270 000 at once, 180 000 in January 2022."""
    build = claimed("elder_build").to("approve")
    kept(casework, filed(), build)
    return build, subsidy_of(casework, build)


def subsidy_of(casework: Casework, build: Course) -> Benefit:
    return casework.of_kind(
        Benefit, Benefit.id_of(build.case.id, build.case.version, "elder_build")
    )


def stopped(casework: Casework, stopping: str, day: date) -> None:
    """Closed on this day, after a disaster."""
    at = datetime.combine(day, time(10), UTC)
    institution, act = found(casework), replace(casework.act(VERIFIER), at=at)
    plan = {"stops_on": day, "ground": "disaster", "residents": 0}
    institution.announce_closing(act, stopping=stopping, papers=papers("closing_plan"), **plan)
    institution.close_down(act)
    casework.save(institution)


def another_use(casework: Casework, build: Course, day: date) -> None:
    institution = found(casework)
    at = datetime.combine(day, time(10), UTC)
    act = replace(casework.act(VERIFIER), at=at)
    institution.change_use(act, case=str(build.case.id), changed_on=day)
    casework.save(institution)


IN_TIME, LATER = date(2021, 9, 15), date(2022, 3, 15)


@pytest.mark.parametrize("how", ["suspension", "termination", "use_changed"])
def test_what_is_not_paid_yet_ends_from_the_month_after_the_institution_does(casework, how):
    build, _ = built(casework)
    if how == "use_changed":
        another_use(casework, build, IN_TIME)
    else:
        stopped(casework, how, IN_TIME)
    policies(casework, "end_construction")

    benefit = subsidy_of(casework, build)
    ground = "use_changed" if how == "use_changed" else "institution_closed"
    assert (benefit.stage, benefit.ended_for) == ("ended", ground)
    assert benefit.amount_in(date(2021, 6, 1)) == 270_000
    assert benefit.amount_in(date(2022, 1, 1)) == 0
    ended = list(casework.events.get(benefit.id))[-1]
    assert (ended.by, ended.on) == ("policy:end_construction", IN_TIME)
    assert ended.from_month == date(2021, 10, 1)


def test_it_ends_once_however_often_the_institution_stops(casework):
    build, _ = built(casework)
    another_use(casework, build, IN_TIME)
    stopped(casework, "suspension", date(2021, 9, 20))
    policies(casework, "end_construction")
    version = subsidy_of(casework, build).version
    assert version == 2
    PolicyRunner(POLICIES["end_construction"], casework).replay()
    for cause in casework.events.get(ID):
        if isinstance(cause, CareInstitution.UseChanged | CareInstitution.ServiceSuspended):
            assert list(POLICIES["end_construction"].react(cause, casework)) == []


def test_what_was_paid_in_whole_is_left_alone(casework):
    build, _ = built(casework)
    stopped(casework, "termination", LATER)
    policies(casework, "end_construction")
    assert subsidy_of(casework, build).stage == "granted"


def test_other_money_of_an_institution_does_not_end_with_it(casework):
    operate = claimed("elder_operate").to("approve")
    kept(casework, filed(), operate)
    stopped(casework, "termination", IN_TIME)
    policies(casework, "end_construction")
    id_ = Benefit.id_of(operate.case.id, operate.case.version, "elder_operate")
    assert casework.of_kind(Benefit, id_).stage == "granted"


def test_of_a_subsidy_whose_benefit_is_not_opened_yet_it_waits(casework):
    build = claimed("elder_build").to("approve")
    casework.save(filed().case)
    casework.save(build.case)
    policies(casework, "enter_institution")
    stopped(casework, "termination", IN_TIME)
    runner = PolicyRunner(POLICIES["end_construction"], casework)
    runner.step()
    assert len(runner.parking.causes()) == 1
    policies(casework, "open_benefit")
    assert runner.replay().left == 0
    assert subsidy_of(casework, build).stage == "ended"
