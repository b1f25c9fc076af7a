"""The office behind gunicorn as it is run in earnest, and a clerk who files applications."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import create_engine

from application.ledgers.credentials import OFFICER
from application.ledgers.trial_clock import true_time
from application.orders import Order
from benchmarks.crowd import Crowd, free_port, request
from benchmarks.ground import Ground
from domain.divisions import Division
from domain.office import Actor, Role
from interface import embedded, main, processes
from interface.http.services import Services
from interface.http.tokens import Bearer, Tokens
from interface.settings import make_key
from tests.interface.http.people import (
    PWD_PAPERS,
    TOWNSHIP,
    VILLAGE,
    disability,
    identity_number,
)
from tests.samples import NUMBERS as FIGURES

SUBMIT = "/api/v1/cases/pwd_subsidy"
PEOPLE = count(1)
LONG_AGO = date(2016, 1, 1)


@contextmanager
def served(
    application: str, environment: dict[str, str], logs: Path, patience: float = 60
) -> Iterator[Crowd]:
    """Under gunicorn with our settings: 2 processes of 4 threads."""
    port = free_port()
    command = processes.web_command(f"127.0.0.1:{port}")
    command[command.index("interface.main:web()")] = application
    commands = {application.partition(":")[0]: command}
    with processes.running(commands, logs, **environment) as started:
        processes.wait_until_ready(started, f"http://127.0.0.1:{port}", patience)
        crowd = Crowd(port)
        yield crowd
        crowd.close()


class Clerk:
    """A window clerk with a token and the papers of an application, uploaded once."""

    def __init__(self, services: Services) -> None:
        admin = Order(Actor(str(uuid4()), Role.ADMIN, Division("15")))
        added = services.officers.add(admin, name="样例", login="benchmark", number="")
        services.officers.appoint(
            admin, added.id, role=Role.WINDOW, division=Division(TOWNSHIP), since=LONG_AGO
        )
        self.who = added.id
        self.services = services
        keeper = Order(Actor(str(uuid4()), Role.CATALOGUE, Division("15")))
        for key, value in FIGURES.items():
            services.publications.publish(
                keeper,
                key=key,
                division="15",
                value=Decimal(value),
                since=LONG_AGO,
                source="样例",
            )
        self.papers = [self.paper(material) for material in PWD_PAPERS]

    def paper(self, material: str) -> dict[str, str]:
        actor = Actor(str(self.who), Role.WINDOW, Division(TOWNSHIP))
        kept = self.services.attachments.upload(actor, "page.pdf", b"%PDF-1.4 " + uuid4().bytes)
        return {"material": material, "sha256": kept.sha256, "attachment": str(kept.id)}

    def headers(self) -> dict[str, str]:
        token, _ = self.services.tokens.issue(Bearer(UUID(str(self.who)), OFFICER))
        return {"Authorization": f"Bearer {token}"}

    def application(self) -> dict[str, Any]:
        """Of somebody who was never here before."""
        serial = next(PEOPLE)
        born = date(1940 + serial // 12_000 % 60, serial // 1000 % 12 + 1, 3)
        return {
            "applicant": {"name": "巴图", "identity_number": identity_number(serial, born)},
            "owner": VILLAGE,
            "papers": self.papers,
            "form": disability(),
        }

    def submissions(self, number: int) -> list[bytes]:
        own = self.headers()
        return [
            request("POST", SUBMIT, own | {"Idempotency-Key": uuid4().hex}, self.application())
            for _ in range(number)
        ]

    def readings(self, cases: list[str]) -> list[bytes]:
        own = self.headers() | {"Purpose": "casework"}
        return [request("GET", f"/api/v1/cases/{case}", own) for case in cases]


@contextmanager
def office(here: Ground) -> Iterator[tuple[Crowd, Clerk]]:
    name = here.ours()
    with TemporaryDirectory() as folder:
        data = Path(folder)
        environment = {
            "DATABASE_URL": here.url(name),
            "DATABASE_BOARDS_URL": here.url(name, embedded.BOARDS),
            "ANJUAN_MASTER_KEY_FILE": str(data / "master.key"),
            "ANJUAN_TOKEN_KEY_FILE": str(data / "token.key"),
            "ANJUAN_DATA": folder,
        }
        make_key(data / "master.key")
        make_key(data / "token.key")
        engine = create_engine(here.url(name))
        parts = main.services(
            engine,
            master=bytes.fromhex((data / "master.key").read_text()),
            tokens=Tokens(bytes.fromhex((data / "token.key").read_text())),
            attachments=data / "attachments",
            now=true_time,
        )
        (data / "attachments").mkdir()
        clerk = Clerk(parts)
        with served("interface.main:web()", environment, data) as crowd:
            yield crowd, clerk
        engine.dispose()
