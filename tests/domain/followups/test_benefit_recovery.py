"""What was paid and what is given back come to what is due, month by month."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.benefit_amounts import amount_in, arrears, months, months_later, most_ever, overpaid
from domain.errors import Conflicted, Malformed, NoLawfulGround, OutOfOrder
from domain.office import Role
from tests.lives import DAY, HEAD, Life, actor

FIRST = date(2026, 1, 1)
MONTHS = [months_later(FIRST, n) for n in range(12)]
YUAN = st.integers(0, 500).map(Decimal)
TURNS = st.lists(st.tuples(st.sampled_from(MONTHS), YUAN), min_size=1, max_size=6).map(
    lambda turns: [(FIRST, turns[0][1]), *turns[1:]]
)
PAID = st.dictionaries(st.sampled_from(MONTHS), YUAN)


@given(TURNS, PAID)
def test_paid_less_what_is_claimed_and_what_is_paid_late_is_what_is_due(turns, paid):
    claimed = overpaid(paid, turns)
    late = arrears(paid, turns, MONTHS[-1], claimed)
    for month in MONTHS:
        settled = paid.get(month, 0) - claimed.get(month, 0) + late.get(month, 0)
        assert settled == amount_in(turns, month)
    assert not overpaid(paid, turns, claimed)


@given(TURNS, PAID, TURNS)
def test_what_becomes_due_again_after_a_claim_is_paid_again(turns, paid, more):
    claimed = overpaid(paid, turns)
    after = [*turns, *more]
    again = overpaid(paid, after, claimed)
    both = {m: claimed.get(m, 0) + again.get(m, 0) for m in MONTHS}
    late = arrears(paid, after, MONTHS[-1], both)
    for month in MONTHS:
        settled = paid.get(month, 0) - both[month] + late.get(month, 0)
        assert settled == amount_in(after, month)


@given(TURNS)
def test_paid_by_the_decision_of_any_day_never_more_than_the_most_there_was(turns):
    for n in range(1, len(turns) + 1):
        for month in MONTHS:
            assert amount_in(turns[:n], month) <= most_ever(turns, 1, month)


@given(
    TURNS,
    st.lists(st.tuples(st.sampled_from(["claim", "repay", "waive"]), st.integers(1, 400))),
)
def test_nobody_ever_owes_less_than_nothing_nor_more_than_was_paid(turns, acts):
    life = Life("allowance", "500", (HEAD,), on=date(2025, 12, 3)).on(date(2026, 12, 31))
    for month, yuan in turns:
        if life.benefit.stage == "granted" and yuan > 0:
            life.do("adjust", amount=yuan, from_month=month, ground="corrected")
    other = actor(Role.APPROVER, "another")
    for what, yuan in acts:
        before = life.benefit.owed
        month = MONTHS[yuan % 12]
        try:
            if what == "claim":
                row = {"month": month, "amount": Decimal(yuan)}
                life.do("claim_back", months=[row], ground="office_error")
            elif what == "repay":
                life.do("record_repayment", amount=Decimal(yuan), how="cash", receipt="R")
            else:
                facts = {"ground": "hardship", "reason": "困难"}
                life.do("write_off", other, amount=Decimal(yuan), **facts)
        except (Malformed, OutOfOrder):
            assert life.benefit.owed == before
    assert life.benefit.owed >= 0
    for month, yuan in life.benefit.claimed.items():
        assert yuan + life.benefit.amount_in(month) <= 500


def ended() -> Life:
    """Paid to the end of August; ended from July on by a death in June."""
    life = Life("pwd.care", "100", (HEAD,)).on(date(2026, 8, 20))
    return life.do("note_death", person=HEAD, died_on=date(2026, 6, 9), source="register")


def claim(life: Life, *rows: tuple[int, int], ground: str = "paid_after_death") -> Life:
    told = [{"month": date(2026, m, 1), "amount": Decimal(yuan)} for m, yuan in rows]
    return life.do("claim_back", months=told, ground=ground)


def test_months_paid_after_a_death_are_claimed_given_back_and_written_off():
    life = claim(ended(), (7, 100), (8, 100))
    assert life.benefit.owed == 200
    life.do("record_repayment", amount=Decimal(150), how="transfer", receipt="R-1")
    other = actor(Role.APPROVER, "another")
    life.do("write_off", other, amount=Decimal(50), ground="no_estate", reason="无遗产")
    assert life.benefit.owed == 0
    for verb, facts in (
        ("record_repayment", {"how": "cash", "receipt": "R-2"}),
        ("write_off", {"ground": "hardship", "reason": "困难"}),
    ):
        by = other if verb == "write_off" else None
        with pytest.raises(OutOfOrder):
            life.do(verb, by, amount=Decimal("0.01"), **facts)
    more = claim(ended(), (7, 100))
    with pytest.raises(Malformed):
        more.do("record_repayment", amount=Decimal("100.01"), how="cash", receipt="R-2")


def test_what_is_overpaid_is_what_is_claimed():
    life = ended()
    paid = dict.fromkeys(months(date(2026, 3, 1), date(2026, 8, 1)), Decimal(100))
    over = overpaid(paid, life.benefit.turns)
    assert over == {date(2026, 7, 1): 100, date(2026, 8, 1): 100}
    rows = [{"month": month, "amount": yuan} for month, yuan in over.items()]
    life.do("claim_back", actor(Role.MACHINE), months=rows, ground="paid_after_death")
    assert overpaid(paid, life.benefit.turns, life.benefit.claimed) == {}


def test_no_more_is_claimed_than_can_have_been_paid():
    for rows in (
        [(7, 101)],
        [(6, 1)],
        [(9, 100)],
        [(7, 0)],
        [(7, 50), (7, 50)],
        [],
    ):
        with pytest.raises(Malformed):
            claim(ended(), *rows)
    life = claim(ended(), (7, 60))
    with pytest.raises(Malformed):
        claim(life, (7, 41))
    assert claim(life, (7, 40)).benefit.owed == 100


def test_who_claimed_does_not_write_it_off():
    life = claim(ended(), (7, 100))
    with pytest.raises(Conflicted):
        life.do("write_off", amount=Decimal(1), ground="hardship", reason="困难")


def test_each_rests_on_a_ground_of_the_rules():
    with pytest.raises(NoLawfulGround):
        claim(ended(), (7, 100), ground="hardship")
    life = claim(ended(), (7, 100))
    other = actor(Role.APPROVER, "another")
    with pytest.raises(NoLawfulGround):
        life.do("write_off", other, amount=Decimal(1), ground="office_error", reason="?")


def test_deceit_makes_every_month_undue():
    life = Life("allowance", "300", (HEAD,)).on(DAY)
    life.do("end", from_month=date(2026, 3, 1), ground="fraud")
    claim(life, *((m, 300) for m in range(3, 9)), ground="paid_on_fraud")
    assert life.benefit.owed == 1800
