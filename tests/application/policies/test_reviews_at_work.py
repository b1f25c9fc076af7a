"""Bad reviews as the unit, its supervisors, the rated officer and the rater meet them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine

from application.access import Access
from application.boards import rectifications as wall
from application.boards.follower import Follower
from application.boards.pages import rectifications as pages
from application.boards.runner import Runner
from application.casework import Casework
from application.ledgers.keys import PersonalKeys
from application.ledgers.reads import Reads
from application.orders import Order
from application.rectifications import Rectifications
from domain.divisions import Division
from domain.errors import CaseNotFound, Conflicted, NotInArea, NotYours
from domain.office import Actor, Role
from domain.rectification import Rectification
from tests.application.policies.office import (
    COUNTY,
    DAY,
    MASTER,
    TOWNSHIP,
    reviewed,
    submitted,
)

RATER, RATED, CLERK, COLLEAGUE, CHIEF = (str(UUID(int=n)) for n in range(11, 16))
PURPOSE = "casework"


def officer(who: str, role: Role = Role.WINDOW, division: str = TOWNSHIP) -> Actor:
    return Actor(who, role, Division(division))


clerk, colleague = officer(CLERK), officer(COLLEAGUE, Role.VERIFIER)
chief = officer(CHIEF, Role.SUPERVISOR, COUNTY)
rated_one = officer(RATED)
rater = Actor(RATER, Role.APPLICANT, Division(COUNTY))


@pytest.fixture
def work(casework: Casework, engine: Engine) -> Rectifications:
    return Rectifications(casework, Access(casework, Reads(engine)))


@pytest.fixture
def review(casework: Casework) -> Rectification:
    review = reviewed(RATER, rated=[RATED])
    casework.save(review)
    return review


def contact(work: Rectifications, id_: UUID, by: Actor = clerk) -> int:
    facts = {"how": "phone", "reached": True}
    return work.take(id_, 1, Order(by), "contact", facts).version


def test_the_handling_unit_is_not_told_who_gave_the_review(work, review):
    shown = work.read(review.id, clerk, PURPOSE)

    assert (shown.rater, shown.case, shown.comment) == ("", review.case, "等了很久")
    assert {"contact", "contest"} & set(shown.commands) == {"contact"}


def test_the_rated_officer_sees_neither_rater_nor_case_nor_words(work, review):
    shown = work.read(review.id, rated_one, PURPOSE)

    assert (shown.rater, shown.case, shown.comment) == ("", None, "")
    assert (shown.rating, shown.tags, shown.commands) == (1, ("rude",), [])
    with pytest.raises(Conflicted):
        work.rater(review.id, rated_one, PURPOSE)
    with pytest.raises(Conflicted):
        contact(work, review.id, rated_one)


def test_whoever_has_to_call_is_told_whom_and_only_then(work, review):
    assert work.rater(review.id, clerk, PURPOSE) == RATER

    contact(work, review.id)
    with pytest.raises(NotYours):
        work.rater(review.id, clerk, PURPOSE)


def test_supervisors_and_the_rater_see_it_whole_and_strangers_not_at_all(work, review):
    for reader in (chief, rater):
        assert work.read(review.id, reader, "supervision").rater == RATER
    with pytest.raises(NotInArea):
        work.read(review.id, officer(CLERK, division="150421103"), PURPOSE)
    with pytest.raises(NotInArea):
        work.read(review.id, Actor(str(uuid4()), Role.APPLICANT, Division(COUNTY)))


def test_every_reading_is_noted(work, review, engine):
    work.read(review.id, clerk, PURPOSE)
    work.rater(review.id, clerk, PURPOSE)

    noted = Reads(engine).of(review.id, since=datetime(2020, 1, 1, tzinfo=UTC))
    assert [(n.actor, n.purpose) for n in noted] == [(CLERK, PURPOSE)] * 2


def test_what_is_no_rectification_is_not_found_as_one(work, casework):
    case = submitted()
    casework.save(case)
    with pytest.raises(CaseNotFound):
        work.read(case.id, clerk, PURPOSE)
    with pytest.raises(CaseNotFound):
        work.take(case.id, 1, Order(clerk), "accept", {})


def test_it_goes_from_hand_to_hand_until_it_is_closed(work, review):
    version = contact(work, review.id)
    for by, step, facts in (
        (colleague, "verify", {"finding": "true", "account": "属实"}),
        (colleague, "plan", {"reason": "复杂", "measures": "联席会议"}),
        (clerk, "rectify", {"measures": "已道歉"}),
        (clerk, "reply", {"how": "phone", "answer": "已整改"}),
        (colleague, "revisit", {"satisfied": True}),
        (rater, "rate_again", {"rating": 5}),
        (colleague, "close", {}),
    ):
        version = work.take(review.id, version, Order(by), step, facts).version

    assert work.read(review.id, chief, "supervision").stage == "closed"


def test_a_supervisor_gives_it_to_another_unit_which_then_has_it(work, review):
    facts = {"owner": "150421103", "reason": "转办"}
    work.take(review.id, 1, Order(chief), "assign", facts)

    with pytest.raises(NotInArea):
        contact(work, review.id)
    contact(work, review.id, officer(CLERK, division="150421103"))


def test_at_any_instant_bad_reviews_received_are_closed_or_open_with_an_owner(
    work, casework, engine, boards_engine
):
    follower = Follower.on(boards_engine, PersonalKeys(boards_engine, MASTER))
    boards = Runner(boards_engine, follower, [wall.board], batch=1)
    boards.prepare()
    for number in range(4):
        review = reviewed(owner=TOWNSHIP if number % 2 else COUNTY)
        casework.save(review)
        unit = officer(CLERK, division=str(review.owner))
        seen = 1
        if number > 1:
            change = {"owner": TOWNSHIP, "reason": "转办"}
            seen = work.take(review.id, seen, Order(chief), "assign", change).version
            unit = clerk
        for step, facts in (
            ("verify", {"finding": "no_legal_basis", "account": "-"}),
            ("reply", {"how": "notice", "answer": "-"}),
            ("close", {}),
        )[: number + 1]:
            seen = work.take(review.id, seen, Order(unit), step, facts).version

    received = []
    while boards.step():
        with engine.connect() as tx:
            figures = pages.figures(tx, "15", DAY)
        assert figures.received == figures.closed + figures.with_owner
        received.append((figures.received, figures.closed))
    assert received[-1] == (4, 2)
    assert len(received) == casework.recorder.max_notification_id()


def test_the_board_shows_it_where_it_was_given_to(work, review, engine, boards_engine):
    facts = {"owner": "150421103", "reason": "转办"}
    work.take(review.id, 1, Order(chief), "assign", facts)
    follower = Follower.on(boards_engine, PersonalKeys(boards_engine, MASTER))
    boards = Runner(boards_engine, follower, [wall.board])
    boards.prepare()
    boards.catch_up()
    with engine.connect() as tx:
        found = {
            area: len(pages.page(tx, area).rows) for area in (TOWNSHIP, "150421103", COUNTY)
        }

    assert found == {TOWNSHIP: 0, "150421103": 1, COUNTY: 1}


def test_the_board_says_nothing_of_the_rater(casework, review, engine, boards_engine):
    follower = Follower.on(boards_engine, PersonalKeys(boards_engine, MASTER))
    boards = Runner(boards_engine, follower, [wall.board])
    boards.prepare()
    boards.catch_up()
    with engine.connect() as tx:
        (row,) = pages.page(tx, TOWNSHIP).rows
        late = pages.figures(tx, TOWNSHIP, date(2026, 3, 5))

    assert RATER not in str(row)
    assert (row.rectification_id, row.owner, row.stage) == (review.id, TOWNSHIP, "assigned")
    assert row.due_on == date(2026, 3, 4)
    assert (late.overdue, late.excluded) == (1, 0)
