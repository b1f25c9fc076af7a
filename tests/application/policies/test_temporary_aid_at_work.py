"""Temporary aid with its records at work: what was given before, and whose money it is."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Engine

from application.access import Access
from application.boards import township_funds as wall
from application.boards.follower import Follower
from application.boards.pages import township_funds as pages
from application.boards.runner import Runner
from application.casework import Casework
from application.earlier_aid import earlier_aid
from application.ledgers.keys import PersonalKeys
from application.ledgers.reads import Reads
from application.orders import Order
from application.policies import POLICIES
from application.policies.runner import PolicyRunner
from application.township_funds import TownshipFunds
from domain.benefit import Benefit
from domain.errors import (
    AlreadyDone,
    CaseNotFound,
    NotInArea,
    NotYours,
    OutOfOrder,
    StaleCase,
)
from domain.office import Actor, Role
from domain.township_fund import TownshipFund
from domain.traits.aid_payer import PaidOtherwise
from tests.application.policies.office import MASTER
from tests.builders import Course, act
from tests.cast import BATU, COUNTY, OYUN, SARNAI, person
from tests.cast import TOWNSHIP as PLACE
from tests.domain.access.hands import OTHER_COUNTY
from tests.kinds.temp_urgent import FILED_UNDER_THE_LAW

AID = ("recall_aid", "pay_from_fund", "county_pays", "tell_payer", "open_benefit")
TOWNSHIP = str(PLACE)
KEEPER = Actor(person("keeper"), Role.VERIFIER, COUNTY)
HEAD = Actor(person("head of the county"), Role.APPROVER, COUNTY)
NUMBERS = iter(range(1, 999))


@pytest.fixture
def funds(casework: Casework, engine: Engine) -> TownshipFunds:
    return TownshipFunds(casework, Access(casework, Reads(engine)))


def work(casework: Casework) -> None:
    for name in AID:
        runner = PolicyRunner(POLICIES[name], casework)
        while runner.step():
            pass
        assert runner.parking.causes() == []


def filed(casework: Casework, code: str = "temp_urgent", **changes: Any) -> Course:
    """Filed as the office files: the claims are taken in the same save."""
    number = f"NM-150421-{code}-20260806-{next(NUMBERS):05}"
    course = Course(code, "2026/township", number=number, **changes)
    return saved(casework, course, frozenset())


def saved(casework: Casework, course: Course, held: frozenset[str] | None = None) -> Course:
    """What has happened, with the claims that it moves."""
    case: Any = course.case
    before = frozenset(case.covered) if held is None else held
    doing = act(KEEPER, course.day)
    casework.save(case, *casework.moved_claims(case, before, doing))
    return course


def reloaded(casework: Casework, course: Course) -> Course:
    course.case = casework.case(course.case.id)
    return course


def approved(casework: Casework, course: Course, **words: Any) -> Course:
    saved(casework, course.do("accept"))
    work(casework)
    reloaded(casework, course)
    assert "recall_aid" in course.case.done, "the office looked it up by itself"
    course.do("assess", **words).do("approve")
    saved(casework, course)
    return course


def fund_of(casework: Casework) -> TownshipFund:
    return casework.of_kind(TownshipFund, TownshipFund.id_of(TOWNSHIP))


def topped_up(funds: TownshipFunds, yuan: int) -> None:
    opened = funds.open(Order(KEEPER), township=TOWNSHIP)
    facts = {"yuan": Decimal(yuan), "source": "county", "voucher": "2026-1"}
    funds.take(opened.id, opened.version, Order(KEEPER), "top_up", facts)


def benefits(casework: Casework, course: Course) -> list[Benefit]:
    version = course.case.version
    id_ = Benefit.id_of(course.case.id, version, course.case.code)
    found = casework.streams.get(Benefit, id_)
    return [found] if found else []


def test_an_accepted_application_is_told_what_was_given_before(casework, funds):
    topped_up(funds, 9000)
    first = approved(casework, filed(casework))
    again = filed(casework)
    saved(casework, again.do("accept"))
    work(casework)

    told: Any = casework.case(again.case.id)
    (aid,) = told.aids
    assert aid == {
        "cause": "fire",
        "on": FILED_UNDER_THE_LAW,
        "case": first.case.form.number,
    }
    assert told.helped_before


def test_what_others_of_the_household_were_given_counts_and_strangers_do_not(casework):
    approved(casework, filed(casework, others=[]))
    hers = filed(casework, applicant=SARNAI, others=[BATU])
    assert [aid["cause"] for aid in earlier_aid(casework, hers.case)] == ["fire"]
    strangers = filed(casework, applicant=OYUN, others=[])
    assert earlier_aid(casework, strangers.case) == []


def test_what_was_refused_or_is_not_decided_was_not_given(casework):
    course = filed(casework)
    saved(casework, course.do("accept"))
    work(casework)
    reloaded(casework, course).do("refuse", reasons=["no_emergency"])
    saved(casework, course)
    assert earlier_aid(casework, filed(casework).case) == []


def test_an_approval_is_told_to_what_is_open_beside_it(casework):
    spending = filed(casework, "temp_exp", cause="other_spending")
    saved(casework, spending.do("accept"))
    work(casework)
    assert casework.case(spending.case.id).aids == []
    approved(casework, filed(casework))
    work(casework)
    assert [aid["cause"] for aid in casework.case(spending.case.id).aids] == ["fire"]


def test_what_the_township_decides_its_fund_pays_once(casework, funds):
    topped_up(funds, 5000)
    course = approved(casework, filed(casework))
    work(casework)
    work(casework)

    fund = fund_of(casework)
    assert fund.balance == 3760
    assert fund.entries[-1].about == str(course.case.id)
    assert benefits(casework, course) == []


def test_what_the_fund_paid_is_handed_over_and_booked_once(casework, funds):
    topped_up(funds, 5000)
    course = approved(casework, filed(casework))
    with pytest.raises(OutOfOrder):
        course.do("give_aid", form="cash")
    work(casework)
    given = reloaded(casework, course).do("give_aid", form="cash").last
    assert given.yuan == 1240 == -fund_of(casework).entries[-1].yuan
    assert benefits(casework, course) == []


@pytest.mark.parametrize("months", [1, 4])
def test_what_the_county_pays_is_paid_by_its_benefit_alone(casework, months):
    """Left to it by an empty fund, or decided by it."""
    course = approved(casework, filed(casework), months=months)
    decided = course.case.version
    work(casework)
    reloaded(casework, course)
    assert course.case.payer == "county"
    with pytest.raises(PaidOtherwise):
        course.do("give_aid", form="cash")
    assert course.do("give_aid", form="transfer").last.yuan == 0
    id_ = Benefit.id_of(course.case.id, decided, "temp_urgent")
    benefit = casework.of_kind(Benefit, id_)
    assert benefit.amount_in(FILED_UNDER_THE_LAW) == 1240 * months


def test_the_fund_s_answer_reaches_a_case_that_still_asks_and_no_other(casework, funds):
    topped_up(funds, 9000)
    spending = filed(casework, "temp_exp", cause="other_spending")
    saved(casework, spending.do("accept"))
    work(casework)
    saved(casework, reloaded(casework, spending).to("approve"))
    work(casework)
    assert fund_of(casework).balance < 9000
    assert "hear_fund" not in casework.case(spending.case.id).done


@pytest.mark.parametrize("yuan", [0, 1239])
def test_what_the_fund_cannot_pay_the_county_pays_and_is_told(casework, funds, yuan):
    if yuan:
        topped_up(funds, yuan)
    course = approved(casework, filed(casework))
    work(casework)

    fund = fund_of(casework)
    assert (fund.balance, fund.left) == (yuan, 1240)
    (benefit,) = benefits(casework, course)
    assert benefit.amount_in(FILED_UNDER_THE_LAW) == 1240
    assert benefit.amount_in(FILED_UNDER_THE_LAW.replace(month=9)) == 0
    assert set(benefit.persons) == {BATU, SARNAI}


def test_what_the_county_decides_is_a_benefit_and_touches_no_fund(casework, funds):
    topped_up(funds, 9000)
    course = approved(casework, filed(casework), months=4)
    work(casework)
    assert fund_of(casework).balance == 9000
    (benefit,) = benefits(casework, course)
    assert benefit.amount_in(FILED_UNDER_THE_LAW) == 4960


def test_goods_and_referrals_cost_the_fund_nothing(casework, funds):
    topped_up(funds, 9000)
    course = approved(casework, filed(casework), forms=["referral"])
    work(casework)
    assert fund_of(casework).balance == 9000
    assert benefits(casework, course) == []


def test_each_entry_is_made_on_the_book_as_it_was_seen(casework, funds):
    topped_up(funds, 100)
    fund = fund_of(casework)
    more = {"yuan": Decimal(1), "source": "county", "voucher": "2"}
    with pytest.raises(StaleCase):
        funds.take(fund.id, fund.version - 1, Order(KEEPER), "top_up", more)
    funds.take(fund.id, fund.version, Order(KEEPER), "top_up", more)
    with pytest.raises(AlreadyDone):
        funds.open(Order(KEEPER), township=TOWNSHIP)
    with pytest.raises(NotYours):
        funds.take(fund.id, 3, Order(HEAD), "top_up", more)
    stranger = Actor(person("stranger"), Role.VERIFIER, OTHER_COUNTY)
    with pytest.raises(NotInArea):
        funds.take(fund.id, 3, Order(stranger), "top_up", more)
    with pytest.raises(NotInArea):
        funds.read(fund.id, stranger, FILED_UNDER_THE_LAW, FILED_UNDER_THE_LAW, "casework")
    case = filed(casework).case.id
    with pytest.raises(CaseNotFound):
        funds.take(case, 1, Order(KEEPER), "top_up", more)


def test_the_book_of_some_days_stands_between_two_balances(casework, funds):
    topped_up(funds, 5000)
    approved(casework, filed(casework))
    work(casework)
    today = fund_of(casework).entries[0].on
    shown = funds.read(fund_of(casework).id, KEEPER, today, today, "casework")
    assert (shown.opening, shown.closing, shown.balance) == (0, 3760, 3760)
    assert shown.closing - shown.opening == sum(entry.yuan for entry in shown.entries)
    assert set(shown.commands) == {"top_up"}
    before = funds.read(
        fund_of(casework).id, HEAD, today.replace(day=1), today.replace(day=1), "audit"
    )
    assert (before.closing, before.entries) == (0, [])


def test_the_county_finds_its_funds_and_what_they_come_to(
    casework, funds, boards_engine, engine
):
    topped_up(funds, 1000)
    approved(casework, filed(casework))
    work(casework)
    other = funds.open(Order(KEEPER), township="150421103")
    runner = Runner(
        boards_engine,
        Follower.on(boards_engine, PersonalKeys(boards_engine, MASTER)),
        [wall.board],
    )
    runner.prepare()
    runner.catch_up()

    with engine.connect() as tx:
        first = pages.page(tx, str(COUNTY), size=1)
        rest = pages.page(tx, str(COUNTY), cursor=first.cursor)
        together = pages.together(tx, "15")
        nowhere = pages.together(tx, "1505")
    assert [row.owner for row in (*first.rows, *rest.rows)] == [TOWNSHIP, "150421103"]
    assert rest.rows[0].fund_id == other.id
    assert first.rows[0].left_cases == 1
    assert (together.funds, together.balance, together.left_yuan) == (2, 1000, 1240)
    assert nowhere == (0, 0, 0, 0, 0, 0, 0)


def test_nobody_answers_for_the_office_but_itself(casework):
    course = filed(casework)
    saved(casework, course.do("accept"))
    work(casework)
    event = course.case.__class__.AidRecalled
    stored = [e for e in casework.events.get(course.case.id) if isinstance(e, event)]
    assert [(e.by, e.role) for e in stored] == [("policy:recall_aid", "clock")]
