"""What is kept in memory is used only while the log has nothing later."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine

from application.callers import Callers
from application.casework import Casework
from application.gazettes import Gazettes
from application.keyed_hash import KeyedHash
from application.ledgers.keys import PersonalKeys
from application.ledgers.latest import Latest
from application.ledgers.streams import Streams
from application.standings import standing
from domain.office import Role
from domain.officer import Officer
from tests.application.access.conftest import ADMIN, MASTER, YEAR, Clock, Office
from tests.application.access.test_gazettes import KEEPER, KEY, publish
from tests.domain.access.hands import TODAY, TOWNSHIP, VILLAGE


@pytest.fixture
def elsewhere(engine: Engine, hashes: KeyedHash, clock: Clock) -> Casework:
    """The same office in another process: what is done there is not in this one's memory."""
    return Casework(engine, PersonalKeys(engine, MASTER), hashes, now=clock)


def test_who_is_dismissed_in_one_process_may_do_nothing_more_in_another(
    office: Office, elsewhere: Casework
) -> None:
    clerk = UUID(office.officer("clerk", Role.WINDOW).who)
    there = Callers(elsewhere)
    assert there.actor("officer", clerk)
    assert there.actor("officer", clerk)

    office.officers.revoke(ADMIN, clerk, reason="离职")

    assert there.actor("officer", clerk) is None


def test_a_figure_published_in_one_process_is_read_in_another(
    office: Office, elsewhere: Casework
) -> None:
    publish(office, TOWNSHIP, "600")
    assert elsewhere.gazettes.gazette().rate(KEY, VILLAGE, TODAY) == 600

    publish(office, VILLAGE, "650")
    office.publications.correct(
        KEEPER,
        key=KEY,
        division=TOWNSHIP.code,
        since=YEAR,
        value=Decimal(610),
        source="样例",
        reason="更正",
    )

    assert elsewhere.gazettes.gazette().rate(KEY, VILLAGE, TODAY) == 650
    assert elsewhere.gazettes.gazette().rate(KEY, TOWNSHIP, TODAY) == 610


def test_one_act_reads_a_publication_once(office: Office, gazettes: Gazettes) -> None:
    publish(office, TOWNSHIP, "600")
    gazette = gazettes.gazette()
    assert gazette.rate(KEY, TOWNSHIP, TODAY) == 600

    publish(office, TOWNSHIP, "650", date(2026, 6, 1))

    assert gazette.reading().rate(KEY, VILLAGE, TODAY) == 600


class Counting(Streams):
    """Counts the events it was sent."""

    sent = 0

    def after(self, seen):
        found = super().after(seen)
        self.sent += len(found)
        return found


def test_nothing_is_sent_again_of_what_is_known(office: Office, engine: Engine) -> None:
    clerk = UUID(office.officer("clerk", Role.WINDOW).who)
    streams = Counting(engine, office.casework.streams.mapper)
    latest = Latest(streams, Officer, standing)

    first, again = latest.now([clerk, uuid4()]), latest.now([clerk, uuid4()])

    assert first == again
    assert first.keys() == {clerk}
    assert streams.sent == 2  # enrolled, appointed


def test_nothing_personal_is_kept_and_memory_is_bounded(office: Office) -> None:
    officers = [UUID(office.officer(f"clerk{n}", Role.WINDOW).who) for n in range(5)]
    latest = Latest(office.casework.streams, Officer, standing)
    latest.most = 3

    assert len(latest.now(officers)) == 5
    assert len(latest._memory) == 3
    assert "巴图" not in repr(latest._memory)
