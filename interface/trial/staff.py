"""Sample officers: one office's worth of people for a village and for those above it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import cycle
from typing import NamedTuple

from application.ledgers.credentials import OFFICER
from application.ledgers.trial_clock import true_time
from application.officers import Post
from application.orders import Order
from domain.divisions import DIVISIONS, Division, Level
from domain.office import Actor, Role
from interface.main import Office

PASSWORD = "sample-officer-1"
"""Of every sample officer; a trial is reached from this machine only."""
INSTALLER = Actor("installation", Role.ADMIN, Division("15"))
VILLAGE = {Role.VILLAGE: 1}
TOWNSHIP = {
    Role.WINDOW: 1,
    Role.VERIFIER: 2,
    Role.APPROVER: 1,
}
COUNTY = {
    Role.WINDOW: 1,
    Role.CHECKER: 1,
    Role.VERIFIER: 2,
    Role.PARTNER: 1,
    Role.PROVIDER: 1,
    Role.APPROVER: 2,
}
LEAGUE = {Role.WINDOW: 1, Role.VERIFIER: 1, Role.APPROVER: 1, Role.SUPERVISOR: 1}
REGION = {Role.SUPERVISOR: 1, Role.AUDITOR: 1, Role.CATALOGUE: 1, Role.ADMIN: 1}
NEEDED = {
    Level.VILLAGE: VILLAGE,
    Level.TOWNSHIP: TOWNSHIP,
    Level.COUNTY: COUNTY,
    Level.LEAGUE: LEAGUE,
    Level.REGION: REGION,
}
SURNAMES = "王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗"
GIVEN = ("乌兰", "建华", "其其格", "志强", "萨仁", "海燕", "巴雅尔", "晓明", "国庆")


class Seat(NamedTuple):
    """A login that can be used, and what it is for."""

    login: str
    role: Role
    division: str

    def __str__(self) -> str:
        return f"{self.login:28} {self.role:11} {DIVISIONS.name(self.division)}"


def seats(place_code: str) -> Iterator[Seat]:
    """Everybody who is needed between an application here and its audit."""
    for level, roles in NEEDED.items():
        place = Division(place_code).at(level)
        if place is None:
            continue
        for role, number in roles.items():
            for n in range(1, number + 1):
                yield Seat(f"{role}{n}.d{place}", role, str(place))


def enrol(office: Office, wanted: list[Seat], since: date) -> None:
    """Take each into service, appoint, and give the sample password; once for each login."""
    names = (f"{s}{g}" for s, g in zip(cycle(SURNAMES), cycle(GIVEN), strict=False))
    order = Order(INSTALLER)
    passwords = office.services.accounts.passwords
    secret = passwords.hasher.hash(PASSWORD)  # once: a hash is slow on purpose
    for seat, name in zip(dict.fromkeys(wanted), names, strict=False):
        post = Post(seat.role, Division(seat.division), since)
        added = office.services.officers.add(order, name=name, login=seat.login, post=post)
        passwords.credentials.open(
            seat.login, added.id, OFFICER, secret, valid_until=None, at=true_time()
        )
