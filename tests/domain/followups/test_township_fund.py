"""乡镇备用金: what comes in, what is paid out, and that the book always adds up."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid5

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from application.boards import township_funds as wall
from domain.act import Act
from domain.books import Books
from domain.divisions import Division
from domain.errors import (
    AlreadyDone,
    Conflicted,
    DomainError,
    Malformed,
    NoLawfulGround,
    NotInArea,
    NotYours,
    UnknownDivision,
)
from domain.office import Role
from domain.topics import events_of
from domain.township_fund import TownshipFund
from domain.township_fund_events import CORRECTION, PAYMENT, TOP_UP
from tests.domain.access.hands import COUNTY, OTHER_COUNTY, REGION, TODAY, TOWNSHIP, act, noon
from tests.sealed import KeyRing, mapper, replayed

ENVELOPE = {f.name for f in fields(Books.Event)} | {"originator_topic"}
CASES = UUID("5d3f0f1e-6d0e-4b0c-8f3f-5b9d3f1f7a11")
STORED = {
    "township_fund.Opened": "procedure owner",
    "township_fund.ToppedUp": "yuan source voucher",
    "township_fund.Paid": "case case_version yuan",
    "township_fund.LeftToCounty": "case case_version yuan balance",
    "township_fund.Corrected": "of yuan ground voucher",
    "township_fund.Reconciled": "upto counted booked",
}


def keeper(day: date = TODAY, place: Division = COUNTY) -> Act:
    return act(Role.VERIFIER, place, on=day)


def head(day: date = TODAY, place: Division = COUNTY) -> Act:
    return act(Role.APPROVER, place, on=day)


def office(day: date = TODAY) -> Act:
    return act(Role.MACHINE, TOWNSHIP, on=day)


def fund(yuan: int | str = 0) -> TownshipFund:
    made = TownshipFund.open(keeper(), township=str(TOWNSHIP))
    if Decimal(yuan):
        top_up(made, yuan)
    return made


def top_up(made: TownshipFund, yuan: int | str, day: date = TODAY) -> None:
    made.top_up(keeper(day), yuan=Decimal(yuan), source="county", voucher="2026-1")


def pay(made: TownshipFund, yuan: int | str, number: int = 1, day: date = TODAY) -> None:
    case = uuid5(CASES, str(number))
    made.pay(office(day), case=case, case_version=9, yuan=Decimal(yuan))


def correct(made: TownshipFund, of: int, yuan: int | str, ground: str = "wrong_amount") -> None:
    made.correct(head(), line=of, yuan=Decimal(yuan), ground=ground)


def test_the_county_opens_the_book_of_a_township_with_nothing_in_it():
    made = fund()
    assert (made.owner, made.balance, made.stage) == (TOWNSHIP, 0, "kept")
    assert made.id == TownshipFund.id_of(str(TOWNSHIP))


@pytest.mark.parametrize(
    ("by", "township", "refusal"),
    [
        (keeper(), "150421", Malformed),
        (keeper(), "150421999", UnknownDivision),
        (keeper(place=OTHER_COUNTY), str(TOWNSHIP), NotInArea),
        (keeper(place=TOWNSHIP), str(TOWNSHIP), NotYours),
        (head(), str(TOWNSHIP), NotYours),
    ],
)
def test_nobody_opens_what_is_not_theirs_or_no_township_s(by, township, refusal):
    with pytest.raises(refusal):
        TownshipFund.open(by, township=township)


def test_money_comes_in_with_its_source_and_goes_out_for_a_case():
    made = fund(5000)
    pay(made, 1240)
    first, second = made.entries
    assert (first.kind, first.yuan, first.about, first.voucher) == (
        TOP_UP,
        5000,
        "county",
        "2026-1",
    )
    assert (second.kind, second.yuan, second.about) == (PAYMENT, -1240, str(uuid5(CASES, "1")))
    assert made.balance == 3760


def test_what_is_not_there_is_left_to_the_county_and_told():
    made = fund(1000)
    pay(made, "1000.01")
    event = made.pending_events[-1]
    assert isinstance(event, TownshipFund.LeftToCounty)
    assert (event.yuan, event.balance) == (Decimal("1000.01"), 1000)
    assert (made.balance, made.left, len(made.entries)) == (1000, Decimal("1000.01"), 1)


def test_all_that_is_there_may_be_paid():
    made = fund(1000)
    pay(made, 1000)
    assert (made.balance, made.left) == (0, 0)


@pytest.mark.parametrize("yuan", [1240, 9000])
def test_a_decision_is_settled_once_however_it_was(yuan):
    made = fund(5000)
    pay(made, yuan)
    with pytest.raises(AlreadyDone):
        pay(made, yuan)


@pytest.mark.parametrize("yuan", ["0", "-1", "0.001", "NaN", "Infinity", "1e11"])
def test_only_amounts_of_money_are_entered(yuan):
    for enter in (top_up, pay):
        with pytest.raises(Malformed):
            enter(fund(5000), yuan)


def test_a_source_and_a_voucher_are_needed():
    made = fund()
    with pytest.raises(Malformed):
        made.top_up(keeper(), yuan=Decimal(1), source="lottery", voucher="1")
    with pytest.raises(Malformed):
        made.top_up(keeper(), yuan=Decimal(1), source="county", voucher="")


def test_a_mistake_is_corrected_by_another_line():
    made = fund(5000)
    pay(made, 1240)
    correct(made, 2, 240)
    correct(made, 1, -100)
    assert [e.yuan for e in made.entries] == [5000, -1240, 240, -100]
    assert (made.balance, made.total(CORRECTION)) == (3900, 140)


@pytest.mark.parametrize(
    ("of", "yuan", "ground", "refusal"),
    [
        (1, "-5000.01", "wrong_amount", Malformed),
        (1, "-4000", "wrong_amount", Malformed),
        (2, "1240.01", "not_paid_out", Malformed),
        (2, "0", "returned", Malformed),
        (2, "0.001", "returned", Malformed),
        (3, "10", "returned", Malformed),
        (9, "10", "returned", Malformed),
        (0, "10", "returned", Malformed),
        (2, "10", "because", NoLawfulGround),
    ],
)
def test_no_correction_turns_a_line_around_or_brings_the_book_below_nothing(
    of, yuan, ground, refusal
):
    made = fund(5000)
    pay(made, 1240)
    correct(made, 2, 40)
    with pytest.raises(refusal):
        correct(made, of, yuan, ground)


def test_a_payment_that_never_was_is_taken_back_whole_and_no_further():
    made = fund(5000)
    pay(made, 1240)
    correct(made, 2, 1240, "not_paid_out")
    assert made.balance == 5000
    with pytest.raises(Malformed):
        correct(made, 2, "0.01", "not_paid_out")


def test_the_book_is_compared_with_what_was_there_on_a_day_that_is_over():
    made = fund(5000)
    pay(made, 1240, day=TODAY + timedelta(days=1))
    later = head(TODAY + timedelta(days=2))
    made.reconcile(later, upto=TODAY, counted=Decimal(5000))
    made.reconcile(later, upto=TODAY + timedelta(days=1), counted=Decimal(3700))
    assert [count.difference for count in made.counts] == [0, -60]


@pytest.mark.parametrize(
    ("upto", "counted"),
    [(0, "1"), (1, "1"), (-1, "-1"), (-1, "0.001"), (-3, "1"), (-2, "1")],
)
def test_neither_days_to_come_nor_days_once_reconciled_are_compared(upto, counted):
    made = fund(5000)
    made.reconcile(head(), upto=TODAY - timedelta(days=2), counted=Decimal(0))
    with pytest.raises(Malformed):
        made.reconcile(head(), upto=TODAY + timedelta(days=upto), counted=Decimal(counted))


def test_who_puts_money_in_neither_corrects_nor_compares():
    made = fund(5000)
    both = replace(head(), by=replace(head().by, who=keeper().by.who))
    with pytest.raises(Conflicted):
        made.correct(both, line=1, yuan=Decimal(-1), ground="wrong_amount")
    with pytest.raises(Conflicted):
        made.reconcile(both, upto=TODAY - timedelta(days=1), counted=Decimal(0))


def test_only_the_county_keeps_it_and_the_office_itself_pays():
    made = fund(5000)
    for by, refusal in (
        (keeper(place=TOWNSHIP), NotYours),
        (keeper(place=REGION), NotYours),
        (keeper(place=OTHER_COUNTY), NotInArea),
        (head(), NotYours),
        (office(), NotYours),
    ):
        with pytest.raises(refusal):
            made.top_up(by, yuan=Decimal(1), source="county", voucher="1")
    for by, refusal in ((head(), NotYours), (act(Role.MACHINE, OTHER_COUNTY), NotInArea)):
        with pytest.raises(refusal):
            made.pay(by, case=CASES, case_version=1, yuan=Decimal(1))


AMOUNTS = st.integers(-3, 900_000).map(lambda fen: Decimal(fen) / 100)


class AnyBook(RuleBasedStateMachine):
    """Whatever is entered in whatever order: the totals agree, and nothing is ever owed."""

    def __init__(self) -> None:
        super().__init__()
        self.fund = fund()
        self.day = TODAY
        self.number = 0

    def enter(self, verb: str, by: Act, **facts: Any) -> None:
        before = self.fund.version
        try:
            getattr(self.fund, verb)(replace(by, at=noon(self.day)), **facts)
        except DomainError:
            assert self.fund.version == before

    @rule(yuan=AMOUNTS)
    def top_up(self, yuan: Decimal) -> None:
        self.enter("top_up", keeper(), yuan=yuan, source="league", voucher="1")

    @rule(yuan=AMOUNTS, again=st.booleans())
    def pay(self, yuan: Decimal, again: bool) -> None:
        self.number += not again
        case = uuid5(CASES, str(self.number))
        self.enter("pay", office(), case=case, case_version=1, yuan=yuan)

    @precondition(lambda self: self.fund.entries)
    @rule(yuan=AMOUNTS, less=st.booleans(), data=st.data())
    def correct(self, yuan: Decimal, less: bool, data: Any) -> None:
        of = data.draw(st.integers(1, len(self.fund.entries)))
        signed = -yuan if less else yuan
        self.enter("correct", head(), line=of, yuan=signed, ground="wrong_amount")

    @rule(back=st.integers(-1, 4), counted=AMOUNTS)
    def reconcile(self, back: int, counted: Decimal) -> None:
        self.enter("reconcile", head(), upto=self.day - timedelta(days=back), counted=counted)

    @rule()
    def tomorrow(self) -> None:
        self.day += timedelta(days=1)

    @invariant()
    def the_book_adds_up(self) -> None:
        made = self.fund
        parts = (made.total(kind) for kind in (TOP_UP, PAYMENT, CORRECTION))
        assert made.balance == sum(parts) == made.balance_on(self.day) >= 0
        assert made.total(TOP_UP) >= 0 >= made.total(PAYMENT)
        assert [e.number for e in made.entries] == list(range(1, len(made.entries) + 1))
        days = sorted({e.on for e in made.entries})
        assert all(made.balance_on(day) >= 0 for day in days)

    @invariant()
    def the_board_says_the_same(self) -> None:
        row = wall.board.shown(self.fund.pending_events)
        assert row is not None
        assert (row.balance, row.topped_up) == (self.fund.balance, self.fund.total(TOP_UP))
        assert (row.paid, row.corrected) == (
            -self.fund.total(PAYMENT),
            self.fund.total(CORRECTION),
        )
        assert row.left_yuan == self.fund.left


TestAnyBook = AnyBook.TestCase
TestAnyBook.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)


@given(st.lists(AMOUNTS, max_size=8))
def test_a_book_survives_the_store_s_own_encoding(amounts):
    made = fund(5000)
    for number, yuan in enumerate(amounts):
        if yuan > 0:
            pay(made, str(yuan), number)
    store = mapper(KeyRing())
    stored = [store.to_stored_event(event) for event in made.collect_events()]
    loaded = replayed([store.to_domain_event(event) for event in stored])
    assert vars(loaded) == vars(made)


def test_what_stands_in_its_events_keeps_its_shape():
    shape = {
        f"township_fund.{name}": {f.name for f in fields(event)} - ENVELOPE
        for name, event in events_of(TownshipFund)
    }
    assert shape == {topic: set(held.split()) for topic, held in STORED.items()}
