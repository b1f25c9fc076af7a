"""Payments on the real database, with the worker's loops: drawn up, answered, claimed back."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from eventsourcing.persistence import IntegrityError
from sqlalchemy import Engine

from application.access import Access
from application.bank_files import BankFiles
from application.boards import BOARDS
from application.boards.follower import Follower
from application.boards.pages import payments as pages
from application.boards.pages import reconciliation
from application.boards.pages.deadlines import page as deadlines
from application.boards.rebuild import Rebuild
from application.boards.runner import Runner
from application.casework import Casework
from application.ledgers.keys import PersonalKeys
from application.ledgers.reads import Reads
from application.orders import Done, Order
from application.payments import Payments
from application.people import Identity
from application.policies import POLICIES
from application.policies.worker import of_the_office
from application.refusals import BoardsBehind
from domain.benefit import Benefit
from domain.benefit_amounts import months_later
from domain.divisions import Division
from domain.errors import (
    AlreadyDone,
    CaseNotFound,
    Conflicted,
    Malformed,
    NotInArea,
    NotYours,
    StaleCase,
)
from domain.office import Actor, Role
from domain.payment_batch import PaymentBatch
from domain.payment_batch_series import PaymentSeries
from domain.person import Person
from domain.recipient import Recipient
from tests.application.policies.office import COUNTY, DAY, MASTER, TOWNSHIP, at, casework_on
from tests.builders import Course
from tests.kinds.elder_build import BUILD
from tests.lives import HEAD, Life

CARE = "pwd.care"
FEBRUARY, MARCH, APRIL, MAY, JUNE = (date(2026, month, 1) for month in range(2, 7))


def actor(number: int, role: Role, place: str = COUNTY) -> Actor:
    return Actor(str(UUID(int=number)), role, Division(place))


CLERK = Order(actor(71, Role.WINDOW))
CHECKER = Order(actor(72, Role.VERIFIER))
CASHIER = Order(actor(73, Role.APPROVER))


class Office:
    """The files and the worker's loops, each taken once and in their order."""

    def __init__(self, casework: Casework, engine: Engine, boards: Runner) -> None:
        self.casework, self.engine, self.boards = casework, engine, boards
        self.payments = Payments(casework, Access(casework, Reads(engine)))
        boards.prepare()

    def round(self) -> None:
        for loop in of_the_office(self.casework, self.boards).loops:
            loop.step()
        self.boards.catch_up()

    def on(self, day: date) -> None:
        self.casework.now = lambda: at(day)

    def grant(self, yuan: int, version: int = 1, on: date = date(2026, 2, 10)) -> UUID:
        life = Life(CARE, str(yuan), (HEAD,), case_version=version, on=on)
        self.casework.save(life.benefit)
        return life.benefit.id

    def benefit(self, id_: UUID) -> Benefit:
        return self.casework.of_kind(Benefit, id_)

    def change(self, id_: UUID, verb: str, since: date, ground: str, **more: Any) -> None:
        facts = {"from_month": since, "ground": ground, **more}
        self.casework.change(id_, self.benefit(id_).version, CASHIER, verb, facts)

    def draw(self, month: date, supplementary: bool = False, kind: str = CARE) -> UUID:
        self.boards.catch_up()
        return self.drawn(month, supplementary, kind).id

    def drawn(self, month: date, supplementary: bool = False, kind: str = CARE) -> Done:
        return self.payments.draw_up(
            CLERK, county=COUNTY, entitlement=kind, month=month, supplementary=supplementary
        )

    def batch(self, id_: UUID) -> PaymentBatch:
        return self.casework.of_kind(PaymentBatch, id_)

    def take(self, id_: UUID, order: Order, verb: str, **facts: Any) -> None:
        self.payments.take(id_, self.batch(id_).version, order, verb, facts)

    def send(self, id_: UUID) -> None:
        self.take(id_, CHECKER, "check")
        self.take(id_, CASHIER, "approve")
        self.take(id_, CLERK, "send", file="DF-1")

    def report(self, id_: UUID, back: Iterable[UUID] = ()) -> None:
        """Everything was paid but these benefits' lines."""
        wrong, numbers = set(map(str, back)), {}
        for number, line in enumerate(self.batch(id_).lines, 1):
            numbers[number] = line.benefit in wrong
        self.take(
            id_,
            CLERK,
            "report_results",
            report="HP-1",
            paid=[{"first": n, "last": n} for n, bad in numbers.items() if not bad],
            returned=[{"line": n, "code": "account_closed"} for n, b in numbers.items() if b],
        )

    def pay(self, month: date, back: Iterable[UUID] = (), **more: Any) -> UUID:
        batch = self.draw(month, **more)
        self.send(batch)
        self.report(batch, back)
        return batch

    def months(self, id_: UUID) -> dict[date, Decimal]:
        with self.engine.connect() as tx:
            return {row.month: row.paid for row in pages.of_benefit(tx, id_)}

    def balance(self, month: date) -> reconciliation.Balance:
        self.boards.catch_up()
        with self.engine.connect() as tx:
            (found,) = reconciliation.balances(tx, "15", month)
        assert found.difference == 0
        return found


@pytest.fixture
def office(casework: Casework, engine: Engine, boards_engine: Engine) -> Office:
    follower = Follower.on(boards_engine, PersonalKeys(boards_engine, MASTER))
    return Office(casework, engine, Runner(boards_engine, follower, BOARDS.values()))


def test_a_month_is_paid_once_and_what_becomes_due_later_is_supplemented(office):
    first, second = office.grant(100, 1), office.grant(250, 2)
    batch = office.pay(MARCH)
    assert office.batch(batch).paid == (2, Decimal(350))
    with pytest.raises(AlreadyDone):
        office.drawn(MARCH)
    with pytest.raises(Malformed):
        office.draw(MARCH, supplementary=True)

    late = office.grant(70, 3)
    office.change(first, "adjust", MARCH, "corrected", amount=Decimal(130))
    more = office.pay(MARCH, supplementary=True)
    assert office.batch(more).number == 2
    office.boards.catch_up()
    assert [office.months(id_) for id_ in (first, second, late)] == [
        {MARCH: 130},
        {MARCH: 250},
        {MARCH: 70},
    ]
    assert office.balance(MARCH)[2:] == (450, 450, 0, 0, 0, 0, 0)


def test_a_batch_says_up_to_where_it_read_and_what_happens_later_goes_to_the_next(office):
    id_ = office.grant(100)
    batch = office.draw(MARCH)
    end = office.casework.recorder.max_notification_id()
    assert office.batch(batch).position < end
    office.change(id_, "adjust", MARCH, "corrected", amount=Decimal(160))
    office.send(batch)
    office.report(batch)
    assert office.batch(batch).paid.yuan == 100
    office.on(date(2026, 4, 3))
    assert office.batch(office.draw(APRIL)).lines[0].months == {MARCH: 60, APRIL: 160}


def test_what_came_back_is_due_again_in_the_next_batch(office):
    first, second = office.grant(100, 1), office.grant(250, 2)
    batch = office.pay(MARCH, back=[second])
    assert office.batch(batch).stage == "closed"
    found = office.balance(MARCH)
    assert (found.paid, found.returned, found.unpaid) == (100, 250, 250)

    office.on(date(2026, 4, 3))
    april = office.pay(APRIL)
    lines = {line.benefit: line.months for line in office.batch(april).lines}
    assert lines == {str(first): {APRIL: 100}, str(second): {MARCH: 250, APRIL: 250}}
    assert office.balance(MARCH)[2:] == (350, 350, 0, 0, 250, 0, 0)


def test_a_batch_that_is_given_up_frees_its_lines(office):
    id_ = office.grant(100)
    batch = office.draw(MARCH)
    assert office.balance(MARCH).drawn == 100
    office.take(batch, CASHIER, "discard", ground="no_funds")
    assert office.balance(MARCH)[2:] == (100, 0, 0, 0, 0, 100, 0)
    again = office.pay(MARCH)
    office.boards.catch_up()
    assert (office.batch(again).number, office.months(id_)) == (2, {MARCH: 100})


def test_an_end_that_comes_after_the_payment_is_claimed_back_to_the_yuan(office):
    id_ = office.grant(100)
    office.pay(MARCH)
    office.on(date(2026, 4, 3))
    office.pay(APRIL)
    office.round()
    office.change(id_, "end", APRIL, "moved_away")
    office.round()
    assert office.benefit(id_).claimed == {APRIL: 100}
    version = office.benefit(id_).version
    office.round()
    assert office.benefit(id_).version == version
    event = next(iter(office.casework.events.get(id_, gt=version - 1)))
    assert (event.ground, event.by) == ("decided_late", "policy:find_overpayment")
    found = office.balance(APRIL)
    assert (found.due, found.paid, found.claimed, found.overpaid) == (0, 100, 100, 0)


def test_a_payment_that_is_told_after_the_end_is_claimed_back_as_well(office):
    id_, other = office.grant(100, 1), office.grant(40, 2)
    batch = office.draw(MARCH)
    office.send(batch)
    office.change(id_, "end", MARCH, "moved_away")
    office.round()
    assert office.benefit(id_).claimed == {}
    office.report(batch)
    office.round()
    assert office.benefit(id_).claimed == {MARCH: 100}
    assert office.benefit(other).claimed == {}


def test_a_death_that_is_noted_late_is_claimed_for_what_it_is(office):
    id_ = office.grant(100)
    office.pay(MARCH)
    office.on(date(2026, 4, 3))
    office.pay(APRIL)
    facts = {"person": HEAD, "died_on": date(2026, 3, 2), "source": "register"}
    verifier = Order(actor(74, Role.VERIFIER, TOWNSHIP))
    office.casework.change(id_, office.benefit(id_).version, verifier, "note_death", facts)
    office.round()
    benefit = office.benefit(id_)
    assert (benefit.ended_for, benefit.claimed) == ("death", {APRIL: 100})
    event = next(iter(office.casework.events.get(id_, gt=benefit.version - 1)))
    assert event.ground == "paid_after_death"


def test_a_death_that_turns_out_to_be_earlier_is_claimed_from_the_month_after_it(office):
    id_, now = office.grant(100), at(DAY)
    known = Recipient.first(HEAD, now)
    known.entitle(id_, now)
    act = office.casework.act(actor(75, Role.WINDOW))
    person = Person.register(act, name="乌兰", name_key="k", person=UUID(HEAD))
    office.casework.save(known, person)
    office.pay(MARCH)
    office.on(date(2026, 4, 3))
    office.pay(APRIL)

    def told(day: date, source: str) -> dict[date, Decimal]:
        machine = office.casework.act(actor(76, Role.MACHINE))
        person.record_death(machine, died_on=day, source=source)
        office.casework.save(person)
        office.round()
        return office.benefit(id_).claimed

    assert told(date(2026, 4, 2), "closed") == {}
    assert told(date(2026, 3, 2), "death_register") == {APRIL: 100}


def test_only_what_was_lowered_is_claimed_and_what_an_officer_claimed_is_not_claimed_twice(
    office,
):
    id_ = office.grant(100)
    office.pay(MARCH)
    office.change(id_, "adjust", MARCH, "corrected", amount=Decimal(60))
    months = [{"month": MARCH, "amount": Decimal(15)}]
    claim = {"months": months, "ground": "office_error"}
    office.casework.change(id_, office.benefit(id_).version, CASHIER, "claim_back", claim)
    office.round()
    assert office.benefit(id_).claimed == {MARCH: 40}


def test_a_change_of_months_to_come_claims_nothing(office):
    id_ = office.grant(100)
    office.pay(MARCH)
    office.change(id_, "end", APRIL, "moved_away")
    office.round()
    assert office.benefit(id_).claimed == {}


def test_without_the_policy_nothing_is_claimed_and_the_sums_say_so(office, monkeypatch):
    monkeypatch.delitem(POLICIES, "find_overpayment")
    id_ = office.grant(100)
    office.pay(MARCH)
    office.change(id_, "end", MARCH, "moved_away")
    office.round()
    assert office.benefit(id_).claimed == {}
    assert office.balance(MARCH).overpaid == 100


def test_paid_again_after_an_annulment_and_ended_again_is_claimed_again(office):
    id_ = office.grant(100)
    office.pay(MARCH)
    office.change(id_, "end", MARCH, "moved_away")
    office.round()
    office.change(id_, "reinstate", MARCH, "annulled")
    again = office.pay(MARCH, supplementary=True)
    assert office.batch(again).lines[0].months == {MARCH: 100}
    office.change(id_, "end", MARCH, "moved_away")
    office.round()
    assert office.benefit(id_).claimed == {MARCH: 200}
    assert office.balance(MARCH)[2:5] == (0, 200, 200)


def test_of_two_who_draw_up_the_same_batch_at_once_one_wins(office, engine):
    office.grant(100)
    office.boards.catch_up()

    def draw(number: int) -> str:
        with casework_on(engine, DAY) as casework:
            payments = Payments(casework, Access(casework, Reads(engine)))
            order = Order(actor(number, Role.WINDOW))
            try:
                payments.draw_up(order, county=COUNTY, entitlement=CARE, month=MARCH)
            except (AlreadyDone, StaleCase, BoardsBehind) as refusal:
                return refusal.code
            return "drawn"

    with ThreadPoolExecutor(4) as pool:
        answers = sorted(pool.map(draw, range(80, 84)))
    assert answers.count("drawn") == 1
    # Who read the series just before it was saved is told that the boards lag, and asks again.
    assert set(answers) <= {"already-done", "boards-behind", "drawn"}
    office.boards.catch_up()
    assert draw(84) == "already-done"
    with engine.connect() as tx:
        assert len(pages.page(tx, COUNTY).rows) == 1


def test_two_supplements_at_once_cannot_take_the_same_months(office, engine, boards_engine):
    office.grant(100)
    office.pay(MARCH)
    office.grant(70, 2)
    office.boards.catch_up()
    id_ = PaymentSeries.id_of(COUNTY, CARE)
    one, other = (office.casework.streams.get(PaymentSeries, id_) for _ in range(2))
    for book in (one, other):
        assert book is not None
        known = pages.known(engine, COUNTY, CARE, 0)
        act = office.casework.act(CLERK.actor)
        batch = PaymentBatch.draw_up(
            act, book, known.payables, month=MARCH, supplementary=True, position=1
        )
        if book is one:
            office.casework.save(batch, book)
        else:
            with pytest.raises(IntegrityError):
                office.casework.save(batch, book)
    assert office.casework.streams.get(PaymentSeries, id_).version == one.version


def test_nothing_is_drawn_up_from_boards_that_have_not_seen_all(office, monkeypatch):
    monkeypatch.setattr(pages, "PATIENCE", 0.05)
    office.boards.catch_up()
    office.grant(100)
    with pytest.raises(BoardsBehind):
        office.drawn(MARCH)
    assert office.casework.streams.get(PaymentSeries, PaymentSeries.id_of(COUNTY, CARE)) is None


def test_steps_are_taken_on_the_batch_that_was_seen_and_by_three_people(office):
    office.grant(100)
    batch = office.draw(MARCH)
    version = office.batch(batch).version
    with pytest.raises(StaleCase):
        office.payments.take(batch, version - 1, CHECKER, "check", {})
    with pytest.raises(NotYours):
        office.payments.take(batch, version, CASHIER, "check", {})
    with pytest.raises(NotInArea):
        office.payments.take(
            batch, version, Order(actor(72, Role.VERIFIER, "150422")), "check", {}
        )
    office.take(batch, CHECKER, "check")
    with pytest.raises(Conflicted):
        office.take(batch, Order(actor(72, Role.APPROVER)), "approve")
    with pytest.raises(CaseNotFound):
        office.payments.take(office.grant(5, 9), 1, CHECKER, "check", {})


def test_who_gets_it_reads_what_was_paid_and_nobody_else_does(office):
    id_ = office.grant(100)
    batch = office.pay(MARCH)
    office.boards.catch_up()
    own = Actor(HEAD, Role.APPLICANT, Division(COUNTY))
    (month,) = office.payments.of_benefit(id_, own)
    assert month.paid == 100
    assert month.lines[str(batch)] == {"yuan": "100", "state": "paid", "on": "2026-03-03"}
    with pytest.raises(NotInArea):
        office.payments.of_benefit(id_, actor(5, Role.APPLICANT))


def test_the_bank_pays_an_institution_in_its_own_name_not_in_its_directors(office):
    act = office.casework.act(CLERK.actor)
    found = office.casework.people.find_or_register(act, [Identity("巴图")])
    by = Actor(found.ids[0], Role.APPLICANT, Division(COUNTY))
    course = Course("elder_build", "2021/county", by=by, applicant=by.who).to("approve")
    office.casework.save(*found.new, course.case)
    office.round()
    batch = office.draw(MARCH, kind="elder_build")
    office.take(batch, CHECKER, "check")
    office.take(batch, CASHIER, "approve")
    files = BankFiles(office.casework, office.payments.access)
    (order,) = files.part(batch, CLERK.actor, 1, "casework").orders
    assert (order.name, order.account) == (BUILD["institution"], BUILD["account"])


def test_its_days_stand_on_the_deadlines_board(office):
    office.grant(100)
    batch = office.draw(MARCH)
    office.boards.catch_up()
    with office.engine.connect() as tx:
        (line,) = deadlines(tx, COUNTY, kind="payment_batch").rows
    assert (line.stream_id, line.next_clock, line.next_on) == (
        batch,
        "payment",
        date(2026, 3, 10),
    )


def test_the_boards_come_out_the_same_when_they_are_built_anew(office, boards_engine):
    first = office.grant(100, 1)
    office.grant(250, 2)
    office.pay(MARCH, back=[first])
    office.draw(MARCH, supplementary=True)
    office.boards.catch_up()
    names = ("payment_batches", "payments")
    follower = Follower.on(boards_engine, PersonalKeys(boards_engine, MASTER))
    with Rebuild(boards_engine, follower, *(BOARDS[name] for name in names)) as rebuild:
        rebuild.build()
        assert rebuild.compare() == []


def test_the_sums_agree_after_months_of_everything(office):
    """Batches, lines and benefits: three records that have to say the same."""
    ids = [office.grant(100 + n, n + 1) for n in range(6)]
    day = DAY
    for n, month in enumerate((MARCH, APRIL, MAY, JUNE)):
        office.on(day := months_later(month, 0) + timedelta(days=5))
        office.pay(month, back=[ids[n]])
        office.change(ids[n + 1], "adjust", month, "corrected", amount=Decimal(50 + n))
        office.change(ids[5 - n], "suspend", month, "card_expired")
        office.round()
        office.change(ids[5 - n], "resume", month, "reached")
    office.draw(JUNE, supplementary=True)
    office.round()
    for month in (FEBRUARY, MARCH, APRIL, MAY, JUNE):
        with office.engine.connect() as tx:
            found = reconciliation.balances(tx, COUNTY, month)
        for each in found:
            assert (each.difference, each.overpaid, each.unpaid) == (0, 0, 0)
            assert each.due == each.paid - each.claimed + each.drawn
    with office.engine.connect() as tx:
        rows = pages.page(tx, COUNTY, size=100).rows
        lines = [row for id_ in ids for row in pages.of_benefit(tx, id_)]
    assert sum(r.paid_yuan for r in rows) == sum(line.paid for line in lines)
    assert sum(r.returned_yuan for r in rows) == sum(line.returned for line in lines)
    assert sum(r.yuan for r in rows) == sum(
        line.paid + line.returned + line.drawn for line in lines
    )
    assert day == date(2026, 6, 6)
