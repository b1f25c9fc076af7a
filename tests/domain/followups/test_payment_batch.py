"""发放批次: what a batch takes in, who moves it on, and that its totals always agree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import fields, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from application.boards import payment_batches, payments
from domain.act import Act
from domain.benefit_amounts import NOTHING, amount_in, months_later, overpaid
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
    Objections,
    OutOfOrder,
    UnknownDivision,
    WrongStage,
)
from domain.gazette import Entry, Gazette
from domain.office import Role
from domain.payment_batch import PaymentBatch
from domain.payment_batch_lines import AT_ONCE, Payable, Total, lines_due, sheet_with
from domain.payment_batch_rules import DISCARDS, RETURNS, Progress
from domain.payment_batch_series import PaymentSeries
from domain.topics import events_of
from tests.domain.access.hands import COUNTY, OTHER_COUNTY, REGION, TODAY, TOWNSHIP, act
from tests.lives import Life, actor
from tests.sealed import KeyRing, mapper, replayed

ENVELOPE = {f.name for f in fields(Books.Event)} | {"originator_topic"}
NOVEMBER = date(2026, 11, 1)
OCTOBER = date(2026, 10, 1)
STORED = {
    "payment_batch.DrawnUp": "procedure owner entitlement month number position lines yuan",
    "payment_batch.LinesDrawn": "first lines",
    "payment_batch.Checked": "",
    "payment_batch.Approved": "",
    "payment_batch.Sent": "file",
    "payment_batch.ResultsReported": "report sheet paid returned",
    "payment_batch.Closed": "",
    "payment_batch.Discarded": "ground",
    "payment_batch.LinesReleased": "lines",
    "payment_series.Begun": "county entitlement",
    "payment_series.BatchDrawn": "batch month number firsts",
    "payment_series.ResultsFiled": "batch sheet version",
    "payment_series.BatchDropped": "batch",
}


def clerk(on: date = TODAY, place: Division = COUNTY) -> Act:
    return act(Role.WINDOW, place, on=on)


def checker(on: date = TODAY, place: Division = COUNTY) -> Act:
    return act(Role.VERIFIER, place, on=on)


def head(on: date = TODAY, place: Division = COUNTY) -> Act:
    return act(Role.APPROVER, place, on=on)


def benefit(number: int) -> str:
    return str(UUID(int=number))


def payable(
    number: int = 1,
    *turns: tuple[date, int],
    taken: Mapping[date, int] = {},
    claimed: Mapping[date, int] = {},
) -> Payable:
    return Payable(
        benefit(number),
        benefit(number + 1000),
        [(day, Decimal(yuan)) for day, yuan in turns or ((OCTOBER, 100),)],
        {day: Decimal(yuan) for day, yuan in claimed.items()},
        {day: Decimal(yuan) for day, yuan in taken.items()},
    )


def series() -> PaymentSeries:
    return PaymentSeries.first(str(COUNTY), "dibao", clerk().at)


def drawn(
    payables: Iterable[Payable] = (payable(1), payable(2)),
    month: date = NOVEMBER,
    book: PaymentSeries | None = None,
    by: Act | None = None,
    supplementary: bool = False,
) -> PaymentBatch:
    return PaymentBatch.draw_up(
        by or clerk(),
        book or series(),
        payables,
        month=month,
        supplementary=supplementary,
        position=7,
    )


def sent(payables: Iterable[Payable] = (payable(1), payable(2), payable(3))) -> PaymentBatch:
    batch = drawn(payables)
    batch.check(checker())
    batch.approve(head())
    batch.send(clerk(), file="DF-2026-11")
    return batch


def report(batch: PaymentBatch, *paid: tuple[int, int], back: Mapping[int, str] = {}) -> None:
    batch.report_results(
        clerk(),
        report="HP-1",
        paid=[{"first": first, "last": last} for first, last in paid],
        returned=[{"line": line, "code": code} for line, code in back.items()],
    )


def test_a_line_covers_the_month_and_what_is_owed_of_months_before():
    (line,) = drawn([payable()]).lines
    assert line.months == {OCTOBER: 100, NOVEMBER: 100}
    assert line.yuan == 200


def test_what_was_taken_into_a_batch_is_not_taken_again_and_a_rise_pays_the_rest():
    raised = payable(1, (OCTOBER, 100), (OCTOBER, 150), taken={OCTOBER: 100})
    (line,) = drawn([raised]).lines
    assert line.months == {OCTOBER: 50, NOVEMBER: 150}


def test_nothing_is_set_off_against_what_was_paid_too_much():
    lowered = payable(1, (OCTOBER, 100), (OCTOBER, 60), taken={OCTOBER: 100})
    (line,) = drawn([lowered]).lines
    assert line.months == {NOVEMBER: 60}


def test_what_was_claimed_back_is_paid_again_where_it_is_due_again():
    again = payable(1, (OCTOBER, 100), taken={OCTOBER: 100}, claimed={OCTOBER: 100})
    assert drawn([again]).lines[0].months == {OCTOBER: 100, NOVEMBER: 100}


def test_a_claim_of_what_no_batch_had_paid_makes_nothing_more_due():
    paid_otherwise = payable(1, (OCTOBER, 100), claimed={OCTOBER: 100})
    assert drawn([paid_otherwise]).lines[0].months == {OCTOBER: 100, NOVEMBER: 100}


def test_whoever_is_owed_nothing_has_no_line_and_an_empty_batch_is_none():
    ended = payable(2, (OCTOBER, 100), (OCTOBER, 0))
    assert [line.benefit for line in drawn([ended, payable(1)]).lines] == [benefit(1)]
    with pytest.raises(Malformed):
        drawn([ended])


def test_months_before_batches_began_here_were_paid_by_other_means():
    since = Entry("payments.since", COUNTY, date(2026, 1, 1), Decimal(202611), "样例")
    by = replace(clerk(), gazette=Gazette([since]))
    batch = drawn([payable()], by=by)
    assert batch.lines[0].months == {NOVEMBER: 100}
    assert [r["key"] for r in batch.pending_events[0].readings] == ["payments.since"]


def test_lines_stand_in_portions_and_say_ids_and_amounts_only():
    batch = drawn([payable(n) for n in range(2 * AT_ONCE + 1, 0, -1)])
    portions = [e for e in batch.pending_events if isinstance(e, PaymentBatch.LinesDrawn)]
    assert [(e.first, len(e.lines)) for e in portions] == [
        (1, AT_ONCE),
        (AT_ONCE + 1, AT_ONCE),
        (2 * AT_ONCE + 1, 1),
    ]
    assert portions[0].lines[0] == {
        "benefit": benefit(1),
        "person": benefit(1001),
        "months": {"2026-10-01": "100", "2026-11-01": "100"},
    }
    assert (batch.drawn.lines, batch.drawn.yuan) == (2 * AT_ONCE + 1, 200 * (2 * AT_ONCE + 1))


def test_the_series_says_in_which_portion_a_benefit_stands():
    book = series()
    drawn([payable(n) for n in range(1, AT_ONCE + 11)], book=book)
    (batch,) = book.batches
    assert batch.firsts == (benefit(1), benefit(AT_ONCE + 1))
    assert sheet_with(batch.firsts, UUID(int=AT_ONCE)) == 0
    assert sheet_with(batch.firsts, UUID(int=AT_ONCE + 5)) == 1
    assert sheet_with(batch.firsts, UUID(int=0)) is None


def test_a_month_has_one_batch_and_supplements_after_it():
    book = series()
    with pytest.raises(OutOfOrder):
        drawn(book=book, supplementary=True)
    first = drawn(book=book)
    with pytest.raises(AlreadyDone):
        drawn(book=book)
    second = drawn([payable(3)], book=book, supplementary=True)
    assert (first.number, second.number) == (1, 2)
    assert first.id == PaymentBatch.id_of(str(COUNTY), "dibao", NOVEMBER, 1)
    assert [each.batch for each in book.of_month(NOVEMBER)] == [first.id, second.id]


@pytest.mark.parametrize(
    ("by", "month", "refusal"),
    [
        (clerk(), date(2026, 12, 1), Malformed),
        (clerk(), date(2026, 11, 2), Malformed),
        (clerk(place=OTHER_COUNTY), NOVEMBER, NotInArea),
        (clerk(place=TOWNSHIP), NOVEMBER, NotInArea),
        (clerk(place=REGION), NOVEMBER, NotYours),
        (head(), NOVEMBER, NotYours),
    ],
)
def test_nobody_draws_up_a_month_to_come_or_another_county_s(by, month, refusal):
    with pytest.raises(refusal):
        drawn(month=month, by=by)


@pytest.mark.parametrize(
    ("place", "refusal"), [("1504", Malformed), ("150499", UnknownDivision)]
)
def test_only_a_county_pays(place, refusal):
    with pytest.raises(refusal):
        drawn(book=PaymentSeries.first(place, "dibao", clerk().at))


def test_three_people_draw_up_check_and_approve():
    batch = drawn()
    same = replace(checker(), by=replace(checker().by, who=clerk().by.who))
    with pytest.raises(Conflicted):
        batch.check(same)
    with pytest.raises(Objections):
        batch.approve(head())
    batch.check(checker())
    for who in (clerk(), checker()):
        with pytest.raises(Conflicted):
            batch.approve(replace(head(), by=replace(head().by, who=who.by.who)))
    batch.approve(head())
    assert batch.stage == Progress.APPROVED


def test_only_what_was_approved_is_sent_and_only_the_county_moves_it():
    batch = drawn()
    for place, refusal in ((TOWNSHIP, NotInArea), (REGION, NotYours)):
        with pytest.raises(refusal):
            batch.check(checker(place=place))
    batch.check(checker())
    with pytest.raises(Objections):
        batch.send(clerk(), file="DF-1")
    batch.approve(head())
    batch.send(clerk(), file="DF-1")
    assert (batch.stage, batch.file) == (Progress.SENT, "DF-1")
    with pytest.raises(WrongStage):
        batch.discard(head(), ground="wrong_lines")


def test_results_come_in_parts_and_the_last_one_closes():
    batch = sent()
    report(batch, (1, 1))
    assert (batch.paid, batch.returned, batch.open) == ((1, 200), (0, 0), (2, 400))
    assert batch.clocks["results"].runs
    report(batch, (3, 3), back={2: "account_closed"})
    assert (batch.stage, batch.open.lines) == (Progress.CLOSED, 0)
    assert batch.results == {1: "", 2: "account_closed", 3: ""}
    assert not any(clock.runs for clock in batch.clocks.values())


@pytest.mark.parametrize(
    ("paid", "back", "refusal"),
    [
        ((), {}, Malformed),
        (((1, 4),), {}, Malformed),
        (((0, 1),), {}, Malformed),
        (((1, 2), (2, 3)), {}, Malformed),
        (((3, 2),), {}, Malformed),
        (((1, 3),), {2: "account_closed"}, Malformed),
        ((), {4: "account_closed"}, Malformed),
        ((), {-1: "account_closed"}, Malformed),
        ((), {1: "because"}, NoLawfulGround),
    ],
)
def test_a_report_names_lines_of_this_batch_once_and_for_known_reasons(paid, back, refusal):
    batch = sent()
    version = batch.version
    with pytest.raises(refusal):
        report(batch, *paid, back=back)
    assert batch.version == version


def test_nothing_is_told_twice_of_a_line():
    batch = sent()
    report(batch, (1, 2))
    for told in ({"paid": ((1, 1),)}, {"back": {2: "account_closed"}}):
        with pytest.raises(Malformed):
            report(batch, *told.get("paid", ()), back=told.get("back", {}))


def test_results_are_told_by_portion_and_the_series_knows_where():
    book = series()
    batch = drawn([payable(n) for n in range(1, AT_ONCE + 3)], book=book)
    batch.check(checker())
    batch.approve(head())
    batch.send(clerk(), file="DF-1")
    report(batch, (1, AT_ONCE + 1), back={AT_ONCE + 2: "name_differs"})
    batch.tell(book, clerk())
    told = [e for e in batch.pending_events if isinstance(e, PaymentBatch.ResultsReported)]
    assert [(e.sheet, len(e.paid), len(e.returned)) for e in told] == [
        (0, AT_ONCE, 0),
        (1, 1, 1),
    ]
    assert book.batches[0].reports == {e.sheet: (e.originator_version,) for e in told}


def test_a_wrong_batch_is_given_up_and_its_month_drawn_up_anew():
    book = series()
    batch = drawn(book=book)
    with pytest.raises(NoLawfulGround):
        batch.discard(head(), ground="because")
    with pytest.raises(NotYours):
        batch.discard(clerk(), ground="wrong_lines")
    batch.discard(head(), ground="wrong_lines")
    batch.tell(book, head())
    assert (batch.stage, book.batches[0].dropped) == (Progress.DISCARDED, True)
    assert not any(clock.runs for clock in batch.clocks.values())
    again = drawn(book=book)
    assert (again.number, again.id == batch.id) == (2, False)
    assert [each.batch for each in book.covering(OCTOBER)] == [again.id]


@pytest.mark.parametrize(
    ("on", "supplementary", "published", "due"),
    [
        (date(2026, 11, 3), False, None, date(2026, 11, 10)),
        (date(2026, 11, 3), False, 25, date(2026, 11, 25)),
        (date(2026, 11, 24), False, None, date(2026, 11, 24)),
        (date(2026, 11, 24), True, None, date(2026, 12, 10)),
        (date(2026, 11, 3), True, None, date(2026, 11, 10)),
    ],
)
def test_it_is_with_the_bank_by_the_day_that_is_published(on, supplementary, published, due):
    entries = [Entry("payments.day", COUNTY, date(2026, 1, 1), Decimal(published or 0), "样例")]
    by = replace(clerk(on), gazette=Gazette(entries if published else ()))
    book = series()
    if supplementary:
        drawn(book=book, by=clerk(on))
    batch = drawn([payable(3)], book=book, by=by, supplementary=supplementary)
    assert batch.clocks["payment"].due == due
    first = batch.pending_events[0]
    assert {w["step"] for w in first.waits} == {"check"}


def test_once_sent_the_bank_has_five_working_days():
    batch = sent()
    assert not batch.clocks["payment"].runs
    assert batch.clocks["results"].due == date(2026, 12, 1)
    assert {w["step"] for w in batch.pending_events[-1].waits} == {"report_results"}


def test_every_fact_is_stored_and_replays():
    batch = sent()
    report(batch, (1, 2), back={3: "account_closed"})
    keys = mapper(KeyRing())
    stored = [keys.to_stored_event(event) for event in batch.pending_events]
    again = replayed([keys.to_domain_event(event) for event in stored])
    assert (again.lines, again.results, again.paid) == (batch.lines, batch.results, batch.paid)


def test_topics_and_fields_are_those_that_were_stored():
    shape = {
        f"{e.kind}.{name}": " ".join(f.name for f in fields(e) if f.name not in ENVELOPE)
        for kind in (PaymentBatch, PaymentSeries)
        for name, e in events_of(kind)
    }
    assert shape == STORED
    assert " ".join(Progress) == "drawn checked approved sent closed discarded"
    assert {"account_closed", "no_such_account", "name_differs", "account_frozen", "no_account",
            "bank_failure"} <= set(RETURNS)  # fmt: skip
    assert {"wrong_lines", "changed_since", "no_funds"} <= set(DISCARDS)


class AnyPayroll(RuleBasedStateMachine):
    """Whatever is changed, drawn up, sent back and claimed in whatever order: it adds up.

    The real benefits, batches and board; what the policy does is done after each step.
    """

    @initialize(amounts=st.lists(st.integers(1, 300), min_size=1, max_size=3))
    def begin(self, amounts: list[int]) -> None:
        self.day = date(2026, 3, 20)
        self.lives = [
            Life("pwd.care", str(yuan), (str(UUID(int=n + 1)),), person=str(UUID(int=n + 1)),
                 case_version=n + 1, on=date(2026, 2, 10 + n))
            for n, yuan in enumerate(amounts)
        ]  # fmt: skip
        self.book = PaymentSeries.first(str(COUNTY), "pwd.care", clerk().at)
        self.batches: list[PaymentBatch] = []
        self.rows: dict[Any, payments.Row] = {}
        self.seen: dict[UUID, int] = {}

    @rule(n=st.integers(0, 2), verb=st.sampled_from(["adjust", "suspend", "resume", "end"]),
          back=st.integers(-1, 3), yuan=st.integers(1, 300))  # fmt: skip
    def change(self, n: int, verb: str, back: int, yuan: int) -> None:
        life = self.lives[n % len(self.lives)].on(self.day)
        grounds = {
            "adjust": "corrected",
            "suspend": "card_expired",
            "resume": "reached",
            "end": "moved_away",
        }
        facts: dict[str, Any] = {
            "from_month": months_later(self.day, -back),
            "ground": grounds[verb],
        }
        with suppress(DomainError):
            life.do(verb, **facts, **({"amount": Decimal(yuan)} if verb == "adjust" else {}))

    @rule(n=st.integers(0, 2), back=st.integers(0, 3))
    def reinstate(self, n: int, back: int) -> None:
        life = self.lives[n % len(self.lives)].on(self.day)
        with suppress(DomainError):
            life.do("reinstate", from_month=months_later(self.day, -back), ground="annulled")

    @rule()
    def next_month(self) -> None:
        self.day = months_later(self.day, 1) + timedelta(days=19)

    @rule(supplementary=st.booleans(), back=st.integers(0, 1))
    def draw(self, supplementary: bool, back: int = 0) -> None:
        month = months_later(self.day, -back)
        with suppress(DomainError):
            batch = drawn(
                map(self.payable, self.lives),
                month=month,
                book=self.book,
                by=clerk(self.day),
                supplementary=supplementary,
            )
            self.batches.append(batch)

    @rule(n=st.integers(0, 9), back=st.sets(st.integers(1, 3)), given_up=st.booleans())
    def settle(self, n: int, back: set[int], given_up: bool) -> None:
        waiting = [b for b in self.batches if b.stage == Progress.DRAWN]
        if not waiting:
            return
        batch = waiting[n % len(waiting)]
        self.to_the_bank(batch, back, given_up)

    def to_the_bank(self, batch: PaymentBatch, back: set[int], given_up: bool) -> None:
        day = self.day
        if given_up:
            batch.discard(head(day), ground="no_funds")
        else:
            batch.check(checker(day))
            batch.approve(head(day))
            batch.send(clerk(day), file="DF")
            numbers = range(1, batch.drawn.lines + 1)
            batch.report_results(
                clerk(day),
                report="HP",
                paid=[{"first": n, "last": n} for n in numbers if n not in back],
                returned=[{"line": n, "code": "bank_failure"} for n in numbers if n in back],
            )
        batch.tell(self.book, clerk(day))

    def payable(self, life: Life) -> Payable:
        held = self.held(life)
        taken = {month: row.drawn + row.paid for month, row in held.items()}
        b = life.benefit
        return Payable(str(b.id), b.person, b.turns, b.claimed, taken)

    def held(self, life: Life) -> dict[date, payments.Row]:
        return {
            row.month: row for row in self.rows.values() if row.benefit_id == life.benefit.id
        }

    def follow(self) -> None:
        """The board and the policy, which come after every step."""
        for batch in self.batches:
            for event in batch.pending_events[self.seen.get(batch.id, 0) :]:
                for key, part in payments.parts(event):
                    once = payments.fold(self.rows.get(key), part)
                    assert payments.fold(once, part) == once
                    self.rows[key] = once
            self.seen[batch.id] = len(batch.pending_events)
        for life in self.lives:
            paid = {month: row.paid for month, row in self.held(life).items()}
            over = overpaid(paid, life.benefit.turns, life.benefit.claimed)
            months = [{"month": month, "amount": yuan} for month, yuan in over.items()]
            if months:
                machine = actor(Role.MACHINE)
                life.on(self.day).do(
                    "claim_back", machine, months=months, ground="decided_late"
                )

    @invariant()
    def every_batch_agrees(self) -> None:
        if not hasattr(self, "lives"):
            return
        self.follow()
        for batch in self.batches:
            assert batch.drawn == Total.of(batch.lines)
            assert batch.drawn == batch.paid.plus(batch.returned).plus(batch.open)
            shown = payment_batches.board.shown(batch.pending_events)
            assert (shown.paid_yuan, shown.returned_yuan) == (
                batch.paid.yuan,
                batch.returned.yuan,
            )
        drawn_ = sum((b.paid.yuan for b in self.batches), NOTHING)
        assert drawn_ == sum((row.paid for row in self.rows.values()), NOTHING)

    @invariant()
    def nobody_keeps_more_than_is_due(self) -> None:
        for life in getattr(self, "lives", []):
            claimed = life.benefit.claimed
            for month, row in self.held(life).items():
                assert row.paid - claimed.get(month, NOTHING) <= life.benefit.amount_in(month)

    def teardown(self) -> None:
        """When all is paid out, each has what was due up to this month and not a fen more."""
        if not hasattr(self, "lives"):
            return
        for _ in range(2):
            for batch in self.batches:
                if batch.stage == Progress.DRAWN:
                    self.to_the_bank(batch, set(), False)
            self.follow()
            month = months_later(self.day, 0)
            stands = any(not each.dropped for each in self.book.of_month(month))
            self.draw(supplementary=stands)
            self.follow()
        for batch in self.batches:
            if batch.stage == Progress.DRAWN:
                self.to_the_bank(batch, set(), False)
        self.follow()
        for life in self.lives:
            told = life.benefit.months(life.benefit.since, self.day)
            due = sum((yuan for _, yuan in told), NOTHING)
            paid = sum((row.paid for row in self.held(life).values()), NOTHING)
            assert paid - sum(life.benefit.claimed.values(), NOTHING) == due


TestAnyPayroll = AnyPayroll.TestCase
TestAnyPayroll.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)


TURNS = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 300)), min_size=1, max_size=5).map(
    lambda rows: [(months_later(OCTOBER, n - 8), Decimal(yuan)) for n, yuan in rows]
)


@given(TURNS, st.dictionaries(st.integers(0, 8), st.integers(0, 300)))
@settings(max_examples=100, deadline=None)
def test_a_line_brings_every_month_exactly_to_what_is_due(turns, held):
    taken = {months_later(OCTOBER, n - 8): Decimal(yuan) for n, yuan in held.items()}
    told = lines_due([Payable("b", "p", turns, {}, taken)], OCTOBER, date(2000, 1, 1))
    months = told[0].months if told else {}
    for n in range(9):
        month = months_later(OCTOBER, n - 8)
        after = taken.get(month, NOTHING) + months.get(month, NOTHING)
        assert after == max(taken.get(month, NOTHING), amount_in(turns, month))
