"""A bad review is put right by the unit that served, and never judged by whom it is about."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

import pytest

from domain.act import Act
from domain.divisions import Division
from domain.errors import (
    AlreadyDone,
    Conflicted,
    Malformed,
    NoLawfulGround,
    NotInArea,
    NotYours,
    OutOfOrder,
    WrongStage,
)
from domain.gazette import Entry, Gazette
from domain.office import Actor, Role
from domain.rectification import Rectification

TOWNSHIP, OTHER = Division("150421102"), Division("150421103")
COUNTY, LEAGUE, REGION = Division("150421"), Division("1504"), Division("15")
CASE = UUID(int=7)
RATER = "11111111-1111-4111-8111-111111111111"
MONDAY, TUESDAY, WEDNESDAY = date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 4)


def act(
    who: str,
    role: Role,
    division: Division = TOWNSHIP,
    day: date = MONDAY,
    gazette: Gazette | None = None,
) -> Act:
    at = datetime(day.year, day.month, day.day, 3, tzinfo=UTC)
    return Act(Actor(who, role, division), at, gazette=gazette or Gazette())


def clerk(day: date = TUESDAY) -> Act:
    return act("clerk", Role.WINDOW, day=day)


def colleague(day: date = TUESDAY) -> Act:
    return act("colleague", Role.VERIFIER, day=day)


def rater(day: date = WEDNESDAY) -> Act:
    return act(RATER, Role.APPLICANT, COUNTY, day)


def above(division: Division = COUNTY) -> Act:
    return act("chief", Role.SUPERVISOR, division, TUESDAY)


def opened(
    gazette: Gazette | None = None, rater: str = RATER, rating: int = 1
) -> Rectification:
    machine = act("policy:open_rectification", Role.MACHINE, gazette=gazette)
    return Rectification.open(
        machine,
        case=CASE,
        case_version=9,
        case_kind="dibao",
        service="result",
        rating=rating,
        tags=["rude"],
        comment="窗口态度差",
        rater=rater,
        owner=TOWNSHIP,
        rated=["rated"],
    )


def contacted(**opening: str) -> Rectification:
    review = opened(**opening)
    review.contact(clerk(), how="phone", reached=True)
    return review


def verified(finding: str = "true") -> Rectification:
    review = contacted()
    review.verify(colleague(), finding=finding, account="已核实")
    return review


def replied(finding: str = "true") -> Rectification:
    review = verified(finding)
    if finding == "true":
        review.rectify(clerk(), measures="已批评教育")
    review.reply(colleague(), how="phone", answer="已整改")
    return review


def contested(ground: str = "malicious") -> Rectification:
    review = contacted()
    review.contest(clerk(), ground=ground, reason="录像为证", evidence=["ab" * 32])
    return review


def names(review: Rectification) -> list[str]:
    return [type(event).__name__ for event in review.pending_events]


def waiting_for(review: Rectification) -> set[str]:
    return {row["step"] for row in review.pending_events[-1].waits}


def test_from_its_first_event_on_a_bad_review_has_an_owner_and_two_limits():
    review = opened()

    assert (review.stage, review.owner) == ("assigned", TOWNSHIP)
    assert {n: c.due for n, c in review.clocks.items()} == {
        "contact": TUESDAY,
        "handling": date(2026, 3, 9),
    }
    assert waiting_for(review) == {"contact"}


def test_its_id_follows_from_the_event_that_recorded_the_review():
    assert opened().id == Rectification.id_of(CASE, 9) != Rectification.id_of(CASE, 10)


@pytest.mark.parametrize("rating", [3, 4, 5, 0])
def test_a_review_that_is_not_bad_is_none_to_put_right(rating):
    with pytest.raises(Malformed):
        opened(rating=rating)


def test_a_true_review_goes_from_contact_to_rectification_answer_revisit_and_closure():
    review = replied()
    review.revisit(colleague(WEDNESDAY), satisfied=True)
    review.rate_again(rater(), rating=4)
    review.close(colleague(WEDNESDAY))

    assert names(review) == [
        "Opened",
        "Contacted",
        "Verified",
        "Rectified",
        "Replied",
        "Revisited",
        "RatedAgain",
        "Closed",
    ]
    assert (review.stage, review.rating, review.rated_again) == ("closed", 1, 4)
    assert review.pending_events[-1].outcome == "rectified"
    assert waiting_for(review) == set()
    assert not any(clock.runs for clock in review.clocks.values())


@pytest.mark.parametrize("finding", ["mistaken", "malicious", "no_legal_basis"])
def test_what_is_not_true_is_explained_and_not_rectified(finding):
    review = verified(finding)
    with pytest.raises(NoLawfulGround):
        review.rectify(clerk(), measures="-")

    review.reply(colleague(), how="phone", answer="依据说明")
    review.revisit(clerk(), satisfied=False)
    review.close(clerk())

    assert review.pending_events[-1].outcome == "explained"


def test_what_is_true_is_not_answered_before_it_is_put_right():
    with pytest.raises(OutOfOrder, match="rectify"):
        verified().reply(clerk(), how="phone", answer="-")


def test_any_other_finding_is_no_finding():
    with pytest.raises(Malformed):
        contacted().verify(clerk(), finding="partly", account="-")


def test_nobody_verifies_before_the_rater_was_asked():
    with pytest.raises(OutOfOrder, match="contact"):
        opened().verify(clerk(), finding="true", account="-")


def test_every_named_review_is_revisited_before_it_is_closed():
    with pytest.raises(OutOfOrder, match="revisit"):
        replied().close(clerk())


def test_an_anonymous_review_is_neither_called_nor_revisited_and_has_no_limit_for_it():
    review = opened(rater="")
    assert set(review.clocks) == {"handling"}
    assert waiting_for(review) == {"verify"}

    review.verify(clerk(), finding="no_legal_basis", account="-")
    review.reply(clerk(), how="notice_board", answer="-")
    assert waiting_for(review) == {"close"}

    review.close(clerk())
    assert set(review.clocks) == {"handling"}


@pytest.mark.parametrize("step", ["contact", "verify"])
def test_the_rated_officer_neither_contacts_nor_judges(step):
    review = opened() if step == "contact" else contacted()
    facts = (
        {"how": "phone", "reached": True}
        if step == "contact"
        else {"finding": "mistaken", "account": "-"}
    )

    with pytest.raises(Conflicted):
        review.verbs[step](review, act("rated", Role.WINDOW), **facts)
    assert step not in review.open_commands(Actor("rated", Role.WINDOW, TOWNSHIP), TUESDAY)


def test_the_rated_officer_does_not_revisit_reply_or_close():
    rated = act("rated", Role.APPROVER)
    review = verified("mistaken")
    with pytest.raises(Conflicted):
        review.reply(rated, how="phone", answer="-")
    review = replied()
    with pytest.raises(Conflicted):
        review.revisit(rated, satisfied=True)
    review.revisit(colleague(), satisfied=True)
    with pytest.raises(Conflicted):
        review.close(rated)


def test_the_rated_officer_may_put_it_right_and_may_contest():
    rated = act("rated", Role.WINDOW, day=TUESDAY)
    review = verified()
    review.rectify(rated, measures="已道歉")
    assert review.stage == "rectified"

    review = contacted()
    review.contest(rated, ground="mistaken", reason="评错窗口", evidence=["ab" * 32])
    assert review.contested_for == "mistaken"


def test_who_put_it_right_is_not_the_one_who_asks_whether_it_was():
    review = replied()
    with pytest.raises(Conflicted):
        review.revisit(clerk(), satisfied=True)
    review.revisit(colleague(), satisfied=True)


def test_another_unit_does_not_see_it_and_the_rater_does_not_handle_it():
    with pytest.raises(NotInArea):
        opened().contact(act("x", Role.WINDOW, OTHER), how="phone", reached=True)
    with pytest.raises(Conflicted):
        opened().contact(act(RATER, Role.WINDOW), how="phone", reached=True)
    with pytest.raises(NotYours):
        opened().contact(rater(TUESDAY), how="phone", reached=True)


def test_a_supervisor_gives_it_to_another_unit_of_the_area_and_no_limit_starts_anew():
    review = opened()
    before = dict(review.clocks)
    review.assign(above(), owner=str(OTHER), reason="办理单位变更")

    assert (review.owner, review.clocks) == (OTHER, before)
    with pytest.raises(NotInArea):
        review.contact(clerk(), how="phone", reached=True)
    with pytest.raises(NotInArea):
        review.assign(above(), owner="150422100", reason="-")
    with pytest.raises(NotYours):
        review.assign(act("w", Role.WINDOW, OTHER), owner=str(TOWNSHIP), reason="-")


def test_a_complex_matter_gets_a_longer_limit_once_with_a_reason():
    review = verified()
    review.plan(colleague(), reason="涉及多部门", measures="联席会议")

    assert review.clocks["handling"].due == date(2026, 3, 23)
    with pytest.raises(AlreadyDone):
        review.plan(colleague(), reason="-", measures="-")
    with pytest.raises(NoLawfulGround):
        verified("mistaken").plan(colleague(), reason="-", measures="-")


def test_a_division_sets_limits_of_its_own_longer_or_shorter_and_the_event_says_so():
    def published(key: str, days: int) -> Entry:
        return Entry(f"rectification.{key}", COUNTY, date(2026, 1, 1), Decimal(days), "county")

    own = Gazette(
        [
            published("contact.days", 2),
            published("handling.days", 3),
            published("handling.days.complex", 10),
        ]
    )
    review = opened(own)
    assert review.clocks["contact"].due == WEDNESDAY
    assert review.clocks["handling"].due == date(2026, 3, 5)
    read = {r["key"] for r in review.pending_events[0].readings}
    assert read == {"rectification.contact.days", "rectification.handling.days"}

    review.contact(clerk(), how="phone", reached=True)
    review.verify(colleague(), finding="true", account="-")
    review.plan(act("c", Role.CHECKER, gazette=own), reason="-", measures="-")
    assert review.clocks["handling"].due == date(2026, 3, 16)


def test_a_contest_needs_evidence_and_a_ground_of_the_rules():
    for ground, evidence in (("malicious", []), ("no_legal_basis", ["ab" * 32])):
        with pytest.raises(NoLawfulGround):
            contacted().contest(clerk(), ground=ground, reason="-", evidence=evidence)


def test_while_it_is_contested_nothing_goes_on_but_the_decision_above():
    review = contested()
    assert waiting_for(review) == {"decide_contest"}
    with pytest.raises(OutOfOrder, match="decide_contest"):
        review.verify(colleague(), finding="true", account="-")
    with pytest.raises(AlreadyDone):
        review.contest(clerk(), ground="mistaken", reason="-", evidence=["ab" * 32])


def test_an_upheld_contest_is_answered_and_does_not_count_against_the_unit():
    review = contested()
    review.decide_contest(above(), upheld=True, reason="属实为恶意")
    assert (review.finding, review.excluded) == ("malicious", True)

    review.reply(colleague(), how="phone", answer="-")
    review.revisit(clerk(), satisfied=False)
    review.close(clerk())
    assert review.pending_events[-1].outcome == "excluded"


def test_a_contest_that_fails_means_the_review_is_true_and_is_put_right():
    review = contested()
    review.decide_contest(above(LEAGUE), upheld=False, reason="证据不足")

    assert (review.finding, review.excluded) == ("true", False)
    assert waiting_for(review) == {"rectify"}
    with pytest.raises(WrongStage):
        review.verify(colleague(), finding="mistaken", account="-")


def test_the_unit_contests_also_what_it_has_found_itself():
    review = verified("mistaken")
    review.contest(clerk(), ground="mistaken", reason="-", evidence=["ab" * 32])
    review.decide_contest(above(), upheld=True, reason="-")
    assert review.excluded


def test_only_a_level_above_decides_a_contest_and_only_where_there_is_one():
    with pytest.raises(NotYours):
        contested().decide_contest(above(TOWNSHIP), upheld=True, reason="-")
    with pytest.raises(NotInArea):
        contested().decide_contest(above(Division("150422")), upheld=True, reason="-")
    with pytest.raises(OutOfOrder, match="contest"):
        contacted().decide_contest(above(), upheld=True, reason="-")


def test_a_city_that_answers_to_the_region_is_not_judged_by_the_league_it_lies_in():
    review = contested()
    review.assign(act("r", Role.SUPERVISOR, REGION), owner="150781", reason="-")
    with pytest.raises(NotYours):
        review.decide_contest(above(Division("1507")), upheld=True, reason="-")
    review.decide_contest(above(REGION), upheld=True, reason="-")


def test_the_rater_rates_again_once_after_the_answer():
    with pytest.raises(WrongStage):
        verified().rate_again(rater(), rating=5)
    review = replied()
    with pytest.raises(Malformed):
        review.rate_again(rater(), rating=6)
    review.rate_again(rater(), rating=2)
    with pytest.raises(AlreadyDone):
        review.rate_again(rater(), rating=5)
    with pytest.raises(NotInArea):
        replied().rate_again(act("somebody", Role.APPLICANT), rating=5)


def test_what_the_rater_calls_bad_again_is_closed_by_a_level_above():
    review = replied()
    review.rate_again(rater(), rating=2)
    review.revisit(colleague(), satisfied=False)
    with pytest.raises(NotYours):
        review.close(colleague())
    assert "close" not in review.open_commands(colleague().by, TUESDAY)
    review.close(above())


def test_what_somebody_said_is_sealed_as_the_raters():
    for kind in (Rectification.Opened, Rectification.Contacted, Rectification.Revisited):
        assert set(kind.personal.values()) == {"about"}
    assert opened().pending_events[0].about == RATER


def test_replaying_the_events_gives_the_same_rectification():
    review = replied()
    again = None
    for event in review.pending_events:
        again = event.mutate(again)
    assert again is not None
    assert {**again.__dict__, "_pending_events": []} == {
        **review.__dict__,
        "_pending_events": [],
    }
