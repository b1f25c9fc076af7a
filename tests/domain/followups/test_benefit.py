"""A benefit is what an approval granted: another amount from another month, on a ground."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.act import Act
from domain.award import Award
from domain.benefit import Benefit
from domain.benefit_grounds import GROUNDS
from domain.calendar import first_of_next_month
from domain.divisions import Division
from domain.errors import Malformed, NoLawfulGround, NotInArea, NotYours, OutOfOrder, WrongStage
from domain.office import Actor, Role

VILLAGE, TOWNSHIP = Division("150421102201"), Division("150421102")
COUNTY, LEAGUE = Division("150421"), Division("1504")
CASE = UUID(int=7)
HEAD, SPOUSE = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"
MARCH, APRIL, MAY, JUNE = (date(2026, month, 1) for month in (3, 4, 5, 6))
FIGURE = {
    "key": "dibao.standard.rural",
    "division": "1504",
    "since": date(2026, 1, 1),
    "value": Decimal(700),
    "source": "样例",
}


def act(role: Role = Role.APPROVER, division: Division = COUNTY, who: str = "approver") -> Act:
    return Act(Actor(who, role, division), datetime(2026, 2, 10, 3, tzinfo=UTC))


def granted(
    amount: str = "1200", organ: Division = COUNTY, entitlement: str = "allowance"
) -> Benefit:
    """Of a support without rules of its own: those of others stand in the tests beside."""
    return Benefit.grant(
        act(Role.MACHINE, who="policy:open_benefit"),
        Award(entitlement, Decimal(amount), (HEAD, SPOUSE)),
        case=CASE,
        case_version=12,
        person=HEAD,
        owner=VILLAGE,
        organ=organ,
        from_month=MARCH,
        rests_on=[FIGURE],
    )


def usual(verb: str) -> str:
    """A ground that every support knows."""
    return next(g for g, c in GROUNDS[verb].items() if c.cited and not c.of)


def test_it_says_what_is_due_each_month_for_whom_and_from_which_case():
    benefit = granted()

    assert (benefit.stage, benefit.person, benefit.case) == ("granted", HEAD, CASE)
    assert benefit.persons == (HEAD, SPOUSE)
    assert benefit.amount_in(date(2026, 2, 28)) == 0
    assert benefit.amount_in(date(2026, 3, 31)) == 1200
    assert benefit.pending_events[0].rests_on == [FIGURE]


def test_the_way_from_the_approval_to_the_benefit_is_its_id():
    assert granted().id == Benefit.id_of(CASE, 12, "allowance")
    assert len({Benefit.id_of(CASE, 12, e) for e in ("dibao", "pwd.care", "pwd.living")}) == 3


def test_an_adjustment_holds_from_its_month_on():
    benefit = granted()
    benefit.adjust(act(), amount=Decimal(900), from_month=MAY, ground="income_changed")

    amounts = [amount for _, amount in benefit.months(MARCH, JUNE)]
    assert amounts == [1200, 1200, 900, 900]


def test_the_latest_decision_that_reaches_a_month_governs_it():
    benefit = granted()
    benefit.adjust(act(), amount=Decimal(900), from_month=JUNE, ground="income_changed")
    benefit.adjust(act(), amount=Decimal(1000), from_month=APRIL, ground="corrected")

    assert [a for _, a in benefit.months(MARCH, JUNE)] == [1200, 1000, 1000, 1000]


def test_nothing_is_due_while_it_is_suspended_and_the_amount_comes_back():
    benefit = granted()
    benefit.suspend(act(), from_month=APRIL, ground="not_reachable")
    assert benefit.stage == "suspended"
    with pytest.raises(WrongStage):
        benefit.adjust(act(), amount=Decimal(1), from_month=MAY, ground="corrected")

    benefit.resume(act(), from_month=JUNE, ground="reached")
    assert [a for _, a in benefit.months(MARCH, JUNE)] == [1200, 0, 0, 1200]


def test_an_ended_benefit_is_over_from_that_month_on_for_good():
    benefit = granted()
    benefit.end(act(), from_month=MAY, ground="no_longer_eligible")

    assert [a for _, a in benefit.months(APRIL, JUNE)] == [1200, 0, 0]
    assert benefit.stage == "ended"
    for verb in ("resume", "suspend", "end"):
        with pytest.raises(WrongStage):
            benefit.verbs[verb](benefit, act(), from_month=JUNE, ground=usual(verb))


def test_what_is_suspended_can_be_ended_but_not_suspended_again():
    benefit = granted()
    benefit.suspend(act(), from_month=APRIL, ground="imprisoned")
    with pytest.raises(WrongStage):
        benefit.suspend(act(), from_month=MAY, ground="imprisoned")
    benefit.end(act(), from_month=MAY, ground="given_up")


def test_a_standing_grants_nothing_and_no_benefit_less_than_that():
    assert granted("0").amount_in(MAY) == 0
    with pytest.raises(Malformed):
        granted("-1")


@pytest.mark.parametrize("amount", ["0", "-1"])
def test_a_benefit_of_nothing_is_ended_and_not_adjusted_to_nothing(amount):
    with pytest.raises(Malformed):
        granted().adjust(act(), amount=Decimal(amount), from_month=MAY, ground="corrected")


@pytest.mark.parametrize("day", [date(2026, 5, 2), date(2026, 2, 1)])
def test_a_change_holds_from_the_first_of_a_month_not_before_the_benefit(day):
    with pytest.raises(Malformed):
        granted().adjust(act(), amount=Decimal(1), from_month=day, ground="corrected")
    with pytest.raises(Malformed):
        granted().end(act(), from_month=day, ground="given_up")


@pytest.mark.parametrize("day", [date(2027, 3, 1), date(9999, 12, 1)])
def test_a_change_begins_within_a_year(day):
    granted().end(act(), from_month=date(2027, 2, 1), ground="given_up")
    with pytest.raises(Malformed, match="from_month"):
        granted().end(act(), from_month=day, ground="given_up")


def test_amounts_are_told_for_a_year_ahead_and_no_further():
    today = date(2026, 2, 10)

    assert len(granted().months_told(date(2027, 2, 28), today)) == 12
    for upto in (date(2027, 3, 1), date(9998, 12, 31), date.max):
        with pytest.raises(Malformed, match="upto"):
            granted().months_told(upto, today)


def test_a_suspension_to_come_is_decided_and_the_months_before_it_are_paid():
    benefit = granted()
    benefit.suspend(act(), from_month=MAY, ground="not_reachable")

    assert benefit.stage == "suspended"
    assert [a for _, a in benefit.months(MARCH, JUNE)] == [1200, 1200, 0, 0]


CHANGING = ("adjust", "suspend", "resume", "end")


def supported(cause) -> str:
    """A support that the ground is for, if possible one that may be changed at once."""
    return {"pwd": "pwd.living"}.get(cause.of[-1], cause.of[-1]) if cause.of else "allowance"


@pytest.mark.parametrize("verb", CHANGING)
def test_each_change_rests_on_a_ground_of_the_rules_and_on_no_other(verb):
    amounts = {"amount": Decimal(1500)} if verb == "adjust" else {}
    for ground, cause in [*GROUNDS[verb].items(), ("because", None), ("death", None)]:
        benefit = granted(entitlement=supported(cause) if cause else "allowance")
        if verb == "resume":
            benefit.suspend(act(), from_month=APRIL, ground="not_reachable")
        refused = NoLawfulGround if cause is None or not cause.cited else None
        proposed = verb == "end" or (verb == "adjust" and cause and not cause.follows)
        if proposed and benefit.care.two_pairs_of_eyes and not refused:
            refused = OutOfOrder
        if ground == "self_care_changed":
            refused = OutOfOrder  # nothing was assessed
        change = {"from_month": MAY, "ground": ground, **amounts}
        if refused:
            with pytest.raises(refused):
                benefit.verbs[verb](benefit, act(), **change)
        else:
            benefit.verbs[verb](benefit, act(), **change)


@pytest.mark.parametrize("verb", CHANGING)
def test_a_ground_of_one_support_is_none_of_another(verb):
    own = [ground for ground, cause in GROUNDS[verb].items() if cause.of]
    for ground in own:
        benefit = granted()
        if verb == "resume":
            benefit.suspend(act(), from_month=APRIL, ground="not_reachable")
        more = {"amount": Decimal(1500)} if verb == "adjust" else {}
        with pytest.raises(NoLawfulGround):
            benefit.verbs[verb](benefit, act(), from_month=MAY, ground=ground, **more)


def test_only_an_approver_of_the_granting_organ_or_above_changes_it():
    change = {"from_month": MAY, "ground": "given_up"}
    granted().end(act(division=LEAGUE), **change)
    granted(organ=TOWNSHIP).end(act(division=TOWNSHIP), **change)
    with pytest.raises(NotYours):
        granted().end(act(division=TOWNSHIP), **change)
    with pytest.raises(NotInArea):
        granted().end(act(division=Division("150422")), **change)
    with pytest.raises(NotYours):
        granted().end(act(Role.WINDOW), **change)


def test_nobody_changes_a_benefit_of_their_own():
    assert "end" not in granted().open_commands(
        Actor(SPOUSE, Role.APPROVER, COUNTY), date(2026, 4, 1)
    )


MONTHS = st.integers(0, 11).map(lambda n: date(2026 + (n + 2) // 12, (n + 2) % 12 + 1, 1))
CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["adjust", "suspend", "resume", "end"]), MONTHS, st.integers(1, 999)
    )
)


@given(CHANGES)
def test_every_month_has_the_amount_of_the_last_change_that_reaches_it(changes):
    benefit, level = granted(), Decimal(1200)
    expected = {month: level for month, _ in benefit.months(MARCH, date(2028, 3, 1))}
    for verb, since, yuan in changes:
        if verb not in benefit.open_commands(act().by, date(2026, 2, 10)):
            continue
        ground = usual(verb)
        more = {"amount": Decimal(yuan)} if verb == "adjust" else {}
        benefit.verbs[verb](benefit, act(), from_month=since, ground=ground, **more)
        level = more.get("amount", level)
        due = {"suspend": Decimal(0), "end": Decimal(0)}.get(verb, level)
        expected |= {month: due for month in expected if month >= since}

    assert dict(benefit.months(MARCH, date(2028, 3, 1))) == expected
    assert first_of_next_month(MARCH) in expected
