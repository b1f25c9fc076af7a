"""The town of the story: who lives and works in it, and its clock."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from datetime import time as hour
from typing import Any, TypeVar

import httpx

from domain.moment import BEIJING
from interface.demo.client import API, Desk, Surprise
from interface.trial.installation import move_clock
from interface.trial.staff import PASSWORD

FIRST_DAY = date(2026, 3, 2)
VILLAGE = "150525100203"
"""通辽市奈曼旗大沁他拉镇西湖村, a real one; the people are invented."""
TOWNSHIP, COUNTY, LEAGUE, REGION = "150525100", "150525", "1505", "15"
AWAY = "150702001"
"""呼伦贝尔市海拉尔区正阳街道: another league."""
PAPER = b"%PDF-1.4\n% a paper of the demonstration\n%%EOF\n"
CITIZENS_PASSWORD = "grassland-2026"
MORNING = hour(9)
PATIENCE = 60.0
"""Seconds the story waits for the worker."""
T = TypeVar("T")


def morning(day: date) -> datetime:
    """Nine o'clock of that day, when the office opens."""
    return datetime.combine(day, MORNING, BEIJING)


@dataclass(frozen=True)
class Citizen:
    """Somebody invented, with a number that is only well formed."""

    name: str
    number: str
    phone: str = ""

    def told(self) -> dict[str, str]:
        return {"name": self.name, "identity_number": self.number}


@dataclass
class Town:
    web: httpx.Client
    owner_url: str
    day: date = FIRST_DAY
    desks: dict[str, Desk] = field(default_factory=dict)

    def later(self, days: int) -> date:
        """Let days go by: the clock of the trial moves, for every process."""
        self.day += timedelta(days=days)
        move_clock(self.owner_url, morning(self.day))
        return self.day

    def officer(self, role: str, division: str, number: int = 1) -> Desk:
        return self.signed_in(f"{role}{number}.d{division}", PASSWORD)

    def citizen(self, who: Citizen) -> Desk:
        """Signs up online, with name and number, and signs in."""
        if who.number not in self.desks:
            body = {**who.told(), "password": CITIZENS_PASSWORD}
            if who.phone:
                body["phone"] = who.phone
            answer = self.web.post(f"{API}/accounts", json=body)
            if answer.status_code != 201:
                raise Surprise(f"no account: {answer.text}")
        return self.signed_in(who.number, CITIZENS_PASSWORD)

    def signed_in(self, login: str, password: str) -> Desk:
        if login not in self.desks:
            self.desks[login] = Desk(self.web, login, password).sign_in()
        return self.desks[login]

    def papers(self, desk: Desk, *materials: str) -> list[dict[str, Any]]:
        """Upload a paper for each material, and say which is which."""
        kept = [(m, desk.upload(f"{m}.pdf", PAPER)) for m in materials]
        return [{"material": m, "sha256": u["sha256"], "attachment": u["id"]} for m, u in kept]

    @staticmethod
    def until(ask: Callable[[], T | None]) -> T:
        """Wait for the worker, not for ever."""
        deadline = time.monotonic() + PATIENCE
        while (answer := ask()) is None:
            if time.monotonic() > deadline:
                raise Surprise("the worker does not do its part")
            time.sleep(0.1)
        return answer
