"""The demonstration, played once: what it was told through the API is what the rules say."""

from decimal import Decimal

import pytest

from interface.demo import story


@pytest.fixture(scope="module")
def outcome(tmp_path_factory):
    return story.run(tmp_path_factory.mktemp("demo"))


def test_the_gap_to_the_line_is_granted_to_three_people(outcome):
    """3 x 660 yuan less 9,600 a year: the rural line of 2025, as the sample publishes it."""
    assert outcome.dibao.amount == Decimal("1180.00") == 3 * Decimal(660) - Decimal(9600) / 12


def test_the_allowance_begins_the_month_after_the_decision(outcome):
    told = outcome.dibao
    assert (told.decided_on, told.effective_from) == ("2026-03-18", "2026-04-01")
    assert told.benefit["since"] == "2026-04-01"
    assert told.benefit["case"] == told.case


def test_the_worker_closed_the_notice_on_its_last_day(outcome):
    """Seven calendar days after 2026-03-09; 2026-03-16 is a working Monday."""
    assert outcome.dibao.notice_closed_on == "2026-03-16"


def test_what_must_not_be_was_refused(outcome):
    assert outcome.dibao.refusals == {
        "second application": 409,
        "acceptance without the paper": 422,
        "a visit by one person": 422,
        "ending the notice early": 409,
        "approval by who verified": 403,
        "reading from another league": 404,
    }


def test_the_applicant_rated_what_was_served(outcome):
    assert outcome.dibao.rating == 5


def test_the_subsidy_is_taken_in_by_one_league_and_decided_by_another(outcome):
    told = outcome.subsidy
    assert (told.intake[:4], told.owner[:4], told.path) == ("1507", "1505", "anywhere")


def test_the_two_subsidies_count_from_the_month_of_application(outcome):
    told = outcome.subsidy
    assert told.effective_from == "2026-03-01"
    amounts = {entitlement: Decimal(amount) for entitlement, amount in told.benefits.items()}
    assert amounts == {"pwd.living": Decimal(110), "pwd.care": Decimal(100)}


def test_the_bad_review_has_an_owner_at_once(outcome):
    """Whoever served the result puts it right: the office that took the case in."""
    assert outcome.subsidy.rectification["owner"]["code"] == "150702001"


def test_the_auditor_sees_every_step_in_its_order(outcome):
    steps = [event["step"]["code"] for event in outcome.history]
    assert [event["version"] for event in outcome.history] == list(range(1, len(steps) + 1))
    assert [step for step in steps if step in MAIN_JOB] == MAIN_JOB


MAIN_JOB = [
    "submit",
    "promise",
    "request_correction",
    "supply",
    "accept",
    "begin_investigation",
    "request_means_test",
    "start_means_test",
    "report_means",
    "visit_home",
    "verify",
    "post_notice",
    "close_notice",
    "receive_file",
    "review",
    "approve",
    "serve",
    "publish_result",
    "evaluate",
]
