"""The peers of the HTTP benchmark: Flask views that insert one row, read one, and save as many
rows as a submission does."""

from __future__ import annotations

import json
import os
import threading
import uuid
from typing import Any

import psycopg2
from flask import Flask, request

TABLE = "CREATE TABLE bare (id uuid PRIMARY KEY, number text, body text)"
KEY = "INSERT INTO ledgers.personal_keys (person, no, wrapped) VALUES (%s::uuid, 1, %s)"
EVENTS = "events (stream_id, version, topic, state, nth, command_id, command_digest)"
EVENT = "(%s::uuid, 1, %s, %s, %s, %s::uuid, %s::bytea)"
KEY_BYTES, DIGEST_BYTES = 60, 32
app = Flask(__name__)
local = threading.local()


def cursor() -> Any:
    """One connection for each thread, in autocommit."""
    if not hasattr(local, "connection"):
        local.connection = psycopg2.connect(os.environ["BARE_DATABASE"])
        local.connection.autocommit = True
    return local.connection.cursor()


@app.post("/rows")
def insert() -> tuple[dict[str, str], int]:
    body = request.get_json()
    made = str(uuid.uuid4())
    with cursor() as curs:
        curs.execute(
            "INSERT INTO bare (id, number, body) VALUES (%s, %s, %s)",
            (made, body["owner"], request.get_data(as_text=True)),
        )
    return {"id": made}, 201


@app.post("/saves")
def save() -> tuple[dict[str, str], int]:
    """In one statement, into the log: events of these topics and sizes, and a person's key."""
    request.get_json()
    rows: list[tuple[str, int]] = json.loads(os.environ["BARE_ROWS"])
    command, told = str(uuid.uuid4()), [str(uuid.uuid4()), bytes(KEY_BYTES)]
    for nth, (topic, size) in enumerate(rows):
        digest = None if nth else bytes(DIGEST_BYTES)
        told += [str(uuid.uuid4()), topic, bytes(size), nth, command, digest]
    values = ", ".join([EVENT] * len(rows))
    with cursor() as curs:
        curs.execute(f"WITH key AS ({KEY}) INSERT INTO {EVENTS} VALUES {values}", told)
    return {"id": command}, 201


@app.get("/rows/<id_>")
def read(id_: str) -> dict[str, str]:
    with cursor() as curs:
        curs.execute("SELECT number, body FROM bare WHERE id = %s", (id_,))
        number, body = curs.fetchone()
    return {"number": number, "body": body}


@app.get("/readyz")
def ready() -> dict[str, str]:
    return {}
