"""抽签: a lot follows from the file and the moment, and falls as often as was published."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from domain.lot import lot_falls_on, seed_of

NUMBER = "NM-150421-tekun-20260303-00001"
IDS = [str(UUID(int=number, version=4)) for number in range(1000)]


@pytest.mark.parametrize("per_cent", [0, 1, 30, 50, 99, 100])
def test_of_many_files_it_falls_on_the_published_share(per_cent):
    fallen = sum(lot_falls_on(id_, NUMBER, per_cent) for id_ in IDS)
    assert abs(fallen - 10 * per_cent) <= (50 if 0 < per_cent < 100 else 0)


def test_where_it_falls_it_falls_for_every_higher_share_too():
    for id_ in IDS[:50]:
        falls = [lot_falls_on(id_, NUMBER, per_cent) for per_cent in range(101)]
        assert falls == sorted(falls)


def test_whoever_knows_the_file_does_not_know_the_lot_before_it_is_drawn():
    """A microsecond later it may fall otherwise: there is nothing to choose by."""
    noon = datetime(2026, 3, 3, 4, tzinfo=UTC)
    moments = [noon + timedelta(microseconds=n) for n in range(1000)]
    fallen = [lot_falls_on(seed_of(UUID(IDS[0]), at), NUMBER, 30) for at in moments]
    assert abs(sum(fallen) - 300) <= 50
    assert len({seed_of(UUID(IDS[0]), at) for at in moments}) == len(moments)
