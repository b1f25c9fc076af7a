"""The trial office: every type can be filed and decided in it, by its sample officers."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import create_engine

from domain.cases import CASE_TYPES
from domain.divisions import DIVISIONS, Division, Level
from domain.figures import FIGURES, of_types
from domain.stage import Stage
from interface import embedded
from interface.database import Addresses
from interface.main import Office
from interface.settings import Settings
from interface.trial import cases, figures, staff
from interface.trial.command import IN_SERVICE_FOR
from interface.trial.course import Clock
from interface.trial.installation import publish
from tests.interface.http.town import services_on

NOW = datetime(2026, 11, 2, 1, tzinfo=UTC)
LATER = NOW + timedelta(days=365)
"""Other cases than before, of the same invented people, when those are decided."""
LONG_BEFORE = timedelta(days=90)
LEFT_TO_A_DIVISION = ("dibao.tier.",)
"""Other ways to measure the same support: who publishes none goes by the standard."""
VILLAGE = cases.villages()[0]
LONGEST = 40
"""More steps than any course takes."""
SOME = 18
LEAGUES = [league.code for league in DIVISIONS.children("15")]
every_type = pytest.mark.parametrize("code", CASE_TYPES)


@pytest.fixture(scope="module")
def office(module_database, tmp_path_factory):
    """Published and staffed as the trial is."""
    engine = create_engine(module_database.url(embedded.APP))
    folder = tmp_path_factory.mktemp("trial")
    services = services_on(engine, folder, Clock(NOW))
    publish(services.publications)
    trial = Office(Settings(data=folder), Addresses("", "", ""), services)
    seats = [seat for village in cases.villages() for seat in staff.seats(village)]
    staff.enrol(trial, seats, NOW.date() - IN_SERVICE_FOR)
    yield services
    services.casework.close()
    engine.dispose()


@pytest.fixture(scope="module")
def filing(office):
    return cases.Filing(office.casework, office.casework.now, until=NOW)


def needed():
    """Figures of a type's rules that nothing stands in for."""
    keys = {figure.key for figure in of_types() if figure.usual is None}
    return {key for key in keys if not key.startswith(LEFT_TO_A_DIVISION)}


def test_every_figure_that_rules_cannot_do_without_is_published():
    assert needed() == {figure.key for figure in figures.figures()} & needed()


def test_what_is_published_may_be_published_and_says_that_it_is_a_sample():
    for figure in figures.figures():
        assert FIGURES[figure.key].fits(figure.value), figure.key
        assert figure.source == figures.SAMPLE or figure in figures.DELEGATIONS


def test_every_type_has_a_sample_application():
    assert set(cases.FORMS) == set(CASE_TYPES)


@every_type
def test_an_application_of_every_type_is_decided_and_goes_on_to_its_last_step(filing, code):
    filing.clock.moment = NOW - LONG_BEFORE
    course = filing.file(code, VILLAGE)

    steps = course.go(LONGEST)

    assert course.case.stage is Stage.SERVED
    assert set(course.application.goals) <= course.case.done.keys()
    assert len(steps) < LONGEST
    assert filing.clock.moment < NOW


def test_a_township_with_a_quota_decides_on_help_at_once(filing):
    filing.clock.moment = NOW - LONG_BEFORE
    village = next(v for v in cases.villages() if v.startswith("1504"))
    course = filing.file("temp_urgent", village)

    course.go(LONGEST)

    assert course.case.procedure.path == "township"
    assert course.case.stage is Stage.SERVED


def test_nothing_happens_later_than_now(filing):
    filing.clock.moment = NOW - timedelta(days=4)
    course = filing.file("dibao", VILLAGE)

    course.go(LONGEST)

    assert "post_notice" in course.case.done
    assert "close_notice" not in course.case.done


def test_cases_come_from_every_league_and_are_at_several_stages(office):
    courses = cases.make(office.casework, office.casework.now, LATER.date(), SOME)

    made = [course.case for course in courses]
    assert len(made) == SOME
    assert {case.owner.at(Level.LEAGUE) for case in made} == {*map(Division, LEAGUES)}
    assert {case.stage for case in made} >= {Stage.SUBMITTED, Stage.SERVED}


def test_every_type_in_force_is_among_the_cases():
    assert set(cases.deck(NOW.date())) == set(CASE_TYPES)


def test_a_type_whose_rules_are_not_in_force_yet_is_left_out():
    assert "eco_burial" not in cases.deck(date(2026, 3, 29))


def test_whoever_sits_at_a_desk_of_a_sample_village_can_sign_in():
    seats = {seat for village in cases.villages() for seat in staff.seats(village)}
    desks = {(seat.role, DIVISIONS.named(seat.division).level) for seat in seats}
    assert desks == {(r, level) for level, roles in staff.NEEDED.items() for r in roles}
    assert Level.VILLAGE in {level for _, level in desks}
