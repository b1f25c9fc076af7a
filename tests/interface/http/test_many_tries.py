"""How often something may be tried is counted for whoever tries it, wherever they come from."""

from __future__ import annotations

from uuid import uuid4

import pytest
from flask import Flask

from application.ledgers.allowance import SIGN_UP, TRACKED, TRACKING
from interface.http.app import create_app
from tests.interface.http.people import citizen
from tests.interface.http.town import Town

NOBODYS = {"last_six": "000000"}
NUMBER = "NM-150421-dibao-20260101-{:05}"


def track(app: Flask, number: int, *come_through: str) -> int:
    passed = {"X-Forwarded-For": ", ".join(come_through)} if come_through else {}
    asked = {"number": NUMBER.format(number), **NOBODYS}
    answer = app.test_client().post("/api/v1/tracking", json=asked, headers=passed)
    return answer.status_code


def address() -> str:
    return f"198.51.100.{uuid4()}"


def test_behind_a_proxy_one_visitor_does_not_use_up_what_all_others_have(town: Town) -> None:
    app = create_app(town.services, proxies=1)
    eager, other = address(), address()
    answers = [track(app, n, eager) for n in range(100, 100 + TRACKING.burst + 1)]
    assert answers == [404] * TRACKING.burst + [429]
    assert track(app, 120, other) == 404


def test_a_visitor_can_not_pretend_to_come_from_elsewhere_through_the_proxy(
    town: Town,
) -> None:
    app = create_app(town.services, proxies=1)
    true = address()
    answers = [track(app, n, address(), true) for n in range(200, 200 + TRACKING.burst + 1)]
    assert answers[-1] == 429


def test_without_a_proxy_nobody_is_believed_about_an_address(town: Town) -> None:
    """The negative control of the first test: all come from one address."""
    app = create_app(town.services)
    answers = [track(app, n, address()) for n in range(300, 300 + TRACKING.burst + 1)]
    assert answers[-1] == 429


def test_the_six_characters_of_one_case_can_not_be_tried_out_from_many_addresses(
    town: Town,
) -> None:
    app = create_app(town.services, proxies=1)
    answers = [track(app, 400, address()) for _ in range(TRACKED.burst + 1)]
    assert answers == [404] * TRACKED.burst + [429]
    assert track(app, 401, address()) == 404


@pytest.mark.parametrize("proxies", [1, 2])
def test_sign_ups_are_counted_behind_as_many_proxies_as_there_are(
    town: Town, proxies: int
) -> None:
    app = create_app(town.services, proxies=proxies)
    through = [address(), *(address() for _ in range(proxies - 1))]
    who = citizen()
    asked = {"name": who.name, "identity_number": who.number, "password": "onlyletters"}
    passed = {"X-Forwarded-For": ", ".join(through)}
    client = app.test_client()
    tries = range(SIGN_UP.burst + 1)
    answers = [client.post("/api/v1/accounts", json=asked, headers=passed) for _ in tries]
    assert [answer.status_code for answer in answers] == [422] * SIGN_UP.burst + [429]
