"""The small tables beside the log, on the real database, as the application's role."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.exc import ProgrammingError
from sqlalchemy.pool import NullPool

from application.ledgers.allowance import Allowance, Rate
from application.ledgers.credentials import Credentials
from application.ledgers.numbers import Numbers
from application.ledgers.reads import Reads
from application.ledgers.trial_clock import TrialClock, true_time
from tests.conftest import Database

DAY = date(2026, 11, 24)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def read(case_id: object, **changes: object) -> dict[str, object]:
    row = {
        "actor": "officer-1",
        "role": "verifier",
        "division": "150421102",
        "on_behalf_of": "",
        "case_id": case_id,
        "purpose": "handling",
        "outcome": "answered",
    }
    return {**row, **changes}


def test_numbers_count_up_by_county_type_and_day(engine: Engine) -> None:
    numbers = Numbers(engine)

    drawn = [numbers.draw("150421102201", "dibao", DAY).number for _ in range(2)]
    drawn.append(numbers.draw("150421102201", "tekun", DAY).number)
    drawn.append(numbers.draw("150422", "dibao", DAY).number)
    drawn.append(numbers.draw("150421", "dibao", DAY + timedelta(1)).number)

    assert drawn == [
        "NM-150421-dibao-20261124-00001",
        "NM-150421-dibao-20261124-00002",
        "NM-150421-tekun-20261124-00001",
        "NM-150422-dibao-20261124-00001",
        "NM-150421-dibao-20261125-00001",
    ]


def test_a_league_or_the_region_fills_the_county_with_zeros(engine: Engine) -> None:
    numbers = Numbers(engine)

    assert numbers.draw("1504", "place_name", DAY).number.startswith("NM-150400-")
    assert numbers.draw("15", "place_name", DAY).number.startswith("NM-150000-")


def test_numbers_drawn_side_by_side_are_distinct(engine: Engine) -> None:
    numbers = Numbers(engine)

    with ThreadPoolExecutor(8) as desks:
        drawn = list(
            desks.map(lambda _: numbers.draw("150421", "dibao", DAY).number, range(80))
        )

    assert sorted(drawn) == [f"NM-150421-dibao-20261124-{n:05}" for n in range(1, 81)]


def test_numbers_that_are_read_first_and_written_then_come_twice(engine: Engine) -> None:
    """The control of the test above: its threads do meet."""

    def careless(_: int) -> int:
        with engine.begin() as c:
            highest = c.scalar(text("SELECT coalesce(max(last), 0) FROM ledgers.numbers"))
            time.sleep(0.005)
            c.execute(
                text(
                    "INSERT INTO ledgers.numbers VALUES ('150421', 'dibao', :day, :last)"
                    " ON CONFLICT (county, kind, day) DO UPDATE SET last = excluded.last"
                ),
                {"day": DAY, "last": highest + 1},
            )
        return int(highest + 1)

    with ThreadPoolExecutor(8) as desks:
        drawn = list(desks.map(careless, range(40)))

    assert len(set(drawn)) < len(drawn)


def test_who_read_a_case_is_told_the_latest_first(engine: Engine) -> None:
    reads = Reads(engine)
    case, other = uuid4(), uuid4()

    reads.note(**read(case))
    reads.note(**read(other, actor="officer-2"))
    reads.note(**read(case, actor="officer-3", outcome="refused"))

    told = reads.of(case, since=LONG_AGO)
    assert [(r.actor, r.outcome) for r in told] == [
        ("officer-3", "refused"),
        ("officer-1", "answered"),
    ]
    assert true_time() - told[0].at < timedelta(minutes=1)


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM ledgers.reads",
        "DELETE FROM ledgers.reads",
        "UPDATE ledgers.reads SET purpose = 'audit'",
        "TRUNCATE ledgers.reads",
        "INSERT INTO ledgers.reads (at, actor, role, division, on_behalf_of, purpose, outcome)"
        " VALUES (now() - interval '1 year', 'a', 'r', '15', '', 'handling', 'answered')",
        "UPDATE ledgers.credentials SET subject = gen_random_uuid()",
        "INSERT INTO ledgers.trial_clock (ahead) VALUES (interval '1 day')",
        "DELETE FROM ledgers.attachments",
    ],
)
def test_the_application_may_not(module_database: Database, statement: str) -> None:
    engine = create_engine(module_database.url("anjuan_app"), poolclass=NullPool)

    with pytest.raises(ProgrammingError, match="permission denied"), engine.begin() as c:
        c.execute(text(statement))


def test_not_even_the_owner_changes_what_was_read(engine: Engine, database: Database) -> None:
    Reads(engine).note(**read(uuid4()))
    owner = create_engine(database.url("anjuan_owner"))

    with pytest.raises(ProgrammingError, match="what was recorded stays"), owner.begin() as c:
        c.execute(text("DELETE FROM ledgers.reads"))
    owner.dispose()


def test_five_failures_lock_a_login_for_half_an_hour(engine: Engine) -> None:
    credentials = Credentials(engine)
    now = true_time()
    credentials.open("window.1", uuid4(), "officer", "hash", at=now)

    tries = [credentials.attempt("window.1", now) for _ in range(7)]
    later = credentials.attempt("window.1", now + timedelta(minutes=30))

    assert [t is not None for t in tries] == [True] * 5 + [False] * 2
    assert later is not None


def test_after_the_lock_the_count_begins_again(engine: Engine) -> None:
    credentials = Credentials(engine)
    now = true_time()
    credentials.open("window.1", uuid4(), "officer", "hash", at=now)
    for _ in range(5):
        credentials.attempt("window.1", now)

    later = now + timedelta(minutes=31)
    tries = [credentials.attempt("window.1", later) for _ in range(6)]

    assert [t is not None for t in tries] == [True] * 5 + [False]


def test_attempts_made_side_by_side_are_counted_one_by_one(engine: Engine) -> None:
    credentials = Credentials(engine)
    now = true_time()
    credentials.open("window.1", uuid4(), "officer", "hash", at=now)

    with ThreadPoolExecutor(8) as thieves:
        tries = list(thieves.map(lambda _: credentials.attempt("window.1", now), range(40)))

    assert sum(t is not None for t in tries) == 5


def test_attempts_that_are_counted_after_the_look_let_more_through(engine: Engine) -> None:
    """The control of the test above: counting after the password was looked at is too late."""
    credentials = Credentials(engine)
    now = true_time()
    credentials.open("window.1", uuid4(), "officer", "hash", at=now)

    def careless(_: int) -> bool:
        with engine.begin() as c:
            failed = c.scalar(text("SELECT failed FROM ledgers.credentials"))
        time.sleep(0.01)  # the password is looked at
        with engine.begin() as c:
            c.execute(text("UPDATE ledgers.credentials SET failed = failed + 1"))
        return bool(failed < 5)

    with ThreadPoolExecutor(8) as thieves:
        tries = list(thieves.map(careless, range(40)))

    assert sum(tries) > 5


def test_a_right_attempt_is_forgiven(engine: Engine) -> None:
    credentials = Credentials(engine)
    now = true_time()
    credentials.open("window.1", uuid4(), "officer", "hash", at=now)

    for _ in range(12):
        assert credentials.attempt("window.1", now)
        credentials.forgive("window.1")


def test_a_login_is_given_once(engine: Engine) -> None:
    credentials = Credentials(engine)
    first = uuid4()

    assert credentials.open("window.1", first, "officer", "hash", at=true_time())
    assert not credentials.open("window.1", uuid4(), "officer", "other", at=true_time())

    assert list(credentials.subjects("officer")) == [first]


def test_a_bucket_empties_and_fills_again(engine: Engine) -> None:
    allowance = Allowance(engine)
    quick = Rate(3, 20)

    at_once = [allowance.take("quick", quick) for _ in range(4)]
    time.sleep(0.12)

    assert at_once == [True, True, True, False]
    assert allowance.take("quick", quick)


def test_a_bucket_is_shared_by_all_who_take_from_it(engine: Engine) -> None:
    allowance = Allowance(engine)

    with ThreadPoolExecutor(8) as takers:
        taken = list(takers.map(lambda _: allowance.take("slow", Rate(5, 0.001)), range(40)))

    assert sum(taken) == 5
    assert allowance.take("another", Rate(5, 0.001))


def test_a_sweep_forgets_old_buckets_only(engine: Engine) -> None:
    allowance = Allowance(engine)
    allowance.take("old", Rate(1, 0))
    allowance.take("new", Rate(1, 0))
    with engine.begin() as c:
        c.execute(
            text("UPDATE ledgers.allowances SET at = at - interval '2 days' WHERE key = 'old'")
        )

    allowance.sweep()

    assert allowance.take("old", Rate(1, 0))
    assert not allowance.take("new", Rate(1, 0))


def test_without_a_trial_the_clock_is_true(engine: Engine) -> None:
    clock = TrialClock(engine)

    assert clock.ahead() is None
    assert abs(clock() - true_time()) < timedelta(seconds=5)


def test_every_process_of_a_trial_sees_the_same_clock(
    engine: Engine, database: Database
) -> None:
    owner = create_engine(database.url("anjuan_owner"))
    day = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)

    TrialClock(owner).set(day)

    seen = TrialClock(engine)()
    assert timedelta() <= seen - day < timedelta(seconds=30)
    TrialClock(owner).set(day + timedelta(days=7))
    assert TrialClock(engine)() - day >= timedelta(days=7)
    owner.dispose()
