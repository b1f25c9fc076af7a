"""What the program is told from outside, and when it refuses to start."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from eventsourcing.persistence import OperationalError
from sqlalchemy import create_engine

from application.ledgers.keys import WrongMasterKey
from application.ledgers.trial_clock import TrialClock, true_time
from interface import embedded, main
from interface.settings import BadSetting, Settings
from tests.conftest import Database

KEY = "1f" * 32


@pytest.fixture
def in_earnest(database: Database, tmp_path: Path) -> Settings:
    """A server of somebody's own, with the keys in files."""
    for name in ("master.key", "token.key"):
        (tmp_path / name).write_text(KEY, encoding="ascii")
    return Settings(
        data=tmp_path,
        database_url=database.url(embedded.APP),
        boards_url=database.url(embedded.BOARDS),
        owner_url=database.url(embedded.OWNER),
    )


def set_trial_clock(database: Database) -> None:
    owner = create_engine(database.url(embedded.OWNER))
    TrialClock(owner).set(true_time() + timedelta(days=3))
    owner.dispose()


def test_an_office_opens_on_a_server_that_settings_name(in_earnest: Settings):
    office = main.office(in_earnest)

    assert office.services.unready() == []
    assert abs(office.casework.now() - true_time()) < timedelta(minutes=1)


def test_the_clock_of_a_trial_is_refused_on_a_server_that_settings_name(
    database: Database, in_earnest: Settings
):
    set_trial_clock(database)

    with pytest.raises(BadSetting, match="clock of a trial"):
        main.office(in_earnest)


def test_the_clock_of_a_trial_moves_the_office_on_the_embedded_server(
    database: Database, in_earnest: Settings
):
    set_trial_clock(database)
    office = create_engine(database.url(embedded.APP))

    now = main.clock(replace(in_earnest, database_url=""), office)

    assert now() - true_time() > timedelta(days=2)
    office.dispose()


def test_a_server_that_may_forget_what_it_confirmed_is_refused(
    database: Database, in_earnest: Settings
):
    database.server.administer(f"ALTER DATABASE {database.name} SET synchronous_commit = off")

    with pytest.raises(OperationalError, match="synchronous_commit"):
        main.office(in_earnest)


def test_a_missing_key_is_never_made_beside_a_server_of_others(in_earnest: Settings):
    (in_earnest.data / "master.key").unlink()

    with pytest.raises(BadSetting, match="no key"):
        main.office(in_earnest)


def test_a_master_key_that_opens_nothing_here_is_refused(
    database: Database, in_earnest: Settings
):
    office = main.office(in_earnest)
    office.casework.keys.current({"0b7f3c1e-5d0a-4c8e-9b55-9f2f6f1d7a10"})
    (in_earnest.data / "master.key").write_text("2e" * 32, encoding="ascii")

    with pytest.raises(WrongMasterKey):
        main.office(in_earnest)


def test_a_key_is_made_once_beside_the_embedded_server(tmp_path: Path):
    settings = Settings(data=tmp_path)

    first = settings.master_key()

    assert settings.master_key() == first
    assert (tmp_path / "master.key").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("text", ["", "1f", "1f" * 31])
def test_a_key_of_another_length_is_refused(tmp_path: Path, text: str):
    (tmp_path / "master.key").write_text(text, encoding="ascii")

    with pytest.raises(BadSetting, match="32 bytes"):
        Settings(data=tmp_path).master_key()


def test_a_key_that_is_no_hexadecimal_is_refused(tmp_path: Path):
    (tmp_path / "master.key").write_text("not a key", encoding="ascii")

    with pytest.raises(BadSetting, match="hexadecimal"):
        Settings(data=tmp_path).master_key()


def test_what_should_be_a_number_and_is_none_is_refused():
    for name in ("DATABASE_POOL_SIZE", "ANJUAN_PROXIES"):
        for wrong in ("many", "-1", "", "1.5", "²"):
            with pytest.raises(BadSetting, match=name):
                Settings.read({name: wrong})
    read = Settings.read({"DATABASE_POOL_SIZE": "9", "ANJUAN_PROXIES": "2"})
    assert (read.pool_size, read.proxies) == (9, 2)


def test_tables_of_another_revision_are_a_reason_not_to_answer(
    database: Database, in_earnest: Settings
):
    office = main.office(in_earnest)
    database.server.administer(
        "UPDATE alembic_version SET version_num = '0000'", database=database.name
    )

    assert office.services.unready() == ["the tables are not those of this program"]
