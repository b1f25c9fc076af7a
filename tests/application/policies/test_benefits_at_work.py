"""Benefits as the granting organ changes them and as everybody finds them again."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from sqlalchemy import Engine

from application.access import Access
from application.benefits import Benefits
from application.boards import benefits as wall
from application.boards.follower import Follower
from application.boards.pages import benefits as pages
from application.boards.runner import Runner
from application.casework import Casework
from application.ledgers.keys import PersonalKeys
from application.ledgers.reads import Reads
from application.orders import Order
from application.policies import POLICIES
from application.policies.runner import PolicyRunner
from domain.benefit import Benefit
from domain.divisions import Division
from domain.errors import CaseNotFound, Malformed, NotInArea, NotYours
from domain.office import Actor, Role
from tests.application.policies.office import COUNTY, MASTER, TOWNSHIP, approved

APPROVER = Actor(str(UUID(int=21)), Role.APPROVER, Division(COUNTY))
MARCH, APRIL, MAY, JUNE, JULY = (date(2026, month, 1) for month in range(3, 8))


@pytest.fixture
def work(casework: Casework, engine: Engine) -> Benefits:
    return Benefits(casework, Access(casework, Reads(engine)))


@pytest.fixture
def case(casework: Casework):
    case = approved()
    casework.save(case)
    while PolicyRunner(POLICIES["open_benefit"], casework).step():
        pass
    return case


@pytest.fixture
def boards(boards_engine: Engine) -> Runner:
    follower = Follower.on(boards_engine, PersonalKeys(boards_engine, MASTER))
    boards = Runner(boards_engine, follower, [wall.board])
    boards.prepare()
    return boards


def living(case) -> UUID:
    return Benefit.id_of(case.id, case.version, "pwd.living")


def test_the_organ_that_granted_it_changes_it_and_the_recipient_reads_each_month(work, case):
    id_, version = living(case), 1
    for step, facts in (
        ("adjust", {"amount": Decimal(150), "from_month": APRIL, "ground": "standard_changed"}),
        ("suspend", {"from_month": MAY, "ground": "card_expired"}),
        ("resume", {"from_month": JUNE, "ground": "card_renewed"}),
        ("end", {"from_month": date(2026, 7, 1), "ground": "moved_away"}),
    ):
        version = work.take(id_, version, Order(APPROVER), step, facts).version

    recipient = Actor(case.applicant, Role.APPLICANT, Division(COUNTY))
    shown = work.read(id_, recipient, date(2026, 7, 31))
    assert [amount for _, amount in shown.months] == [110, 150, 0, 150, 0]
    assert (shown.case, shown.stage, shown.commands) == (case.id, "ended", [])


def test_nobody_is_told_the_months_of_a_far_future(work, case):
    recipient = Actor(case.applicant, Role.APPLICANT, Division(COUNTY))
    for upto in (date(9998, 12, 31), date.max):
        with pytest.raises(Malformed):
            work.read(living(case), recipient, upto)


def test_who_did_not_grant_it_does_not_change_it_and_strangers_do_not_see_it(work, case):
    end = {"from_month": MAY, "ground": "death"}
    with pytest.raises(NotYours):
        work.take(
            living(case),
            1,
            Order(Actor(APPROVER.who, Role.APPROVER, Division(TOWNSHIP))),
            "end",
            end,
        )
    with pytest.raises(NotInArea):
        work.read(living(case), Actor(str(UUID(int=5)), Role.APPLICANT, Division(COUNTY)), MAY)
    with pytest.raises(CaseNotFound):
        work.read(case.id, APPROVER, MAY, "casework")
    with pytest.raises(CaseNotFound):
        work.take(case.id, 1, Order(APPROVER), "serve", {"how": "-"})


def test_the_board_leads_from_the_case_and_from_the_person_to_the_benefits(
    case, boards, engine
):
    boards.catch_up()
    with engine.connect() as tx:
        of_case, of_person = pages.of_case(tx, case.id), pages.of_person(tx, case.applicant)
        in_area = pages.page(tx, COUNTY, size=1)
        rest = pages.page(tx, COUNTY, cursor=in_area.cursor)

    assert {row.entitlement for row in of_case} == {"pwd.living", "pwd.care"}
    assert of_case == of_person
    assert len(in_area.rows) + len(rest.rows) == 2
    assert rest.cursor == ""


def test_what_a_month_costs_follows_every_change(work, case, casework, boards, engine):
    change = {"amount": Decimal("150.50"), "from_month": APRIL, "ground": "standard_changed"}
    version = work.take(living(case), 1, Order(APPROVER), "adjust", change).version
    stop = {"from_month": JUNE, "ground": "card_expired"}
    version = work.take(living(case), version, Order(APPROVER), "suspend", stop).version
    again = {"from_month": JULY, "ground": "card_renewed"}
    work.take(living(case), version, Order(APPROVER), "resume", again)
    boards.catch_up()

    with engine.connect() as tx:
        costs = {
            month: {p.entitlement: (p.benefits, p.yuan) for p in pages.paid_in(tx, "15", month)}
            for month in (date(2026, 2, 1), MARCH, APRIL, JUNE, JULY)
        }
        nowhere = pages.paid_in(tx, "1505", MARCH)

    assert costs == {
        date(2026, 2, 1): {},
        MARCH: {"pwd.living": (1, Decimal(110)), "pwd.care": (1, Decimal(120))},
        APRIL: {"pwd.living": (1, Decimal("150.50")), "pwd.care": (1, Decimal(120))},
        JUNE: {"pwd.care": (1, Decimal(120))},
        JULY: {"pwd.living": (1, Decimal("150.50")), "pwd.care": (1, Decimal(120))},
    }
    assert nowhere == []
