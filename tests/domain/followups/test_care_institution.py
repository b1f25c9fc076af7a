"""An institution on file: filed anew, looked at, paid, checked, and closed with nobody left."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from application.calendars import notices
from domain.act import Act
from domain.books import Books
from domain.care_institution import CareInstitution
from domain.care_institution_money import (
    NOTHING,
    Subsidy,
    clawback,
    full_months,
    is_bound,
    overpaid,
)
from domain.care_institution_rules import AT_SHORT_NOTICE, REASONS, Standing
from domain.divisions import Division
from domain.errors import (
    AlreadyDone,
    Conflicted,
    Incomplete,
    Malformed,
    NoLawfulGround,
    NotInArea,
    NotYours,
    OutOfOrder,
    TooEarly,
    TooLate,
    WrongStage,
)
from domain.gazette import Entry, Gazette
from domain.office import Actor, Role
from domain.post import Side
from domain.topics import events_of
from tests.cast import papers

COUNTY, LEAGUE, REGION = Division("150421"), Division("1504"), Division("15")
CODE = "52150102MJY00001XA"
DIRECTOR, CLERK = "11111111-1111-4111-8111-111111111111", "clerk"
MARCH = date(2026, 3, 3)
CALENDAR = notices()
ENVELOPE = {f.name for f in fields(Books.Event)} | {"originator_topic"}
FILING: dict[str, Any] = {
    "case": str(UUID(int=1)),
    "case_version": 4,
    "name": "夕阳红养老院",
    "credit_code": CODE,
    "nature": "non_profit",
    "address": "天山镇新华街1号",
    "premises": "150421102201",
    "owner": "150421",
    "beds": 60,
    "opened_on": date(2026, 2, 25),
    "receipt_number": "NM-150421-elder_filing-20260303-00001",
    "represented_by": [DIRECTOR],
}
BUILT, RUN = UUID(int=2), UUID(int=3)
PLAN = {
    "stopping": "termination",
    "stops_on": date(2026, 6, 1),
    "ground": "own_decision",
    "residents": 3,
    "papers": papers("closing_plan"),
}


def act(
    role: Role = Role.VERIFIER,
    division: Division = COUNTY,
    on: date = MARCH,
    who: str = CLERK,
    **figures: str,
) -> Act:
    since = date(2004, 1, 1)
    gazette = Gazette(
        Entry(key.replace("__", "."), REGION, since, Decimal(value), "样例")
        for key, value in figures.items()
    )
    at = datetime.combine(on, time(3), UTC)
    return Act(Actor(who, role, division), at, CALENDAR, gazette)


def policy(on: date = MARCH) -> Act:
    return act(Role.MACHINE, on=on, who="policy:enter_institution")


def director(on: date = MARCH) -> Act:
    return act(Role.APPLICANT, on=on, who=DIRECTOR)


def entered(**changes: Any) -> CareInstitution:
    return CareInstitution.enter(policy(), {**FILING, **changes})


def built(on: date = MARCH, **changes: Any) -> CareInstitution:
    """Paid 270,000 yuan for sixty beds, and 180,000 a year later."""
    institution = entered(**changes)
    institution.note_subsidy(
        policy(on),
        case=BUILT,
        subsidy="elder_build",
        total=Decimal(450_000),
        stages=((date(2026, 3, 1), Decimal(270_000)), (date(2027, 3, 1), Decimal(180_000))),
        counted={"new_beds": 45},
        rates={"new_beds": Decimal(10_000)},
    )
    return institution


def run() -> CareInstitution:
    """Paid for 120 bed-months of two kinds."""
    institution = entered()
    institution.note_subsidy(
        policy(),
        case=RUN,
        subsidy="elder_operate",
        total=Decimal(15_000),
        stages=((date(2026, 3, 1), Decimal(15_000)),),
        counted={"able_bed_months": 90, "disabled_bed_months": 30},
        rates={"able_bed_months": Decimal(100), "disabled_bed_months": Decimal(200)},
        until=date(2025, 12, 31),
    )
    return institution


def closing(**changes: Any) -> CareInstitution:
    institution = entered()
    institution.announce_closing(director(), **{**PLAN, **changes})
    return institution


def roster(able: int, disabled: int) -> dict[str, int]:
    return {"able_bed_months": able, "disabled_bed_months": disabled}


def test_it_is_entered_as_it_filed_itself_and_found_by_its_credit_code():
    institution = entered()

    assert institution.id == CareInstitution.id_of(CODE)
    assert (institution.stage, institution.name, institution.beds) == (
        "open",
        "夕阳红养老院",
        60,
    )
    assert (institution.case, institution.filed_on) == (UUID(int=1), MARCH)
    assert institution.unit(Side.OWNER) == COUNTY
    assert institution.unit(Side.INTAKE) == Division("150421102201")


def test_a_change_is_filed_under_the_same_code_and_keeps_what_is_known():
    institution = built()
    institution.note_false_data(act(), what="overstated")
    moved = {**FILING, "case": str(UUID(int=9)), "owner": "150422", "premises": "150422"}
    institution.refile(policy(date(2026, 5, 4)), filing={**moved, "beds": 80})

    assert (institution.beds, institution.case) == (80, UUID(int=9))
    assert institution.owner == Division("150422")
    assert institution.false_data_on == MARCH
    assert set(institution.subsidies) == {str(BUILT)}


def test_what_the_look_at_the_place_found_stands_in_its_record():
    institution = entered()
    institution.note_site(policy(), case=UUID(int=1), beds=55, failing=["fire", "kitchen"])
    assert institution.pending_events[-1].failing == ["fire", "kitchen"]


def test_only_policies_enter_file_look_and_grant():
    for verb, words in (
        ("refile", {"filing": FILING}),
        ("note_site", {"case": BUILT, "beds": 1, "failing": []}),
    ):
        institution = entered()
        with pytest.raises(NotYours):
            institution.verbs[verb](institution, act(), **words)


def test_false_data_are_put_right_within_ten_working_days_and_stay_on_record():
    institution = entered()
    with pytest.raises(OutOfOrder):
        institution.confirm_fix(act())
    institution.note_false_data(act(), what="commitment")
    assert institution.clocks["fix"].due == date(2026, 3, 17)
    institution.confirm_fix(act(on=date(2026, 3, 10)))
    assert not institution.clocks["fix"].runs
    assert institution.answer()["false_data_on"] == MARCH


def test_the_register_tells_who_decides_on_support_what_it_knows():
    told = {"credit_code": CODE, "state_run": False, "beds": 60, "opened_on": date(2026, 2, 25)}
    assert entered().answer() == {**told, "subsidised_beds": 0}
    assert entered(nature="state_run").answer()["state_run"]
    assert built().answer()["subsidised_beds"] == 45
    assert run().answer()["operated_until"] == date(2025, 12, 31)


def test_what_the_roster_bears_out_is_not_owed():
    institution = run()
    institution.check_roster(act(), case=str(RUN), found=roster(90, 30))
    assert institution.outstanding == 0
    assert "repayment" not in institution.clocks


@pytest.mark.parametrize(
    ("found", "owed"),
    [
        (roster(89, 30), 100),
        (roster(90, 0), 6_000),
        (roster(80, 20), 3_000),
        (roster(200, 20), 2_000),  # more of one kind makes up for nothing
    ],
    ids=str,
)
def test_what_was_paid_beyond_the_roster_is_given_back(found, owed):
    institution = run()
    institution.check_roster(act(), case=str(RUN), found=found)
    assert institution.outstanding == owed
    assert institution.clocks["repayment"].runs


def test_the_roster_is_checked_within_a_quarter_of_the_grant():
    institution = run()
    assert institution.clocks["roster"].due == date(2026, 6, 3)
    institution.check_roster(act(), case=str(RUN), found=roster(90, 30))
    assert not institution.clocks["roster"].runs
    assert "roster" not in built().clocks


def test_a_second_check_replaces_the_first():
    institution = run()
    institution.check_roster(act(), case=str(RUN), found=roster(80, 30))
    assert institution.outstanding == 1_000
    institution.check_roster(act(), case=str(RUN), found=roster(90, 30))
    assert institution.outstanding == 0
    assert not institution.clocks["repayment"].runs


def test_a_roster_is_of_the_classes_that_were_paid_and_of_an_operating_subsidy():
    institution = run()
    for found in ({}, {"able_bed_months": 1}, {**roster(1, 1), "others": 1}):
        with pytest.raises(Malformed):
            institution.check_roster(act(), case=str(RUN), found=found)
    for case in (str(BUILT), "", "nonsense"):
        with pytest.raises(Malformed):
            institution.check_roster(act(), case=case, found=roster(1, 1))
    with pytest.raises(Malformed):
        built().check_roster(act(), case=str(BUILT), found={"new_beds": 1})


def test_another_use_calls_back_what_was_paid_for_the_months_that_are_left():
    institution = built()
    later = date(2027, 9, 3)
    institution.change_use(act(on=later), case=str(BUILT), changed_on=later)
    event = institution.pending_events[-1]
    assert (event.years, event.whole) == (5, False)
    assert event.repayment == Decimal(450_000) * 42 / 60
    assert institution.clocks["repayment"].length == 30


def test_only_what_was_paid_by_then_is_called_back():
    institution = built()
    soon = date(2026, 9, 3)
    institution.change_use(act(on=soon), case=str(BUILT), changed_on=soon)
    assert institution.pending_events[-1].repayment == Decimal(270_000) * 54 / 60


def test_the_years_and_the_rule_are_published_and_those_of_the_grant_count():
    figures = {"elder_build__clawback_years": "10", "elder_build__clawback_whole": "1"}
    institution = built()
    later = date(2033, 3, 3)
    institution.change_use(act(on=later, **figures), case=str(BUILT), changed_on=later)
    event = institution.pending_events[-1]
    assert (event.years, event.whole, event.repayment) == (10, True, 450_000)
    assert {r["key"] for r in event.readings} >= {"elder_build.clawback_years"}


@pytest.mark.parametrize(
    ("changed_on", "bound"), [(date(2031, 3, 2), True), (date(2031, 3, 3), False)]
)
def test_after_five_years_the_beds_are_free(changed_on, bound):
    institution = built()
    if bound:
        institution.change_use(act(on=changed_on), case=str(BUILT), changed_on=changed_on)
    else:
        with pytest.raises(TooLate):
            institution.change_use(act(on=changed_on), case=str(BUILT), changed_on=changed_on)


def test_another_use_is_noted_once_on_a_day_that_can_be():
    institution = built()
    for day in (date(2026, 3, 2), date(2026, 5, 5)):
        with pytest.raises(Malformed, match="changed_on"):
            institution.change_use(act(on=date(2026, 5, 4)), case=str(BUILT), changed_on=day)
    institution.change_use(
        act(on=date(2026, 5, 4)), case=str(BUILT), changed_on=date(2026, 5, 4)
    )
    with pytest.raises(AlreadyDone):
        institution.change_use(
            act(on=date(2026, 5, 4)), case=str(BUILT), changed_on=date(2026, 5, 4)
        )


def test_money_given_back_is_booked_by_somebody_else_and_never_more_than_is_owed():
    institution = run()
    cashier = act(Role.APPROVER, who="cashier")
    with pytest.raises(NoLawfulGround):
        institution.repay(cashier, case=str(RUN), amount=Decimal(1), receipt="r1")
    institution.check_roster(act(), case=str(RUN), found=roster(80, 30))
    with pytest.raises(Conflicted):
        institution.repay(act(Role.APPROVER), case=str(RUN), amount=Decimal(1), receipt="r1")
    for amount in ("0", "-1", "1000.01"):
        with pytest.raises(Malformed, match="amount"):
            institution.repay(cashier, case=str(RUN), amount=Decimal(amount), receipt="r1")
    institution.repay(cashier, case=str(RUN), amount=Decimal(400), receipt="r1")
    assert institution.outstanding == 600
    assert institution.clocks["repayment"].runs
    institution.repay(cashier, case=str(RUN), amount=Decimal(600), receipt="r2")
    assert institution.outstanding == 0
    assert not institution.clocks["repayment"].runs


def test_the_county_that_paid_checks_even_where_the_league_keeps_the_entry():
    institution = built(owner="1504")
    institution.change_use(act(), case=str(BUILT), changed_on=MARCH)
    with pytest.raises(NotYours):
        institution.note_site(act(), case=BUILT, beds=1, failing=[])
    with pytest.raises((NotYours, NotInArea)):
        institution.announce_closing(act(), **PLAN)
    institution.announce_closing(act(division=LEAGUE), **PLAN)
    with pytest.raises(NotInArea):
        institution.withdraw_closing(act(division=Division("1505")))


@pytest.mark.parametrize("ground", REASONS)
@pytest.mark.parametrize("ahead", [0, 1, 59, 60, 90])
def test_a_stop_is_announced_sixty_days_ahead_unless_nobody_chose_it(ground, ahead):
    day = date.fromordinal(MARCH.toordinal() + ahead)
    if ahead >= 60 or ground in AT_SHORT_NOTICE:
        institution = closing(ground=ground, stops_on=day)
        assert institution.stage == "closing"
        assert institution.clocks["closing"].due == day
    else:
        with pytest.raises(NoLawfulGround):
            closing(ground=ground, stops_on=day)


def test_the_notice_is_as_long_as_is_published():
    institution = entered()
    figures = {"elder_filing__closing_notice_days": "30"}
    told = act(Role.APPLICANT, who=DIRECTOR, **figures)
    institution.announce_closing(told, **{**PLAN, "stops_on": date(2026, 4, 2)})
    with pytest.raises(NoLawfulGround):
        closing(stops_on=date(2026, 4, 2))


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"stopping": "holiday"}, Malformed),
        ({"residents": -1}, Malformed),
        ({"ground": "boredom"}, NoLawfulGround),
        ({"papers": []}, Incomplete),
        ({"papers": papers("letter")}, Incomplete),
        ({"ground": "disaster", "stops_on": date(2026, 3, 2)}, NoLawfulGround),
    ],
    ids=str,
)
def test_a_plan_says_what_it_has_to(changes, error):
    with pytest.raises(error):
        closing(**changes)


def test_nobody_is_left_behind_when_it_closes():
    institution = closing()
    on_the_day = act(on=date(2026, 6, 1))
    with pytest.raises(OutOfOrder, match="place_residents"):
        institution.close_down(on_the_day)
    institution.place_residents(director(), number=2, where="institution")
    for number, where in ((2, "family"), (0, "family"), (1, "street")):
        with pytest.raises(Malformed):
            institution.place_residents(director(), number=number, where=where)
    institution.place_residents(director(), number=1, where="family")
    with pytest.raises(TooEarly):
        institution.close_down(act(on=date(2026, 5, 31)))
    institution.close_down(on_the_day)
    assert institution.stage == "terminated"
    assert not institution.clocks["closing"].runs


def test_a_house_without_residents_closes_on_its_day():
    institution = closing(residents=0)
    institution.close_down(act(on=date(2026, 6, 1)))
    assert institution.stage == "terminated"


def test_the_plan_can_be_withdrawn_and_made_again():
    institution = closing()
    institution.withdraw_closing(director())
    assert (institution.stage, institution.to_place) == ("open", 0)
    assert not institution.clocks["closing"].runs
    institution.announce_closing(director(), **{**PLAN, "residents": 1})
    assert institution.to_place == 1


def test_what_is_suspended_opens_again_and_what_has_ended_files_anew():
    institution = closing(stopping="suspension", residents=0)
    institution.close_down(act(on=date(2026, 6, 1)))
    assert institution.stage == "suspended"
    july = date(2026, 7, 1)
    institution.announce_closing(director(july), **{**PLAN, "stops_on": date(2026, 10, 8)})
    institution.withdraw_closing(director(july))
    assert institution.stage == "suspended"
    institution.reopen(act(on=july))
    assert institution.stage == "open"
    institution.announce_closing(director(july), **{**PLAN, "stops_on": date(2026, 10, 8)})
    institution.withdraw_closing(director(july))
    assert institution.stage == "open"

    ended = closing(residents=0)
    ended.close_down(act(on=date(2026, 6, 1)))
    assert "credit_code" not in ended.answer()
    with pytest.raises(WrongStage):
        ended.reopen(act(on=date(2026, 7, 1)))
    ended.refile(policy(date(2026, 8, 3)), filing=FILING)
    assert ended.stage == "open"
    assert ended.answer()["credit_code"] == CODE


def test_strangers_and_other_places_have_no_part_in_it():
    institution = entered()
    stranger = act(Role.APPLICANT, who="22222222-2222-4222-8222-222222222222")
    with pytest.raises(NotInArea):
        institution.announce_closing(stranger, **PLAN)
    for role in (Role.WINDOW, Role.VERIFIER, Role.APPROVER):
        elsewhere = Actor("x", role, Division("150502"))
        assert institution.open_commands(elsewhere, MARCH) == []


def test_who_represents_it_does_not_keep_its_entry():
    institution = entered()
    with pytest.raises(Conflicted):
        institution.note_false_data(act(who=DIRECTOR), what="commitment")


FILED = (
    "procedure case case_version name credit_code nature address premises owner beds opened_on"
    " receipt_number represented_by"
)
STORED = {
    "Filed": FILED,
    "Entered": FILED,
    "Reestablished": FILED,
    "SiteNoted": "case beds failing",
    "FalseDataNoted": "what case",
    "FixConfirmed": "",
    "SubsidyNoted": "case subsidy total months parts counted rates until",
    "RosterChecked": "case found overpaid",
    "UseChanged": "case changed_on years whole repayment",
    "Repaid": "case amount receipt",
    "ClosingAnnounced": "stopping stops_on ground residents papers",
    "ClosingWithdrawn": "",
    "ResidentsPlaced": "number where",
    "ServiceSuspended": "",
    "ServiceTerminated": "",
    "Reopened": "",
    "Recounted": "",
}


def test_what_is_stored_keeps_its_names():
    """A change of these needs an upcast in the same commit."""
    shape = {
        name: " ".join(f.name for f in fields(event) if f.name not in ENVELOPE)
        for name, event in events_of(CareInstitution)
    }
    assert shape == STORED
    assert " ".join(Standing) == "open closing suspended terminated"
    assert [p.name for p in CareInstitution.procedures] == ["2020/register"]


def test_nothing_it_stores_is_about_a_person_but_ids():
    assert not any(event.personal for _, event in events_of(CareInstitution))


COUNTS = st.dictionaries(st.sampled_from(["a", "b", "c"]), st.integers(0, 300), min_size=1)


@given(counted=COUNTS, found=COUNTS, rate=st.decimals("0.01", "900", places=2))
def test_nobody_gives_back_more_than_was_paid_nor_less_than_nothing(counted, found, rate):
    rates = dict.fromkeys(counted, rate)
    total = sum((n * rate for n in counted.values()), NOTHING)
    subsidy = Subsidy("elder_operate", MARCH, total, ((MARCH, total),), counted, rates)
    assert 0 <= overpaid(subsidy, found) <= total
    assert overpaid(subsidy, counted) == 0


@given(
    st.dates(MARCH, date(2050, 1, 1)),
    st.integers(1, 50),
    st.integers(600, 10**7),
    st.booleans(),
)
def test_what_is_called_back_falls_with_time_and_is_gone_at_the_end(day, years, yuan, whole):
    paid = Decimal(yuan)
    subsidy = Subsidy("elder_build", MARCH, paid, ((MARCH, paid),), {}, {})
    due = clawback(subsidy, day, years, whole=whole)
    assert 0 <= due <= paid
    if whole:
        assert due == paid
    elif not is_bound(subsidy, day, years):
        assert due == 0
    else:
        assert due > 0


@pytest.mark.parametrize(
    ("earlier", "later", "months"),
    [
        (date(2026, 3, 3), date(2026, 4, 2), 0),
        (date(2026, 3, 3), date(2026, 4, 3), 1),
        (date(2026, 1, 31), date(2026, 2, 28), 0),
        (date(2025, 12, 1), date(2027, 1, 1), 13),
    ],
)
def test_a_month_is_full_when_its_day_has_come(earlier, later, months):
    assert full_months(earlier, later) == months
