"""惠民殡葬减免: free at the counter, once for each deceased, and paid to the provider."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.divisions import Division, Level
from domain.errors import (
    AlreadyDone,
    Conflicted,
    Incomplete,
    Ineligible,
    Malformed,
    NotInArea,
    NotYours,
    NumberMissing,
    OutOfOrder,
)
from domain.gazette import Gazette
from domain.lot import lot_falls_on, seed_of
from domain.office import Actor, Role
from domain.stage import Stage
from tests.builders import Course
from tests.cast import BATU, COUNTY, SARNAI, Against, applicant, officer, papers, person
from tests.kinds.funeral_relief import AWAY

DAY = date(2026, 2, 10)
PROVIDER = officer(Role.PROVIDER, Level.COUNTY)
VERIFIER = officer(Role.VERIFIER, Level.COUNTY, "checker of claims")
FINANCE = officer(Role.PARTNER, Level.COUNTY, "finance bureau")
ALL = ["transport", "storage", "cremation", "ash_storage"]


def relief(on=DAY, against=None, **changes):
    fact = against or Against()
    return Course("funeral_relief", "2026/settlement", on, against=fact, **changes)


def settled(**changes):
    return relief(**changes).to("settle")


def deducted(course):
    (approved,) = (e for e in course.case.pending_events if hasattr(e, "deducted"))
    return approved.deducted


def answering(dataset, **answer):
    return Against(answers={dataset: answer})


def claimed(per_cent="100", **changes):
    course = settled(**changes).publishing(funeral_relief__claim_check_per_cent=per_cent)
    return course.later(20).do("claim").do("draw_claim")


def test_it_is_accepted_deducted_and_handed_over_by_one_act_of_the_provider():
    course = settled()

    names = [type(event).__name__ for event in course.case.pending_events][-3:]
    assert names == ["Accepted", "Approved", "Served"]
    assert course.case.stage is Stage.SERVED
    assert course.last.by == course.case.pending_events[-3].by
    assert course.last.role == Role.PROVIDER


def test_three_days_and_one_year_are_free_at_the_published_price():
    course = settled(storage_days=5, ash_years=2)

    assert deducted(course) == {
        "transport": 300,
        "storage": 3 * 80,
        "cremation": 600,
        "ash_storage": 60,
    }
    assert course.case.total == 1200


@pytest.mark.parametrize(
    ("dataset", "answer"),
    [
        ("dibao", {"member": True}),
        ("tekun", {"member": True}),
        ("preferential", {"key_recipient": True}),
    ],
)
def test_the_ashes_of_the_poor_and_the_honoured_are_kept_three_years(dataset, answer):
    course = settled(ash_years=5, against=answering(dataset, **answer))

    assert deducted(course)["ash_storage"] == 3 * 60


def test_who_is_special_is_asked_only_where_it_makes_a_difference():
    assert "dibao" in relief(ash_years=2).case.unasked()
    assert "dibao" not in relief(ash_years=1).case.unasked()
    assert "dibao" not in relief(ash_years=9, items=["cremation"]).case.unasked()


@given(
    days=st.integers(0, 400),
    years=st.integers(0, 40),
    items=st.lists(st.sampled_from(ALL), min_size=1, unique=True),
)
def test_never_more_than_the_list_and_nothing_that_was_not_done(days, years, items):
    free = deducted(settled(storage_days=days, ash_years=years, items=items))

    assert set(free) == set(items)
    assert free.get("storage", 0) == 80 * min(days, 3) * ("storage" in items)
    assert free.get("ash_storage", 0) == 60 * min(years, 1) * ("ash_storage" in items)


def test_the_prices_that_it_took_stand_in_the_decision():
    course = settled(items=["cremation"])
    (approved,) = (e for e in course.case.pending_events if hasattr(e, "deducted"))

    read = {reading["key"]: reading["value"] for reading in approved.readings}
    assert read["funeral.price.cremation"] == 600


def test_without_a_published_price_nothing_is_deducted():
    course = relief().ask_registers()
    course.gazette = Gazette()

    with pytest.raises(NumberMissing):
        course.do("settle")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"cremated_at": AWAY}, "not_cremated_in_the_region"),
        ({"died_at": AWAY}, "died_outside_the_region"),
        ({"papers": papers("handler_id")}, "death_not_shown"),
    ],
)
def test_what_speaks_against_it_keeps_the_provider_from_deducting(changes, reason):
    course = relief(**changes).ready_for("settle")

    with pytest.raises(Ineligible) as refusal:
        course.do("settle")
    assert refusal.value.details == [reason]


def test_what_the_provider_cannot_settle_the_county_refuses_and_tells_the_remedies():
    course = relief(died_at=AWAY).to("refuse").do("serve")

    (refused,) = (e for e in course.case.pending_events if hasattr(e, "reasons"))
    assert refused.reasons == ["died_outside_the_region"]
    assert refused.role == Role.APPROVER
    assert course.last.remedies == ["reconsideration", "lawsuit"]


def test_a_division_may_publish_that_a_death_elsewhere_is_relieved_too():
    course = relief(died_at=AWAY).publishing(funeral__relief__died_elsewhere="1")

    course.to("settle")
    assert course.case.total > 0


def test_the_register_knows_the_hukou_better_than_the_form():
    moved = relief(hukou=AWAY, against=answering("hukou", division=str(COUNTY)))
    assert moved.to("settle").case.total > 0

    gone = relief(against=answering("hukou", division=AWAY)).ready_for("settle")
    with pytest.raises(Ineligible, match="no_hukou_in_the_region"):
        gone.do("settle")


def test_registers_are_asked_about_the_deceased_not_about_the_family():
    course = relief().ask_registers()
    asked = {e.person for e in course.case.pending_events if hasattr(e, "dataset")}

    assert asked == {SARNAI}
    assert course.case.applicant == BATU


def test_nobody_settles_before_the_registers_were_asked():
    with pytest.raises(Incomplete, match="funeral"):
        relief().do("settle")


@pytest.mark.parametrize(
    ("group", "paper"),
    [("roaming", "county_recognition"), ("unidentified", "police_consent")],
)
def test_who_has_no_hukou_here_needs_the_word_of_the_county_or_the_police(group, paper):
    held = papers("handler_id", "death_certificate")
    changes = {"group": group, "hukou": AWAY}

    with pytest.raises(Incomplete, match=paper):
        relief(**changes, papers=held).to("settle")
    assert relief(**changes, papers=[*held, *papers(paper)]).to("settle").case.total > 0


def test_who_is_entrusted_shows_the_letter():
    held = papers("handler_id", "death_certificate")
    with pytest.raises(Incomplete, match="entrustment"):
        relief(handler="entrusted", papers=held).to("settle")
    relief(handler="entrusted", papers=[*held, *papers("entrustment")]).to("settle")


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"died_on": date(2026, 2, 11)}, "died_on"),
        ({"deceased": BATU}, "deceased"),
        ({"provider": "12150421MB0X00012Q"}, "provider"),
        ({"items": []}, "items"),
    ],
)
def test_nonsense_is_not_taken(changes, path):
    with pytest.raises(Malformed) as refusal:
        relief(**changes)
    assert refusal.value.details == ["form", path]


def test_the_claim_of_the_one_application_is_the_deceaseds_for_good_once_granted():
    open_, granted, refused = relief(), settled(), relief(died_at=AWAY).to("refuse")

    assert open_.case.exclusive_for == granted.case.exclusive_for == {SARNAI}
    assert refused.case.exclusive_for == frozenset()
    assert relief().do("withdraw").case.exclusive_for == frozenset()
    granted.do("claim").do("draw_claim").to("archive")
    assert granted.case.exclusive_for == {SARNAI}


def test_the_claim_of_the_month_is_drawn_checked_and_paid():
    course = claimed().do("check_claim", by=VERIFIER, allowed=Decimal(900))
    course.do("reimburse", by=FINANCE)

    assert (course.last.amount, course.last.voucher) == (Decimal(900), "v1")
    assert not course.case.clocks["reimbursement"].runs


def test_what_the_lot_does_not_fall_on_is_paid_as_it_was_claimed():
    course = claimed(per_cent="0").do("reimburse", by=FINANCE)

    assert course.last.amount == course.case.total


def test_what_the_lot_falls_on_is_not_paid_before_it_was_checked():
    with pytest.raises(OutOfOrder, match="check_claim"):
        claimed().do("reimburse", by=FINANCE)


def test_nobody_chooses_which_claims_are_drawn_and_anybody_can_draw_again():
    for course in (claimed(per_cent="50") for _ in range(20)):
        fell = course.last
        assert fell.seed == seed_of(course.case.id, fell.timestamp)
        assert fell.drawn is lot_falls_on(fell.seed, course.case.number, 50)


def test_a_check_allows_no_more_than_was_claimed():
    course = claimed()
    for allowed in (course.case.total + 1, Decimal(-1)):
        with pytest.raises(Malformed):
            course.do("check_claim", by=VERIFIER, allowed=allowed)
    course.do("check_claim", by=VERIFIER, allowed=Decimal(0)).do("reimburse", by=FINANCE)
    assert course.last.amount == 0


@pytest.mark.parametrize("month", [date(2026, 1, 1), date(2026, 4, 1)])
def test_a_claim_goes_with_a_month_since_the_settlement(month):
    with pytest.raises(Malformed):
        settled().later(20).do("claim", month=month)


def test_it_is_claimed_once_and_only_what_was_deducted():
    course = settled().do("claim")
    with pytest.raises(AlreadyDone):
        course.do("claim")
    refused = relief(died_at=AWAY).to("refuse").do("serve")
    for step in ("claim", "draw_claim", "check_claim", "reimburse"):
        with pytest.raises(OutOfOrder) as refusal:
            refused.do(step)
        assert refusal.value.details == [step, "approve"]
    refused.do("archive")
    assert refused.case.stage is Stage.ARCHIVED


def test_a_file_is_not_put_away_while_its_provider_is_not_paid():
    with pytest.raises(OutOfOrder):
        settled().do("archive")


def test_finance_pays_within_thirty_working_days_of_the_claim():
    course = settled().on(date(2026, 3, 2)).do("claim")

    assert course.case.clocks["reimbursement"].due == date(2026, 4, 14)
    waits = {(wait["step"], wait["role"]) for wait in course.last.waits}
    assert ("draw_claim", "verifier") in waits


def test_the_county_decides_within_five_working_days_what_was_not_settled():
    course = relief(on=date(2026, 3, 2)).to("accept")

    assert course.case.clocks["decision"].due == date(2026, 3, 9)
    assert not course.case.clocks["answer"].runs


def test_whoever_deducts_or_claims_neither_checks_nor_pays():
    course = settled(storage_days=1)
    both = course.case.pending_events[-1].by
    course.do("claim").publishing(funeral_relief__claim_check_per_cent="100")
    for step, role in (("draw_claim", Role.VERIFIER),):
        with pytest.raises(Conflicted):
            course.do(step, by=Actor(both, role, COUNTY))
    course.do("draw_claim").do("check_claim", by=VERIFIER)
    with pytest.raises(Conflicted):
        course.do("reimburse", by=Actor(VERIFIER.who, Role.PARTNER, COUNTY))


def test_a_provider_settles_nothing_of_its_own_family():
    course = relief(applicant=PROVIDER.who, by=applicant(PROVIDER.who)).ask_registers()
    with pytest.raises(Conflicted):
        course.do("settle", by=PROVIDER)


@pytest.mark.parametrize(
    ("by", "refusal"),
    [
        (officer(Role.WINDOW, Level.COUNTY), NotYours),
        (officer(Role.PROVIDER, Level.TOWNSHIP), NotInArea),
        (Actor(person("other provider"), Role.PROVIDER, Division("150422")), NotInArea),
        (applicant(), NotYours),
    ],
)
def test_only_a_provider_of_the_county_settles(by, refusal):
    course = relief().ask_registers()
    with pytest.raises(refusal):
        course.do("settle", by=by)


def test_it_began_with_the_year_2026():
    with pytest.raises(Exception, match="settlement"):
        relief(on=date(2025, 12, 31), died_on=date(2025, 12, 1))
