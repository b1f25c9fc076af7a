"""The whole demonstration: an installation of its own, its processes, its chapters."""

from __future__ import annotations

import shutil
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from domain.divisions import DIVISIONS
from interface import processes
from interface.demo import dibao, household, replay, subsidy
from interface.demo.telling import chapter
from interface.demo.town import AWAY, FIRST_DAY, TOWNSHIP, Town, morning
from interface.main import Office
from interface.trial import installation, staff

ANSWERING_WITHIN = 30.0
"""Seconds for one answer, on a machine that has much else to do."""


@dataclass(frozen=True)
class Outcome:
    """Everything the story was told through the API."""

    dibao: household.Told
    subsidy: subsidy.Told
    history: list[dict[str, Any]]


def run(folder: Path) -> Outcome:
    """Play it from the start, in a new database; web and worker are processes of their own."""
    shutil.rmtree(folder, ignore_errors=True)
    with installation.prepared(folder, morning(FIRST_DAY)) as office:
        seats = [*staff.seats(TOWNSHIP), *staff.seats(AWAY)]
        staff.enrol(office, seats, FIRST_DAY)
        chapter(f"案卷演示 · {FIRST_DAY} · {DIVISIONS.name(TOWNSHIP)}")
        return played(office)


def played(office: Office) -> Outcome:
    data, bind = office.settings.data, f"127.0.0.1:{free_port()}"
    commands = {"web": processes.web_command(bind), "worker": processes.worker_command()}
    with processes.running(commands, data / "logs", ANJUAN_DATA=str(data)) as started:
        processes.wait_until_ready(started, f"http://{bind}")
        with httpx.Client(base_url=f"http://{bind}", timeout=ANSWERING_WITHIN) as web:
            town = Town(web, office.addresses.owner)
            support = dibao.play(town)
            two = subsidy.play(town)
            return Outcome(support, two, replay.play(town, support.case))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
