"""Web and worker as processes of their own, started and stopped together."""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import NoReturn
from urllib.error import URLError
from urllib.request import urlopen

STARTING = 60.0
"""Seconds a process may take until it answers."""
STOPPING = 35.0
"""Seconds it may take to finish what it has begun."""
WATCHING = 1.0
"""Seconds between two looks at whether all still run."""


class DidNotStart(Exception):
    """A process ended, or did not answer, while it was being started; its log says why."""


class Ended(Exception):
    """A process that should go on has ended; its log says why."""


class Occupied(Exception):
    """Two would work on one database and stop each other's server."""


def web_command(bind: str) -> list[str]:
    """gunicorn: threads for requests that wait on the database, two processes for two cores."""
    options = {
        "bind": bind,
        "worker-class": "gthread",
        "workers": "2",
        "threads": "4",
        "timeout": "30",
        "graceful-timeout": "30",
        "max-requests": "20000",
        "max-requests-jitter": "2000",
        "log-level": "warning",
    }
    words = [word for name, value in options.items() for word in (f"--{name}", value)]
    return [
        sys.executable,
        "-m",
        "gunicorn",
        "interface.main:web()",
        "--no-control-socket",
        *words,
    ]


def worker_command() -> list[str]:
    return [sys.executable, "-m", "interface.cli", "worker"]


Running = dict[str, "subprocess.Popen[bytes]"]


@contextmanager
def running(
    commands: dict[str, list[str]], logs: Path, **environment: str
) -> Iterator[Running]:
    """Run these until the block ends, whichever way it ends; each writes a log of its name."""
    logs.mkdir(parents=True, exist_ok=True)
    before = signal.signal(signal.SIGTERM, leave)
    started: Running = {}
    try:
        for name, command in commands.items():
            with (logs / f"{name}.log").open("ab") as log:
                started[name] = subprocess.Popen(
                    command,
                    env=os.environ | environment,
                    stdout=log,
                    stderr=log,
                    start_new_session=True,
                )
        yield started
    finally:
        stop(started.values())
        signal.signal(signal.SIGTERM, before)


def watch(started: Running) -> None:
    """As long as all of them run.  Raises Ended, with the name, when one does not any more."""
    while True:
        for name, process in started.items():
            if process.poll() is not None:
                raise Ended(f"{name} has ended with {process.returncode}")
        time.sleep(WATCHING)


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Nobody else works with this folder meanwhile.  Raises Occupied."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder.parent / f"{folder.name}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Occupied(f"another process works in {folder}") from None
        yield


def leave(number: int, frame: FrameType | None) -> NoReturn:
    """Asked to end, we do not end without the others."""
    raise SystemExit(128 + number)


def stop(processes: Iterable[subprocess.Popen[bytes]]) -> None:
    """Ask all to finish, then wait for each; whoever does not finish in time is killed."""
    asked = list(processes)
    for process in asked:
        process.send_signal(signal.SIGTERM)
    for process in asked:
        try:
            process.wait(STOPPING)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def wait_until_ready(started: Running, address: str, patience: float = STARTING) -> None:
    """Until the web answers that it is ready.

    Raises DidNotStart when it takes too long, or when one of the processes ends meanwhile: who
    answers then is somebody else.
    """
    deadline = time.monotonic() + patience
    while True:
        if ended := [name for name, process in started.items() if process.poll() is not None]:
            raise DidNotStart(f"{', '.join(ended)} ended at once")
        try:
            with urlopen(f"{address}/readyz", timeout=2):
                return
        except (URLError, ConnectionError, TimeoutError):
            if time.monotonic() > deadline:
                raise DidNotStart(f"{address} does not answer") from None
            time.sleep(0.1)
